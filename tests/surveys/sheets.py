"""A small survey with a question of each kind."""

from __future__ import annotations

from datetime import date

from masswerk.base.actions import SYSTEM
from masswerk.participation.models import Procedure
from masswerk.surveys import actions
from masswerk.surveys.models import Survey
from masswerk.surveys.rules.forms import Asked

TODAY = date(2026, 11, 20)
QUESTIONS = [
    Asked("ort", "single", {"de": "Wo wohnen Sie?", "en": "Where do you live?", "ar": "أين تسكنون؟"}, ("nord", "sued"),
          {"nord": {"de": "Nord", "en": "North"}, "sued": {"de": "Süd", "en": "South"}}, is_required=True),
    Asked("huerden", "multiple", {"de": "Was hindert Sie?"}, ("sprache", "geld", "zeit"),
          {"sprache": {"de": "Sprache"}, "geld": {"de": "Geld"}, "zeit": {"de": "Zeit"}}),
    Asked("note", "scale", {"de": "Wie gut fühlen Sie sich informiert?"}, lowest=1, highest=5),
    Asked("wunsch", "text", {"de": "Was fehlt?"}, hints={"de": "In Ihren Worten."}),
]
GIVEN = {"ort": ["nord"], "huerden": ["zeit", "sprache"], "note": ["4"], "wunsch": ["Kurse am Abend."]}


def survey(procedure: Procedure) -> Survey:
    """The survey, not published yet; a body's second one, of another procedure, has an address of its own."""
    found = Survey.objects.filter(procedure=procedure, slug__startswith="umfrage").first()
    if found is not None:
        return found
    is_second = Survey.objects.filter(body=procedure.body_id, slug="umfrage").exists()
    made = actions.make_survey(procedure, slug="umfrage-zwei" if is_second else "umfrage",
                               title="Umfrage zum Entwurf", opens_on=TODAY, closes_on=TODAY, by=SYSTEM)
    actions.set_questions(made, questions=QUESTIONS, by=SYSTEM)
    return made


def published(procedure: Procedure) -> Survey:
    """The survey, open today."""
    made = survey(procedure)
    actions.publish(made, by=SYSTEM)
    return made
