"""Encrypts single fields, so that a stolen database or backup without its key does not tell them.

The keys are derived from `SECRET_KEY` and `SECRET_KEY_FALLBACKS`: the first one encrypts, all decrypt, so that
a key can be changed while the program runs. `masswerk nightly` writes what is still under an old key anew.
Source: RFC 5869 (HKDF); the Fernet specification (AES-128-CBC with HMAC-SHA256).
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core import checks
from django.db import models

from masswerk.base.errors import RuleError


class KeyLost(RuleError):
    cause = "Ein verschlüsseltes Feld lässt sich nicht öffnen: Der Schlüssel, mit dem es geschrieben wurde, fehlt."
    way_out = "Tragen Sie den früheren Schlüssel in MASSWERK_OLD_SECRET_KEYS ein."


def encrypt(text: str) -> str:
    """A text under the present key; twice the same text gives two different results."""
    return _cipher().encrypt(text.encode()).decode("ascii")


def decrypt(token: str) -> str:
    """The text again; raises KeyLost where none of the keys fits or the token was changed."""
    try:
        return _cipher().decrypt(token.encode("ascii")).decode()
    except (InvalidToken, UnicodeEncodeError) as fault:
        raise KeyLost() from fault


def renew(token: str) -> str:
    """The same text under the present key; raises KeyLost like `decrypt`."""
    return encrypt(decrypt(token))


def is_current(token: str) -> bool:
    """True if the present key opens the token, so that the old keys are not needed for it."""
    try:
        _fernet(settings.SECRET_KEY).decrypt(token.encode("ascii"))
    except (InvalidToken, UnicodeEncodeError):
        return False
    return True


class EncryptedTextField(models.TextField[str, str]):
    """Text that stands encrypted in the database; it cannot be searched. Rows that are logged must hide it."""

    def get_prep_value(self, value: Any) -> Any:
        return encrypt(str(value)) if value not in (None, "") else value

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return decrypt(value) if value else value

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        hidden = getattr(self.model, "not_logged", None)
        faults = list(super().check(**kwargs))
        if hidden is not None and self.name not in hidden:
            faults.append(checks.Error(f"{self.name} is encrypted but would stand readable in the log.",
                                       hint="Name it in `not_logged`.", obj=self, id="masswerk.E001"))
        return faults


def _cipher() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


@lru_cache(maxsize=16)
def _fernet(secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"masswerk field encryption").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
