"""The words of a text: where they stand, their searched form, and whether they carry meaning."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from snowballstemmer import stemmer

from masswerk.concepts.rules.search import normalise

_DATA = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
STOP_WORDS = frozenset(normalise(_DATA["stop_words"]).split())
"""Words that say nothing about a subject, in searched form."""

NEGATIONS = frozenset(normalise(_DATA["negations"]).split())
"""Words that turn a sentence into its opposite."""

NUMBER_WORDS = frozenset(normalise(_DATA["number_words"]).split())
"""Numbers written as words."""

OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, _, other in (normalise(line).partition(" | ") for line in _DATA["opposites"].strip().splitlines())
)
"""Words that ask for one thing, and words that ask for its opposite, in searched form."""

ABBREVIATIONS = {short: tuple(normalise(long).split()) for short, long in _DATA["abbreviations"].items()}
"""What offices and cards abbreviate, in searched form."""

KEPT = 1 << 17
"""Words whose form and stem are remembered."""

_MARKS = r"[\u0300-\u036f\u064b-\u065f]*"  # accents and vowel signs written as characters of their own
_WORD = re.compile(rf"(?:[^\W\d_]{_MARKS})+\d*|\d+(?:[.,:]\d+)*")
_GENDERED = re.compile(r"(?<=\w)(?:[*:_·]|/-?)in(?:nen)?\b|(?<=[a-zäöüß])In(?:nen)?\b")
_german = stemmer("german")


class Token(NamedTuple):
    """A word as it stands in a text.

    start, stop: place in the text, so that it can be highlighted
    form:        searched form ("massnahmen"); of an abbreviation as written ("ma")
    is_cut:      followed by a full stop inside the text ("interkult. Woche"), so perhaps abbreviated
    """

    start: int
    stop: int
    form: str
    is_cut: bool = False


def tokens(text: str) -> list[Token]:
    """Words and numbers of a text in order; gendered endings are passed over.

    >>> [token.form for token in tokens("Mitarbeiter*innen im B2-Kurs: 1,5 Stunden")]
    ['mitarbeiter', 'im', 'b2', 'kurs', '1,5', 'stunden']
    """
    # blanks instead of endings keep the places of all other words
    plain = _GENDERED.sub(lambda found: " " * len(found[0]), text)
    return [
        Token(found.start(), found.end(), _form(found[0]), _is_cut(plain, found.end()))
        for found in _WORD.finditer(plain)
    ]


def _is_cut(text: str, stop: int) -> bool:
    return text[stop : stop + 1] == "." and bool(text[stop + 1 :].strip())


@lru_cache(maxsize=KEPT)
def _form(word: str) -> str:
    return normalise(word)


@lru_cache(maxsize=KEPT)
def stem(form: str) -> str:
    """The stem of a searched form (Snowball, German), equal for its inflected forms.

    Source: M. Porter, Snowball, https://snowballstem.org/algorithms/german/stemmer.html

    >>> stem("strassen") == stem("strasse")
    True
    """
    return str(_german.stemWord(form))


def carries_meaning(form: str) -> bool:
    """False for articles, prepositions, auxiliaries and the like, and for single letters.

    >>> carries_meaning("und"), carries_meaning("sprache")
    (False, True)
    """
    return form not in STOP_WORDS and (len(form) > 1 or form.isdigit())
