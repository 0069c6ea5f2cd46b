"""Heads of the log's chains in a form that can be published, printed and compared years later.

Each checkpoint is three lines: the chain's name, the number of entries, the Merkle root over their hashes.
Source: C2SP, tlog-checkpoint (text form, without signature); RFC 6962, section 2.1 (Merkle tree hash).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass

from masswerk.base.errors import RuleError

PREFIX = "masswerk/"


class NoCheckpoint(RuleError):
    cause = "Das ist kein Prüfstand: In Zeile {line} steht nicht, was dort stehen muss."
    way_out = "Geben Sie eine Datei an, die „masswerk checkpoint“ ausgegeben hat, unverändert."


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where a chain stood. chain: its name; size: entries, >= 0; root: Merkle root, 64 hexadecimal digits."""

    chain: str
    size: int
    root: str


def as_text(checkpoints: Iterable[Checkpoint]) -> str:
    """Checkpoints with an empty line between them.

    >>> print(as_text([Checkpoint("body-1", 2, "ff" * 32)]), end="")
    masswerk/body-1
    2
    //////////////////////////////////////////8=
    """
    return "\n".join(f"{PREFIX}{c.chain}\n{c.size}\n{base64.b64encode(bytes.fromhex(c.root)).decode()}\n"
                     for c in checkpoints)


def from_text(text: str) -> list[Checkpoint]:
    """The checkpoints of a text made by `as_text`; raises NoCheckpoint with the number of the wrong line.

    >>> from_text(as_text([Checkpoint("body-1", 2, "ff" * 32)]))[0].size
    2
    """
    found: list[Checkpoint] = []
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    for start in range(0, len(lines), 4):
        found.append(_one(lines[start : start + 4], start))
    return found


def _one(lines: list[str], start: int) -> Checkpoint:
    if not lines[0].startswith(PREFIX) or not lines[0].removeprefix(PREFIX):
        raise NoCheckpoint(line=start + 1)
    if len(lines) < 2 or not (lines[1].isascii() and lines[1].isdecimal()):
        raise NoCheckpoint(line=start + 2)
    try:
        root = base64.b64decode(lines[2], validate=True) if len(lines) > 2 else b""
    except binascii.Error:
        root = b""
    if len(root) != 32:
        raise NoCheckpoint(line=start + 3)
    if len(lines) > 3 and lines[3]:
        raise NoCheckpoint(line=start + 4)
    return Checkpoint(lines[0].removeprefix(PREFIX), int(lines[1]), root.hex())
