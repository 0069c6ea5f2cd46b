"""Which open statements say nearly the same, for few at once and for very many by a job."""

from __future__ import annotations

import pickle

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from masswerk.participation import comparing
from masswerk.participation.actions.assigning import mark_reference
from masswerk.participation.tasks import compare_open
from tests.participation import weighing

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return weighing.desk()


def test_statements_that_say_the_same_are_offered_until_they_are_decided(desk):
    rows = [desk.said(text) for text in (
        "Bitte zahlen Sie den Lotsen 150 Euro im Monat.", "Bitte zahlen Sie den Lotsen 150 Euro im Monat!",
        "Bitte zahlen Sie den Lotsen 200 Euro im Monat.", "Auf dem Dorf fehlt der Bus.")]
    (group,) = comparing.comparison(desk.procedure).groups
    assert set(group.statements) == {row.pk for row in rows[:3]}
    assert group.variants == {rows[2].pk: "Zahl: 200"}
    mark_reference(rows[0], is_idle=True, by=desk.first)
    desk.procedure.refresh_from_db()
    (group,) = comparing.comparison(desk.procedure).groups
    assert set(group.statements) == {row.pk for row in rows[1:3]}
    assert comparing.alike_to(desk.procedure, rows[3].pk) is None


def test_a_new_statement_joins_the_comparison(desk):
    desk.said("Mehr Deutschkurse am Abend.")
    assert comparing.comparison(desk.procedure).groups == []
    late = desk.said("mehr Deutschkurse am Abend!")
    assert late.pk in comparing.comparison(desk.procedure).groups[0].statements


def test_too_many_are_not_compared_while_a_statement_is_opened(desk, monkeypatch):
    desk.said("Mehr Kurse.")
    desk.said("Mehr Kurse!")
    (group,) = comparing.comparison(desk.procedure).groups
    monkeypatch.setattr(comparing, "WHILE_READING", 1)
    assert comparing.alike_to(desk.procedure, group.core) is None


@pytest.fixture
def many(desk, monkeypatch):
    """As if more were open than are compared at once."""
    monkeypatch.setattr(comparing, "AT_ONCE", 1)
    return [desk.said("Mehr Deutschkurse am Abend."), desk.said("mehr Deutschkurse am Abend!")]


def test_very_many_are_compared_by_a_job(desk, many):
    found = comparing.comparison(desk.procedure)
    assert [(group.statements, group.title) for group in found.groups] == [
        ((many[0].pk, many[1].pk), "Mehr Deutschkurse am Abend.")]
    assert found.is_running is False


def test_while_the_job_waits_the_page_says_so_and_shows_what_was_found_before(desk, many, settings):
    assert comparing.compare(desk.procedure) == 2
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    late = desk.said("Mehr Deutschkurse am Abend?")
    found = comparing.comparison(desk.procedure)
    assert ([group.statements for group in found.groups], found.is_running) == ([(many[0].pk, many[1].pk)], True)
    comparing.compare(desk.procedure)
    found = comparing.comparison(desk.procedure)
    assert (found.groups[0].statements, found.is_running) == ((many[0].pk, many[1].pk, late.pk), False)


def test_the_page_tells_that_the_comparison_runs(desk, many, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    client, url = Client(), reverse("weighing:bundles", kwargs={"body": desk.body.slug, "procedure": desk.procedure.slug})
    client.force_login(desk.first, backend="django.contrib.auth.backends.ModelBackend")
    running = client.get(url).content.decode()
    assert "Der Vergleich läuft noch." in running
    assert "Keine Vorschläge" not in running
    comparing.compare(desk.procedure)
    found = client.get(url).content.decode()
    assert "2 Aussagen, sagen fast dasselbe" in found
    assert "Der Vergleich läuft noch." not in found


def test_what_was_decided_needs_no_new_comparison(desk, many, settings):
    desk.said("Mehr Deutschkurse am Abend?")
    comparing.compare(desk.procedure)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    mark_reference(many[0], is_idle=True, by=desk.first)
    found = comparing.comparison(desk.procedure)
    assert (len(found.groups[0].statements), found.is_running) == (2, False)


def test_a_job_keeps_no_word_of_what_was_said(desk, many):
    desk.said("Mehr als 35 Deutschkurse am Abend.")
    comparing.compare(desk.procedure)
    kept = pickle.dumps(cache.get(f"participation:compared:{desk.procedure.pk}"))
    assert b"Zahl" in kept
    assert b"35" not in kept
    assert b"Deutschkurse" not in kept


def test_a_procedure_that_is_gone_is_not_compared():
    assert compare_open.call(0) == "gone"
