"""Questions as data: what a valid answer is, and how answers are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from masswerk.base.errors import RuleError

LONGEST = 20_000
GERMAN = "de"
SINGLE, MULTIPLE, SCALE, TEXT = "single", "multiple", "scale", "text"


class AnswerMissing(RuleError):
    cause = "Auf die Frage „{question}“ fehlt die Antwort."
    way_out = "Wählen Sie eine Antwort."


class AnswerUnknown(RuleError):
    cause = "Die Antwort auf „{question}“ gibt es in dieser Umfrage nicht."
    way_out = "Laden Sie die Seite neu und wählen Sie eine der Antworten."


class AnswerTooLong(RuleError):
    cause = "Die Antwort auf „{question}“ hat {length} Zeichen; möglich sind {longest}."
    way_out = "Kürzen Sie den Text."


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. choices: names; labels: words by language."""

    name: str
    kind: str
    labels: Mapping[str, str]
    choices: tuple[str, ...] = ()
    choice_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    is_required: bool = False
    lowest: int = 1
    highest: int = 5

    @property
    def title(self) -> str:
        """The German words."""
        return self.labels.get("de", self.name)


def said(labels: Mapping[str, str], language: str) -> str:
    """The words in a language, else in German.

    >>> said({"de": "Ja", "en": "Yes"}, "en"), said({"de": "Ja"}, "ar")
    ('Yes', 'Ja')
    """
    return labels.get(language) or labels.get("de", "")


def language_of(question: Asked, language: str) -> str:
    """The language a question is shown in: the wanted one where none of its words is missing, else German.

    >>> asked = Asked("ort", SINGLE, {"de": "Wo?", "en": "Where?"}, ("nord",), {"nord": {"de": "Nord"}})
    >>> language_of(asked, "en"), language_of(Asked("was", TEXT, {"de": "Was?", "en": "What?"}), "en")
    ('de', 'en')
    """
    words = [question.labels, *(question.choice_labels.get(name, {}) for name in question.choices)]
    words += [question.hints] if question.hints else []
    return language if all(labels.get(language) for labels in words) else GERMAN


def languages_of(questions: Sequence[Asked]) -> list[str]:
    """The languages in which there is a question, German first.

    >>> languages_of([Asked("was", TEXT, {"de": "Was?", "en": "What?"}), Asked("ort", TEXT, {"de": "Wo?"})])
    ['de', 'en']
    """
    named = sorted({code for question in questions for code in question.labels} - {GERMAN})
    return [GERMAN, *(code for code in named if any(language_of(asked, code) == code for asked in questions))]


def is_whole_in(questions: Iterable[Asked], language: str) -> bool:
    """True where every question can be read in a language."""
    return all(language_of(asked, language) == language for asked in questions)


def checked(questions: Iterable[Asked], given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The answers by name of the question; those left out are missing.

    given: what arrived, a list for each name
    Raises AnswerMissing, AnswerUnknown, AnswerTooLong.

    >>> checked([Asked("ort", SINGLE, {"de": "Wo?"}, ("nord", "sued"))], {"ort": ["nord"]})
    {'ort': 'nord'}
    """
    found = {}
    for question in questions:
        value = _value(question, [text.strip() for text in given.get(question.name, []) if text.strip()])
        if value is None and question.is_required:
            raise AnswerMissing(question=question.title)
        if value is not None:
            found[question.name] = value
    return found


def _value(question: Asked, texts: list[str]) -> Any:
    if not texts:
        return None
    if question.kind == TEXT:
        if len(texts[0]) > LONGEST:
            raise AnswerTooLong(question=question.title, length=len(texts[0]), longest=LONGEST)
        return texts[0]
    if question.kind == SCALE:
        allowed = {str(step): step for step in range(question.lowest, question.highest + 1)}
    else:
        allowed = {name: name for name in question.choices}  # type: ignore[misc]
    if any(text not in allowed for text in texts):
        raise AnswerUnknown(question=question.title)
    if question.kind == MULTIPLE:
        return sorted(set(texts), key=question.choices.index)
    return allowed[texts[0]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How a question was answered. counts: by choice or step of the scale; answered: sheets with an answer."""

    question: Asked
    answered: int
    counts: Mapping[str, int]

    @property
    def mean(self) -> float | None:
        """Mean of a scale, None for other questions and without answers."""
        if self.question.kind != SCALE or not self.answered:
            return None
        return sum(int(step) * count for step, count in self.counts.items()) / self.answered

    def share(self, name: str) -> int:
        """Of those who answered the question, how many chose this: percent, rounded; 0 without answers."""
        return round(100 * self.counts[name] / self.answered) if self.answered else 0


def counted(questions: Iterable[Asked], sheets: Sequence[Mapping[str, Any]]) -> list[Figures]:
    """How each question was answered; free texts are only counted.

    >>> rows = counted([Asked("ort", SINGLE, {"de": "Wo?"}, ("nord", "sued"))], [{"ort": "nord"}, {}])
    >>> rows[0].answered, rows[0].counts
    (1, {'nord': 1, 'sued': 0})
    """
    found = []
    for question in questions:
        given = [sheet[question.name] for sheet in sheets if question.name in sheet]
        found.append(Figures(question, len(given), _counts(question, given)))
    return found


def _counts(question: Asked, given: list[Any]) -> dict[str, int]:
    if question.kind == TEXT:
        return {}
    names = [str(step) for step in range(question.lowest, question.highest + 1)] if question.kind == SCALE else \
        list(question.choices)
    flat = Counter(str(one) for value in given for one in (value if isinstance(value, list) else [value]))
    return {name: flat[name] for name in names}
