"""A survey from its questions to its figures, and free answers among the contributions."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.documents.writers.tables import Column, Sheet, write_xlsx
from masswerk.participation.actions import VISITOR
from masswerk.participation.models import Contribution
from masswerk.surveys import actions, queries, refusals
from masswerk.surveys.models import FreeAnswer, Response
from masswerk.surveys.rules import xlsform
from tests.participation.weighing import NOW, Desk, desk
from tests.surveys import sheets

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Desk:
    return desk()


def answered(survey, key="a", **given):
    return actions.respond(survey, given={**sheets.GIVEN, **given}, key=key, language="de", by=VISITOR, now=NOW)


def test_a_free_answer_becomes_a_contribution_apart_from_the_sheet(office):
    survey = sheets.published(office.procedure)
    response = answered(survey)
    said = Contribution.objects.get()
    assert (said.channel, said.text, said.group) == ("survey", "Kurse am Abend.", "Umfrage zum Entwurf: Was fehlt?")
    assert response.values["wunsch"] is True
    assert FreeAnswer.objects.get().contribution == said


def test_a_sheet_sent_twice_counts_once(office):
    survey = sheets.published(office.procedure)
    assert answered(survey) == answered(survey)
    assert (Response.objects.count(), Contribution.objects.count()) == (1, 1)


def test_before_its_day_and_hidden_nothing_is_taken(office):
    survey = sheets.survey(office.procedure)
    with pytest.raises(refusals.NotOpen):
        answered(survey)
    actions.publish(survey, by=SYSTEM)
    with pytest.raises(refusals.NotOpen):
        actions.respond(survey, given=sheets.GIVEN, key="b", language="de", by=VISITOR, now=NOW + timedelta(days=1))
    assert Response.objects.count() == 0


def test_questions_stay_once_somebody_has_answered(office):
    survey = sheets.published(office.procedure)
    answered(survey)
    with pytest.raises(refusals.HasResponses) as refusal:
        actions.set_questions(survey, questions=[], by=SYSTEM)
    assert refusal.value.facts == {"survey": "Umfrage zum Entwurf", "count": 1}


def test_two_questions_of_one_name_are_refused(office):
    survey = sheets.survey(office.procedure)
    with pytest.raises(refusals.NamesTwice):
        actions.set_questions(survey, questions=[sheets.QUESTIONS[0]] * 2, by=SYSTEM)


def test_without_questions_nothing_is_published(office):
    survey = actions.make_survey(office.procedure, slug="leer", title="Leer", opens_on=sheets.TODAY,
                                 closes_on=sheets.TODAY, by=SYSTEM)
    with pytest.raises(refusals.NoQuestions):
        actions.publish(survey, by=SYSTEM)


@pytest.mark.parametrize("amount", [1, 20])
def test_figures_need_the_same_queries_at_any_number(office, amount, django_assert_num_queries):
    survey = sheets.published(office.procedure)
    for number in range(amount):
        answered(survey, key=str(number), wunsch=[""])
    with django_assert_num_queries(3):
        assert queries.figures(survey)[0] == amount


def test_an_xlsform_file_is_read_from_the_page(office, client):
    survey = sheets.survey(office.procedure)
    made = xlsform.write(sheets.QUESTIONS[:2], title="Andere", key="andere")
    data = write_xlsx([Sheet(name, tuple(Column(word) for word in rows[0]), rows[1:]) for name, rows in made.items()])
    client.force_login(office.first, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/{office.body.slug}/arbeit/umfragen/umfrage/"
    answer = client.post(page + "fragen/", {"file": SimpleUploadedFile("fragen.xlsx", data)})
    assert (answer.status_code, queries.asked(survey)) == (302, sheets.QUESTIONS[:2])
    assert client.get(page + "laden/xlsform/").content[:2] == b"PK"
    assert client.get(page).status_code == 200


@time_machine.travel(NOW, tick=False)
def test_everybody_answers_in_their_language_without_script_and_keeps_what_was_typed(office):
    sheets.published(office.procedure)
    visitor, page = Client(), f"/{office.body.slug}/umfragen/umfrage/"
    shown = visitor.get(page + "?sprache=en").content.decode()
    assert "Where do you live?" in shown
    refused = visitor.post(page, {"f_wunsch": "Kurse am Abend.", "ticket": ticket(shown)})
    assert (refused.status_code, "Kurse am Abend." in refused.content.decode()) == (422, True)


def test_a_person_who_takes_time_is_thanked_and_the_figures_show_after_the_last_day(office):
    sheets.published(office.procedure)
    visitor, page = Client(), f"/{office.body.slug}/umfragen/umfrage/"
    with time_machine.travel(NOW, tick=False) as clock:
        given = {f"f_{name}": value for name, value in sheets.GIVEN.items()}
        form = {**given, "ticket": ticket(visitor.get(page).content.decode())}
        clock.shift(timedelta(seconds=40))
        answer = visitor.post(page, form)
        assert (answer.status_code, "Ihre Antworten sind angekommen" in answer.content.decode()) == (200, True)
        assert "Nord" not in visitor.get(page + "ergebnis/").content.decode()
        clock.shift(timedelta(days=2))
        assert "Nord" in visitor.get(page + "ergebnis/").content.decode()
    assert Response.objects.count() == 1


def ticket(page: str) -> str:
    return page.partition('name="ticket" value="')[2].partition('"')[0]
