"""The program itself, started for the browser: demonstration data, a free port, a data folder that is thrown away."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PASSWORD = "Vorfuehrung-2026"
OURS = ("MASSWERK_DATA", "MASSWERK_DEMO", "MASSWERK_TESTING", "MASSWERK_SECRET_KEY", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True)
class Server:
    """A running program: where it answers, and the folder of its data."""

    url: str
    data: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command beside the server, on the same data."""
        return subprocess.run([sys.executable, "-m", "masswerk", *arguments], cwd=REPOSITORY, env=environment(self.data),
                              capture_output=True, text=True, timeout=120, check=False)

    def django(self, code: str) -> str:
        """Run a piece of Python within the program, on the same data; what it prints."""
        done = subprocess.run([sys.executable, "-c", f"import django; django.setup()\n{code}"], cwd=REPOSITORY,
                              env=environment(self.data) | {"DJANGO_SETTINGS_MODULE": "masswerk.site.settings"},
                              capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


def environment(data: Path) -> dict[str, str]:
    """The environment of a program of its own, whatever the test run has set; the database may be given."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return kept | {"MASSWERK_DATA": str(data), "MASSWERK_DEMO": "1",
                   "PYTHONPATH": f"{REPOSITORY / 'src'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(data: Path, *arguments: str) -> Iterator[Server]:
    """Start `masswerk demo` and wait until it answers; stop it with everything it started."""
    port = free_port()
    with (data / "server.log").open("w") as log:
        process = subprocess.Popen([sys.executable, "-m", "masswerk", "demo", "--small", "--port", str(port), *arguments],
                                   cwd=REPOSITORY, env=environment(data), stdout=log, stderr=log,
                                   start_new_session=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/", process)
        yield Server(f"http://127.0.0.1:{port}", data)
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 300) -> None:
    """Wait until the program answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, "the program ended while it started"
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer within {seconds} s")
