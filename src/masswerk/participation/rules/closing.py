"""What must be settled before a procedure may be closed. Pure.

Four things, and each of them open keeps it open: a statement without a confirmed decision; an adoption that changed
nothing; a changed passage without a decision; original text that belongs to no statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import StrEnum

from masswerk.participation.rules.coverage import Span, gaps
from masswerk.participation.rules.outcomes import CHANGES_SOMETHING


class Sort(StrEnum):
    """What is open."""

    UNDECIDED = "undecided"
    UNCONFIRMED = "unconfirmed"
    WITHOUT_EFFECT = "without_effect"
    UNEXPLAINED = "unexplained"
    UNASSIGNED_TEXT = "unassigned_text"


@dataclass(frozen=True, slots=True)
class Said:
    """A contribution: its text, None once withdrawn, and its statements as spans with their keys."""

    key: int
    text: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: what it answers, and whether a change or a measure stands on it."""

    key: int
    outcome: str
    statements: frozenset[int]
    is_confirmed: bool
    has_effect: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A stated change of a passage from one wording to another; None where it is new, or gone.

    is_grounded: editorial, or by at least one confirmed decision
    """

    before: str | None
    after: str | None
    is_grounded: bool


@dataclass(frozen=True, slots=True)
class Reworded:
    """A passage: its wording as laid out, its wording now (None where it was not, or is not there), what was stated.

    wordings are compared by their hashes, so that equal texts are the same
    """

    key: int
    laid_out: str | None
    now: str | None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the closing of a procedure depends on."""

    said: tuple[Said, ...] = ()
    decided: tuple[Decided, ...] = ()
    reworded: tuple[Reworded, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is open: which sort, and the key of what it is about.

    key: of a statement (undecided, unconfirmed), a decision (without effect), a passage, or a contribution
    """

    sort: Sort
    key: int


def open_points(facts: Facts) -> tuple[OpenPoint, ...]:
    """Everything that keeps a procedure open; nothing where it may be closed.

    >>> facts = Facts(said=(Said(1, "Mehr Kurse.", (Span(0, 11, key=5),)),))
    >>> open_points(facts)
    (OpenPoint(sort=<Sort.UNDECIDED: 'undecided'>, key=5),)
    """
    return (*_statements(facts), *_without_effect(facts), *_unexplained(facts.reworded), *_loose_text(facts.said))


def _statements(facts: Facts) -> Iterable[OpenPoint]:
    confirmed = {key: decision.is_confirmed for decision in facts.decided for key in decision.statements}
    for said in facts.said:
        for span in said.spans if said.text is not None else ():
            if span.is_idle:
                continue
            if span.key not in confirmed:
                yield OpenPoint(Sort.UNDECIDED, span.key)
            elif not confirmed[span.key]:
                yield OpenPoint(Sort.UNCONFIRMED, span.key)


def _without_effect(facts: Facts) -> Iterable[OpenPoint]:
    withdrawn = {span.key for said in facts.said if said.text is None for span in said.spans}
    for decision in facts.decided:
        is_pointless = bool(decision.statements) and decision.statements <= withdrawn
        if decision.outcome in CHANGES_SOMETHING and not decision.has_effect and not is_pointless:
            yield OpenPoint(Sort.WITHOUT_EFFECT, decision.key)


def _unexplained(reworded: Iterable[Reworded]) -> Iterable[OpenPoint]:
    for passage in reworded:
        if passage.now not in explained(passage):
            yield OpenPoint(Sort.UNEXPLAINED, passage.key)


def explained(passage: Reworded) -> Set[str | None]:
    """The wordings that stated changes lead to from the one laid out, itself included.

    >>> sorted(explained(Reworded(1, "a", "c", (Step("a", "b", True), Step("b", "c", False)))))
    ['a', 'b']
    """
    reached: set[str | None] = {passage.laid_out}
    waiting = [passage.laid_out]
    while waiting:
        at = waiting.pop()
        for step in passage.steps:
            if step.is_grounded and step.before == at and step.after not in reached:
                reached.add(step.after)
                waiting.append(step.after)
    return reached


def _loose_text(said: Iterable[Said]) -> Iterable[OpenPoint]:
    for contribution in said:
        if contribution.text is not None and gaps(contribution.text, contribution.spans):
            yield OpenPoint(Sort.UNASSIGNED_TEXT, contribution.key)
