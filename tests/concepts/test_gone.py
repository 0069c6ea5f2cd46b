"""Somebody takes away what another writes in: what was typed is shown in full, with what happened and ways out."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.actions.common import still_here
from masswerk.concepts.models import Concept, Edition, Passage, Rendition
from masswerk.concepts.refusals import DraftGone, PassageGone
from masswerk.people.models import Account, Role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
LONG = "Der Kreis öffnet die Kurse am Abend.\n\n- für Eltern\n- für **Schichtarbeitende** & andere <alle>"
LOST = "Ihr Text ist nicht gespeichert, aber noch da"


@pytest.fixture
def concept() -> Concept:
    return factories.concept(factories.body(slug="harz"))


@pytest.fixture
def colleague(concept) -> Account:
    return factories.account(Role.COORDINATOR, at=concept.body)


@pytest.fixture
def office(concept) -> Client:
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=concept.body))
    return client


@pytest.fixture
def old(concept) -> Edition:
    return adopted(factories.edition(concept, key="2026", passages=12))


@pytest.fixture
def draft(old) -> Edition:
    return actions.open_revision(old, key="2031", title="Entwurf 2031", by=SYSTEM)


def adopted(edition: Edition) -> Edition:
    actions.adopt(edition, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    return edition


def at(edition: Edition, rest: str) -> str:
    return f"/harz/arbeit/fassungen/{edition.pk}/{rest}"


def row(edition: Edition, key: str) -> Passage:
    return Passage.objects.select_related("edition", "element", "wording").get(edition=edition, element__key=key)


def wording(**given: object) -> dict[str, object]:
    return {"title": "Kurse am Abend", "text": LONG, "kind": "measure", "number": "", "serial": 1, **given}


def shown(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def copies(answer: object) -> list[str]:
    """What stands in the fields to copy from."""
    return [html.unescape(text).strip("\n") for text in re.findall(r"<textarea[^>]* readonly[^>]*>(.*?)</textarea>",
                                                       shown(answer), re.DOTALL)]


def test_a_removed_passage_gives_the_typed_text_back_with_who_removed_it(office, draft, colleague):
    actions.dissolve(row(draft, "p2"), reason="Ist erreicht.", by=colleague)
    answer = office.post(at(draft, "stelle/p2/"), wording())
    assert (answer.status_code, LOST in shown(answer)) == (410, True)
    assert copies(answer) == ["Kurse am Abend", LONG]
    assert "Diese Textstelle ist inzwischen aus „Entwurf 2031“ entfernt." in shown(answer)
    assert "durch Erika Beispiel" in shown(answer)


def test_the_text_goes_into_a_new_passage_with_two_clicks(office, draft, colleague):
    actions.dissolve(row(draft, "p2"), reason="Ist erreicht.", by=colleague)
    gone = shown(office.post(at(draft, "stelle/p2/"), wording()))
    assert f'action="{at(draft, "neu/")}"' in gone
    form = shown(office.post(at(draft, "neu/"), {"mitgebracht": "1", "title": "Kurse am Abend", "text": LONG,
                                                 "kind": "measure"}))
    assert html.escape(LONG) in form
    assert '<option value="measure" selected>' in form
    assert not Passage.objects.filter(edition=draft, wording__title="Kurse am Abend").exists()
    office.post(at(draft, "neu/"), {"title": "Kurse am Abend", "text": LONG, "kind": "measure", "where": "end"})
    assert Passage.objects.get(edition=draft, wording__title="Kurse am Abend").wording.text == LONG


def test_a_merged_passage_names_where_its_content_went(office, draft, colleague):
    actions.dissolve(row(draft, "p2"), into=row(draft, "p4").element, by=colleague)
    answer = shown(office.post(at(draft, "stelle/p2/"), wording()))
    assert "Der Inhalt ging in eine andere Textstelle ein" in answer
    assert f'href="{at(draft, "stelle/p4/")}"' in answer


def test_a_discarded_draft_gives_the_text_back_and_leads_to_another_edition(office, concept, draft, colleague):
    other = actions.open_revision(row(draft, "p2").edition.based_on, key="2032", title="Entwurf 2032", by=SYSTEM)
    actions.discard_draft(Edition.objects.get(pk=draft.pk), by=colleague)
    answer = office.post(at(draft, "stelle/p2/"), wording())
    assert (answer.status_code, copies(answer)) == (410, ["Kurse am Abend", LONG])
    assert "inzwischen verworfen" in shown(answer)
    assert f'href="{at(other, "stelle/p2/")}"' in shown(answer)


def test_an_adopted_draft_gives_the_text_back_and_leads_to_the_correction(office, draft):
    adopted(draft)
    answer = office.post(at(draft, "stelle/p2/"), wording())
    assert (answer.status_code, copies(answer)) == (409, ["Kurse am Abend", LONG])
    assert "„Entwurf 2031“ ist inzwischen beschlossen." in shown(answer)
    form = shown(office.post(at(draft, "stelle/p2/berichtigung/"), {"mitgebracht": "1", "text": LONG}))
    assert (html.escape(LONG) in form, "mw-error" in form) == (True, False)


def test_adopting_between_the_check_and_the_save_loses_nothing(office, draft, monkeypatch):
    real = actions.revise_passage

    def adopted_first(*args: object, **kwargs: object) -> object:
        adopted(Edition.objects.get(pk=draft.pk))
        return real(*args, **kwargs)

    monkeypatch.setattr("masswerk.concepts.actions.revise_passage", adopted_first)
    answer = office.post(at(draft, "stelle/p2/"), wording())
    assert (answer.status_code, copies(answer)) == (409, ["Kurse am Abend", LONG])


def test_a_translation_of_a_removed_passage_is_given_back_in_its_direction(office, draft, colleague):
    actions.dissolve(row(draft, "p2"), reason="Ist erreicht.", by=colleague)
    answer = office.post(at(draft, "sprache/ar/p2/"), {"title": "", "text": "دورات مسائية", "rendered": "x", "before": ""})
    assert (answer.status_code, copies(answer)) == (410, ["دورات مسائية"])
    assert 'lang="ar" dir="rtl"' in shown(answer)
    assert Rendition.objects.filter(edition=draft).count() == 0


@pytest.mark.parametrize(("rest", "given"), [
    ("verbleib/p2/", {"relation": "dropped", "reason": "Weil es erreicht ist."}),
    ("titel/", {"title": "Entwurf", "lead": "Weil es erreicht ist."}),
    ("stelle/p2/entfernen/", {"fate": "dropped", "reason": "Weil es erreicht ist."}),
    ("schnittstellen/", {"source": "f0", "target": "f1", "note": "Weil es erreicht ist."}),
    ("neu/", {"where": "end", "kind": "text", "text": "Weil es erreicht ist."})])
def test_every_form_of_a_discarded_draft_gives_back_what_was_typed(office, draft, rest, given):
    actions.discard_draft(Edition.objects.get(pk=draft.pk), by=SYSTEM)
    answer = office.post(at(draft, rest), given)
    assert (answer.status_code, "Weil es erreicht ist." in copies(answer)) == (410, True)


def test_reasons_for_a_fate_survive_the_adoption(office, draft):
    adopted(draft)
    answer = office.post(at(draft, "verbleib/p2/"), {"relation": "dropped", "reason": "Weil es erreicht ist."})
    assert (answer.status_code, copies(answer)) == (409, ["Weil es erreicht ist."])


def test_an_explanation_of_a_removed_word_is_given_back(office, concept):
    answer = office.post("/harz/arbeit/fassungen/begriffe/integrationskonzept/wort/lotse/",
                         {"term": "Lotse", "explanation": "Begleitet."})
    assert (answer.status_code, copies(answer)) == (404, ["Lotse", "Begleitet."])


def test_an_address_that_never_was_answers_404_and_keeps_the_text(office, draft):
    assert office.get(at(draft, "stelle/gab-es-nie/")).status_code == 404
    answer = office.post(at(draft, "stelle/gab-es-nie/"), wording())
    assert (answer.status_code, copies(answer)) == (404, ["Kurse am Abend", LONG])


def test_strangers_see_nothing_of_it(draft):
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=factories.body()))
    answer = client.post(at(draft, "stelle/p2/"), wording())
    assert (answer.status_code, LOST in shown(answer), "Entwurf 2031" in shown(answer)) == (404, False, False)


def test_an_edition_of_another_body_is_not_told_apart_from_none(office):
    foreign = adopted(factories.edition(factories.concept(factories.body()), passages=12))
    answer = office.post(at(foreign, "stelle/p2/"), wording())
    assert (answer.status_code, foreign.title in shown(answer)) == (404, False)


def test_actions_refuse_what_is_not_there_any_more(draft):
    taken, discarded = row(draft, "p2"), row(draft, "p4")
    actions.remove_element(row(draft, "p2"), by=SYSTEM)
    for step in (lambda: actions.translate(taken, language="en", title="", text="Course", by=SYSTEM),
                 lambda: actions.edit_passage(taken, title="", text="Kurs", serial=1, by=SYSTEM),
                 lambda: actions.change_kind(taken, kind="text", number="", by=SYSTEM),
                 lambda: actions.belong(taken, fields=[], themes=[], by=SYSTEM),
                 lambda: actions.move(taken, parent=None, position=1, by=SYSTEM),
                 lambda: actions.remove_element(taken, by=SYSTEM)):
        with pytest.raises(PassageGone):
            step()
    actions.discard_draft(Edition.objects.get(pk=draft.pk), by=SYSTEM)
    with pytest.raises(DraftGone):
        still_here(discarded)
