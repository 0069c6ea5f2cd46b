"""Two clerks, one statement: of simultaneous decisions one is kept, the others see it beside their own."""

from __future__ import annotations

import json
import threading
from collections import Counter
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.promises.installation import CSRF, PATIENCE, Installation, Office, count

AT_ONCE = 6
"""Decisions sent at the same moment."""

OPENED = """
import json
from datetime import date, datetime, timedelta, UTC
from masswerk.base.actions import SYSTEM
from masswerk.concepts.models import Edition
from masswerk.participation import actions as participation
from masswerk.participation.models import Statement
from masswerk.participation.rules.phases import Days
today = date.today()
procedure = participation.open_procedure(
    Edition.objects.get(pk={edition}), slug="runde", title="Runde", now=datetime.now(UTC), by=SYSTEM,
    days=Days(today - timedelta(2), today - timedelta(1), today + timedelta(9)))
for number in range({amount}):
    participation.submit(procedure, text=f"Aussage {{number}}.", channel="letter", code=None, now=datetime.now(UTC),
                         by=SYSTEM)
print(json.dumps(list(Statement.objects.filter(procedure=procedure).values_list("pk", flat=True))))
"""


class Decide(threading.Thread):
    """One decision, sent when all others are ready."""

    def __init__(self, office: Office, path: str, reason: str, together: threading.Barrier) -> None:
        super().__init__(daemon=True)
        self.office, self.path, self.reason, self.together = office, path, reason, together
        self.status, self.page = 0, ""

    def run(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.office.port, timeout=PATIENCE)
        connection.connect()
        form = {"schritt": "entwerfen", "outcome": "noted", "reason": self.reason, "seen": "0"}
        self.together.wait()
        connection.request("POST", self.path, urlencode(form), {
            "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": CSRF, "Cookie": self.office.cookie})
        answer = connection.getresponse()
        self.status, self.page = answer.status, answer.read().decode()
        connection.close()


def test_one_is_kept_and_the_others_see_both(installation: Installation) -> None:
    rounds = count(8, 100)
    code = OPENED.format(edition=installation.seeded["edition"], amount=rounds)
    statements = json.loads(installation.python(code).splitlines()[-1])
    statuses: Counter[int] = Counter()
    with installation.serving() as office:
        for number, statement in enumerate(statements):
            together = threading.Barrier(AT_ONCE)
            path = f"/kreis/arbeit/beteiligung/runde/abwaegung/aussage/{statement}/"
            sent = [Decide(office, path, f"Grund{number}x{clerk}.", together) for clerk in range(AT_ONCE)]
            for one in sent:
                one.start()
            for one in sent:
                one.join(timeout=PATIENCE)
            statuses.update(one.status for one in sent)
            kept = installation.ask(f"SELECT reason FROM participation_decision WHERE statement_id = {statement}")
            (winner,) = [one for one in sent if one.status == 302]
            assert kept == [(winner.reason,)]
            for loser in (one for one in sent if one is not winner):
                assert loser.reason in loser.page
                assert winner.reason in loser.page
    assert statuses == {302: rounds, 409: rounds * (AT_ONCE - 1)}
    assert installation.verifies()
