"""Parting contributions into statements, and saying where each statement belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from masswerk.base.actions import Actor, action
from masswerk.concepts.models import Element, Passage
from masswerk.participation.actions.weighing_common import decision_of, not_withdrawn, of, still_open, touch
from masswerk.participation.models import Amendment, Anchor, Bundle, Contribution, Procedure, Statement
from masswerk.participation.rules.coverage import Span, carve, joined, with_rest_idle
from masswerk.participation.weighing_refusals import ElementNotOfDraft, StatementDecided

FREE_NUMBERS = 100_000
"""Numbers statements wait under while they are numbered anew."""


def spans_of(contribution: Contribution) -> tuple[Span, ...]:
    """The statements of a contribution as spans, in reading order."""
    rows = Statement.objects.filter(contribution=contribution).order_by("start")
    return tuple(Span(row.start, row.end, row.pk, row.is_without_reference) for row in rows)


@action("contribution.divided")
def carve_statement(contribution: Contribution, *, start: int, end: int, by: Actor, is_idle: bool = False) -> None:
    """Make a stretch of a contribution a statement of its own; what it is cut from keeps the rest.

    is_idle: mark it as without reference at once
    Raises NothingMarked, StatementDecided, ContributionWithdrawn, ProcedureIsClosed.
    """
    _may_divide(contribution)
    text = contribution.text or ""
    _keep(contribution, carve(text, spans_of(contribution), start, end, is_idle=is_idle))


@action("contribution.joined")
def join_statement(statement: Statement, *, by: Actor) -> None:
    """Join a statement with the one before it, which keeps its number, places and proposals.

    Raises NothingToJoin, StatementDecided, ContributionWithdrawn, ProcedureIsClosed.
    """
    _may_divide(statement.contribution)
    _keep(statement.contribution, joined(spans_of(statement.contribution), statement.pk))


@action("contribution.rest_marked")
def mark_rest(contribution: Contribution, *, by: Actor) -> None:
    """Mark everything that belongs to no statement as without reference."""
    _may_divide(contribution)
    _keep(contribution, with_rest_idle(contribution.text or "", spans_of(contribution)))


@action("statement.reference_marked")
def mark_reference(statement: Statement, *, is_idle: bool, by: Actor) -> None:
    """Say that a statement has nothing to do with the concept (thanks, greetings), or take that back.

    Raises StatementDecided, ContributionWithdrawn, ProcedureIsClosed.
    """
    _may_divide(statement.contribution)
    _undecided(statement)
    statement.is_without_reference = is_idle
    statement.save(update_fields=["is_without_reference"])
    touch(statement.procedure)


@action("statement.assigned")
def assign(statement: Statement, *, elements: Sequence[Element], by: Actor,
           words: Mapping[int, str] | None = None) -> None:
    """Say to which passages, fields and themes a statement belongs; replaces what was said before.

    words: by element, the words in common for which the engine suggested it
    Raises ElementNotOfDraft, ContributionWithdrawn, ProcedureIsClosed.
    """
    still_open(statement.procedure)
    not_withdrawn(statement.contribution)
    _of_concept(statement.procedure, elements)
    wanted = {element.pk for element in elements}
    held = {anchor.element_id: anchor for anchor in Anchor.objects.filter(statement=statement)}
    proposed = set(Amendment.objects.filter(statement=statement).values_list("element_id", flat=True))
    for element, anchor in held.items():
        if element not in wanted | proposed:
            anchor.delete()
    _anchor(statement, [element for element in elements if element.pk not in held], words or {})
    touch(statement.procedure)


@action("statement.assigned_together")
def assign_together(statements: Iterable[Statement], *, elements: Sequence[Element], by: Actor) -> int:
    """Add places to several statements; gives how many statements got one that they had not."""
    count = 0
    for statement in statements:
        held = set(Anchor.objects.filter(statement=statement).values_list("element_id", flat=True))
        known = list(Element.objects.filter(pk__in=held))
        assign(statement, elements=[*known, *(e for e in elements if e.pk not in held)], by=by)
        count += any(element.pk not in held for element in elements)
    return count


def _of_concept(procedure: Procedure, elements: Sequence[Element]) -> None:
    if any(element.concept_id != procedure.edition.concept_id for element in elements):
        raise ElementNotOfDraft()


def _anchor(statement: Statement, elements: Sequence[Element], words: Mapping[int, str]) -> None:
    wordings = dict(Passage.objects.filter(edition=statement.procedure.edition_id, element__in=elements).values_list(
        "element_id", "wording_id"))
    for element in elements:
        Anchor(**of(statement.procedure), statement=statement, element=element, wording_id=wordings.get(element.pk),
               words=words.get(element.pk, "")[:300]).save()


def _may_divide(contribution: Contribution) -> None:
    still_open(contribution.procedure)
    not_withdrawn(contribution)


def _undecided(statement: Statement) -> None:
    if decision_of(statement) is not None:
        raise StatementDecided(statement=f"{statement.contribution.sign}, Aussage {statement.number}")


def _keep(contribution: Contribution, spans: Sequence[Span]) -> None:
    """Bring the stored statements in line with spans; numbers follow reading order."""
    stored = {row.pk: row for row in Statement.objects.filter(contribution=contribution)}
    kept = {span.key for span in spans if span.key}
    for row in stored.values():
        span = next((span for span in spans if span.key == row.pk), None)
        if span is None or (span.start, span.end) != (row.start, row.end):
            _undecided(row)
    for key in set(stored) - kept:
        _dissolve(contribution, stored.pop(key), spans)
    Statement.objects.bulk_update(_parked(list(stored.values())), ["number"])
    for number, span in enumerate(spans, start=1):
        row = stored.get(span.key) or Statement(**of(contribution.procedure), contribution=contribution)
        row.number, row.start, row.end, row.is_without_reference = number, span.start, span.end, span.is_idle
        row.save()
    touch(contribution.procedure)


def _parked(rows: list[Statement]) -> list[Statement]:
    """Statements out of the way, because their numbers are unique at any moment."""
    for row in rows:
        row.number += FREE_NUMBERS
    return rows


def _dissolve(contribution: Contribution, row: Statement, spans: Sequence[Span]) -> None:
    """Take a statement out; its places and proposals go to the one that now holds its text."""
    heir = next((span.key for span in spans if span.key and span.start <= row.start and row.end <= span.end), None)
    if heir is None:
        Amendment.objects.filter(statement=row).delete()
        Anchor.objects.filter(statement=row).delete()
    else:
        _hand_over(row, heir)
    bundle = row.bundle
    row.delete()
    if bundle is not None and bundle.statements.count() < 2:
        bundle.statements.update(bundle=None, is_variant=False)
        Bundle.objects.filter(pk=bundle.pk).delete()


def _hand_over(row: Statement, heir: int) -> None:
    held = set(Anchor.objects.filter(statement=heir).values_list("element_id", flat=True))
    Anchor.objects.filter(statement=row, element__in=held).delete()
    Anchor.objects.filter(statement=row).update(statement=heir)
    taken = set(Amendment.objects.filter(statement=heir).values_list("element_id", "sort"))
    for amendment in Amendment.objects.filter(statement=row):
        if (amendment.element_id, amendment.sort) in taken:
            amendment.delete()
        else:
            amendment.statement_id = heir
            amendment.save(update_fields=["statement"])
