"""The process that reads one file of a stranger and ends. Started by `masswerk.documents.sandbox` only.

Arguments: extension, memory in bytes, processor time in seconds. The file comes by standard input. Answers are lines of
JSON on standard output: {"walls": …}, then {"progress": [done, whole]} now and then, then {"source": …} or
{"refusal": name, "facts": …}.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any

from masswerk.documents.confine import confine

_EVERY = 0.1  # seconds between two words on progress
_FULL = 0.6  # part of the allowed memory from which odd errors are taken for a lack of it


def main(arguments: list[str]) -> None:
    """Give up rights, read standard input, answer."""
    extension, memory, cpu = arguments[0], int(arguments[1]), int(arguments[2])
    _say({"walls": confine(memory, cpu)})
    if extension == "-":
        return
    _say(_answer(extension, memory))


def _answer(extension: str, memory: int) -> dict[str, Any]:
    from masswerk.documents.readers import read
    from masswerk.documents.refusals import Damaged, Unreadable
    from masswerk.documents.source_json import source_to_json

    lack = {"refusal": "NeedsTooMuchMemory", "facts": {"megabytes": memory // 2**20}}
    broken = {"refusal": "Damaged", "facts": {"detail": "das Lesen brach ab"}}
    try:
        return {"source": source_to_json(read(f"document.{extension}", sys.stdin.buffer.read(), _Progress()))}
    except MemoryError:
        return lack
    except Unreadable as refusal:
        if isinstance(refusal, Damaged) and _used() > _FULL * memory:
            return lack
        return {"refusal": type(refusal).__name__, "facts": refusal.facts}
    except Exception:  # whatever a stranger's file provokes in a library is damage to be told, not an answer left out
        return lack if _used() > _FULL * memory else broken


class _Progress:
    """Says how far reading is, at most ten times a second."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            _say({"progress": [done, whole]})


def _used() -> int:
    """Most memory this process ever held, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
