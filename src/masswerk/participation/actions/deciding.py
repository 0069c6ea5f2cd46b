"""Deciding: one person drafts outcome and reason, another confirms or asks back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from masswerk.base.actions import Actor, action
from masswerk.concepts.access import EDITORS
from masswerk.concepts.actions import add_element
from masswerk.concepts.models import Element, Passage
from masswerk.concepts.rules.kinds import Kind
from masswerk.measures.actions import describe
from masswerk.measures.models import Status
from masswerk.participation.actions.changing import record_addition
from masswerk.participation.actions.weighing_common import not_withdrawn, of, still_open, to_decide, touch
from masswerk.participation.models import (
    Amendment,
    AmendmentState,
    Anchor,
    Bundle,
    Decision,
    Outcome,
    Procedure,
    Statement,
)
from masswerk.participation.rules.outcomes import CHANGES_SOMETHING, check
from masswerk.participation.weighing_refusals import (
    DecidedMeanwhile,
    DecisionHasEffect,
    QuestionMissing,
    SamePerson,
    StatementDecided,
)
from masswerk.people.models import Account, Grant

Answered = Statement | Bundle
"""What a decision answers."""


@action("decision.drafted")
def draft_decision(answered: Answered, *, outcome: str, reason: str, by: Actor, passed_to: str = "",
                   measure: Element | None = None, new_measure: str = "", seen: int = 0,
                   now: datetime | None = None) -> Decision:
    """Draft the answer to a statement or a bundle; one that was confirmed has to be confirmed again.

    measure, new_measure: an element of kind measure, or the title of one that is to be added to the draft
    seen: the count of the decision the writer had before them; 0 for none
    now: when it was drafted, None for this moment
    Raises DecidedMeanwhile with the stored decision, ReasonMissing, ReceiverMissing, MeasureMissing,
    ContributionWithdrawn, WithoutReference, ProcedureIsClosed.
    """
    procedure = answered.procedure
    still_open(procedure)
    _check_answered(answered)
    check(outcome, reason=reason, passed_to=passed_to, has_measure=measure is not None or bool(new_measure.strip()))
    decision = _stored(answered) or Decision(**of(procedure), **_answers(answered), seen=0)
    if decision.seen != seen and (decision.outcome, decision.reason) != (outcome, reason.strip()):
        raise DecidedMeanwhile(name=str(decision.drafted_by or "jemand anderes"), decision=decision)
    decision.outcome, decision.reason = Outcome(outcome).value, reason.strip().replace("\r\n", "\n")
    decision.passed_to = passed_to.strip() if outcome == Outcome.PASSED_ON else ""
    added = _new_measure(answered, new_measure, by) if new_measure.strip() and measure is None else None
    decision.measure = added.element if added else measure
    decision.drafted_by, decision.drafted_at = _account(by), now or timezone.now()
    decision.confirmed_by, decision.confirmed_at, decision.is_alone, decision.question = None, None, False, ""
    decision.seen += 1
    decision.save()
    if added is not None:
        record_addition(procedure, added, [decision])
    _follow(answered, decision)
    touch(procedure)
    return decision


@action("decision.drafted_together")
def decide_together(statements: Sequence[Statement], *, by: Actor, **facts: Any) -> list[Decision]:
    """Draft the same answer to several statements. Raises StatementDecided for one that has its own already."""
    for statement in statements:
        if _stored(statement) is not None:
            raise StatementDecided(statement=statement.contribution.sign)
    return [draft_decision(statement, by=by, **facts) for statement in statements]


@action("decision.confirmed")
def confirm_decision(decision: Decision, *, seen: int, by: Actor, now: datetime | None = None) -> Decision:
    """Confirm a drafted decision as a second person.

    Where the body has one coordinator only, they confirm themselves, and the decision says so.
    now: when it was confirmed, None for this moment
    Raises SamePerson, DecidedMeanwhile, ProcedureIsClosed, and what may have happened to the contribution.
    """
    _unchanged(decision, seen)
    if decision.confirmed_at is not None:
        return decision
    account = _account(by)
    is_alone = account is not None and account.pk == decision.drafted_by_id
    if is_alone and coordinators(decision.procedure, date.today()) > 1:
        raise SamePerson()
    decision.confirmed_by, decision.confirmed_at = account, now or timezone.now()
    decision.is_alone, decision.question = is_alone, ""
    decision.seen += 1
    decision.save()
    touch(decision.procedure)
    return decision


@action("decision.confirmed_together")
def confirm_together(decisions: Sequence[Decision], *, by: Actor) -> int:
    """Confirm several drafted decisions; gives how many."""
    for decision in decisions:
        confirm_decision(decision, seen=decision.seen, by=by)
    return len(decisions)


@action("decision.sent_back")
def send_back(decision: Decision, *, question: str, seen: int, by: Actor) -> Decision:
    """Give a drafted decision back with a question. Raises QuestionMissing, DecidedMeanwhile, ProcedureIsClosed."""
    _unchanged(decision, seen)
    if not question.strip():
        raise QuestionMissing()
    decision.question = question.strip()[:500]
    decision.confirmed_by, decision.confirmed_at, decision.is_alone = None, None, False
    decision.seen += 1
    decision.save()
    touch(decision.procedure)
    return decision


@action("decision.taken_back")
def take_back_decision(decision: Decision, *, seen: int, by: Actor) -> None:
    """Take a decision back; what it answered is open again.

    Raises DecisionHasEffect where a passage was already changed by it, DecidedMeanwhile, ProcedureIsClosed.
    """
    _unchanged(decision, seen)
    if decision.bases.exists():
        raise DecisionHasEffect()
    amendments = _amendments(decision.statement or decision.bundle)
    amendments.filter(state=AmendmentState.REJECTED).update(state=AmendmentState.OPEN)
    procedure = decision.procedure
    decision.delete()
    touch(procedure)


def coordinators(procedure: Procedure, on: date) -> int:
    """How many people may confirm at the procedure's body on a day."""
    held = Grant.objects.filter(body=procedure.body_id, role__in=EDITORS, valid_from__lte=on, account__is_active=True)
    lasting = held.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))
    return lasting.values("account").distinct().count()


def _check_answered(answered: Answered) -> None:
    if isinstance(answered, Statement):
        to_decide(answered)
        return
    rows = list(answered.statements.select_related("contribution"))
    if rows and all(row.contribution.text is None for row in rows):
        not_withdrawn(rows[0].contribution)


def _answers(answered: Answered) -> dict[str, Answered]:
    return {"statement" if isinstance(answered, Statement) else "bundle": answered}


def _stored(answered: Answered) -> Decision | None:
    return Decision.objects.select_related("drafted_by").filter(**_answers(answered)).first()


def _unchanged(decision: Decision, seen: int) -> None:
    still_open(decision.procedure)
    stored = Decision.objects.select_related("drafted_by").get(pk=decision.pk)
    if stored.seen != seen:
        raise DecidedMeanwhile(name=str(stored.drafted_by or "jemand anderes"), decision=stored)
    if decision.statement is not None:
        to_decide(decision.statement)


def _account(by: Actor) -> Account | None:
    return by if isinstance(by, Account) else None


def _follow(answered: Answered, decision: Decision) -> None:
    """Proposals stay open where the decision adopts them, else they are settled with it."""
    pending = _amendments(answered).exclude(state=AmendmentState.ACCEPTED)
    state = AmendmentState.OPEN if decision.outcome in CHANGES_SOMETHING else AmendmentState.REJECTED
    pending.exclude(state=state).update(state=state)


def _amendments(answered: Answered | None) -> QuerySet[Amendment]:
    if isinstance(answered, Bundle):
        return Amendment.objects.filter(statement__bundle=answered, statement__decision__isnull=True)
    return Amendment.objects.filter(statement=answered)


def _new_measure(answered: Answered, title: str, by: Actor) -> Passage:
    """A new measure in the draft, below the first place the statement belongs to."""
    edition = answered.procedure.edition
    first = answered if isinstance(answered, Statement) else answered.statements.order_by("pk").first()
    places = Anchor.objects.filter(statement=first).values("element")
    passage = Passage.objects.filter(edition=edition, element__in=places).select_related("element", "parent").order_by(
        "pk").first()
    parent = None if passage is None else passage.element if passage.kind == Kind.FIELD else passage.parent
    added = add_element(edition, kind=Kind.MEASURE, title=title, text="", parent=parent, position=None, by=by)
    describe(added.element, status=Status.IDEA, by=by)
    return added
