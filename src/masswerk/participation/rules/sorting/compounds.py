"""Parts of German compounds, found with the words that were seen: no dictionary, no training."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from masswerk.participation.rules.sorting.words import STOP_WORDS, stem

LINKS = ("", "s", "es", "n", "en", "e", "er", "ens")
"""What stands between the parts of a compound. Source: Duden, Die Grammatik, 9th edition, section on Fugenelemente."""

SHORTEST_WORD = 7
"""Shorter words are not taken apart."""

SHORTEST_PART = 3
"""Shorter pieces are syllables, not parts."""

SHORTEST_REST = 4
"""A piece that was never seen counts as a part from so many letters."""

SUFFIXES = frozenset(("heit", "keit", "schaft", "lich", "isch", "ungen", "innen", "erin", "chen"))
"""Endings that look like the second part of a compound and are none."""

_PIECE = 2.0
"""What each further part costs, measured in letters never seen."""

_Cut = tuple[float, tuple[str, ...]]


class Splitter:
    """Takes words apart into words that were seen elsewhere.

    seen: words in searched form; their stems count, so that "sprachen" opens "sprachkurs"
    """

    def __init__(self, seen: Iterable[str]) -> None:
        usable = {form for form in seen if len(form) >= SHORTEST_PART and form.isalpha()} - STOP_WORDS
        self._known = usable | {stem(form) for form in usable} - STOP_WORDS
        self._best = cache(self._search)

    def parts(self, form: str) -> tuple[str, ...]:
        """The parts in order; a word that cannot be taken apart is its only part.

        >>> splitter = Splitter(["sprachen", "kurse", "platz", "arbeit", "markt"])
        >>> splitter.parts("sprachkursplatz"), splitter.parts("arbeitsmaerkte"), splitter.parts("sprachen")
        (('sprach', 'kurs', 'platz'), ('arbeit', 'maerkte'), ('sprachen',))
        """
        if len(form) < SHORTEST_WORD or not form.isalpha():
            return (form,)
        # a compound that was seen as a whole is taken apart too: its parts are what joins it to others
        parts = self._cheapest(form, (float(len(form)), (form,)))[1]
        return parts if self._is_likely(parts) else (form,)

    def _is_likely(self, parts: tuple[str, ...]) -> bool:
        """Beside a piece that was never seen, short words and endings stand by chance."""
        unseen = [part for part in parts if not self._is_known(part)]
        return not unseen or (SUFFIXES.isdisjoint(parts) and min(map(len, parts)) > SHORTEST_PART)

    def _is_known(self, form: str) -> bool:
        return form in self._known or stem(form) in self._known

    def _search(self, form: str) -> _Cut:
        return self._cheapest(form, self._whole(form))

    def _cheapest(self, form: str, best: _Cut) -> _Cut:
        """The cheapest way to cut: letters never seen, and a price for each further part."""
        for place in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
            head = self._without_link(form[:place])
            if head is None:
                continue
            cost, rest = self._best(form[place:])
            if head[0] + cost + _PIECE < best[0]:
                best = (head[0] + cost + _PIECE, (head[1], *rest))
        return best

    def _whole(self, form: str) -> _Cut:
        if self._is_known(form):
            return 0.5, (form,)
        return (float(len(form)) if len(form) >= SHORTEST_REST else 99.0), (form,)

    def _without_link(self, piece: str) -> tuple[float, str] | None:
        """A seen word at the front, without the letters that link it."""
        for link in LINKS:
            bare = piece.removesuffix(link) if link else piece
            if len(bare) >= SHORTEST_PART and piece.endswith(link) and bare in self._known:
                return 0.2 * len(link), bare
        return (float(len(piece)), piece) if len(piece) >= SHORTEST_REST else None
