"""The process that reads has no network, no programs, no other files; the one that asks stays unharmed."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from socket import create_server

import pytest

import masswerk
from masswerk.documents.readers import read
from masswerk.documents.refusals import Damaged, NeedsTooMuchMemory, TookTooLong
from masswerk.documents.sandbox import limits, read_safely

ROOT = str(Path(masswerk.__file__).parent.parent)
ATTEMPTS = {
    "network": "import socket; socket.socket()",
    "program": "import os; os.execv('/bin/true', ['true'])",
    "process": "import os; os.fork()",
    "foreign file": "open('/etc/passwd').read()",
    "foreign folder": "import os; os.listdir('/')",
    "writing": "open('/tmp/masswerk-attempt', 'w').write('x')",
    "signal": "import os; os.kill(os.getppid(), 0)",
    "memory": "bytes(900 * 2**20)",
}
needs_walls = pytest.mark.skipif(not all(limits().values()), reason="this system has no Landlock or seccomp")


def attempt(code: str, *, confined: bool) -> bool:
    """Whether the code runs through in a child."""
    walls = "from masswerk.documents.confine import confine; confine(768 * 2**20, 20)" if confined else ""
    program = f"import sys; sys.path.insert(0, {ROOT!r})\n{walls}\n{code}"
    return subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, check=False).returncode == 0


@needs_walls
@pytest.mark.parametrize("what", ATTEMPTS)
def test_a_reader_is_refused(what: str) -> None:
    assert attempt(ATTEMPTS[what], confined=False) is True
    assert attempt(ATTEMPTS[what], confined=True) is False


def test_references_open_no_connection() -> None:
    with create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        there = f"http://127.0.0.1:{server.getsockname()[1]}/"
        page = f"""<!DOCTYPE html SYSTEM "{there}a.dtd"><html><head><link rel=stylesheet href="{there}a.css">
            <base href="{there}"></head><body><img src="{there}a.png" alt="Karte"><iframe src="{there}"></iframe>
            <script src="{there}a.js"></script><p>Text</p></body></html>""".encode()
        assert [line.text or line.alt for line in read("a.html", page).lines] == ["Karte", "Text"]
        assert [line.text or line.alt for line in read_safely("a.html", page).lines] == ["Karte", "Text"]
        with pytest.raises(TimeoutError):
            server.accept()


def test_the_same_comes_out_as_without_the_process(tmp_path: Path) -> None:
    data = "# Ziele\n- **Kurse** fördern\nJahr\tKurse\n2015\t5\n".encode()
    file = tmp_path / "hochgeladen"
    file.write_bytes(data)
    assert read_safely("konzept.md", data) == read("konzept.md", data)
    assert read_safely("konzept.md", file) == read("konzept.md", data)


def test_progress_arrives() -> None:
    seen: list[tuple[int, int]] = []
    read_safely("a.md", b"- Punkt\n" * 5000, progress=lambda done, whole: seen.append((done, whole)))
    assert seen == [(5000, 5000)]


def test_too_long_by_the_clock() -> None:
    began = time.monotonic()
    with pytest.raises(TookTooLong) as refusal:
        read_safely("a.md", b"- Punkt\n" * 90_000, wall=0.3)
    assert refusal.value.facts == {"name": "a.md", "seconds": 0}
    assert time.monotonic() - began < 30  # on a busy machine; a quiet one needs less than one


def test_too_long_by_the_processor() -> None:
    with pytest.raises(TookTooLong) as refusal:
        read_safely("a.html", b"<html>" + b"<p>x" * 95_000, cpu=1)
    assert refusal.value.facts == {"name": "a.html", "seconds": 1}


def test_too_much_memory() -> None:
    with pytest.raises(NeedsTooMuchMemory) as refusal:
        read_safely("a.md", b"- Punkt\n" * 90_000, memory=80 * 2**20)
    assert refusal.value.facts == {"name": "a.md", "megabytes": 80}


def test_strange_names_never_reach_the_child() -> None:
    name = '../../x";$(reboot)\n.md'
    assert read_safely(name, b"- Punkt").name == name


def test_many_at_once() -> None:
    found: list[int] = []

    def one(lines: int) -> None:
        found.append(len(read_safely("a.md", b"- Punkt\n" * lines).lines))

    threads = [threading.Thread(target=one, args=(lines,)) for lines in (1, 2, 3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [1, 2, 3, 4]


def test_babble_of_a_child_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("masswerk.documents.sandbox._START", "print('kein JSON')")
    with pytest.raises(Damaged):
        read_safely("a.md", b"- Punkt")


def test_memory_of_the_one_who_asks_is_not_counted() -> None:
    ballast = bytearray(b"x") * (480 * 2**20)
    with pytest.raises(Damaged):
        read_safely("a.docx", b"PK\x03\x04" + bytes(100))
    assert len(ballast) == 480 * 2**20


def test_memory_of_the_child_is_told() -> None:
    code = (
        f"import sys; sys.path.insert(0, {ROOT!r}); from masswerk.documents.child import _Used; "
        "from masswerk.documents.confine import confine; used = _Used(); confine(768 * 2**20, 20); "
        "hold = bytearray(b'x') * (200 * 2**20); print(200 * 2**20 < used.most() < 300 * 2**20)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
