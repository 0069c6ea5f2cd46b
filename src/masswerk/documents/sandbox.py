"""Reading files of strangers in a process of their own, which can harm nothing and ends in time."""

from __future__ import annotations

import json
import os
import re
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import IO, Any, TypeVar

import masswerk
from masswerk.documents.refusals import Damaged, NeedsTooMuchMemory, TookTooLong, Unreadable, by_name
from masswerk.documents.source import Source
from masswerk.documents.source_json import source_from_json

MEMORY = 768 * 1024 * 1024
"""Bytes of address space."""

WALL = 60.0
"""Seconds by the clock."""

CPU = 30
"""Seconds of processor time."""

_MOST = 400 * 1024 * 1024  # bytes of an answer
_ROOT = str(Path(masswerk.__file__).parent.parent)
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from masswerk.documents.child import main; main(sys.argv[1:])"
)

Progress = Callable[[int, int], None]
Answer = TypeVar("Answer")


def read_safely(
    name: str,
    data: bytes | Path,
    *,
    wall: float = WALL,
    cpu: int = CPU,
    memory: int = MEMORY,
    progress: Progress | None = None,
) -> Source:
    """Read a document in a child process with limits; the caller's process stays unharmed.

    name:     file name as people know it; the child only learns its extension
    data:     the file, or where it lies
    wall:     seconds by the clock; cpu: seconds of processor time; memory: bytes of address space
    progress: called with (done, whole) about ten times a second
    Raises a subclass of `refusals.Unreadable`: what `readers.read` raises, and TookTooLong, NeedsTooMuchMemory,
    Damaged where the child was stopped or broke down.
    """
    found = run_safely("document", name, data, source_from_json, wall=wall, cpu=cpu, memory=memory, progress=progress)
    return replace(found, name=name)


def run_safely(
    task: str,
    name: str,
    data: bytes | Path,
    understand: Callable[[Any], Answer],
    *,
    wall: float = WALL,
    cpu: int = CPU,
    memory: int = MEMORY,
    progress: Progress | None = None,
) -> Answer:
    """What a task of `masswerk.documents.child` makes of a stranger's file, in a process with limits.

    understand: makes the caller's objects of the answer's JSON values; ValueError, KeyError or TypeError mean damage
    Other arguments and refusals: as in `read_safely`.
    """
    with _opened(data) as file:
        process, end = _start(task, _extension(name), memory, cpu, file), time.monotonic() + wall
        try:
            answer = _last_answer(process, end, progress)
            if "result" in answer:
                return understand(answer["result"])
            if "refusal" in answer:
                raise by_name(answer["refusal"])(**{**answer["facts"], "name": name})
            raise _broken_down(process, end, name, cpu, memory)
        except TimeoutError:
            raise TookTooLong(name=name, seconds=round(wall)) from None
        except (KeyError, TypeError, ValueError) as error:
            raise Damaged(name=name, detail="es ließ sich nicht zu Ende lesen") from error
        finally:
            _end(process)


@cache
def limits() -> dict[str, bool]:
    """Which walls stand around a reader on this machine.

    "limits": memory, processor time, files; "files": it can read its own program only and write nothing;
    "calls": no network, no programs, no hold on other processes. Where one is missing, `check` should warn.
    """
    with tempfile.TemporaryFile() as nothing:
        process = _start("-", "-", MEMORY, CPU, nothing)
        try:
            for answer in _answers(process, time.monotonic() + WALL):
                return dict(answer["walls"])
        finally:
            _end(process)
    return {"limits": False, "files": False, "calls": False}


def _opened(data: bytes | Path) -> IO[bytes]:
    if isinstance(data, Path):
        return data.open("rb")
    file = tempfile.TemporaryFile()  # noqa: SIM115, closed by the caller's with
    file.write(data)
    file.seek(0)
    return file


def _extension(name: str) -> str:
    extension = name.rpartition(".")[2].lower()
    return extension if re.fullmatch(r"[a-z0-9]{1,8}", extension) else "bin"


def _start(task: str, extension: str, memory: int, cpu: int, file: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, _ROOT, task, extension, str(memory), str(cpu)]
    return subprocess.Popen(  # noqa: S603, our own program with numbers as arguments
        command,
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    )


def _last_answer(process: subprocess.Popen[bytes], end: float, progress: Progress | None) -> dict[str, Any]:
    for answer in _answers(process, end):
        if "result" in answer or "refusal" in answer:
            return answer
        if "progress" in answer and progress is not None:
            done, whole = answer["progress"]
            progress(int(done), int(whole))
    return {}


def _answers(process: subprocess.Popen[bytes], end: float) -> Iterator[dict[str, Any]]:
    """The child's lines as they come. Raises TimeoutError at `end`, ValueError for babble."""
    assert process.stdout is not None
    rest: list[bytes] = []
    size = 0
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(max(end - time.monotonic(), 0)):
                raise TimeoutError
            part = os.read(process.stdout.fileno(), 1 << 20)
            size += len(part)
            if size > _MOST:
                raise ValueError("answer too long")
            if not part:
                return
            *lines, last = part.split(b"\n")
            for line in lines:
                yield json.loads(b"".join([*rest, line]))
                rest = []
            rest.append(last)


def _broken_down(process: subprocess.Popen[bytes], end: float, name: str, cpu: int, memory: int) -> Unreadable:
    """What a child without an answer died of, told by its exit status; on a busy machine it dies slowly."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(max(end - time.monotonic(), 1))
    if process.returncode == -signal.SIGXCPU or process.returncode == -signal.SIGKILL:
        return TookTooLong(name=name, seconds=cpu)
    if process.returncode in {-signal.SIGABRT, -signal.SIGBUS, 1}:
        # libraries abort when they get no more memory; Python ends with 1
        return NeedsTooMuchMemory(name=name, megabytes=memory // 2**20)
    return Damaged(name=name, detail="das Lesen brach ab")


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
