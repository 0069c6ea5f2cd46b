"""The check of the installation finds what would break a promise, and says the way out."""

from __future__ import annotations

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from masswerk.base import clock, guards
from masswerk.people.models import Account
from masswerk.site.operations import check_database, check_running, check_settings, check_storage, memory
from masswerk.site.operations.findings import Level, good, run
from tests import factories

pytestmark = pytest.mark.django_db
NEEDS_SQLITE = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="asks SQLite")


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    os.chmod(tmp_path, 0o700)
    settings.SECRET_KEY = "k" * 50
    return tmp_path


def levels(*checks) -> list[str]:
    return [finding.level.value for finding in run(checks)]


def words(*checks) -> str:
    return " ".join(finding.what for finding in run(checks))


def test_a_missing_guard_is_an_error():
    assert levels(check_database.guarded) == ["gut"]
    guards.drop_all()
    assert levels(check_database.guarded) == ["Fehler"]


def test_migrations_not_applied_are_an_error():
    assert levels(check_database.migrations) == ["gut"]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'people'")
    assert levels(check_database.migrations) == ["Fehler"]


@NEEDS_SQLITE
@pytest.mark.django_db(transaction=True)
def test_sqlite_that_might_lose_writes_is_an_error():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = NORMAL")
        assert "synchronous" in words(check_database.durability)
        cursor.execute("PRAGMA synchronous = FULL")


@pytest.mark.parametrize(("kind", "level"), [("nfs4", "Fehler"), ("fuse.sshfs", "Fehler"), ("ext4", "gut")])
@NEEDS_SQLITE
def test_a_network_file_system_is_an_error(monkeypatch, kind, level):
    monkeypatch.setattr(check_storage, "file_system", lambda place, mounts: kind)
    assert levels(check_storage.network) == [level]


def test_the_innermost_mount_decides_which_file_system_it_is(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda / ext4 rw 0 0\nserver:/x /srv nfs4 rw 0 0\n/dev/sdb /srv/my\\040data xfs rw 0 0\n")
    found = [check_storage.file_system(Path(place), mounts) for place in ("/home", "/srv/x", "/srv/my data/var", "/srv")]
    assert found == ["ext4", "nfs4", "xfs", "nfs4"]
    assert check_storage.file_system(Path("/home"), tmp_path / "missing") == ""


def test_the_disk_is_measured_and_a_slow_one_warned_of(monkeypatch):
    assert check_storage.sync_ms(check_storage.settings.DATA, tries=3) > 0
    monkeypatch.setattr(check_storage, "sync_ms", lambda place: 12.0)
    assert levels(check_storage.speed) == ["Warnung"]
    assert "12.0 ms je Bestätigung, etwa 60 Beiträge" in words(check_storage.speed)


@pytest.mark.parametrize(("hosts", "https", "proxy", "expected"), [
    (["kreis.example"], True, "127.0.0.1", ["gut", "gut"]), (["*"], True, "127.0.0.1", ["Fehler", "gut"]),
    (["localhost"], False, None, ["Warnung", "Warnung"]), (["kreis.example"], True, None, ["gut", "Fehler"])])
def test_addresses_must_be_those_of_the_public(settings, hosts, https, proxy, expected):
    settings.ALLOWED_HOSTS, settings.HTTPS, settings.TRUSTED_PROXY = hosts, https, proxy
    assert levels(check_settings.addresses) == expected


def test_a_key_that_is_short_or_readable_by_others_is_an_error(settings, data):
    assert levels(check_settings.secret) == ["gut"]
    (data / "secret.key").write_text("k")
    (data / "secret.key").chmod(0o644)
    settings.SECRET_KEY = "kurz"
    assert levels(check_settings.secret) == ["Fehler", "Fehler"]
    data.chmod(0o755)
    assert levels(check_settings.secret) == ["Fehler", "Warnung", "Fehler"]


def test_accounts_of_the_demonstration_are_an_error():
    assert levels(check_settings.demonstration) == ["gut"]
    account = factories.account()
    Account.objects.filter(pk=account.pk).update(is_demo=True)
    assert levels(check_settings.demonstration) == ["Fehler"]


def test_backups_and_their_trial_grow_old():
    assert levels(check_running.backups) == ["Warnung", "Warnung"]
    memory.remember("backup", timezone.now())
    memory.remember("restore", timezone.now() - timedelta(days=32))
    assert levels(check_running.backups) == ["gut", "Warnung"]
    memory.remember("backup", timezone.now() - timedelta(hours=27))
    assert levels(check_running.backups) == ["Warnung", "Warnung"]


def test_a_damaged_note_on_backups_counts_as_none(data):
    (data / "backups.json").write_text("[1]")
    assert memory.recall() == memory.Remembered()


def test_a_night_that_did_not_happen_is_warned_of():
    assert levels(check_running.nights) == ["Warnung"]
    clock.run_night(timezone.now())
    assert levels(check_running.nights) == ["gut"]


def test_a_check_that_breaks_down_hides_no_other():
    def broken():
        raise RuntimeError("Platte weg")

    def fine():
        yield good("Alles gut.")

    assert levels(broken, fine) == ["Fehler", "gut"]


def test_the_command_ends_with_one_where_something_is_wrong(settings):
    settings.ALLOWED_HOSTS = ["*"]
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("masswerk_check", stdout=out)
    assert (ended.value.code, "✗ Die Anwendung antwortet unter jedem Namen." in out.getvalue()) == (1, True)
    assert Level.ERROR in out.getvalue()
