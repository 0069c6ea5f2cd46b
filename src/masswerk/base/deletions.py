"""A list of what was deleted, kept outside the backup: restoring an old backup must not bring people back.

One line for each deletion, without anything about the person: the model, the row's number and the moment it was
made, so that a number given anew after a restore is not mistaken for the old one. Emptied texts and shredded log
entries stand there too. A line is written before the row goes; a deletion that then fails is due anyway and is made
up for the next night.
Source: Standard-Datenschutzmodell, Baustein 60, S10 and P08.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

NAME = "deletions.jsonl"


@dataclass(frozen=True, slots=True)
class Deletion:
    """One line: which row of which model, when it was made (or what else proves it is the same), when it went."""

    model: str
    key: str
    made: str
    gone: str


Repeat = Callable[[Deletion], bool]
_REPEAT: dict[str, Repeat] = {}


def on_restore(model: str, repeat: Repeat) -> None:
    """Say how a deletion is repeated; `repeat` returns whether there was something to delete."""
    _REPEAT[model] = repeat


def list_file() -> Path:
    """Where the list lies."""
    path: Path = settings.DATA / NAME
    return path


def remember(model: str, key: object, made: datetime | str) -> None:
    """Add a line and wait until the disk has it.

    made: when the row was made, or another fact that no later row with its number has
    Raises LookupError for a model whose deletions nobody repeats.
    """
    if model not in _REPEAT:
        raise LookupError(f"Say with `on_restore` how a deletion of {model} is repeated.")
    stamp = made.astimezone(UTC).isoformat() if isinstance(made, datetime) else made
    line = json.dumps({"model": model, "key": str(key), "made": stamp, "gone": datetime.now(UTC).isoformat()})
    with list_file().open("a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def remembered() -> Iterator[Deletion]:
    """Every line of the list; a last line cut off by a power cut is passed over."""
    if not list_file().exists():
        return
    for line in list_file().read_text(encoding="utf-8").splitlines():
        try:
            yield Deletion(**json.loads(line))
        except (ValueError, TypeError):
            continue


def replay() -> int:
    """Delete again what was deleted before; returns how much had come back."""
    return sum(_REPEAT[deletion.model](deletion) for deletion in remembered() if deletion.model in _REPEAT)
