"""Reading a protected record leaves an entry that nobody can change and only auditors see."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from masswerk.base import clock, reads
from masswerk.base.actions import SYSTEM
from masswerk.base.models import ReadEntry
from masswerk.base.reads import note_read
from masswerk.people.models import Role
from masswerk.people.own_data import own_data
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "Menschen und Rollen"


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def harz():
    return factories.body("harz")


def signed_in(role: str, harz) -> Client:
    client = Client()
    client.account = factories.account(role, at=harz)
    client.force_login(client.account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def noted() -> list[tuple[str, str, str]]:
    return list(ReadEntry.objects.order_by("id").values_list("actor", "subject", "page"))


def test_opening_a_person_is_noted_once_for_one_reading(harz):
    person = factories.account(Role.PARTNER, at=harz)
    admin = signed_in(Role.ADMINISTRATOR, harz)
    for _ in range(3):
        assert admin.get(f"/harz/arbeit/menschen/{person.pk}/").status_code == 200
    assert noted() == [(admin.account.log_name, f"account {person.pk}", PAGE)]


def test_reading_again_later_is_another_reading(harz, monkeypatch):
    person = factories.account(Role.PARTNER, at=harz)
    note_read(person, by=SYSTEM, page=PAGE, body_id=harz.pk)
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(reads.timezone, "now", lambda: later)
    note_read(person, by=SYSTEM, page=PAGE, body_id=harz.pk)
    assert len(noted()) == 2


def test_whoever_may_not_see_a_person_leaves_no_entry(harz):
    person = factories.account(Role.PARTNER, at=factories.body())
    assert signed_in(Role.ADMINISTRATOR, harz).get(f"/harz/arbeit/menschen/{person.pk}/").status_code == 404
    assert noted() == []


def test_auditors_see_who_read_what_and_nobody_else_does(harz):
    person = factories.account(Role.PARTNER, at=harz)
    admin = signed_in(Role.ADMINISTRATOR, harz)
    admin.get(f"/harz/arbeit/menschen/{person.pk}/")
    auditor = signed_in(Role.AUDITOR, harz)
    page = auditor.get("/harz/arbeit/protokoll/gelesen/").content.decode()
    assert (str(admin.account) in page, PAGE in page) == (True, True)
    links = ["/harz/arbeit/protokoll/gelesen/" in one.get("/harz/arbeit/protokoll/").content.decode() for one in (auditor, admin)]
    assert (links, admin.get("/harz/arbeit/protokoll/gelesen/").status_code) == ([True, False], 404)


def test_an_auditor_of_another_body_sees_nothing_of_it(harz):
    note_read(factories.account(Role.PARTNER, at=harz), by=SYSTEM, page=PAGE, body_id=harz.pk)
    other = factories.body("bode")
    page = signed_in(Role.AUDITOR, other).get("/bode/arbeit/protokoll/gelesen/").content.decode()
    assert "Noch hat niemand geschützte Angaben geöffnet." in page


def test_the_database_lets_nobody_change_or_delete_an_entry(harz):
    note_read(factories.account(Role.PARTNER, at=harz), by=SYSTEM, page=PAGE, body_id=harz.pk)
    for change in (lambda: ReadEntry.objects.update(actor="account 1"), lambda: ReadEntry.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert len(noted()) == 1


def test_an_entry_goes_with_the_night_after_a_year(harz):
    note_read(factories.account(Role.PARTNER, at=harz), by=SYSTEM, page=PAGE, body_id=harz.pk)
    left = []
    for days in (364, 367):
        now = timezone.now() + timedelta(days=days)
        clock.run_night(now)
        left.append(ReadEntry.objects.count())
    assert left == [1, 0]


def test_people_find_their_own_reading_in_the_copy_of_their_data(harz):
    reader, other = factories.account(Role.ADMINISTRATOR, at=harz), factories.account(Role.ADMINISTRATOR, at=harz)
    for one in (reader, other):
        note_read(other, by=one, page=PAGE, body_id=harz.pk)
    assert own_data(reader, timezone.now()).count(PAGE) == 1


def test_an_entry_says_until_when_it_is_kept(harz):
    note_read(harz, by=SYSTEM, page="Probe", body_id=None)
    assert ReadEntry.objects.get().keep_until > date.today() + timedelta(days=363)
