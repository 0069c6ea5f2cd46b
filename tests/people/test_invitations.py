"""People come in by invitation: the link's secret opens one role at one body, once, for two weeks."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry, OutgoingMail
from masswerk.people import actions
from masswerk.people.models import Account, Invitation, Role
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "vier lose Wörter Ahorn"


@pytest.fixture
def harz():
    return factories.body("harz", name="Landkreis Harz", mail_sender="integration@harz.example")


@pytest.fixture
def administrator(harz):
    client = Client()
    client.force_login(factories.account(Role.ADMINISTRATOR, at=harz),
                       backend="django.contrib.auth.backends.ModelBackend")
    return client


def invite(client, email="neu@example.org", role=Role.COORDINATOR) -> str:
    """Invite over the page; gives the secret as it arrived by mail."""
    client.post(reverse("team:invite", args=["harz"]), {"email": email, "role": role})
    return re.search(r"#(\S+)", mail.outbox[-1].body)[1]


def opened(secret: str) -> Client:
    client = Client()
    client.post(reverse("people:invitation"), {"secret": secret})
    return client


def test_an_invited_person_makes_an_account_and_arrives_in_the_working_area(administrator):
    client = opened(invite(administrator))
    answer = client.post(reverse("people:accept"), {"name": "Erika Neu", "password": PASSWORD})
    account = Account.objects.get(email="neu@example.org")
    assert answer["Location"] == "/harz/arbeit/"
    assert [(g.role, g.body.slug) for g in account.grants.all()] == [("coordinator", "harz")]
    assert client.get("/harz/arbeit/").status_code == 200


def test_the_mail_comes_from_the_body_and_its_text_is_not_kept(administrator):
    secret = invite(administrator)
    assert (mail.outbox[0].from_email, mail.outbox[0].to) == ("integration@harz.example", ["neu@example.org"])
    assert OutgoingMail.objects.get().text == ""
    kept = "".join(entry.payload for entry in LogEntry.objects.all())
    assert (secret in kept, "neu@example.org" in kept) == (False, False)


def test_the_secret_stands_behind_the_hash_of_the_address_only(administrator):
    secret = invite(administrator)
    assert f"http://testserver/konto/einladung/#{secret}" in mail.outbox[0].body


def test_an_invitation_works_once(administrator):
    secret = invite(administrator)
    opened(secret).post(reverse("people:accept"), {"name": "Erika Neu", "password": PASSWORD})
    answer = Client().post(reverse("people:invitation"), {"secret": secret})
    assert answer.status_code == 422
    assert "abgelaufen, zurückgezogen oder schon angenommen" in answer.content.decode()


@pytest.mark.parametrize("ending", ["revoke", "resend"])
def test_a_withdrawn_or_replaced_link_stops_working_even_when_it_was_opened_before(administrator, ending):
    secret = invite(administrator)
    client = opened(secret)
    administrator.post(reverse(f"team:{ending}", args=["harz", Invitation.objects.get().pk]))
    answer = client.post(reverse("people:accept"), {"name": "E", "password": PASSWORD})
    assert (answer["Location"], Account.objects.filter(email="neu@example.org").exists()) == (
        "/konto/einladung/", False)


def test_a_link_expires_after_two_weeks(administrator):
    secret = invite(administrator)
    later = timezone.now() + timedelta(days=14)
    with pytest.raises(actions.InvitationClosed):
        actions.open_invitation(secret, later)


def test_inviting_again_sends_another_secret_and_ends_the_first(administrator):
    first = invite(administrator)
    administrator.post(reverse("team:resend", args=["harz", Invitation.objects.get().pk]))
    second = re.search(r"#(\S+)", mail.outbox[-1].body)[1]
    assert (first == second, len(mail.outbox)) == (False, 2)
    assert actions.open_invitation(second, timezone.now()).email == "neu@example.org"


def test_a_weak_password_is_refused_beside_its_field_and_nothing_is_made(administrator):
    answer = opened(invite(administrator)).post(reverse("people:accept"), {"name": "Erika", "password": "kurz"})
    assert (answer.status_code, "mindestens 12 Zeichen" in answer.content.decode()) == (422, True)
    assert not Account.objects.filter(email="neu@example.org").exists()


def test_somebody_with_an_account_signs_in_and_takes_the_further_role(administrator, harz):
    there = factories.account(email="neu@example.org")
    client = opened(invite(administrator))
    assert "/konto/login/?next=/konto/einladung/annehmen/" in client.get(reverse("people:accept")).content.decode()
    client.force_login(there, backend="django.contrib.auth.backends.ModelBackend")
    client.post(reverse("people:invitation"), {"secret": invite(administrator)})
    client.post(reverse("people:accept"))
    assert [g.role for g in there.grants.all()] == ["coordinator"]


def test_another_account_cannot_take_the_invitation(administrator):
    client = opened(invite(administrator))
    client.force_login(factories.account(), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(reverse("people:accept"))
    assert (answer.status_code, Invitation.objects.get().accepted_at) == (422, None)


@pytest.mark.parametrize("secret", ["", "falsch", "a" * 43, "'; DROP TABLE", "ä" * 50])
def test_a_wrong_code_opens_nothing(secret):
    assert Client().post(reverse("people:invitation"), {"secret": secret}).status_code == 422


def test_two_clicks_at_once_make_one_account(harz):
    invitation, _ = actions.invite(harz, email="neu@example.org", role=Role.PARTNER, by=SYSTEM, now=timezone.now())
    stale = Invitation.objects.get(pk=invitation.pk)
    actions.accept_invitation(invitation, name="E", password=PASSWORD, by=SYSTEM, now=timezone.now())
    with pytest.raises(actions.InvitationClosed):
        actions.accept_invitation(stale, name="E", password=PASSWORD, by=SYSTEM, now=timezone.now())
