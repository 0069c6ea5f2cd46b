"""The overview of editions, their steps, and that queries do not grow."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from tests import factories
from tests.concepts.office.desk import adopted, at, text_of

pytestmark = pytest.mark.django_db


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
