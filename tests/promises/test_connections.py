"""Connections: nothing of ours talks to anybody but the database; without a route every page still works."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter

import pytest

from tests.promises.installation import Installation

WATCH = """
import collections, socket, sys
reached = collections.Counter()
def noted(name):
    real = getattr(socket.socket, name)
    def connect(self, address):
        reached[str(address[0] if isinstance(address, tuple) else address)] += 1
        return real(self, address)
    return connect
socket.socket.connect, socket.socket.connect_ex = noted("connect"), noted("connect_ex")
names = socket.getaddrinfo
def asked(host, *args, **kwargs):
    reached[f"name {host}"] += 1
    return names(host, *args, **kwargs)
socket.getaddrinfo = asked
import django; django.setup()
from django.test import Client
from django.conf import settings
from masswerk.base import clock, jobs
from django.utils import timezone
client = Client(headers={"host": "127.0.0.1"})
client.cookies[settings.SESSION_COOKIE_NAME] = KEY
for page in ADDRESSES:
    status = client.get(page).status_code
    assert status < 400, (page, status)
clock.tick(timezone.now()); jobs.requeue_lost(timezone.now())
print(dict(reached))
"""
PAGES = ["/", "/kreis/", "/kreis/konzept/", "/konto/login/", "/bausteine/", "/hilfe/", "/arbeit/", "/kreis/arbeit/",
         "/kreis/arbeit/fassungen/", "/kreis/arbeit/einlesen/", "/api/v1/bodies", "/api/v1/openapi.json"]


def watched(installation: Installation, *before: str) -> Counter[str]:
    """Whom a run through the program's work reached, and how often."""
    code = WATCH.replace("KEY", repr(installation.seeded["session"])).replace("ADDRESSES", repr(PAGES))
    done = subprocess.run([*before, sys.executable, "-c", code], cwd=installation.data, text=True, check=False,
                          env=installation.environment, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, int] = eval(done.stdout.splitlines()[-1])
    return Counter(found)


def test_nobody_is_reached_but_the_database(installation: Installation) -> None:
    reached = watched(installation)
    allowed = re.compile(r"(name )?(127\.0\.0\.1|localhost)" if installation.database else "nobody")
    assert {place: times for place, times in reached.items() if not allowed.fullmatch(place)} == {}


@pytest.mark.skipif(not shutil.which("unshare"), reason="unshare is not installed")
def test_every_page_works_without_a_route(installation: Installation) -> None:
    if installation.database:
        pytest.skip("the database server is reached by a route")
    if subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True).returncode:
        pytest.skip("a network without routes needs rights this machine does not give")
    assert watched(installation, "unshare", "-n") == Counter()
