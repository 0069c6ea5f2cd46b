"""What the data folder remembers about backups: when the last one was made and the last one was restored."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Remembered:
    """Moments of the last backup and of the last restore that was checked; None for never."""

    backup: datetime | None = None
    restore: datetime | None = None


def recall() -> Remembered:
    """What is remembered; an unreadable note counts as nothing."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        return Remembered(*(datetime.fromisoformat(found[name]) if found.get(name) else None
                            for name in ("backup", "restore")))
    except (OSError, ValueError, TypeError, AttributeError):
        return Remembered()


def remember(what: str, moment: datetime) -> None:
    """Note that a "backup" or "restore" was done."""
    known = recall()
    found = {"backup": known.backup, "restore": known.restore, what: moment}
    written = {name: at.isoformat() for name, at in found.items() if at is not None}
    _file().write_text(json.dumps(written), encoding="utf-8")


def _file() -> Path:
    path: Path = settings.DATA / "backups.json"
    return path
