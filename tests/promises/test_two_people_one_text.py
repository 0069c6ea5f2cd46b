"""Two people, one text: of simultaneous saves one wins, the others get both wordings, nothing is overwritten."""

from __future__ import annotations

import threading
from collections import Counter
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.promises.installation import CSRF, PATIENCE, Installation, Office, count

ROUNDS = count(25, 100)
AT_ONCE = 8
"""Saves sent at the same moment: 25 rounds of 8 are 200 saves."""

WORDS = count(3, 50)
TERMS = "/kreis/arbeit/fassungen/begriffe/konzept/neu/"

LATEST = """SELECT w.serial, w.text FROM concepts_passage p JOIN concepts_wording w ON w.id = p.wording_id
            JOIN concepts_element e ON e.id = p.element_id WHERE e.key = 'a1'"""


class Save(threading.Thread):
    """One save of a wording, sent when all others are ready."""

    def __init__(self, office: Office, path: str, together: threading.Barrier, **form: object) -> None:
        super().__init__(daemon=True)
        self.office, self.path, self.together, self.form = office, path, together, form
        self.status, self.page = 0, ""

    def run(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.office.port, timeout=PATIENCE)
        connection.connect()
        self.together.wait()
        connection.request("POST", self.path, urlencode(self.form), {
            "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": CSRF, "Cookie": self.office.cookie})
        answer = connection.getresponse()
        self.status, self.page = answer.status, answer.read().decode()
        connection.close()


def made(saves: list[Save]) -> None:
    """Make all saves at once, and wait for the last."""
    for save in saves:
        save.start()
    for save in saves:
        save.join(timeout=PATIENCE)


def test_one_wins_and_the_others_see_both_wordings(installation: Installation) -> None:
    path = f"/kreis/arbeit/fassungen/{installation.seeded['edition']}/stelle/a1/"
    statuses: Counter[int] = Counter()
    with installation.serving() as office:
        for number in range(ROUNDS):
            serial, _ = installation.ask(LATEST)[0]
            together = threading.Barrier(AT_ONCE)
            saves = [Save(office, path, together, title="", text=f"Wortlaut{number}x{writer} bleibt.", serial=serial,
                          kind="text", number="") for writer in range(AT_ONCE)]
            made(saves)
            statuses.update(save.status for save in saves)
            now, text = installation.ask(LATEST)[0]
            (winner,) = [save for save in saves if save.status == 302]
            assert (now, text) == (serial + 1, winner.form["text"])
            for loser in (save for save in saves if save is not winner):
                assert f"Wortlaut{number}x" in loser.page
                assert str(loser.form["text"]).split()[0] in loser.page
                assert str(winner.form["text"]).split()[0] in loser.page
    assert statuses == Counter({302: ROUNDS, 409: ROUNDS * (AT_ONCE - 1)})
    assert installation.verifies()


def test_two_who_explain_the_same_word_at_once_are_told_of_each_other(installation: Installation) -> None:
    with installation.serving() as office:
        for number in range(WORDS):
            together = threading.Barrier(AT_ONCE)
            saves = [Save(office, TERMS, together, term=f"Wort {number}", explanation=f"Sinn {writer}.")
                     for writer in range(AT_ONCE)]
            made(saves)
            (winner,) = [save for save in saves if save.status == 302]
            kept = installation.ask(f"SELECT explanation FROM concepts_glossaryterm WHERE term = 'Wort {number}'")
            assert kept == [(winner.form["explanation"],)]
            assert {save.status for save in saves if save is not winner} == {422}
    assert installation.verifies()
