"""All kinds together, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from masswerk.participation.rules.personal import numbers, people, places, special
from masswerk.participation.rules.personal.kinds import KINDS, Found, Kind

Finder = Callable[[str], Iterator[tuple[int, int]]]
FINDERS: dict[Kind, Finder] = {
    "special": special.special, "mail": numbers.mails, "iban": numbers.ibans, "file": numbers.files,
    "born": numbers.births, "phone": numbers.phones, "address": places.addresses, "plate": numbers.plates,
    "name": people.names,
}


def find(text: str) -> tuple[Found, ...]:
    """What probably points at a person, in the order of the text; no two lie over each other.

    text: up to 20,000 characters

    >>> find("Schreiben Sie an a@b.example.")
    (Found(kind='mail', start=17, end=28),)
    >>> find("Im Jahr 2026 gab es 12 Kurse.")
    ()
    """
    taken: list[Found] = []
    for kind in KINDS:
        for start, end in FINDERS[kind](text):
            if not any(start < one.end and one.start < end for one in taken):
                taken.append(Found(kind, start, end))
    return tuple(sorted(taken, key=lambda one: one.start))
