"""General knowledge of words: which mean the same, and which belong to the same subject.

Two lists in our own hand, `synonyms.toml` and `word_fields.toml`: vocabulary of local integration work, written without
looking at any collection of contributions. Whoever misses a word adds it there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from masswerk.concepts.rules.search import normalise
from masswerk.participation.rules.sorting.words import stem

HERE = Path(__file__).parent

Names = dict[str, tuple[str, ...]]
"""Stem to the names it belongs to."""


@cache
def word_fields() -> Names:
    """For each listed stem its word fields, as "subject.field".

    >>> word_fields()[stem("dolmetscher")]
    ('language.interpreting',)
    """
    return _by_stem((f"{subject}.{name}", words) for subject, name, words in _listed_fields())


@cache
def rings() -> Names:
    """For each listed stem the first word of the rings of synonyms it stands in.

    >>> rings()[stem("kindergarten")]
    ('kita',)
    """
    listed = tomllib.loads((HERE / "synonyms.toml").read_text(encoding="utf-8"))["rings"].strip().splitlines()
    return _by_stem((normalise(ring).split()[0], ring) for ring in listed)


@cache
def listed_words() -> tuple[str, ...]:
    """Every word of the word fields in searched form; they open compounds."""
    return tuple(dict.fromkeys(normalise(" ".join(words for _, _, words in _listed_fields())).split()))


def _listed_fields() -> Iterator[tuple[str, str, str]]:
    listed = tomllib.loads((HERE / "word_fields.toml").read_text(encoding="utf-8"))
    for subject, fields in listed.items():
        for name, words in fields.items():
            yield subject, name, words


def _by_stem(named: Iterable[tuple[str, str]]) -> Names:
    found: dict[str, list[str]] = {}
    for name, words in named:
        for root in dict.fromkeys(stem(form) for form in normalise(words).split()):
            found.setdefault(root, []).append(name)
    return {root: tuple(dict.fromkeys(names)) for root, names in found.items()}
