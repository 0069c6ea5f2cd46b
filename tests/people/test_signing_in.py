"""Signing in: in German, by invitation only, told by mail, and never for good."""

from __future__ import annotations

import re
import time
from pathlib import Path

import allauth
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from masswerk.base.models import LogEntry
from masswerk.people.adapter import NOTICES
from masswerk.people.models import Account, Role, Session
from masswerk.people.views.account import handle
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "ein langes Kennwort"
NEW = "vier lose Wörter Ahorn"


@pytest.fixture(autouse=True)
def forgotten(db):
    """No test counts the wrong tries of another."""
    cache.clear()


@pytest.fixture
def harz():
    return factories.body("harz")


@pytest.fixture
def erika(harz) -> Account:
    return factories.account(Role.COORDINATOR, at=harz, email="erika@example.org")


def sign_in(email: str = "erika@example.org", password: str = PASSWORD, **headers: str) -> tuple[Client, object]:
    client = Client(headers=headers)
    return client, client.post("/konto/login/", {"login": email, "password": password})


def test_who_signs_in_arrives_at_the_body_they_work_for(erika):
    client, answer = sign_in(**{"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"})
    assert answer["Location"] == "/arbeit/"
    assert client.get("/arbeit/")["Location"] == "/harz/arbeit/"
    assert [(s.account, s.device) for s in Session.objects.all()] == [(erika, "Firefox, Linux")]


def test_a_wrong_password_and_an_unknown_address_are_told_alike(erika):
    said = [re.sub(r"erika|nobody", "", sign_in(email, "falsch")[1].content.decode())
            for email in ("erika@example.org", "nobody@example.org")]
    pattern = r'name="csrfmiddlewaretoken" value="[^"]*"'
    assert re.sub(pattern, "", said[0]) == re.sub(pattern, "", said[1])
    assert "E-Mail-Adresse oder Kennwort stimmen nicht." in said[0]


def test_after_five_wrong_tries_an_account_waits_but_its_neighbours_do_not(erika, harz):
    factories.account(Role.PARTNER, at=harz, email="otto@example.org")
    for _ in range(5):
        sign_in(password="falsch")
    assert "zu viele Versuche für dieses Konto" in sign_in()[1].content.decode()
    assert sign_in("otto@example.org")[1].status_code == 302


@pytest.mark.parametrize(("is_demo_installation", "status"), [(False, 302), (True, 302)])
def test_accounts_of_the_demonstration_sign_in_at_a_demonstration_only(settings, erika, is_demo_installation, status):
    settings.DEMO = is_demo_installation
    Account.objects.update(is_demo=True)
    client, answer = sign_in()
    assert (answer.status_code, client.get("/harz/arbeit/").status_code == 200) == (status, is_demo_installation)


def test_a_session_of_a_demonstration_ends_when_the_demonstration_does(settings, erika):
    settings.DEMO = True
    Account.objects.update(is_demo=True)
    client, _ = sign_in()
    settings.DEMO = False
    assert client.get("/harz/arbeit/").status_code == 302


def test_nobody_signs_up(harz):
    answer = Client().post("/konto/signup/", {"email": "neu@example.org", "password1": NEW})
    assert ("Konto nur durch Einladung" in answer.content.decode(), Account.objects.count()) == (True, 0)


def test_nobody_takes_another_address_by_themselves(erika):
    client, _ = sign_in()
    client.post("/konto/email/", {"action_add": "", "email": "chef@example.org"})
    erika.refresh_from_db()
    assert (erika.email, EmailAddress.objects.filter(email="chef@example.org").exists()) == ("erika@example.org", False)


def test_a_forgotten_password_is_chosen_anew_with_a_code_and_every_session_ends(erika):
    old, _ = sign_in()
    client = Client()
    client.post("/konto/password/reset/", {"email": "erika@example.org"})
    code = re.search(r"^\S{6,12}$", mail.outbox[0].body, re.M)[0]
    client.post(reverse("account_confirm_password_reset_code"), {"code": code})
    client.post(reverse("account_complete_password_reset"), {"password1": NEW, "password2": NEW})
    assert old.get("/harz/arbeit/").status_code == 302
    assert sign_in(password=NEW)[1].status_code == 302
    assert [m.subject for m in mail.outbox] == ["Ihr Code für ein neues Kennwort",
                                                "Ihr Konto in Maßwerk wurde geändert"]


def test_a_code_stands_in_no_log_and_no_address(erika):
    Client().post("/konto/password/reset/", {"email": "erika@example.org"})
    code = re.search(r"^\S{6,12}$", mail.outbox[0].body, re.M)[0]
    assert code not in "".join(entry.payload for entry in LogEntry.objects.all())
    assert "/konto/" not in mail.outbox[0].body


def test_an_unknown_address_gets_no_mail_and_the_same_page(erika):
    answers = [Client().post("/konto/password/reset/", {"email": email}) for email in
               ("erika@example.org", "nobody@example.org")]
    assert (len(mail.outbox), answers[0]["Location"]) == (1, answers[1]["Location"])


def test_a_changed_password_ends_the_other_sessions_and_is_told_by_mail(erika):
    other, _ = sign_in()
    client, _ = sign_in()
    client.post("/konto/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert (client.get("/harz/arbeit/").status_code, other.get("/harz/arbeit/").status_code) == (200, 302)
    assert "Ihr Kennwort in Maßwerk wurde geändert." in mail.outbox[-1].body


def test_a_person_sees_their_sessions_and_ends_another(erika):
    sign_in(**{"user-agent": "iPhone Safari/605"})
    client, _ = sign_in()
    text = client.get("/konto/sitzungen/").content.decode()
    assert ("Safari, iPhone" in text, client.session.session_key in text) == (True, False)
    handle = re.search(r'name="sitzung" value="(\w+)"', text)[1]
    client.post("/konto/sitzungen/beenden/", {"sitzung": handle})
    assert (Session.objects.count(), client.get("/konto/").status_code) == (1, 200)


def test_somebody_elses_session_cannot_be_ended(erika, harz):
    factories.account(Role.PARTNER, at=harz, email="otto@example.org")
    otto, _ = sign_in("otto@example.org")
    client, _ = sign_in()
    theirs = handle(Session.objects.get(account__email="otto@example.org"))
    client.post("/konto/sitzungen/beenden/", {"sitzung": theirs})
    assert otto.get("/konto/").status_code == 200


@pytest.mark.parametrize(("idle", "age", "alive"), [(29, 29, True), (31, 31, False), (10, 719, True),
                                                    (10, 721, False)])
def test_nobody_stays_signed_in_for_good(erika, idle, age, alive):
    """Minutes without a click, minutes since signing in."""
    client, _ = sign_in()
    session = client.session
    session["last_seen"], session["signed_in_at"] = time.time() - idle * 60, time.time() - age * 60
    session.save()
    assert (client.get("/harz/arbeit/").status_code == 200) == alive


def test_where_a_second_factor_is_required_the_office_opens_after_it_is_set_up(settings, erika):
    settings.SECOND_FACTOR = True
    client, _ = sign_in()
    assert client.get("/harz/arbeit/")["Location"] == "/konto/2fa/"
    Authenticator.objects.create(user=erika, type=Authenticator.Type.TOTP, data={})
    assert client.get("/harz/arbeit/").status_code == 200


def test_an_app_for_codes_is_set_up_asked_for_and_told_by_mail(erika, django_capture_on_commit_callbacks):
    client, _ = sign_in()
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    page = client.get("/konto/2fa/totp/activate/").content.decode()
    secret = re.search(r"<dt>Schlüssel</dt><dd>(\w+)</dd>", page)[1]
    code = auth.format_hotp_value(auth.hotp_value(secret, next(auth.yield_hotp_counters_from_time())))
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/konto/2fa/totp/activate/", {"code": code})
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert (stored.data["secret"] == secret, get_adapter().decrypt(stored.data["secret"]) == secret) == (False, True)
    assert isinstance(stored.wrap(), auth.TOTP)
    assert "App für Einmalcodes eingerichtet" in " ".join(m.body for m in mail.outbox)
    assert sign_in()[1]["Location"] == "/konto/2fa/authenticate/"


def test_every_notice_the_library_sends_has_our_words():
    source = "".join(path.read_text(encoding="utf-8") for path in Path(allauth.__file__).parent.rglob("*.py")
                     if "/idp/" not in str(path) and "/headless/" not in str(path))
    sent = set(re.findall(r'send_notification_mail\(\s*"([\w/]+)"', source))
    email_changes = {name for name in sent if "email_" in name.rpartition("/")[2]}
    assert sent - email_changes - set(NOTICES) == set()


@pytest.mark.parametrize("path", [
    "/konto/login/", "/konto/password/reset/", "/konto/signup/", "/konto/inactive/", "/konto/3rdparty/login/error/",
    "/konto/3rdparty/login/cancelled/", "/konto/einladung/"])
def test_pages_at_the_door_are_ours_and_german(path):
    text = Client().get(path).content.decode()
    assert ('<html lang="de"' in text, "mw-brand" in text) == (True, True)
    assert not re.search(r"[Pp]asswort|\b[Dd]u\b|\b[Dd]ein", text)


@pytest.mark.parametrize("path", ["/konto/", "/konto/sitzungen/", "/konto/2fa/", "/konto/2fa/webauthn/",
                                  "/konto/password/change/", "/konto/logout/", "/konto/reauthenticate/",
                                  "/konto/3rdparty/", "/konto/2fa/totp/activate/", "/konto/2fa/webauthn/add/"])
def test_pages_of_ones_own_account_are_ours_and_german(erika, path):
    client, _ = sign_in()
    text = client.get(path, follow=True).content.decode()
    assert ('<html lang="de"' in text, "mw-brand" in text) == (True, True)
    assert not re.search(r"[Pp]asswort|\b[Dd]u\b|\b[Dd]ein", text)
