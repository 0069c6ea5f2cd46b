"""Where the words of the glossary stand in a text, German endings included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

ENDINGS = "(?:e[nsrm]?|ern|n|nen|s|[*:_/]?in(?:nen)?)"
"""What German inflection, and speaking of women and all, adds to a word; umlauts need a spelling of their own."""

SHORTEST_STEM = 4
"""A word that ends in e is found with other endings only if so many letters stand before it: "Ehe" is not "Eher"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word the concept explains.

    words: its spellings; each may be several words ("Einfache Sprache")
    """

    key: str
    words: tuple[str, ...]
    explanation: str = ""


class Hit(NamedTuple):
    """A term at text[start:end]."""

    start: int
    end: int
    key: str


def find(text: str, terms: Iterable[Term]) -> tuple[Hit, ...]:
    """The first place of each term in a text, in order; where several begin, the longest counts.

    Whole words in any case, endings included. Spellings in capitals only (BAMF) count as written. A spelling of
    two terms belongs to the first.

    >>> terms = (Term("sprache", ("Sprache",)), Term("leicht", ("Leichte Sprache",)))
    >>> find("In Leichter Sprache geschrieben.", terms)
    (Hit(start=3, end=19, key='leicht'),)
    """
    finder = _finder(tuple((term.key, term.words) for term in terms))
    return tuple(finder.first_hits(text))


def spellings(text: str, terms: Iterable[Term]) -> dict[str, str]:
    """The terms of a text as they are spelled there, each with its key.

    >>> spellings("Beratung durch Lotsinnen", (Term("lotse", ("Lotse",)),))
    {'Lotsinnen': 'lotse'}
    """
    return {text[hit.start : hit.end]: hit.key for hit in find(text, terms)}


class _Finder:
    """One pattern for all spellings, longest first, and one for each to tell whose hit it is."""

    def __init__(self, terms: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        found = [(" ".join(word.split()), key) for key, words in terms for word in words if word.split()]
        found.sort(key=lambda pair: -len(pair[0]))
        self.spellings = [(word, re.compile(_pattern(word)), key) for word, key in found]
        alternatives = "|".join(_pattern(word) for word, _ in found) or "(?!)"
        self.pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w]|-\w)")
        self.known: dict[str, str] = {}

    def first_hits(self, text: str) -> Iterator[Hit]:
        seen: set[str] = set()
        for match in self.pattern.finditer(_lower(text)):
            start, end = match.span()
            key = self._key(text[start:end], match[0])
            if key and key not in seen:
                seen.add(key)
                yield Hit(start, end, key)

    def _key(self, written: str, lower: str) -> str:
        """Whose spelling it is; "" for one that counts only in capitals and stands in small letters."""
        if written not in self.known:
            self.known[written] = next(
                (
                    key
                    for word, pattern, key in self.spellings
                    if pattern.fullmatch(lower) and (not _is_capitals(word) or written.startswith(word))
                ),
                "",
            )
        return self.known[written]


@lru_cache(maxsize=64)
def _finder(terms: tuple[tuple[str, tuple[str, ...]], ...]) -> _Finder:
    return _Finder(terms)


def _pattern(spelling: str) -> str:
    return r"\s+".join(_word_pattern(word) for word in spelling.split())


def _word_pattern(word: str) -> str:
    small = _lower(word)
    if small.endswith("e") and len(small) > SHORTEST_STEM:
        return f"{re.escape(small[:-1])}{ENDINGS}"  # Lotse, Lotsen, Lotsin: the e itself is an ending
    return f"{re.escape(small)}{ENDINGS}?"


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _lower(text: str) -> str:
    """Small letters, as many as before: places must not shift ("İ" would become two)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
