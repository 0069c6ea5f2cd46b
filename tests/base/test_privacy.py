"""Personal data is declared, deleted when due, and given to whom it belongs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.test import Client

from masswerk.base import deletions, housekeeping, links, log, privacy
from masswerk.base.actions import SYSTEM, writing
from masswerk.base.models import LogEntry, OutgoingMail, SignedLink
from masswerk.base.outbox import post
from masswerk.people import actions
from masswerk.people.models import Account, Grant, Invitation, Role, Session
from masswerk.people.own_data import own_data
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2036, 11, 20, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path


def test_every_model_is_declared_personal_or_not():
    assert privacy.undeclared() == []


def test_no_declaration_names_a_model_that_is_gone():
    known = {model._meta.label for model in apps.get_models()}
    declared = {d.model for d in privacy.personal()} | privacy._IMPERSONAL.keys()
    assert declared - known == {"sessions.Session"} - known


def test_no_model_is_declared_both_ways():
    assert {d.model for d in privacy.personal()} & privacy._IMPERSONAL.keys() == set()


@pytest.mark.parametrize("declaration", privacy.personal(), ids=lambda d: d.model)
def test_every_declaration_says_all_the_record_needs(declaration):
    said = (declaration.persons, declaration.data, declaration.purpose, declaration.basis, declaration.period)
    assert all(said)


def test_ten_years_later_everything_that_is_due_is_gone_and_the_log_still_verifies():
    body = factories.body()
    leaver, stayer = factories.account(Role.PARTNER, at=body), factories.account(Role.COORDINATOR, at=body)
    actions.end_role(leaver.grants.get(), by=SYSTEM, on=date(2026, 11, 20))
    actions.invite(body, email="weg@example.org", role=Role.PARTNER, by=SYSTEM, now=NOW - timedelta(days=3000),
                   page="http://testserver/")
    links.issue(purpose="report", scope="measure 1", expires_at=NOW - timedelta(days=3000), by=SYSTEM)
    Client().force_login(stayer, backend="django.contrib.auth.backends.ModelBackend")
    report = privacy.delete_due(NOW)
    assert {name: count for name, count in report.items() if count} == {
        "base.OutgoingMail": 1, "base.SignedLink": 1, "people.Account": 1, "people.Invitation": 1, "people.Session": 1}
    left = [model.objects.count() for model in (OutgoingMail, SignedLink, Invitation, Session)]
    assert (left, list(Account.objects.all())) == ([0, 0, 0, 0], [stayer])
    assert (privacy.delete_due(NOW)["people.Account"], log.verify_all()) == (0, [])


def test_an_account_is_kept_for_two_years_after_its_last_role():
    body = factories.body()
    account = factories.account(Role.PARTNER, at=body)
    actions.end_role(account.grants.get(), by=SYSTEM, on=date(2026, 11, 20))
    for now, gone in ((datetime(2028, 11, 17, tzinfo=UTC), 0), (datetime(2028, 11, 20, tzinfo=UTC), 1)):
        assert privacy.delete_due(now)["people.Account"] == gone


def test_an_account_with_one_open_role_stays_whatever_else_ended():
    body = factories.body()
    account = factories.account(Role.PARTNER, Role.COORDINATOR, at=body)
    actions.end_role(account.grants.get(role=Role.PARTNER), by=SYSTEM, on=date(2026, 11, 20))
    assert privacy.delete_due(NOW)["people.Account"] == 0


def test_neither_name_nor_address_of_an_account_ever_stood_in_the_log():
    body = factories.body()
    account = factories.account(Role.PARTNER, at=body, email="marker@example.org")
    actions.rename(account, "Markername", by=account)
    actions.forget_account(account, by=SYSTEM)
    kept = "".join(entry.payload for entry in LogEntry.objects.all())
    assert ("marker" in kept, "Markername" in kept) == (False, False)


def test_a_deletion_is_repeated_on_what_came_back_but_not_on_a_later_row_with_its_number():
    account = factories.account()
    key, made = account.pk, account.created_at
    actions.forget_account(account, by=SYSTEM)
    Account(pk=key, email="wieder@example.org", created_at=made).save()
    assert (deletions.replay(), Account.objects.count()) == (1, 0)
    Account(pk=key, email="neu@example.org", created_at=made + timedelta(days=1)).save()
    assert (deletions.replay(), Account.objects.count()) == (0, 1)


def test_a_shredded_entry_that_came_back_is_shredded_again_but_not_another_with_its_number():
    factories.body(slug="erster")
    entry = LogEntry.objects.get()
    deletions.remember("base.LogEntry", f"{entry.chain} {entry.seq}", "0" * 64)
    assert (deletions.replay(), LogEntry.objects.get().payload is None) == (0, False)
    deletions.remember("base.LogEntry", f"{entry.chain} {entry.seq}", entry.hash)
    assert (deletions.replay(), LogEntry.objects.get().payload is None) == (1, True)
    assert (deletions.replay(), log.verify_all()) == (0, [])


def test_a_deletion_nobody_can_repeat_is_not_noted():
    with pytest.raises(LookupError, match=r"people\.Session"):
        deletions.remember("people.Session", 1, "2026")


def test_a_list_of_deletions_cut_off_by_a_power_cut_is_read_up_to_there(settings):
    deletions.remember("people.Account", 7, "2026")
    deletions.remember("people.Account", 8, "2026")
    text = deletions.list_file().read_text()
    deletions.list_file().write_text(text[:-20])
    assert [deletion.key for deletion in deletions.remembered()] == ["7"]


def test_everybody_gets_all_of_their_own_data_and_nothing_of_others():
    body = factories.body()
    mine = factories.account(Role.PARTNER, at=body, email="mine@example.org")
    factories.account(Role.PARTNER, at=body, email="other@example.org")
    actions.invite(body, email="mine@example.org", role=Role.MODERATOR, by=SYSTEM, now=NOW)
    actions.invite(body, email="other@example.org", role=Role.MODERATOR, by=SYSTEM, now=NOW)
    text = own_data(mine, NOW)
    told = json.loads(text)
    assert ("other@example.org" in text, told["konto"]) == (False, "mine@example.org")
    assert [len(part["zeilen"]) for part in told["bereiche"]] == [1, 1, 1]
    assert [entry["was"] for entry in told["protokoll"]] == ["account.created", "grant.given"]


def test_secrets_are_not_in_the_copy():
    account = factories.account()
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get("/konto/meine-daten/").content.decode()
    assert (account.password in text, client.session.session_key in text) == (False, False)


def test_fields_under_an_old_key_are_written_anew_at_night(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    settings.SECRET_KEY = "alt" * 20
    with writing("test.posted", by=SYSTEM):
        post(key="k", to="erika@example.org", subject="s", text="t")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "neu" * 20, ["alt" * 20]
    assert [housekeeping.renew_fields(by=SYSTEM) for _ in range(2)] == [1, 0]
    settings.SECRET_KEY_FALLBACKS = []
    assert OutgoingMail.objects.get().to == "erika@example.org"


def test_a_grant_does_not_outlive_its_account():
    body = factories.body()
    account = factories.account(Role.PARTNER, at=body)
    actions.forget_account(account, by=SYSTEM)
    assert Grant.objects.count() == 0
