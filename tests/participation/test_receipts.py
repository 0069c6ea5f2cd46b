"""The receipt: made once for everybody, and still everybody's own."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.participation.actions import change_procedure
from masswerk.participation.models import Contribution
from masswerk.participation.views.public import acknowledging
from tests import factories
from tests.participation.conftest import DAYS
from tests.participation.test_public_walk import clock, code_in, send, start

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
FACTS = re.compile(r"Am (\S+) um (\S+) Uhr, zu .* als Beitrag (B-\d+)\.")


def url(procedure, more: str = "") -> str:
    return f"{start(procedure)}stelle/pre-1/beitrag/{more}"


def text(answer) -> str:
    return unescape(answer.content.decode())


def test_each_sender_finds_their_own_code_number_and_time(procedure, clock):
    first = send(Client(), url(procedure), kind="note", text="Bitte auch Sport.")
    clock.shift(timedelta(minutes=3))
    second = send(Client(), url(procedure), kind="note", text="Bitte auch Musik.")
    assert code_in(first) != code_in(second)
    assert [FACTS.search(text(answer)).groups() for answer in (first, second)] == [
        ("12.05.2026", "14:07", "B-001"), ("12.05.2026", "14:10", "B-002")]
    assert code_in(first) not in text(second)


def test_a_procedure_that_changed_is_on_the_next_receipt(procedure):
    before = send(Client(), url(procedure), kind="note", text="Bitte auch Sport.")
    change_procedure(procedure, title="Zweiter Entwurf", days=DAYS, by=SYSTEM)
    after = send(Client(), url(procedure), kind="note", text="Bitte auch Musik.")
    assert ["Zweiter Entwurf" in text(answer) for answer in (before, after)] == [False, True]


def test_a_receipt_speaks_the_language_of_its_form(procedure):
    german = send(Client(), url(procedure), kind="note", text="Bitte auch Sport.")
    english = send(Client(), url(procedure, "?sprache=en"), kind="note", text="More sport, please.")
    assert ['lang="de"' in text(answer)[:200] for answer in (german, english)] == [True, False]
    assert code_in(english) != code_in(german)


def test_who_is_signed_in_sees_the_office_and_the_next_visitor_does_not(procedure):
    visitor, coordinator = Client(), Client()
    coordinator.force_login(factories.account("coordinator", at=procedure.body))
    answers = [send(client, url(procedure), kind="note", text=f"Bitte {n} Kurse.")
               for n, client in enumerate((visitor, coordinator, visitor))]
    assert ["Arbeitsbereich" in text(answer) for answer in answers] == [False, True, False]
    assert len({code_in(answer) for answer in answers}) == Contribution.objects.count() == 3


def test_only_so_many_pages_are_kept(procedure, monkeypatch):
    monkeypatch.setattr(acknowledging, "MOST", 2)
    for n in range(4):
        send(Client(), url(procedure, f"?seite={n}"), kind="note", text=f"Bitte {n} Kurse.")
    assert len(acknowledging._pages) <= 2
