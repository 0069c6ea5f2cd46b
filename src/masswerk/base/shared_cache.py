"""What all processes of the installation must know of each other for minutes: tries at signing in, codes used once.

Counted in each process alone, a limit of five tries would be five for each process, and a one-time code would be good
in each. Names stand under a key, because those the sign-in library uses hold network addresses.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.cache.backends.db import DatabaseCache

from masswerk.base.models import CachedValue
from masswerk.base.queue import write_queue


class SharedCache(DatabaseCache):
    """Django's cache in the database, whose writers wait in line like all others."""

    def _base_set(self, *args: Any, **kwargs: Any) -> Any:
        with write_queue():
            return super()._base_set(*args, **kwargs)  # type: ignore[misc]

    def _base_delete_many(self, *args: Any, **kwargs: Any) -> Any:
        with write_queue():
            return super()._base_delete_many(*args, **kwargs)  # type: ignore[misc]

    def clear(self) -> None:
        with write_queue():
            super().clear()


def hidden_name(key: str, prefix: str, version: int) -> str:
    """The name under which a value stands: nobody reads an address or an account from it."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{prefix}:{version}:{key}".encode(), hashlib.sha256).hexdigest()


def forget_expired(now: datetime) -> dict[str, int]:
    """Delete what has run out; counts for the nightly report."""
    with write_queue():
        return {"abgelaufen": CachedValue.objects.filter(expires__lt=now).delete()[0]}
