"""A whole installation of its own: real processes, a real database on disk, nothing shared with the test run."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from masswerk.base.rules import chain

REPOSITORY = Path(__file__).parents[2]
RELEASE = bool(os.environ.get("MASSWERK_RELEASE"))
"""True for the long counts before a release (`MASSWERK_RELEASE=1 make promises`)."""

POSTGRES = os.environ.get("DATABASE_URL", "") if "postgres" in os.environ.get("DATABASE_URL", "") else ""
PATIENCE = 300.0
"""Seconds a busy machine gets for what takes a few on a quiet one; nothing is proved by how long it takes."""

LOG = "chain, seq, at, verb, subject, cause, commitment, previous, hash, payload, salt"
"""Columns of the log in the order of `chain.Entry`."""

CSRF = "a" * 32
SEED = """
import json
from django.conf import settings
from importlib import import_module
from masswerk.base.actions import SYSTEM
from masswerk.bodies.actions import found_body
from masswerk.concepts import actions
from masswerk.concepts.rules.content import Node
from masswerk.people.actions import create_account, give_role
body = found_body(slug="kreis", name="Landkreis", kind="county", by=SYSTEM)
account = create_account(email="amt@example.org", name="Amt", password="ein sehr langes Kennwort", by=SYSTEM)
give_role(account, "coordinator", body, by=SYSTEM)
concept = actions.found_concept(body, slug="konzept", title="Konzept", by=SYSTEM)
edition = actions.build_edition(concept, key="2026", title="Fassung 2026", by=SYSTEM, nodes=[
    Node("f1", "field", number="1", title="Arbeit"), Node("a1", "text", "f1", text="Alle gehören dazu.")])
session = import_module(settings.SESSION_ENGINE).SessionStore()
session.update({"_auth_user_id": str(account.pk), "_auth_user_backend": settings.AUTHENTICATION_BACKENDS[0],
                "_auth_user_hash": account.get_session_auth_hash()})
session.create()
print(json.dumps({"edition": edition.pk, "session": session.session_key}))
"""


def count(usual: int, release: int) -> int:
    """How often a promise is tried: in every run, and before a release."""
    return release if RELEASE else usual


@dataclass
class Installation:
    """A folder of data, a database, and what was put there first."""

    data: Path
    database: str
    seeded: dict[str, Any]

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MASSWERK_", "DATABASE_"))}
        own = {"MASSWERK_DATA": str(self.data), "MASSWERK_SECRET_KEY": "only-for-tests", "MASSWERK_LOG_LEVEL": "ERROR",
               "MASSWERK_ASSETS": os.environ.get("MASSWERK_ASSETS", str(REPOSITORY / "build" / "assets")),
               "DJANGO_SETTINGS_MODULE": "masswerk.site.settings",
               "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)])}
        return kept | own | ({"DATABASE_URL": self.database} if self.database else {})

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
        """Start a Python process of this installation, as leader of a group of its own."""
        return subprocess.Popen([sys.executable, *arguments], cwd=self.data, env=self.environment,
                                start_new_session=True, **options)

    def run(self, *arguments: str, check: bool = True, timeout: float = PATIENCE) -> subprocess.CompletedProcess[str]:
        """Run `masswerk …` to its end."""
        done = subprocess.run([sys.executable, "-m", "masswerk", *arguments], cwd=self.data, env=self.environment,
                              capture_output=True, text=True, timeout=timeout, check=False)
        assert done.returncode == 0 or not check, done.stdout + done.stderr
        return done

    def python(self, code: str) -> str:
        """Run Python within the program; what it prints."""
        done = subprocess.run([sys.executable, "-c", f"import django; django.setup()\n{code}"], cwd=self.data,
                              env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """The database's own answer."""
        if not self.database:
            with sqlite3.connect(self.data / "masswerk.sqlite3", timeout=20) as connection:
                rows = connection.execute(question).fetchall()
            connection.close()
            return rows
        import psycopg

        with psycopg.connect(self.database) as connection:
            return connection.execute(question).fetchall()

    def verifies(self) -> bool:
        """True if the log is whole by its own rules and the database sound; asked from outside, without the program."""
        if not self.database:
            assert self.ask("PRAGMA integrity_check") == [("ok",)]
        ends = {name: (seq, digest) for name, seq, digest in self.ask("SELECT chain, seq, hash FROM base_chainhead")}
        entries: dict[str, list[chain.Entry]] = {name: [] for name in ends}
        for row in self.ask(f"SELECT {LOG} FROM base_logentry ORDER BY chain, seq"):
            entries.setdefault(row[0], []).append(chain.Entry(*row))
        return all(chain.verify(entries[name], ends.get(name, (0, chain.GENESIS))) == [] for name in entries)

    @contextmanager
    def serving(self, prepared: str = "pass") -> Iterator[Office]:
        """Serve until the block ends; then kill whatever is left.

        prepared: Python that the server runs before it starts
        """
        port = free_port()
        process = self.start("-c", f"{prepared}\nfrom masswerk.site.cli import main\nmain(['serve', '--port', '{port}'])",
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until_open(port, process)
            yield Office(port, self, process)
        finally:
            kill(process)


@dataclass
class Office:
    """Somebody signed in who talks to a running server."""

    port: int
    installation: Installation
    process: subprocess.Popen[bytes]

    def post(self, path: str, timeout: float = 20, **form: object) -> int:
        """Send a form; the status of the answer. Raises OSError or HTTPException where none came."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("POST", path, urlencode(form), {
                "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": CSRF, "Cookie": self.cookie})
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()

    def get(self, path: str, timeout: float = 20) -> tuple[int, bytes]:
        """Read a page, as a visitor."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    @property
    def cpu(self) -> float:
        """Seconds of processor time the server has used, without its worker."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def cookie(self) -> str:
        return f"sitzung={self.installation.seeded['session']}; csrftoken={CSRF}"


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all it started, as a machine without mercy does."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_open(port: int, process: subprocess.Popen[bytes], seconds: float = PATIENCE) -> None:
    """Wait until a server takes connections."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended while it started"
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise AssertionError("the server did not start")


def build(folder: Path) -> Installation:
    """A migrated installation with a body, a coordinator who is signed in, and a draft."""
    made = Installation(folder, _new_database() if POSTGRES else "", {})
    made.run("migrate", "--verbosity", "0")
    made.seeded = json.loads(made.python(SEED))
    return made


@contextmanager
def copied(of: Installation, folder: Path) -> Iterator[Installation]:
    """A copy to break; its database is dropped afterwards."""
    shutil.copytree(of.data, folder, dirs_exist_ok=True)
    made = Installation(folder, _new_database(of.database) if of.database else "", of.seeded)
    try:
        yield made
    finally:
        drop(made)


def drop(made: Installation) -> None:
    """Drop the database of an installation, on PostgreSQL."""
    if made.database:
        _administer(f'DROP DATABASE IF EXISTS "{urlsplit(made.database).path[1:]}" WITH (FORCE)')


def _new_database(template: str = "") -> str:
    name = f"promise_{secrets.token_hex(4)}"
    source = f' TEMPLATE "{urlsplit(template).path[1:]}"' if template else ""
    _administer(f'CREATE DATABASE "{name}"{source}')
    return urlsplit(POSTGRES)._replace(path=f"/{name}").geturl()


def _administer(statement: str) -> None:
    import psycopg

    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(statement)
