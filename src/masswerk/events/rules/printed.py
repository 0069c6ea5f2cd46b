"""Printed cards: which numbers were handed out to whom, and what a photo of them tells."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from masswerk.events.rules.wall import ranges


def code_of(body: str, event: str) -> str:
    """What stands for an event in the codes of its cards: eight signs made from its address.

    >>> code_of("magdeburg", "leitlinien-2018")
    'BLAAV6MJ'
    """
    return b32encode(hashlib.sha256(f"{body}/{event}".encode()).digest())[:8].decode()


@dataclass(frozen=True, slots=True)
class Stack:
    """Cards printed together: `count` of them from number `first` on, for one group and one question (their keys)."""

    group: int
    question: int
    first: int
    count: int

    @property
    def numbers(self) -> range:
        """Their numbers."""
        return range(self.first, self.first + self.count)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a photo shows, seen from one group.

    own:      number to question (its key), cards of this group
    groups:   number to key of the other group whose card it is
    events:   number to title of the other event, "" if we do not know it
    unknown:  numbers of this event that were never printed
    """

    own: Mapping[int, int]
    groups: Mapping[int, int]
    events: Sequence[tuple[int, str]]
    unknown: Sequence[int]


def sort(seen: Iterable[tuple[str, int]], stacks: Iterable[Stack], *, group: int, code: str,
         others: Mapping[str, str]) -> Sorted:
    """Tell cards of one group from those of other groups and events.

    seen:   code of the event and number of each card on the photo
    code:   of the event the photo was taken at; others: codes and titles of other events

    >>> stacks = [Stack(1, 11, 1, 4), Stack(2, 11, 5, 4)]
    >>> found = sort([("A", 2), ("A", 5), ("A", 99), ("B", 2)], stacks, group=1, code="A", others={"B": "Treffen"})
    >>> found.own, found.groups, found.events, found.unknown
    ({2: 11}, {5: 2}, [(2, 'Treffen')], [99])
    """
    printed = {number: stack for stack in stacks for number in stack.numbers}
    cards = sorted(set(seen))
    ours = [number for event, number in cards if event == code]
    own = {number: printed[number].question for number in ours if number in printed and printed[number].group == group}
    groups = {number: printed[number].group for number in ours if number in printed and printed[number].group != group}
    return Sorted(own, groups, [(number, others.get(event, "")) for event, number in cards if event != code],
                  [number for number in ours if number not in printed])


def left_out(stacks: Iterable[Stack], hung: Iterable[int]) -> list[str]:
    """Printed numbers that do not hang yet, as ranges.

    >>> left_out([Stack(1, 11, 1, 6)], [2, 3])
    ['1', '4–6']
    """
    there = set(hung)
    return ranges(number for stack in stacks for number in stack.numbers if number not in there)


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of the cards on one photo.

    fresh: hung now; known: hung before; twice: hang in two places on the photo
    groups: number and number of the group it belongs to; events: number and title of the other event
    unknown: numbers of this event that were never printed
    """

    fresh: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()
    groups: tuple[tuple[int, int], ...] = ()
    events: tuple[tuple[int, str], ...] = ()
    unknown: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        """To be kept; `Findings(**…)` understands it again."""
        return asdict(self)

    def sentences(self) -> list[str]:
        """What a person reads about the photo, most important first.

        >>> Findings(fresh=(3, 4, 5), known=(1,), twice=(5,), groups=((9, 2),), events=((7, ""),)).sentences()[:2]
        ['Neu gelesen: Karten 3–5.', 'Schon vorher gelesen: Karte 1.']
        """
        said = [_said("Neu gelesen", self.fresh), _said("Schon vorher gelesen", self.known)]
        if self.twice:
            said.append(f"{_cards(self.twice)} auf dem Foto zweimal. Wir zeigen die erste; tippen Sie die andere als "
                        "neue Karte.")
        said += [f"Karte {number} gehört zu Arbeitsgruppe {group}. Lesen Sie sie dort."
                 for number, group in self.groups]
        said += [f"Karte {number} gehört zu {f'„{title}“' if title else 'einer anderen Veranstaltung'}."
                 for number, title in self.events]
        if self.unknown:
            said.append(_said("Mit Nummern, die nie gedruckt wurden", self.unknown))
        return [words for words in said if words]


def _said(words: str, numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    return f"{words}: {'Karte' if len(numbers) == 1 else 'Karten'} {', '.join(ranges(numbers))}."


def _cards(numbers: Sequence[int]) -> str:
    listed = ", ".join(ranges(numbers))
    return f"Karte {listed} hängt" if len(numbers) == 1 else f"Karten {listed} hängen"
