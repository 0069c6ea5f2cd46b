"""Heads of the log's chains in a form that can be published, printed and compared years later.

Each checkpoint is three lines: the chain's name, the number of entries, the Merkle root over their hashes. Below it,
after an empty line, may stand who signed it.
Source: C2SP, tlog-checkpoint and signed-note; RFC 6962, section 2.1 (Merkle tree hash).
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from masswerk.base.errors import RuleError
from masswerk.base.rules import notes

PREFIX = "masswerk/"


class NoCheckpoint(RuleError):
    cause = "Das ist kein Prüfstand: In Zeile {line} steht nicht, was dort stehen muss."
    way_out = "Geben Sie eine Datei an, die „masswerk checkpoint“ ausgegeben hat oder die Seite „Protokoll“ " \
              "anbietet, unverändert."


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where a chain stood. chain: its name; size: entries, >= 0; root: Merkle root, 64 hexadecimal digits."""

    chain: str
    size: int
    root: str

    @property
    def text(self) -> str:
        """Its three lines.

        >>> print(Checkpoint("body-1", 2, "ff" * 32).text, end="")
        masswerk/body-1
        2
        //////////////////////////////////////////8=
        """
        return f"{PREFIX}{self.chain}\n{self.size}\n{base64.b64encode(bytes.fromhex(self.root)).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A checkpoint as it was handed out, with the lines that sign it."""

    checkpoint: Checkpoint
    signatures: tuple[str, ...] = ()


def as_text(checkpoints: Iterable[Checkpoint], secret: bytes | None = None) -> str:
    """Checkpoints with an empty line between them, each signed where a secret is given.

    >>> print(as_text([Checkpoint("body-1", 2, "ff" * 32)]), end="")
    masswerk/body-1
    2
    //////////////////////////////////////////8=
    """
    return "\n".join(signed(c, secret) if secret else c.text for c in checkpoints)


def signed(checkpoint: Checkpoint, secret: bytes) -> str:
    """One checkpoint with its signature.

    >>> signed(Checkpoint("body-1", 2, "ff" * 32), bytes(32)).splitlines()[3:][1][:10]
    '— masswerk'
    """
    return f"{checkpoint.text}\n{notes.signature(checkpoint.text, secret)}\n"


def from_text(text: str) -> list[Note]:
    """The checkpoints of a text made by `as_text`; raises NoCheckpoint with the number of the wrong line.

    >>> from_text(as_text([Checkpoint("body-1", 2, "ff" * 32)], bytes(32)))[0].checkpoint.size
    2
    """
    found: list[Note] = []
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    start = 0
    while start < len(lines):
        checkpoint = _one(lines[start : start + 4], start)
        start += 4
        end = start
        while end < len(lines) and lines[end].startswith(notes.MARK):
            end += 1
        found.append(Note(checkpoint, tuple(lines[start:end])))
        if end > start:
            if end < len(lines) and lines[end]:
                raise NoCheckpoint(line=end + 1)
            start = end + 1
    return found


def _one(lines: list[str], start: int) -> Checkpoint:
    if not lines[0].startswith(PREFIX) or not lines[0].removeprefix(PREFIX):
        raise NoCheckpoint(line=start + 1)
    if len(lines) < 2 or not (lines[1].isascii() and lines[1].isdecimal()):
        raise NoCheckpoint(line=start + 2)
    root = notes.decoded(lines[2]) if len(lines) > 2 else b""
    if len(root) != 32:
        raise NoCheckpoint(line=start + 3)
    if len(lines) > 3 and lines[3]:
        raise NoCheckpoint(line=start + 4)
    return Checkpoint(lines[0].removeprefix(PREFIX), int(lines[1]), root.hex())
