"""The secrets of second factors after a change of the installation's key."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator

from masswerk.base.actions import Actor, action, note
from masswerk.base.encryption import is_current, renew

SECRETS = ("secret", "seed", "migrated_codes")
"""Where the sign-in library keeps encrypted texts: one-time code app, recovery codes, recovery codes of old."""


@action("factor.renewed")
def renew_factors(*, by: Actor) -> int:
    """Encrypt secrets of second factors that are still under an old key with the present one; returns how many rows.

    Raises KeyLost where none of the keys opens a secret.
    """
    count = 0
    for row in Authenticator.objects.select_for_update():
        data = {name: _renewed(value) if name in SECRETS else value for name, value in row.data.items()}
        if data != row.data:
            row.data = data
            row.save(update_fields=["data"])
            count += 1
    if count:
        note("installation", "second factors", renewed=count)
    return count


def _renewed(value: Any) -> Any:
    """An encrypted text, or a list of them, under the present key; what is so already stays as it is."""
    if isinstance(value, list):
        return [_renewed(each) for each in value]
    return value if is_current(value) else renew(value)
