"""How commands tell of long work and of what they found."""

from __future__ import annotations

import time
from typing import Any

from masswerk.site.operations.archive import Manifest

EVERY = 1.0
"""Seconds between two words on progress."""


class Counter:
    """Says how far long work is, once a second: "Dateien gesichert: 120 von 400"."""

    def __init__(self, out: Any, what: str) -> None:
        self._out, self._what, self._last = out, what, time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            self._out.write(f"{self._what}: {done}{f' von {total}' if total else ''} …")


def heads(manifest: Manifest) -> str:
    """Where the log ended, one line for each chain."""
    return "\n".join(f"  {chain}: Eintrag {seq}, {digest[:16]}…" for chain, seq, digest in manifest.heads)
