"""Figures as a page shows them: in the reader's language where the question has been translated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from masswerk.surveys.rules.forms import GERMAN, MULTIPLE, Figures, language_of, said


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer: its words, how often it was given, and the percent of those who answered the question."""

    words: str
    amount: int
    share: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One question with its figures.

    language, direction: of its words, as a page states them (`lang`, `dir`)
    bars: none for questions with free answers
    """

    name: str
    title: str
    language: str
    direction: str
    bars: list[Bar]
    answered: int
    mean: float | None
    is_multiple: bool


def shown(figures: Iterable[Figures], language: str = GERMAN) -> list[Shown]:
    """The figures of a survey for readers of a language."""
    return [_shown(row, language_of(row.question, language)) for row in figures]


def direction_of(language: str) -> str:
    """Which way a language is written, as `dir` says it.

    >>> direction_of("ar"), direction_of("de-simple")
    ('rtl', 'ltr')
    """
    return "rtl" if language in settings.LANGUAGES_BIDI else "ltr"


def _shown(row: Figures, language: str) -> Shown:
    asked = row.question
    bars = [Bar(said(asked.choice_labels.get(name, {}), language) or name, amount, row.share(name))
            for name, amount in row.counts.items()]
    return Shown(asked.name, said(asked.labels, language), language, direction_of(language), bars, row.answered,
                 row.mean, asked.kind == MULTIPLE)
