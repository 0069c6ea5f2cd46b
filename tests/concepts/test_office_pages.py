"""The pages of editions: what they show, what they refuse, and that their queries do not grow."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Concept, Edition, Erratum, GlossaryTerm, Interface, Passage, Rendition, Wording
from masswerk.people.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def concept() -> Concept:
    return factories.concept(factories.body(slug="harz"))


@pytest.fixture
def office(concept) -> Client:
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=concept.body))
    client.get("/harz/arbeit/fassungen/")  # the first request of a session also notes when it began
    return client


@pytest.fixture
def draft(concept) -> Edition:
    return factories.edition(concept, passages=30)


def at(edition: Edition, rest: str = "") -> str:
    return f"/harz/arbeit/fassungen/{edition.pk}/{rest}"


def passage(edition: Edition, key: str) -> Passage:
    return Passage.objects.select_related("edition", "element", "wording").get(edition=edition, element__key=key)


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def adopted(edition: Edition) -> Edition:
    actions.adopt(edition, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    return edition


def wording(row: Passage, **given: object) -> dict[str, object]:
    """What the form of a passage sends."""
    stored = {"title": row.wording.title, "text": row.wording.text, "kind": row.kind, "number": row.number,
              "serial": row.wording.serial}
    return {**stored, **given}


# Queries


PAGES = ["", "stelle/pre-1/", "stelle/pre-1/?baum=ganz", "stelle/pre-1/?suche=Kreis", "stelle/pre-1/verlauf/",
         "stelle/pre-1/ort/", "stelle/pre-1/zuordnung/", "stelle/pre/entfernen/", "verbleib/", "verbleib/pre-1/",
         "herkunft/pre-1/", "schnittstellen/", "neu/?bei=pre-1", "sprachen/", "sprache/ar/?zeige=alle",
         "sprache/ar/pre-1/", "beschluss/"]


def test_queries_are_the_same_for_6_60_and_600_passages(concept, office):
    counts: dict[str, list[int]] = {page: [] for page in PAGES}
    for size in (6, 60, 600):
        other = factories.concept(concept.body, slug=f"konzept-{size}")
        old = adopted(factories.edition(other, key="alt", passages=size))
        draft = actions.open_revision(old, key="neu", title="Entwurf", by=SYSTEM)
        for page in PAGES:
            with CaptureQueriesContext(connection) as queries:
                assert office.get(at(draft, page)).status_code == 200
            counts[page].append(len(queries))
    assert {page: found for page, found in counts.items() if len(set(found)) > 1} == {}
    assert max(max(found) for found in counts.values()) <= 14


def test_the_overview_asks_the_same_for_one_and_three_editions(concept, office, draft):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            office.get("/harz/arbeit/fassungen/")
        return len(queries)

    one = asked()
    for key in ("2027", "2028"):
        factories.edition(concept, key=key)
    factories.concept(concept.body, slug="zweites")
    assert asked() == one


# Overview and steps


def test_a_concept_is_founded_and_begun_in_two_forms(office, concept):
    answer = office.post("/harz/arbeit/fassungen/gruenden/", {"title": "Zweites", "slug": "zweites"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/harz/arbeit/fassungen/beginnen/zweites/"
    answer = office.post("/harz/arbeit/fassungen/beginnen/zweites/", {"title": "Entwurf", "key": "2027"}, follow=True)
    assert "Diese Fassung ist noch leer." in text_of(answer)


@pytest.mark.parametrize(("form", "says"), [
    ({"title": "x", "slug": "integrationskonzept"}, "Es gibt schon ein Konzept mit der Adresse"),
    ({"title": "x", "slug": "mit Leerzeichen"}, "gültige"), ({"title": "", "slug": "x"}, "zwingend")])
def test_a_refused_founding_stands_beside_the_form_with_what_was_typed(office, form, says):
    answer = office.post("/harz/arbeit/fassungen/gruenden/", {**form, "summary": "Mein Satz"})
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert "Mein Satz" in text_of(answer)


def test_a_step_is_asked_for_before_it_is_taken(office, draft):
    assert "Als Beschlussvorlage einbringen?" in text_of(office.get(at(draft, "schritt/vorlage/")))
    office.post(at(draft, "schritt/vorlage/"))
    draft.refresh_from_db()
    assert draft.state == "paper"
    answer = office.post(at(draft, "schritt/beteiligung/"))
    assert (answer.status_code, "wird nicht" in text_of(answer)) == (422, True)
    assert office.get(at(draft, "schritt/erfunden/")).status_code == 404


def test_title_and_introduction_are_changed(office, draft):
    office.post(at(draft, "titel/"), {"title": "Entwurf", "lead": "Worum es geht."})
    draft.refresh_from_db()
    assert (draft.title, draft.lead) == ("Entwurf", "Worum es geht.")


def test_a_draft_is_discarded_after_a_question(office, draft, concept):
    assert "Das ist endgültig." in text_of(office.get(at(draft, "verwerfen/")))
    office.post(at(draft, "verwerfen/"))
    assert concept.editions.count() == 0


# Writing


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


# Placing


def test_a_passage_is_added_behind_another(office, draft):
    office.post(at(draft, "neu/?bei=p2"), {"kind": "goal", "title": "Ziel", "text": "", "where": "after"})
    made = Passage.objects.select_related("parent").get(edition=draft, kind="goal")
    assert (made.parent.key, made.position) == ("f0", 2)
    office.post(at(draft, "neu/?bei=p2"), {"kind": "text", "title": "", "text": "Teil", "where": "below"})
    assert Passage.objects.get(edition=draft, parent__key="p2").wording.text == "Teil"


def test_a_form_sent_twice_adds_one_passage_and_one_erratum(office, draft):
    form = office.get(at(draft, "neu/")).context["form"]
    typed = {"kind": "goal", "title": "Ziel", "text": "", "where": "end", "key": form["key"].value()}
    first, second = (office.post(at(draft, "neu/"), typed)["Location"] for _ in range(2))
    assert (first == second, Passage.objects.filter(edition=draft, kind="goal").count()) == (True, 1)
    adopted(draft)
    for _ in range(2):
        office.post(at(draft, "stelle/p2/berichtigung/"), {"dated": "2026-11-20", "note": "Zahl", "text": "3"})
    assert Erratum.objects.count() == 1


def test_an_empty_passage_is_not_added(office, draft):
    answer = office.post(at(draft, "neu/"), {"kind": "goal", "title": "", "text": "", "where": "end"})
    assert (answer.status_code, "Es fehlt der Text." in text_of(answer)) == (422, True)


@pytest.mark.parametrize(("step", "parent", "position"), [
    ("hoch", "f0", 1), ("runter", "f0", 3), ("heraus", None, 4), ("hinein", "p2", 1)])
def test_a_passage_moves_by_steps(office, draft, step, parent, position):
    office.post(at(draft, "stelle/p3/ort/"), {"schritt": step})
    row = Passage.objects.select_related("parent").get(edition=draft, element__key="p3")
    assert (row.parent and row.parent.key, row.position) == (parent, position)


def test_a_passage_moves_below_another_but_not_below_itself(office, draft):
    office.post(at(draft, "stelle/p3/ort/"), {"parent": "f1", "at": "first"})
    row = Passage.objects.select_related("parent").get(edition=draft, element__key="p3")
    assert (row.parent.key, row.position) == ("f1", 1)
    answer = office.post(at(draft, "stelle/f1/ort/"), {"parent": "p3", "at": "last"})
    assert answer.status_code == 422


def test_belongings_are_ticked(office, draft):
    office.post(at(draft, "stelle/p2/zuordnung/"), {"fields_": ["f1"], "themes": ["land"]})
    held = passage(draft, "p2").element.belongings.order_by("target__key").values_list("target__key", "sort")
    assert list(held) == [("f1", "field"), ("land", "theme")]
    office.post(at(draft, "stelle/p2/zuordnung/"), {})
    assert held.all().count() == 0


@pytest.mark.parametrize(("asked", "kind"), [
    ("", "section"), ("?bei=f0", "field"), ("?bei=f0&wo=below", "measure"), ("?bei=pre-1&wo=below", "text")])
def test_a_new_passage_is_likely_what_stands_beside_it(office, draft, asked, kind):
    actions.add_element(draft, kind="measure", title="Letzte", text="", position=None, by=SYSTEM,
                        parent=passage(draft, "f0").element)
    page = office.get(at(draft, f"neu/{asked}"))
    assert page.context["form"].initial["kind"] == kind
    assert "Abbrechen" in text_of(page)


def test_a_new_edition_starts_with_a_name_that_is_free(office, concept, draft):
    url = "/harz/arbeit/fassungen/beginnen/integrationskonzept/"
    year = str(date.today().year)
    given = [office.get(url).context["form"].initial["key"] for _ in range(3) if office.post(
        url, office.get(url).context["form"].initial).status_code == 302]
    assert len(set(given)) == 3
    assert {key.partition("-")[0] for key in given} == {year}


def test_who_removes_sees_what_goes_along(office, draft):
    names = text_of(office.get(at(draft, "stelle/pre/entfernen/")))
    assert "Eine Textstelle darunter" in names
    assert "Alle gehören dazu." in names
    office.post(at(draft, "stelle/pre/entfernen/"))
    assert Passage.objects.filter(edition=draft, element__key__startswith="pre").count() == 0


def test_in_a_revision_who_removes_says_what_becomes_of_it(office, draft):
    newer = actions.open_revision(adopted(draft), key="2031", title="Entwurf", by=SYSTEM)
    answer = office.post(at(newer, "stelle/p2/entfernen/"), {"fate": "dropped", "reason": ""})
    assert (answer.status_code, Passage.objects.filter(edition=newer, element__key="p2").count()) == (422, 1)
    office.post(at(newer, "stelle/p2/entfernen/"), {"fate": "merged", "into": "p4"})
    assert list(newer.lineages.filter(old__key="p2").values_list("relation", "new__key")) == [("merged", "p4")]


def test_interfaces_are_stated_and_removed(office, draft):
    office.post(at(draft, "schnittstellen/"), {"source": "f0", "target": "f1", "note": "Anrechnung"})
    made = Interface.objects.get(edition=draft)
    answer = office.post(at(draft, "schnittstellen/"), {"source": "f0", "target": "f0", "note": "x"})
    assert (answer.status_code, "zwei verschiedene Handlungsfelder" in text_of(answer)) == (422, True)
    office.post(at(draft, f"schnittstellen/{made.pk}/entfernen/"))
    assert Interface.objects.count() == 0


# Glossary


def test_words_are_explained_changed_and_removed(office, concept, draft):
    url = "/harz/arbeit/fassungen/begriffe/integrationskonzept/"
    office.post(url + "neu/", {"term": "Lotsin", "variants": "Lotse, Lotsen, Lotse", "explanation": "Begleitet.",
                               "term_en": "Guide", "explanation_en": "Goes along."})
    row = GlossaryTerm.objects.get()
    assert (row.key, row.variants, row.renditions) == (
        "lotsin", ["Lotse", "Lotsen"], {"en": {"term": "Guide", "explanation": "Goes along."}})
    assert office.post(url + "neu/", {"term": "Lotsin", "explanation": "x"}).status_code == 422
    office.post(url + "wort/lotsin/", {"term": "Lotsin", "explanation": "Hilft."})
    row.refresh_from_db()
    assert (row.explanation, row.renditions) == ("Hilft.", {})
    office.post(url + "wort/lotsin/entfernen/")
    assert GlossaryTerm.objects.count() == 0


# Translating


def test_a_passage_is_translated_beside_its_original_also_after_adoption(office, draft):
    adopted(draft)
    url = at(draft, "sprache/ar/p2/")
    page = office.get(url)
    assert 'lang="ar" dir="rtl"' in text_of(page)
    office.post(url, {**page.context["form"].initial, "title": "تدبير", "text": "نص"})
    assert Rendition.objects.get(edition=draft).title == "تدبير"


def test_a_stale_translation_shows_what_changed_since(office, draft):
    row = passage(draft, "p2")
    actions.translate(row, language="en", title="Measure 2", text="", by=SYSTEM)
    actions.edit_passage(row, title="Maßnahme zwei", text=row.wording.text, serial=1, by=SYSTEM)
    shown = text_of(office.get(at(draft, "sprache/en/?zeige=veraltet")))
    assert "gestrichen: </span>2</del>" in shown
    assert "eingefügt: </span>zwei</ins>" in shown


def test_a_translation_made_of_an_older_wording_is_stale_at_once(office, draft):
    url = at(draft, "sprache/en/p2/")
    typed = office.get(url).context["form"].initial
    actions.edit_passage(passage(draft, "p2"), title="Neu", text="", serial=1, by=SYSTEM)
    office.post(url, {**typed, "title": "Measure 2"})
    assert Rendition.objects.get().wording_hash != passage(draft, "p2").wording.hash


def test_two_translators_see_both_texts(office, draft):
    url = at(draft, "sprache/en/p2/")
    typed = office.get(url).context["form"].initial
    office.post(url, {**typed, "title": "Theirs"})
    answer = office.post(url, {**typed, "title": "Mine"})
    assert (answer.status_code, answer.context["form"].initial["title"]) == (409, "Mine")
    assert "Theirs" in text_of(answer)
    office.post(url, answer.context["form"].initial)
    assert Rendition.objects.get().title == "Mine"


def test_a_translation_is_deleted_after_a_question(office, draft):
    url = at(draft, "sprache/en/p2/")
    assert "Übersetzung löschen" not in text_of(office.get(url))
    assert office.get(url + "loeschen/").status_code == 404
    actions.translate(passage(draft, "p2"), language="en", title="Course", text="At **night**.", by=SYSTEM)
    adopted(draft)
    assert f'href="{url}loeschen/"' in text_of(office.get(url))
    page = office.get(url + "loeschen/")
    assert "<p>At <strong>night</strong>.</p>" in text_of(page)
    answer = office.post(url + "loeschen/", {"before": page.context["before"]}, follow=True)
    assert (answer.redirect_chain, Rendition.objects.count()) == ([(url, 302)], 0)
    assert "Die Übersetzung ist gelöscht." in text_of(answer)


def test_who_deletes_a_translation_deletes_what_they_saw(office, draft):
    url = at(draft, "sprache/en/p2/loeschen/")
    actions.translate(passage(draft, "p2"), language="en", title="Course", text="", by=SYSTEM)
    seen = office.get(url).context["before"]
    actions.translate(passage(draft, "p2"), language="en", title="Better course", text="", by=SYSTEM)
    answer = office.post(url, {"before": seen})
    assert (answer.status_code, Rendition.objects.get().title) == (409, "Better course")
    assert "inzwischen von jemand anderem gespeichert" in text_of(answer)
    assert "Better course" in text_of(answer)


def test_saving_and_going_on_leads_to_the_next_open_passage(office, draft):
    actions.translate(passage(draft, "pre-1"), language="en", title="", text="All belong.", by=SYSTEM)
    typed = office.get(at(draft, "sprache/en/pre/")).context["form"].initial
    answer = office.post(at(draft, "sprache/en/pre/"), {**typed, "title": "Preamble", "weiter": "1"})
    assert answer["Location"] == at(draft, "sprache/en/land/")


def test_a_short_form_covers_what_stands_below_it(office, draft):
    actions.translate(passage(draft, "f0"), language="de-simple", title="Feld", text="Kurz.", by=SYSTEM)
    answer = office.get(at(draft, "sprache/de-simple/"), {"zeige": "alle", "feld": "f0"})
    stands = {row.item.key: row.stand.value for row in answer.context["page"]}
    assert (stands["f0"], stands["p2"]) == ("current", "covered")


# The decision


def test_the_decision_is_recorded_and_the_text_is_fixed(office, draft):
    form = {"decided_by": "Kreistag", "decided_on": "2026-11-20", "paper": "KT 12/2026"}
    answer = office.post(at(draft, "beschluss/"), form)
    assert (answer.status_code, "Kreistag" in text_of(answer)) == (422, True)
    office.post(at(draft, "beschluss/"), {**form, "sure": "on"})
    draft.refresh_from_db()
    assert (draft.state, draft.paper) == ("adopted", "KT 12/2026")
    assert office.post(at(draft, "stelle/p2/"), wording(passage(draft, "p2"), text="x")).status_code == 409


def test_open_points_stand_on_the_page_of_the_decision_and_stop_it(office, draft):
    newer = actions.open_revision(adopted(draft), key="2031", title="Entwurf", by=SYSTEM)
    actions.remove_element(passage(newer, "p2"), by=SYSTEM)
    shown = text_of(office.get(at(newer, "beschluss/")))
    assert "„1.1 Maßnahme 2“ hat noch keinen Verbleib." in shown
    answer = office.post(at(newer, "beschluss/"), {
        "decided_by": "Kreistag", "decided_on": "2026-11-20", "paper": "KT 2", "sure": "on"})
    assert (answer.status_code, "noch Fragen offen: 1" in text_of(answer)) == (422, True)


def test_an_erratum_stands_over_the_unchanged_text(office, draft):
    adopted(draft)
    answer = office.post(at(draft, "stelle/p2/berichtigung/"), {
        "dated": "2026-11-20", "note": "Zahl berichtigt", "text": "Nummer 3"}, follow=True)
    assert "Berichtigung vom 20. November 2026" in text_of(answer)
    assert (Erratum.objects.get().text, passage(draft, "p2").wording.serial) == ("Nummer 3", 1)
    assert office.post(at(draft, "stelle/p2/berichtigung/"), {"dated": "2020-01-01", "note": "x"}).status_code == 422
