"""Wrong tries and used codes are counted once for all processes, under names nobody can read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from masswerk.base import shared_cache
from masswerk.base.models import CachedValue
from tests import factories

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def erika():
    cache.clear()
    return factories.account(email="erika@example.org")


def another_process() -> shared_cache.SharedCache:
    """The cache as a process sees it that has just started."""
    facts = settings.CACHES["default"]
    return shared_cache.SharedCache(facts["LOCATION"], {"KEY_FUNCTION": facts["KEY_FUNCTION"], "OPTIONS": facts["OPTIONS"]})


def test_what_one_process_counts_the_others_know(erika):
    cache.set("tries", [1.0, 2.0], 60)
    assert another_process().get("tries") == [1.0, 2.0]
    assert another_process().add("tries", [], 60) is False


def test_after_five_wrong_passwords_the_account_waits_wherever_the_next_try_arrives(erika):
    for _ in range(5):
        Client().post("/konto/login/", {"login": "erika@example.org", "password": "falsch"})
    page = Client(REMOTE_ADDR="203.0.113.9").post("/konto/login/", {"login": "erika@example.org", "password": "falsch"})
    assert "zu viele Versuche" in page.content.decode()


def test_a_code_is_good_once_in_all_processes(erika):
    factor = TOTP.activate(erika, SECRET)
    code = format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))
    assert [TOTP(factor.instance).validate_code(code) for _ in range(2)] == [True, False]
    assert CachedValue.objects.count() == 1


def test_neither_address_nor_account_can_be_read_from_the_table(erika):
    Client(REMOTE_ADDR="203.0.113.9").post("/konto/login/", {"login": "erika@example.org", "password": "falsch"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM base_cachedvalue")
        rows = cursor.fetchall()
    assert len(rows) > 0
    assert [row for row in rows if "203.0" in repr(row) or "erika" in repr(row) or "allauth" in repr(row)] == []


def test_what_has_run_out_is_gone_next_night(erika):
    cache.set("short", 1, 10)
    cache.set("long", 1, 10_000)
    assert shared_cache.forget_expired(timezone.now() + timedelta(minutes=5)) == {"abgelaufen": 1}
    assert (cache.get("short"), cache.get("long")) == (None, 1)
