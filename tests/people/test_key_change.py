"""After a change of the key people still sign in with their second factor, and the old key can go."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time

from masswerk.base import log
from masswerk.base.actions import SYSTEM
from masswerk.base.encryption import KeyLost, encrypt
from masswerk.people.actions import renew_factors
from tests import factories

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
OLD, NEW = "alt" * 20, "neu" * 20


@pytest.fixture
def erika(settings):
    """Somebody with a one-time code app, recovery codes, recovery codes of old, and a passkey, all under the old key."""
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []
    account = factories.account()
    TOTP.activate(account, SECRET)
    RecoveryCodes.activate(account)
    other = factories.account()
    Authenticator.objects.create(user=other, type="recovery_codes", data={"migrated_codes": [encrypt("11"), encrypt("22")]})
    Authenticator.objects.create(user=other, type="webauthn", data={"name": "Stick", "credential": {"id": "x"}})
    return account


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def test_every_secret_opens_without_the_old_key_once_it_was_renewed(erika, settings):
    before = RecoveryCodes(erika.authenticator_set.get(type="recovery_codes")).generate_codes()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert [renew_factors(by=SYSTEM) for _ in range(2)] == [3, 0]
    settings.SECRET_KEY_FALLBACKS = []
    kept = {row.pk: row for row in Authenticator.objects.all()}
    of_erika = {row.type: row for row in kept.values() if row.user_id == erika.pk}
    assert TOTP(of_erika["totp"]).validate_code(code())
    assert RecoveryCodes(of_erika["recovery_codes"]).generate_codes() == before
    of_other = {row.type: row for row in kept.values() if row.user_id != erika.pk}
    assert RecoveryCodes(of_other["recovery_codes"]).generate_codes() == ["11", "22"]
    assert of_other["webauthn"].data == {"name": "Stick", "credential": {"id": "x"}}
    assert log.verify_all() == []


def test_without_renewal_the_old_key_would_be_missed(erika, settings):
    settings.SECRET_KEY = NEW
    with pytest.raises(KeyLost):
        TOTP(erika.authenticator_set.get(type="totp")).validate_code(code())
