"""Writing in a draft: what is shown, kept, refused."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Wording
from masswerk.people.models import Role
from tests import factories
from tests.concepts.office.desk import adopted, at, passage, text_of, wording

pytestmark = pytest.mark.django_db


def test_the_tree_opens_the_way_to_the_passage_and_nothing_else(office, draft):
    shown = text_of(office.get(at(draft, "stelle/p2/")))
    assert 'stelle/p4/#stelle"' in shown
    assert 'stelle/p22/#stelle"' not in shown
    whole = text_of(office.get(at(draft, "stelle/p2/?baum=ganz")))
    assert 'stelle/p22/#stelle"' in whole


@pytest.mark.parametrize(("wanted", "found"), [("Maßnahme 22", "p22"), ("MASSNAHME 22", "p22"), ("2.1", "p22")])
def test_a_passage_is_found_by_number_or_word(office, draft, wanted, found):
    answer = text_of(office.get(at(draft), {"suche": wanted}))
    assert f"stelle/{found}/#stelle" in answer
    assert "1 von 30 Textstellen passen" in answer


def test_a_saved_wording_is_shown_and_told(office, draft):
    answer = office.post(at(draft, "stelle/p2/"), wording(passage(draft, "p2"), text="- **eins**\n- zwei"), follow=True)
    assert "Der Wortlaut ist gespeichert." in text_of(answer)
    assert "data-saved" in text_of(answer)
    assert passage(draft, "p2").wording.text == "- **eins**\n- zwei"


def test_a_refused_wording_stays_in_the_form(office, draft):
    row = passage(draft, "p2")
    answer = office.post(at(draft, "stelle/p2/"), wording(row, title="", text=""))
    assert (answer.status_code, "Schreiben Sie, was dort stehen soll." in text_of(answer)) == (422, True)
    answer = office.post(at(draft, "stelle/p2/"), wording(row, text="Mein Satz", kind="erfunden"))
    assert (answer.status_code, "Mein Satz" in text_of(answer)) == (422, True)


def test_a_preview_changes_nothing_and_lets_no_script_through(office, draft):
    typed = {"title": "<b>x</b>", "text": "**fett** <script>alert(1)</script>"}
    shown = text_of(office.post(at(draft, "stelle/p2/vorschau/"), typed))
    assert "<h3>&lt;b&gt;x&lt;/b&gt;</h3>" in shown
    assert "<strong>fett</strong> &lt;script&gt;" in shown
    without_script = text_of(office.post(at(draft, "stelle/p2/"), {**wording(passage(draft, "p2")), **typed,
                                                                  "vorschau": "1"}))
    assert "<strong>fett</strong>" in without_script
    assert Wording.objects.filter(edition=draft, element__key="p2").count() == 1


def test_signing_in_again_does_not_make_the_page_forget_what_was_typed(draft):
    account = factories.account(Role.COORDINATOR, at=draft.body)
    visitor = Client()
    there = visitor.post(at(draft, "stelle/p2/"), {"text": "Mein Satz"})["Location"]
    page = visitor.post(there, {"login": account.email, "password": "ein langes Kennwort"}, follow=True)
    assert page.request["PATH_INFO"] == at(draft, "stelle/p2/")
    assert 'data-keep' in text_of(page)
    assert "data-saved" not in text_of(page)


def test_two_people_on_one_passage_see_both_wordings_and_lose_none(office, draft):
    first = wording(passage(draft, "p2"))
    office.post(at(draft, "stelle/p2/"), {**first, "text": "Der Kreis fördert Vorhaben Nummer 2 mit vielen Sprachkursen."})
    answer = office.post(at(draft, "stelle/p2/"), {
        **first, "text": "Der Landkreis fördert Vorhaben Nummer 2 mit Sprachkursen."})
    shown = text_of(answer)
    assert answer.status_code == 409
    assert "gestrichen </span>Kreis<span" in shown
    assert "eingefügt </span>vielen" in shown
    form = answer.context["form"]
    assert form.initial["text"] == "Der Landkreis fördert Vorhaben Nummer 2 mit vielen Sprachkursen."
    assert form.initial["serial"] == 2
    office.post(at(draft, "stelle/p2/"), form.initial)
    assert passage(draft, "p2").wording.text == form.initial["text"]
    assert Wording.objects.filter(edition=draft, element__key="p2").count() == 3


def test_redlines_of_the_office_show_no_signs_of_markdown(office, draft):
    text = "Der Kreis fördert:\n\n- **Kurse** am Abend\n- [Beratung](https://example.org)"
    actions.translate(passage(draft, "p2"), language="en", title="Course", text="", by=SYSTEM)
    for number in ("", " und am Samstag"):
        sent = wording(passage(draft, "p2"), text=text.replace("am Abend", f"am Abend{number}"))
        office.post(at(draft, "stelle/p2/"), sent)
    late = office.post(at(draft, "stelle/p2/"), {**sent, "serial": 1, "text": text.replace("Kreis", "Landkreis")})
    pages = [late, office.get(at(draft, "stelle/p2/verlauf/")), office.get(at(draft, "sprache/en/p2/")),
             office.get(at(draft, "sprache/en/?zeige=veraltet"))]
    for page in pages:
        main = re.sub(r"<(textarea|details)\b.*?</\1>|<input[^>]*>", "", text_of(page))
        assert ("<strong>" in main or "<b>Kurse" in main, "**" in main, "](" in main) == (True, False, False)


def test_where_both_changed_the_same_word_the_page_asks(office, draft):
    first = wording(passage(draft, "p2"))
    for text in ("Die Stadt fördert Vorhaben Nummer 2 mit Sprachkursen.",
                 "Das Land fördert Vorhaben Nummer 2 mit Sprachkursen."):
        answer = office.post(at(draft, "stelle/p2/"), {**first, "text": text})
    assert [(c.base, c.mine, c.theirs) for c in answer.context["collisions"]] == [("Der Kreis", "Das Land", "Die Stadt")]


def test_the_history_goes_back_through_editions_and_brings_a_wording_back(office, draft):
    adopted(draft)
    newer = actions.open_revision(draft, key="2031", title="Entwurf", by=SYSTEM)
    actions.edit_passage(passage(newer, "p2"), title="Neu", text="Anders.", serial=1, by=SYSTEM)
    answer = office.get(at(newer, "stelle/p2/verlauf/"))
    assert [(v.wording.edition.key, v.wording.title, v.is_current) for v in answer.context["versions"]] == [
        ("2031", "Neu", True), ("2026", "Maßnahme 2", False)]
    old = answer.context["versions"][1].wording
    office.post(at(newer, "stelle/p2/"), wording(passage(newer, "p2"), title=old.title, text=old.text))
    assert passage(newer, "p2").wording.title == "Maßnahme 2"
