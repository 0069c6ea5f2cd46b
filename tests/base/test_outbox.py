"""Mails are kept with what causes them, tried until taken or refused, and never sent twice on purpose."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from masswerk.base import outbox
from masswerk.base.actions import SYSTEM, writing
from masswerk.base.models import LogEntry, MailState, OutgoingMail

pytestmark = pytest.mark.django_db


class Fails(BaseEmailBackend):
    """A mail server that is down, says no, or hangs up; `fault` says which."""

    fault: Exception = ConnectionRefusedError()

    def send_messages(self, messages):
        raise self.fault


@pytest.fixture(autouse=True)
def later(settings):
    """Jobs wait, so that a test decides when a mail is sent."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def down(settings, monkeypatch):
    def so(fault: Exception) -> None:
        settings.EMAIL_BACKEND = f"{__name__}.Fails"
        monkeypatch.setattr(Fails, "fault", fault)

    return so


def posted(key: str = "invitation 1") -> OutgoingMail:
    with writing("test.posted", by=SYSTEM):
        return outbox.post(key=key, to="erika@example.org", subject="Einladung", text="Ihr Code: geheim",
                           sender="kreis@example.org")


def state(mail: OutgoingMail) -> tuple[str, int]:
    mail.refresh_from_db()
    return mail.state, mail.tries


def test_a_mail_is_sent_once_and_its_text_is_gone():
    mail = posted()
    assert [outbox.send(mail.pk, now=timezone.now()) for _ in range(2)] == ["sent", "skipped"]
    assert [(m.subject, m.to, m.body, m.extra_headers["Message-ID"]) for m in django_mail.outbox] == [
        ("Einladung", ["erika@example.org"], "Ihr Code: geheim", mail.message_id)]
    mail.refresh_from_db()
    assert mail.text == ""


def test_the_same_cause_posts_one_mail():
    assert posted().pk == posted().pk


def test_an_action_that_fails_posts_nothing():
    def fails() -> None:
        with writing("test.posted", by=SYSTEM):
            outbox.post(key="k", to="a@example.org", subject="s", text="t")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert OutgoingMail.objects.count() == 0


def test_a_server_that_is_down_is_asked_again_after_a_pause(down):
    down(ConnectionRefusedError())
    mail, now = posted(), timezone.now()
    assert outbox.send(mail.pk, now=now) == "waiting"
    assert outbox.send(mail.pk, now=now + timedelta(seconds=59)) == "skipped"
    assert outbox.send(mail.pk, now=now + timedelta(seconds=61)) == "waiting"
    assert state(mail) == ("waiting", 2)


def test_after_the_last_pause_the_mail_counts_as_failed(down):
    down(ConnectionRefusedError())
    mail, now = posted(), timezone.now()
    for _ in range(len(outbox.PAUSES) + 1):
        outbox.send_due(now)
        now += timedelta(days=1, minutes=1)
    assert state(mail) == ("failed", 8)


def test_a_refused_address_fails_at_once_without_the_address_in_the_log(down):
    down(smtplib.SMTPRecipientsRefused({"erika@example.org": (550, b"no such user")}))
    mail = posted()
    assert outbox.send(mail.pk, now=timezone.now()) == "failed"
    assert "erika" not in "".join(entry.payload for entry in LogEntry.objects.all())


def test_a_line_that_breaks_leaves_it_open_whether_the_mail_arrived_and_repeats_its_number(down, settings):
    down(smtplib.SMTPServerDisconnected("cut"))
    mail = posted()
    assert outbox.send(mail.pk, now=timezone.now()) == "unclear"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert outbox.send_due(timezone.now() + timedelta(minutes=2)) == 1
    assert [m.extra_headers["Message-ID"] for m in django_mail.outbox] == [mail.message_id]


def test_a_mail_whose_worker_died_is_taken_up_within_two_minutes():
    mail, now = posted(), timezone.now()
    outbox.claim(mail.pk, now=now, by=SYSTEM)
    assert outbox.send_due(now + timedelta(seconds=119)) == 0
    assert outbox.send_due(now + timedelta(seconds=121)) == 1
    assert state(mail) == (MailState.SENT, 2)


def test_two_workers_do_not_take_the_same_mail():
    mail, now = posted(), timezone.now()
    taken = [outbox.claim(mail.pk, now=now, by=SYSTEM) is not None for _ in range(2)]
    assert taken == [True, False]
