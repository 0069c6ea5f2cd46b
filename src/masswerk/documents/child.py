"""The process that reads one file of a stranger and ends. Started by `masswerk.documents.sandbox` only.

Arguments: task, extension, memory in bytes, processor time in seconds. The file comes by standard input. Answers are
lines of JSON on standard output: {"walls": …}, then {"progress": [done, whole]} now and then, then {"result": …} or
{"refusal": name, "facts": …}.
"""

from __future__ import annotations

import json
import re
import sys
import time
from importlib import import_module
from typing import IO, Any

from masswerk.documents.confine import confine

TASKS = {
    "document": "masswerk.documents.readers.task",
    "copy": "masswerk.documents.readers.copies.task",
    "cards": "masswerk.documents.cards.task",
    "mail": "masswerk.documents.mail.task",
    "sheets": "masswerk.documents.sheets.task",
}
"""Modules with `run(name, data, progress)`, imported only after all rights are given up."""

_EVERY = 0.1  # seconds between two words on progress
_FULL = 0.6  # part of the allowed memory from which odd errors are taken for a lack of it


def main(arguments: list[str]) -> None:
    """Give up rights, read standard input, answer."""
    task, extension, memory, cpu = arguments[0], arguments[1], int(arguments[2]), int(arguments[3])
    used = _Used()
    _say({"walls": confine(memory, cpu)})
    if task == "-":
        return
    _say(_answer(task, extension, memory, used))


def _answer(task: str, extension: str, memory: int, used: _Used) -> dict[str, Any]:
    from masswerk.documents.refusals import Damaged, Unreadable

    lack = {"refusal": "NeedsTooMuchMemory", "facts": {"megabytes": memory // 2**20}}
    broken = {"refusal": "Damaged", "facts": {"detail": "das Lesen brach ab"}}
    try:
        run = import_module(TASKS[task]).run
        return {"result": run(f"document.{extension}", sys.stdin.buffer.read(), _Progress())}
    except MemoryError:
        return lack
    except Unreadable as refusal:
        if isinstance(refusal, Damaged) and used.most() > _FULL * memory:
            return lack
        return {"refusal": type(refusal).__name__, "facts": refusal.facts}
    except BaseException:  # whatever a stranger's file provokes in a library (Rust's panics are no Exception) is damage
        return lack if used.most() > _FULL * memory else broken


class _Used:
    """Most memory this process ever held.

    The kernel's usual figure counts what the parent held when it started the child; the status of the process does
    not, but has to be opened while files can still be opened.
    """

    def __init__(self) -> None:
        try:
            self._status: IO[bytes] | None = open("/proc/self/status", "rb", buffering=0)  # noqa: SIM115, kept open
        except OSError:
            self._status = None

    def most(self) -> int:
        """Bytes; 0 where the system does not say."""
        found = re.search(rb"VmHWM:\s+(\d+) kB", self._status.read(10_000)) if self._status else None
        return int(found[1]) * 1024 if found else 0


class _Progress:
    """Says how far reading is, at most ten times a second."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            _say({"progress": [done, whole]})


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
