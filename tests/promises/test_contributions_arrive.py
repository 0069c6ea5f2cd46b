"""The evening of the newsletter: everything acknowledged is there, nothing twice, whatever dies in between."""

from __future__ import annotations

import json
import re
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from masswerk.participation.rules.work import solved
from tests.promises.installation import CSRF, Installation, Office, count, kill
from tests.promises.writers import wait_until

CONTRIBUTIONS = count(200, 1000)
SENDERS = 8
PATH = "/kreis/mitreden/entwurf/stelle/a1/beitrag/"
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
print(json.dumps([work.issue(scope, now=int(time.time()), bits=8, wait=4, key=signing_keys()[0]) for _ in range(%d)]))
"""
CODE = re.compile(rb"data-code>([-0-9A-Z]+)<")


@dataclass
class Sender(threading.Thread):
    """Sends contributions one after the other; repeats what was not answered, with the same ticket."""

    label: str
    tickets: list[str]
    office: Office | None = None
    codes: dict[str, str] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    ended: bool = False

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        while self.tickets and not self.ended:
            if self.office is None or not self._send(self.office, self.tickets[0]):
                time.sleep(0.01)
                continue
            self.tickets.pop(0)

    def _send(self, office: Office, ticket: str) -> bool:
        text = f"Beitrag {self.label}-{len(self.codes)}"
        start = time.monotonic()
        try:
            status, page = send(office.port, text, ticket)
        except (OSError, HTTPException):
            return False
        code = CODE.search(page)
        if status != 200 or code is None:
            self.refused.append(status)
            return False
        self.times.append(time.monotonic() - start)
        self.codes[text] = code[1].decode()
        return True


def send(port: int, text: str, ticket: str, **headers: str) -> tuple[int, bytes]:
    """Send a contribution as a browser does that has done its work."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST", PATH, urlencode({
            "kind": "note", "text": text, "ticket": ticket, "answer": solved(ticket, 8), "may_publish": "on"}), {
            "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": CSRF, "Cookie": f"csrftoken={CSRF}",
            **headers})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@contextmanager
def sending(installation: Installation, amount: int) -> Iterator[list[Sender]]:
    """Senders at work for the block, each as soon as it is given a server."""
    installation.python(OPEN)
    tickets = json.loads(installation.python(TICKETS % amount))
    senders = [Sender(f"s{n}", tickets[n::SENDERS]) for n in range(SENDERS)]
    for sender in senders:
        sender.start()
    try:
        yield senders
    finally:
        for sender in senders:
            sender.ended = True
        for sender in senders:
            sender.join(timeout=30)


def test_contributions_within_a_minute_survive_a_killed_server_once_each(installation: Installation) -> None:
    with sending(installation, CONTRIBUTIONS) as senders:
        for part in (3, 1):  # killed when a third has arrived
            with installation.serving() as office:
                for sender in senders:
                    sender.office = office
                wanted = CONTRIBUTIONS // part
                wait_until(lambda wanted=wanted: sum(len(s.codes) for s in senders) >= wanted, "the work of all senders")
                kill(office.process)
                for sender in senders:
                    sender.office = None
    acknowledged = {text for sender in senders for text in sender.codes}
    kept = installation.ask("SELECT text, number FROM participation_contribution ORDER BY number")
    logged = installation.ask("SELECT count(*) FROM base_logentry WHERE verb = 'contribution.submitted'")
    codes = [code for sender in senders for code in sender.codes.values()]
    assert [status for sender in senders for status in sender.refused] == []
    assert len(acknowledged) == len(set(codes)) == CONTRIBUTIONS
    assert sorted(text for text, _ in kept) == sorted(acknowledged)
    assert [number for _, number in kept] == list(range(1, CONTRIBUTIONS + 1))
    assert logged == [(CONTRIBUTIONS,)]
    assert installation.verifies()
    times = sorted(time for sender in senders for time in sender.times)
    print(f"\n{CONTRIBUTIONS} contributions, 0 lost, 0 doubled, median {statistics.median(times) * 1000:.0f} ms, "
          f"p99 {times[int(len(times) * 0.99)] * 1000:.0f} ms")
