"""What sets a contribution apart from one that says nearly the same: number, negation, opposite, addition."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from masswerk.participation.rules.sorting.analysis import Analyser
from masswerk.participation.rules.sorting.words import NEGATIONS, NUMBER_WORDS, OPPOSITES, tokens

NUMBER = "Zahl"
NEGATION = "Verneinung"
OPPOSITE = "Gegenteil"
ADDITION = "Zusatz"

FEWEST_ADDED = 3
"""So many words with meaning, of which the other text holds none, are a point of their own."""

_OPPOSED = frozenset().union(*(side for pair in OPPOSITES for side in pair))

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Variant:
    """A member of a bundle that should not be swallowed by it.

    index: its place in the list of texts
    kind:  "Zahl", "Verneinung", "Gegenteil" or "Zusatz", shown as it is
    words: the words that make the difference, as written
    """

    index: int
    kind: str
    words: tuple[str, ...]


def difference(analyser: Analyser, text: str, other: str) -> tuple[str, tuple[str, ...]] | None:
    """In what a text departs from another one that says nearly the same; None if in its wording only.

    >>> analyser = Analyser([])
    >>> difference(analyser, "Fünf Kurse im Jahr", "Kurse im Jahr")
    ('Zahl', ('Fünf',))
    >>> difference(analyser, "Kein Kurs am Abend", "Kurse am Abend")
    ('Verneinung', ('Kein',))
    >>> difference(analyser, "Weniger Kurse am Abend", "Mehr Kurse am Abend")
    ('Gegenteil', ('Weniger', 'Mehr'))
    >>> difference(analyser, "Abendkurse mit Kinderbetreuung, Fahrdienst und Mittagessen", "Kurse am Abend")
    ('Zusatz', ('Kinderbetreuung', 'Fahrdienst', 'Mittagessen'))
    """
    for kind, is_meant in ((NUMBER, _is_number), (NEGATION, NEGATIONS.__contains__)):
        ours, theirs = _words(text, is_meant), _words(other, is_meant)
        if ours.keys() != theirs.keys():
            return kind, tuple(ours[form] for form in ours if form not in theirs) or tuple(theirs.values())
    opposite = _opposite(text, other)
    if opposite:
        return OPPOSITE, opposite
    added = _added(analyser, text, other)
    return (ADDITION, added) if len(added) >= FEWEST_ADDED else None


def _is_number(form: str) -> bool:
    return form in NUMBER_WORDS or _DIGIT.search(form) is not None


def _opposite(text: str, other: str) -> tuple[str, ...]:
    """The word of each text that asks for the opposite of the other's, as written; empty where none does."""
    ours, theirs = (_words(said, _OPPOSED.__contains__) for said in (text, other))
    for pair in OPPOSITES if ours and theirs else ():
        for one, reverse in (pair, pair[::-1]):
            mine, others = ((one | reverse) & words.keys() for words in (ours, theirs))
            if mine and others and mine <= one and others <= reverse:
                return *(ours[form] for form in ours if form in mine), *(
                    theirs[form] for form in theirs if form in others)
    return ()


def _words(text: str, is_meant: Callable[[str], bool]) -> dict[str, str]:
    """Words of one sort: searched form to the word as written."""
    return {token.form: text[token.start : token.stop] for token in tokens(text) if is_meant(token.form)}


def _added(analyser: Analyser, text: str, other: str) -> tuple[str, ...]:
    """Words with meaning that share nothing with the other text: no stem, part, beginning or synonym."""
    there = {name for _, form in analyser.words(other) for name in analyser.features(form) if name[0] in "wbs"}
    return tuple(
        dict.fromkeys(
            text[token.start : token.stop]
            for token, form in analyser.words(text)
            if there.isdisjoint(name for name in analyser.features(form) if name[0] in "wbs")
        )
    )
