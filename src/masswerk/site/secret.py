"""The installation's keys: made at the first start, kept beside the data, readable by their owner only.

`secret.key` signs sessions and links and encrypts fields; `signing.key` signs what is published of the log.
"""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path


def secret_key(data: Path) -> str:
    """The installation's key; made if there is none yet."""
    return _kept(data, "secret.key", lambda: secrets.token_urlsafe(50))


def signing_key(data: Path) -> str:
    """The Ed25519 secret for the published log, 32 bytes in base64; made if there is none yet."""
    return _kept(data, "signing.key", lambda: base64.b64encode(secrets.token_bytes(32)).decode())


def _kept(data: Path, name: str, make: Callable[[], str]) -> str:
    path = data / name
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = data / f".{name}.{os.getpid()}"
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(make())
        file.flush()
        os.fsync(file.fileno())
    try:
        # linked when whole: another process finds all of it or nothing, and the first one wins
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()
    return path.read_text(encoding="ascii")
