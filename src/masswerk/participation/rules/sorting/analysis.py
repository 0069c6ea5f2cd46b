"""From a word to weighted features: stems, parts of compounds, beginnings, synonyms, word fields.

A feature is a string with its sort in front: "w:" a stem, "b:" the first letters of a stem (for misspellings and word
formation), "s:" a ring of synonyms, "f:" a word field or its subject. What a word yields is computed once and kept, so
that a hundred thousand texts cost little more than their vocabulary.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from masswerk.participation.rules.sorting import lexicon
from masswerk.participation.rules.sorting.compounds import Splitter
from masswerk.participation.rules.sorting.words import ABBREVIATIONS, KEPT, Token, carries_meaning, stem, tokens

Features = dict[str, float]

PART = 0.6
"""Weight of a part of a compound beside 1 for the whole word."""

BEGINNINGS = (4, 6)
"""Letters of a stem that count as its beginning, each with weight `BEGINNING`."""

BEGINNING = 0.5
SYNONYM = 0.7
FIELD = 0.5

SHORTEST_CUT = 4
"""Letters that an abbreviation by full stop must show ("inte." is one, "z." is not)."""


class Analyser:
    """Turns words into features.

    texts:        everything that will be compared; its words open compounds and complete abbreviations
    with_lexicon: False leaves synonyms and word fields out, to measure what they bring
    """

    def __init__(self, texts: Iterable[str], *, with_lexicon: bool = True) -> None:
        found = {(token.form, token.is_cut) for text in texts for token in tokens(text)}
        seen = {(form, is_cut) for form, is_cut in found if carries_meaning(form)}
        # what stands before a full stop may be an abbreviation, so it completes none
        self._known = frozenset(form for form, is_cut in seen if not is_cut) | set(lexicon.listed_words())
        self._sorted = sorted(self._known)
        self._splitter = Splitter({form for form, _ in seen} | self._known)
        self._with_lexicon = with_lexicon
        self.features = lru_cache(maxsize=KEPT)(self._features)

    def words(self, text: str) -> list[tuple[Token, str]]:
        """The words with meaning, each with the searched form it stands for.

        >>> [form for _, form in Analyser(["Interkulturelles Fest"]).words("VHS und interkult. Woche")]
        ['volkshochschule', 'interkulturell', 'woche']
        """
        return [(token, form) for token in tokens(text) if carries_meaning(token.form) for form in self._meant(token)]

    def _meant(self, token: Token) -> tuple[str, ...]:
        if token.form in ABBREVIATIONS:
            return ABBREVIATIONS[token.form]
        return (self._completed(token.form) if token.is_cut else token.form,)

    def _completed(self, form: str) -> str:
        """The shortest known word that begins like an abbreviation."""
        if len(form) < SHORTEST_CUT or form in self._known:
            return form
        start, stop = bisect_left(self._sorted, form), bisect_left(self._sorted, form + "\uffff")
        return min(self._sorted[start:stop], key=len, default=form)

    def _features(self, form: str) -> Features:
        """The features of one word with their weights."""
        root = stem(form)
        parts = self._splitter.parts(form)
        found = {f"w:{root}": 1.0}
        if len(parts) > 1:
            for part in parts:
                found.setdefault(f"w:{stem(part)}", PART)
        for length in BEGINNINGS:
            if len(root) >= length:
                found[f"b:{root[:length]}"] = BEGINNING
        if self._with_lexicon:
            found |= _synonyms(root, parts) | _fields(root, parts)
        return found


def _synonyms(root: str, parts: tuple[str, ...]) -> Features:
    found = {f"s:{name}": SYNONYM * PART for part in parts for name in lexicon.rings().get(stem(part), ())}
    return found | {f"s:{name}": SYNONYM for name in lexicon.rings().get(root, ())}


def _fields(root: str, parts: tuple[str, ...]) -> Features:
    """Word fields of the whole word, or else of its parts: "Ehrenamt" is no office."""
    listed = lexicon.word_fields()
    names = listed.get(root) or tuple(dict.fromkeys(name for part in parts for name in listed.get(stem(part), ())))
    found: Features = {}
    for name in names:
        for feature in (f"f:{name}", f"f:{name.partition('.')[0]}"):
            found[feature] = found.get(feature, 0.0) + FIELD / len(names)
    return found
