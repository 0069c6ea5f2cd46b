"""Checks the log against heads that were published before, as text or as the API gives them."""

from __future__ import annotations

import json
from typing import Any

from masswerk.base import checkpoints
from masswerk.base.errors import RuleError
from masswerk.base.rules import notes
from masswerk.base.rules.chain import Fault
from masswerk.base.rules.checkpoints import Note, from_text


class NotSigned(RuleError):
    cause = "Der Prüfstand „{chain}“ trägt keine Unterschrift, die zum Schlüssel {key} passt."
    way_out = "Nennen Sie mit --key den Schlüssel, den die Gebietskörperschaft veröffentlicht hat. Passt auch der " \
              "nicht, dann wurde der Prüfstand verändert."


def compare_with(said: str, key: str = "") -> list[Fault]:
    """What does not fit between the stored log and published heads.

    said: text of signed notes, or JSON of the API
    key:  public key the heads must be signed with; without one they may be unsigned, or signed by this installation
    Raises NoCheckpoint, NoVerifier, NotSigned.
    """
    known = from_text(_text(said))
    for note in known:
        if key or note.signatures:
            _refuse_unless_signed(note, key or checkpoints.verifier())
    return checkpoints.compare(note.checkpoint for note in known)


def _refuse_unless_signed(note: Note, key: str) -> None:
    if not notes.is_signed(note.checkpoint.text, note.signatures, key):
        raise NotSigned(chain=note.checkpoint.chain, key="+".join(key.split("+")[:2]))


def _text(said: str) -> str:
    """The notes in an answer of the API, one after the other; other text as it is."""
    if not said.lstrip().startswith("{"):
        return said
    try:
        answer: dict[str, Any] = json.loads(said)
        return "\n".join(str(item["note"]) for item in answer["items"])
    except (ValueError, KeyError, TypeError):
        return said
