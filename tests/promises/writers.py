"""People who write without pause while something happens to the installation."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException

from tests.promises.installation import PATIENCE, Installation, Office

PATH = "/kreis/arbeit/fassungen/begriffe/konzept/neu/"


class Writer(threading.Thread):
    """Sends one word after the other; notes each receipt, and repeats what was not answered.

    patience: seconds after which an answer is not waited for any longer
    """

    def __init__(self, name: str, patience: float) -> None:
        super().__init__(daemon=True)
        self.label, self.patience = name, patience
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
            status = office.post(PATH, timeout=self.patience, term=f"Wort {word}", explanation="Ein Wort.")
        except (OSError, HTTPException):
            return False
        is_stored = status == 302 or (status == 422 and repeated)
        if not is_stored:
            self.refused.append(status)
        return is_stored


@contextmanager
def writing(count: int, patience: float = 10) -> Iterator[list[Writer]]:
    """Writers at work for the block, each as soon as it is given an office."""
    writers = [Writer(f"w{number}", patience) for number in range(count)]
    for writer in writers:
        writer.start()
    try:
        yield writers
    finally:
        for writer in writers:
            writer.ended = True
        for writer in writers:
            writer.join(timeout=max(30, patience))


def receipts(writers: list[Writer]) -> set[str]:
    """All words that were acknowledged."""
    return {word for writer in writers for word in writer.receipts}


def stored(installation: Installation) -> list[str]:
    """All words in the database."""
    return [row[0].removeprefix("Wort ") for row in installation.ask("SELECT term FROM concepts_glossaryterm")]


def wait_until(done: Callable[[], bool], what: str) -> None:
    """Wait for a moment that comes sooner or later; a machine that never gets there fails with its name."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, f"{what} did not happen within {PATIENCE:.0f} s"
        time.sleep(0.01)
