"""Slow or huge senders stop nobody: 500 clients that trickle leave pages quick; a body too large is refused at once."""

from __future__ import annotations

import re
import shutil
import socket
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.promises.installation import CSRF, REPOSITORY, Installation, Office, free_port, wait_until_open

SLOW = 500
PAGES = 150
BAR = 0.100
"""Seconds, for 99 of 100 pages."""


class Trickle(threading.Thread):
    """Hundreds of clients that send a byte of a form every now and then."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port, self.ended = port, threading.Event()
        self.open: list[socket.socket] = []

    def run(self) -> None:
        for _ in range(SLOW):
            self.open.append(self._begin())
        while not self.ended.wait(0.5):
            for client in self.open[::25]:
                try:
                    client.send(b"x")
                except OSError:
                    continue

    def _begin(self) -> socket.socket:
        client = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        client.sendall(b"POST /konto/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
                       b"Content-Length: 1000000\r\n\r\nx")
        return client

    def close(self) -> None:
        self.ended.set()
        self.join(timeout=5)
        for client in self.open:
            client.close()


def seconds(office: Office, times: int) -> list[float]:
    """How long each of so many pages took."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        assert office.get("/kreis/", timeout=10)[0] == 200
        taken.append(time.perf_counter() - start)
    return taken


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_five_hundred_slow_senders_leave_pages_quick(installation: Installation, tmp_path: Path) -> None:
    with installation.serving() as office, documented_proxy(office.port, tmp_path) as port:
        before = Office(port, installation, office.process)
        quiet = statistics.median(seconds(before, 20))
        slow = Trickle(port)
        slow.start()
        while len(slow.open) < SLOW:
            time.sleep(0.05)
        taken = sorted(seconds(before, PAGES))
        slow.close()
    p99 = taken[int(PAGES * 0.99)]
    print(f"\n{SLOW} slow senders: p99 {p99 * 1000:.0f} ms, median {statistics.median(taken) * 1000:.0f} ms "
          f"(quiet {quiet * 1000:.0f} ms)")
    assert p99 - quiet <= BAR


@contextmanager
def documented_proxy(upstream: int, folder: Path) -> Iterator[int]:
    """nginx as docs/nginx.conf sets it up, without the certificate."""
    port = free_port()
    text = (REPOSITORY / "docs" / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"^ *(ssl_|http2 |proxy_set_header X-Forwarded-Proto).*\n", "", text, flags=re.M)
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{upstream}").replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    text = re.sub(r"server \{\s+listen 80;.*", "", text, flags=re.S)
    settings = folder / "nginx.conf"
    settings.write_text(f"pid {folder}/pid;\nerror_log {folder}/errors;\nworker_rlimit_nofile 4096;\n"
                        f"events {{ worker_connections 2048; }}\nhttp {{ access_log off;\n{text}\n}}\n")
    process = subprocess.Popen(["nginx", "-c", str(settings), "-g", "daemon off;"], start_new_session=True)
    try:
        wait_until_open(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(installation: Installation) -> None:
    with installation.serving() as office, socket.create_connection(("127.0.0.1", office.port), timeout=20) as client:
        start = time.perf_counter()
        client.sendall(b"POST /kreis/arbeit/einlesen/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                       b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 260000000\r\n"
                       + f"Cookie: {office.cookie}\r\nX-CSRFToken: {CSRF}\r\n\r\n".encode())
        answer = client.recv(100)
        assert answer.split()[1] == b"413"
        assert time.perf_counter() - start < 5


def test_a_form_that_is_too_large_is_refused(installation: Installation) -> None:
    with installation.serving() as office:
        assert office.post("/kreis/arbeit/fassungen/begriffe/konzept/neu/", term="x" * 60_000_000, timeout=60) == 413
