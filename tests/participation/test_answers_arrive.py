"""Answers by mail, to a real server that is away, comes back, and breaks down in the middle."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from masswerk.base import outbox
from masswerk.base.models import OutgoingMail
from masswerk.participation.actions import answering
from masswerk.participation.answers import answers
from masswerk.participation.models import Reply
from masswerk.participation.rules.drafts import Person
from tests.participation.mail_server import MailServer
from tests.participation.weighing import NOW, Desk, desk

pytestmark = pytest.mark.django_db
PAGE = "https://kreis.example/mitreden/code/"
PEOPLE = ("a@example.org", "b@example.org", "c@example.org")
SOON = timedelta(minutes=2)


@pytest.fixture
def server(settings) -> MailServer:
    made = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", made.port, False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    yield made
    made.down()


@pytest.fixture
def office() -> Desk:
    there = desk()
    for address in PEOPLE:
        there.decided(there.said(f"Mehr Kurse, meint {address}.", person=Person(email=address)))
    return there


def sent(office: Desk) -> int:
    return answering.answer_by_mail(office.procedure, answers(office.procedure), page=PAGE, by=office.first, now=NOW)


def states() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True))


def test_answers_wait_while_the_server_is_away_and_arrive_once_when_it_is_back(office, server):
    assert sent(office) == 3
    now = timezone.now()
    assert outbox.send_due(now) == 3
    assert (states(), server.taken) == (["waiting"] * 3, [])
    server.up()
    assert (outbox.send_due(now + SOON), outbox.send_due(now + 2 * SOON)) == (3, 0)
    assert states() == ["sent"] * 3
    assert [to for to, _mail in server.taken] == list(PEOPLE)
    assert all(PAGE in mail.get_payload(decode=True).decode() for _to, mail in server.taken)
    assert (sent(office), outbox.send_due(now + 3 * SOON), len(server.taken)) == (0, 0, 3)


def test_a_mail_the_server_took_without_saying_so_is_repeated_under_the_same_number(office, server):
    server.breaks = 1
    server.up()
    sent(office)
    now = timezone.now()
    outbox.send_due(now)
    assert sorted(states()) == ["sent", "sent", "unclear"]
    outbox.send_due(now + SOON)
    assert states() == ["sent"] * 3
    numbers = [mail["Message-ID"] for _to, mail in server.taken]
    assert (len(numbers), len(set(numbers))) == (4, 3)


def test_two_clerks_who_press_at_once_send_one_mail_each(office, server):
    read = answers(office.procedure)
    assert sent(office) == 3
    assert answering.answer_by_mail(office.procedure, read, page=PAGE, by=office.second, now=NOW) == 0
    assert (Reply.objects.count(), OutgoingMail.objects.count()) == (3, 3)
