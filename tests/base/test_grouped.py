"""Calls of several threads share one transaction; each is answered for itself."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from masswerk.base.grouped import BrokenOff, Grouped


class Store:
    """Keeps what it is given; the first group waits until it is let go, so that others can gather."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.entered, self.go = threading.Event(), threading.Event()

    def together(self, asked: Sequence[int]) -> list[int]:
        self.groups.append(list(asked))
        self.entered.set()
        assert self.go.wait(10)
        if 13 in asked:
            raise ValueError("thirteen is refused")
        if 0 in asked:
            raise KeyboardInterrupt
        return [number * 10 for number in asked]


def answers(store: Store, first: int, others: Sequence[int]) -> dict[int, object]:
    """What each caller got, where the others come while the first is being made."""
    grouped, got = Grouped(store.together), dict[int, object]()

    def ask(number: int) -> None:
        try:
            got[number] = grouped.call(number)
        except BaseException as fault:
            got[number] = type(fault)

    threads = [threading.Thread(target=ask, args=(number,)) for number in (first, *others)]
    threads[0].start()
    assert store.entered.wait(10)
    for place, thread in enumerate(threads[1:], start=1):
        thread.start()
        while len(grouped._waiting) < place:
            pass
    store.go.set()
    for thread in threads:
        thread.join(10)
    return got


def test_those_that_gather_meanwhile_are_made_together():
    store = Store()
    assert answers(store, 1, [2, 3, 4]) == {1: 10, 2: 20, 3: 30, 4: 40}
    assert store.groups == [[1], [2, 3, 4]]


def test_one_that_is_refused_does_not_take_others_along():
    store = Store()
    assert answers(store, 1, [2, 13, 4]) == {1: 10, 2: 20, 13: ValueError, 4: 40}
    assert store.groups == [[1], [2, 13, 4], [2], [13], [4]]


def test_nobody_is_told_yes_where_the_leader_was_stopped():
    store = Store()
    assert answers(store, 1, [0, 3]) == {1: 10, 0: KeyboardInterrupt, 3: BrokenOff}


@pytest.mark.parametrize("rounds", [200])
def test_nobody_is_forgotten_under_load(rounds):
    store = Store()
    store.go.set()
    grouped = Grouped(store.together)
    got: list[int] = []
    threads = [threading.Thread(target=lambda start=start: got.extend(
        grouped.call(number) for number in range(start, start + rounds))) for start in range(1000, 9000, 1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(got) == [10 * (start + number) for start in range(1000, 9000, 1000) for number in range(rounds)]
