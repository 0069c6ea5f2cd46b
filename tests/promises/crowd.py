"""A crowd that sends contributions: one thread and bare sockets, so that it costs the machine next to nothing.

Everybody in it comes from a browser of their own: one connection, one form, one receipt. All work their tickets ask
for is done beforehand. A sender who finds the server busy waits; how long counts from the moment they meant to send.
"""

from __future__ import annotations

import json
import re
import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from masswerk.participation.rules.work import solved
from tests.promises.installation import CSRF, PATIENCE, Installation

PATH = "/kreis/mitreden/entwurf/stelle/a1/beitrag/"
BITS = 8
OPEN = """
from datetime import date, datetime, timedelta, UTC
from masswerk.base.actions import SYSTEM
from masswerk.concepts.models import Edition
from masswerk.participation.actions import open_procedure
from masswerk.participation.rules.phases import Days
today = date.today()
open_procedure(Edition.objects.get(), slug="entwurf", title="Entwurf", by=SYSTEM, now=datetime.now(UTC),
               days=Days(today - timedelta(1), today - timedelta(1), today + timedelta(9)))
"""
TICKETS = """
import json, time
from masswerk.concepts.models import Element
from masswerk.participation.load import signing_keys
from masswerk.participation.models import Procedure
from masswerk.participation.rules import work
scope = f"procedure {Procedure.objects.get().pk} {Element.objects.get(key='a1').pk}"
print(json.dumps([work.issue(scope, now=int(time.time()), bits=%d, wait=4, key=signing_keys()[0]) for _ in range(%d)]))
"""
LENGTH = re.compile(rb"(?im)^content-length: *(\d+)\r?$")
CODE = re.compile(rb"data-code>([-0-9A-Z]+)<")


def opened(installation: Installation) -> None:
    """Open a procedure on the installation's draft."""
    installation.python(OPEN)


def tickets(installation: Installation, amount: int) -> list[str]:
    """So many tickets of its form."""
    found: list[str] = json.loads(installation.python(TICKETS % (BITS, amount)))
    return found


def letter(text: str, ticket: str) -> bytes:
    """A contribution as a browser sends it that has done its work."""
    body = urlencode({"kind": "note", "text": text, "ticket": ticket, "answer": solved(ticket, BITS),
                      "may_publish": "on"})
    return (f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: csrftoken={CSRF}\r\n"
            f"X-CSRFToken: {CSRF}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}").encode()


@dataclass(slots=True)
class Sending:
    """One contribution on its way. due, ended: seconds of the monotonic clock; status is 0 where no answer came."""

    data: bytes
    due: float
    answer: bytes = b""
    ended: float = 0.0

    @property
    def is_whole(self) -> bool:
        """False where the server died while it answered: then nothing was acknowledged."""
        head, _, body = self.answer.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        return length is not None and len(body) == int(length[1])

    @property
    def status(self) -> int:
        return int(self.answer[9:12]) if self.is_whole else 0

    @property
    def code(self) -> str:
        """The receipt code; "" where there is none."""
        found = CODE.search(self.answer) if self.is_whole else None
        return found[1].decode() if found else ""

    @property
    def took(self) -> float:
        return self.ended - self.due


def sent(port: int, letters: Sequence[bytes], *, rate: float, at_once: int = 1000) -> list[Sending]:
    """Send all letters and wait for their answers; in the order of the letters.

    rate:    how many begin in a second, whether the server keeps up or not
    at_once: how many are on their way at most; with a high rate, this many senders who each wait for their answer
    """
    start = time.monotonic()
    waiting = [Sending(data, start + place / rate) for place, data in enumerate(letters)]
    with selectors.DefaultSelector() as open_ones:
        following, now = 0, start
        while following < len(waiting) or open_ones.get_map():
            while following < len(waiting) and waiting[following].due <= now and len(open_ones.get_map()) < at_once:
                _begin(open_ones, port, waiting[following])
                following += 1
            due = waiting[following].due - now if following < len(waiting) else PATIENCE
            ready = open_ones.select(max(0.0005, due) if len(open_ones.get_map()) < at_once else PATIENCE)
            assert ready or following < len(waiting), "no answer"
            now = time.monotonic()
            for key, _events in ready:
                _go_on(open_ones, key, now)
    return waiting


def _begin(open_ones: selectors.BaseSelector, port: int, sending: Sending) -> None:
    client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    client.sendall(sending.data)
    client.setblocking(False)
    open_ones.register(client, selectors.EVENT_READ, sending)


def _go_on(open_ones: selectors.BaseSelector, key: selectors.SelectorKey, now: float) -> None:
    client, sending = key.fileobj, key.data
    assert isinstance(client, socket.socket)
    try:
        part = client.recv(1 << 16)
    except ConnectionError:
        part = b""
    sending.answer += part
    if not part:
        sending.ended = now
        open_ones.unregister(client)
        client.close()
