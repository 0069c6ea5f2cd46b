"""Parts of German compounds, found with the words that were seen: no dictionary, no training."""

from __future__ import annotations

from collections.abc import Iterable

from masswerk.participation.rules.sorting.words import STOP_WORDS, stem

LINKS = ("s", "es", "n", "en", "e", "er", "ens")
"""What stands between the parts of a compound. Source: Duden, Die Grammatik, 9th edition, section on Fugenelemente."""

LAST_OF_LINKS = frozenset(link[-1] for link in LINKS)

ENDINGS = ("e", "n", "en", "er", "s", "es", "ern", "innen")
"""Inflection at the end of the last part."""

LAST_OF_ENDINGS = frozenset(ending[-1] for ending in ENDINGS)

PLURALS = ("ungen", "heiten", "keiten", "schaften")
"""Plurals whose singular opens compounds too ("Begegnungen", "Begegnungsort")."""

SUFFIXES = frozenset(("heit", "keit", "schaft", "lich", "isch", "ungen", "innen", "erin", "chen"))
"""Endings that look like the second part of a compound and are none."""

SHORTEST_WORD = 7
"""Shorter words are not taken apart."""

SHORTEST_PART = 3
"""Shorter pieces are syllables, not parts."""

SHORTEST_REST = 4
"""A piece that was never seen counts as a part from so many letters."""

LONGEST_WORD = 60
"""Longer words are not German; taking them apart would cost too much."""

PIECE = 2.0
"""What each further part costs, measured in letters never seen."""

LINK = 0.2
"""What each letter between two parts costs."""

SEEN = 0.5
"""What a last part costs that was seen."""

IMPOSSIBLE = 1000.0

_Cut = tuple[float, tuple[str, ...]]


class Splitter:
    """Takes words apart into words that were seen elsewhere.

    seen: words in searched form; their stems count, so that "sprachen" opens "sprachkurs"
    """

    def __init__(self, seen: Iterable[str]) -> None:
        usable = {form for form in seen if len(form) >= SHORTEST_PART and form.isalpha()} - STOP_WORDS
        plain = {form[:-2] for form in usable if form.endswith(PLURALS)} | {stem(form) for form in usable}
        self._known = usable | {form for form in plain if len(form) >= SHORTEST_PART} - STOP_WORDS

    def parts(self, form: str) -> tuple[str, ...]:
        """The parts in order; a word that cannot be taken apart is its only part.

        >>> splitter = Splitter(["sprachen", "kurse", "platz", "arbeit", "markt"])
        >>> splitter.parts("sprachkursplatz"), splitter.parts("arbeitsmarktes"), splitter.parts("sprachen")
        (('sprach', 'kurs', 'platz'), ('arbeit', 'marktes'), ('sprachen',))
        """
        if not SHORTEST_WORD <= len(form) <= LONGEST_WORD or not form.isalpha():
            return (form,)
        # a compound that was seen as a whole is taken apart too: its parts are what joins it to others
        parts = self._cheapest(form, (float(len(form)), (form,)), {})[1]
        return parts if self._is_likely(parts) else (form,)

    def _is_likely(self, parts: tuple[str, ...]) -> bool:
        """Beside a piece that was never seen, short words and endings stand by chance."""
        unseen = [part for part in parts if not self._is_known(part)]
        return not unseen or (SUFFIXES.isdisjoint(parts) and min(map(len, parts)) > SHORTEST_PART)

    def _is_known(self, form: str) -> bool:
        if form in self._known:
            return True
        return form[-1] in LAST_OF_ENDINGS and any(
            form.endswith(ending) and form[: len(form) - len(ending)] in self._known for ending in ENDINGS
        )

    def _cheapest(self, form: str, best: _Cut, found: dict[str, _Cut]) -> _Cut:
        """The cheapest way to cut: letters never seen, and a price for each further part."""
        for place in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
            head, tail = form[:place], form[place:]
            link = self._link(head)
            if link is not None:
                cost, rest = self._best(tail, found)
                head, cost = head[: place - link], cost + LINK * link
            elif place >= SHORTEST_REST and self._is_known(tail):
                cost, rest = place + SEEN, (tail,)
            else:
                continue
            if cost + PIECE < best[0]:
                best = (cost + PIECE, (head, *rest))
        return best

    def _best(self, form: str, found: dict[str, _Cut]) -> _Cut:
        """The cheapest way to read the rest of a word, as one part or several."""
        if form not in found:
            found[form] = self._cheapest(form, self._whole(form), found)
        return found[form]

    def _whole(self, form: str) -> _Cut:
        if self._is_known(form):
            return SEEN, (form,)
        return (float(len(form)) if len(form) >= SHORTEST_REST else IMPOSSIBLE), (form,)

    def _link(self, piece: str) -> int | None:
        """How many letters at the end of a piece link it; None if no seen word stands before them."""
        if piece in self._known:
            return 0
        if piece[-1] in LAST_OF_LINKS:
            for link in LINKS:
                if piece.endswith(link) and piece[: len(piece) - len(link)] in self._known:
                    return len(link)
        return None
