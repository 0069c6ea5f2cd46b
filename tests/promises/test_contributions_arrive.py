"""The evening of the newsletter: everything acknowledged is there, nothing twice, whatever dies in between."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.promises.crowd import letter, opened, sent, tickets
from tests.promises.installation import Installation, Office, count, kill
from tests.promises.writers import wait_until

CONTRIBUTIONS = count(200, 1000)
SENDERS = 8


@dataclass
class Sender(threading.Thread):
    """Sends contributions one after the other; repeats what was not answered, with the same ticket.

    waiting: texts with the form as it is sent; codes: receipts by text; refused: status of every other answer
    """

    waiting: list[tuple[str, bytes]]
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
        while self.waiting and not self.ended:
            if self.office is None or not self._send(self.office, *self.waiting[0]):
                time.sleep(0.01)
                continue
            self.waiting.pop(0)

    def _send(self, office: Office, text: str, data: bytes) -> bool:
        try:
            (answer,) = sent(office.port, [data], rate=1)
        except OSError:
            return False
        if answer.code:
            self.times.append(answer.took)
            self.codes[text] = answer.code
        elif answer.status:
            self.refused.append(answer.status)
        return bool(answer.code)


@contextmanager
def sending(installation: Installation, amount: int) -> Iterator[list[Sender]]:
    """Senders at work for the block, each as soon as it is given a server."""
    opened(installation)
    forms = [(f"Beitrag {n}", letter(f"Beitrag {n}", ticket)) for n, ticket in enumerate(tickets(installation, amount))]
    senders = [Sender(forms[n::SENDERS]) for n in range(SENDERS)]
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
