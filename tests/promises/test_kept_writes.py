"""Kept is kept: a killed server loses nothing it acknowledged, and stores nothing twice."""

from __future__ import annotations

import random
import threading
import time
from http.client import HTTPException

from tests.promises.installation import Installation, Office, count, kill

WRITERS = 8
KILLS = count(10, 100)
PATH = "/kreis/arbeit/fassungen/begriffe/konzept/neu/"


class Writer(threading.Thread):
    """Sends one word after the other; notes each receipt, and repeats what was not answered."""

    def __init__(self, name: str) -> None:
        super().__init__(daemon=True)
        self.label = name
        self.office: Office | None = None
        self.sent = self.tried = 0
        self.receipts: list[str] = []
        self.refused: list[int] = []
        self.ended = False

    def run(self) -> None:
        while not self.ended:
            word = f"{self.label}-{self.sent}"
            if self.office is None or not self._send(self.office, word):
                time.sleep(0.01)
                continue
            self.receipts.append(word)
            self.sent += 1

    def _send(self, office: Office, word: str) -> bool:
        """True once the word is known to be stored: by a receipt, or because its repetition is refused."""
        self.tried, repeated = self.sent + 1, self.tried > self.sent
        try:
            status = office.post(PATH, timeout=10, term=f"Wort {word}", explanation="Ein Wort.")
        except (OSError, HTTPException):
            return False
        is_stored = status == 302 or (status == 422 and repeated)
        if not is_stored:
            self.refused.append(status)
        return is_stored


def test_a_killed_server_loses_nothing_it_acknowledged(installation: Installation) -> None:
    writers = [Writer(f"w{number}") for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    chance = random.Random(4)
    for _ in range(KILLS):
        with installation.serving() as office:
            for writer in writers:
                writer.office = office
            time.sleep(chance.uniform(0.3, 1.2))
            kill(office.process)
            for writer in writers:
                writer.office = None
    for writer in writers:
        writer.ended = True
        writer.join(timeout=30)
    receipts = {word for writer in writers for word in writer.receipts}
    stored = [row[0].removeprefix("Wort ") for row in installation.ask("SELECT term FROM concepts_glossaryterm")]
    logged = installation.ask("SELECT count(*) FROM base_logentry WHERE verb = 'term.defined' AND subject LIKE 'concept %'")
    assert [status for writer in writers for status in writer.refused] == []
    assert len(receipts) > 20 * KILLS / 10
    assert receipts - set(stored) == set()
    assert len(stored) == len(set(stored)) == logged[0][0]
    assert installation.verifies()
    print(f"\n{KILLS} kills, {len(receipts)} acknowledged, {len(receipts - set(stored))} lost, "
          f"{len(set(stored) - receipts)} stored without receipt")
