"""What a disk holds after a power cut: a program's system calls are recorded, and only what was synced is kept.

The strict reading of POSIX: data of a file is safe once the file was synced after it was written; a new, renamed or removed
name once its folder was synced. What was not synced may be there or not, each write by itself: both are tried.
Sources: Pillai et al., All File Systems Are Not Created Equal, OSDI 2014; fsync(2); strace(1).
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

STRACE = shutil.which("strace")
"""None where it is not installed."""

CALLS = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,sendto"
RECORD = (STRACE or "strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o")
"""The command before the recorded one; the name of the record comes next."""


def can_record() -> bool:
    """True where programs may be recorded here; some containers forbid it."""
    return STRACE is not None and subprocess.run(
        [*RECORD, "/dev/null", "true"], capture_output=True, check=False).returncode == 0


_HEX = re.compile(r"(?:\\x[0-9a-f]{2})+")
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(?:<(.*)>)?", re.DOTALL)
_FD = re.compile(r"^(\d+)<(.*?)>(?:, |$)")


@dataclass(frozen=True)
class Call:
    """One system call that succeeded. begun, ended: its places in the record; parts: arguments, decoded."""

    name: str
    begun: int
    ended: int
    path: str
    result: int
    data: bytes = b""
    number: int = 0
    other: str = ""
    fd: int = -1


@dataclass
class _File:
    """A file as the disk has it, and what it has not synced."""

    safe: bytearray = field(default_factory=bytearray)
    loose: list[Call] = field(default_factory=list)


def read_record(path: Path) -> list[Call]:
    """The calls of a record in the order in which they ended."""
    open_calls: dict[str, tuple[int, str]] = {}
    found = []
    for place, line in enumerate(path.read_text(encoding="ascii", errors="replace").splitlines()):
        thread, _, rest = line.partition(" ")
        rest, begun = rest.lstrip(), place
        if rest.endswith("<unfinished ...>"):
            open_calls[thread] = (place, rest.removesuffix("<unfinished ...>").rstrip())
            continue
        if resumed := re.match(r"<\.\.\. \w+ resumed>", rest):
            begun, head = open_calls.pop(thread)
            rest = head + rest[resumed.end():]
        if call := _call(rest, begun, place):
            found.append(call)
    return found


def _call(text: str, begun: int, ended: int) -> Call | None:
    matched = _CALL.match(text)
    if matched is None or int(matched[3]) < 0:
        return None
    name, arguments, result = matched[1], matched[2], int(matched[3])
    strings = [_bytes(string) for string in re.findall(r'"([^"]*)"', arguments)]
    if name == "openat":
        return Call(name, begun, ended, _bytes(matched[4] or "").decode(), result, other=arguments, fd=result)
    if name in {"unlink", "rename"}:
        return Call(name, begun, ended, strings[0].decode(), result, other=strings[-1].decode())
    target = _FD.match(arguments)
    if target is None:
        return None
    numbers = re.findall(r", (\d+)", arguments[target.end() - 2:])
    return Call(name, begun, ended, _bytes(target[2]).decode(errors="replace"), result, strings[0] if strings else b"",
                int(numbers[-1]) if numbers else 0, fd=int(target[1]))


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if _HEX.fullmatch(text) else text.encode()


class Disk:
    """The folder of an installation on a disk whose power fails."""

    def __init__(self, folder: Path) -> None:
        self._files = {str(path): _File(bytearray(path.read_bytes())) for path in folder.rglob("*") if path.is_file()}
        self._safe_names = dict(self._files)
        self._loose_names: dict[str, list[tuple[str, _File | None]]] = defaultdict(list)
        self._offsets: dict[int, int] = {}

    def replay(self, calls: list[Call]) -> None:
        """Do what the program did."""
        for call in calls:
            getattr(self, f"_{call.name}", lambda call: None)(call)

    def after_the_cut(self, chance: random.Random | None) -> dict[str, bytes]:
        """Names and contents once power is back; with a chance some of what was not synced is there as well."""
        names = dict(self._safe_names)
        for change in (each for changes in self._loose_names.values() for each in changes):
            if chance and chance.random() < 0.5:
                _rename(names, *change)
        return {name: bytes(_with(file, [call for call in file.loose if chance and chance.random() < 0.5]))
                for name, file in names.items()}

    def _openat(self, call: Call) -> None:
        self._offsets[call.fd] = 0
        if call.path not in self._files and "O_CREAT" in call.other:
            self._name(call.path, _File())
        if "O_TRUNC" in call.other and call.path in self._files:
            self._files[call.path].loose.append(Call("ftruncate", call.begun, call.ended, call.path, 0))

    def _pwrite64(self, call: Call) -> None:
        if call.path in self._files:
            self._files[call.path].loose.append(call)

    def _write(self, call: Call) -> None:
        place = self._offsets.get(call.fd, 0)
        self._offsets[call.fd] = place + call.result
        self._pwrite64(Call("pwrite64", call.begun, call.ended, call.path, call.result, call.data, place))

    _ftruncate = _pwrite64

    def _fsync(self, call: Call) -> None:
        if call.path in self._files:
            file = self._files[call.path]
            # what another thread wrote while the disk was syncing may have come too late
            done = [write for write in file.loose if write.ended < call.begun]
            file.safe = _with(file, done)
            file.loose = [write for write in file.loose if write.ended >= call.begun]
        for change in self._loose_names.pop(call.path, []):
            _rename(self._safe_names, *change)

    _fdatasync = _fsync

    def _unlink(self, call: Call) -> None:
        self._name(call.path, None)

    def _rename(self, call: Call) -> None:
        moved = self._files.get(call.path)
        self._name(call.path, None)
        self._name(call.other, moved)

    def _name(self, path: str, file: _File | None) -> None:
        _rename(self._files, path, file)
        self._loose_names[str(Path(path).parent)].append((path, file))


def _rename(names: dict[str, _File], path: str, file: _File | None) -> None:
    if file is None:
        names.pop(path, None)
    else:
        names[path] = file


def _with(file: _File, writes: list[Call]) -> bytearray:
    """The safe content with some writes done."""
    content = bytearray(file.safe)
    for call in writes:
        if call.name == "ftruncate":
            content = content[:call.number].ljust(call.number, b"\0")
            continue
        end = call.number + call.result
        content = content.ljust(end, b"\0")
        content[call.number:end] = call.data[:call.result]
    return content


def cuts(calls: list[Call], first: int, start: Path, chance: random.Random,
         count: int) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Some moments of a record in order, with what is on the disk after each; every second one keeps some of what was
    not synced.

    first: place in the record before which nothing is tried
    start: the folder as it was before the program ran, at the same address
    """
    disk, done = Disk(start), 0
    for number, place in enumerate(sorted(chance.randint(first, len(calls)) for _ in range(count))):
        disk.replay(calls[done:place])
        done = place
        yield place, disk.after_the_cut(chance if number % 2 else None)
