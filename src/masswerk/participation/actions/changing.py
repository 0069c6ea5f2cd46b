"""What decisions change: proposals become the draft's wording, and each change says on which decisions it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions import add_element, edit_passage, remove_element
from masswerk.concepts.models import Element, Passage, Wording
from masswerk.participation.accounting import last_stated
from masswerk.participation.actions.weighing_common import decision_of, of, still_open, touch
from masswerk.participation.models import (
    Amendment,
    AmendmentState,
    Change,
    ChangeBasis,
    Decision,
    Procedure,
)
from masswerk.participation.rules.outcomes import CHANGES_SOMETHING
from masswerk.participation.weighing_refusals import (
    BasisMissing,
    NoteMissing,
    NothingChanged,
    NothingToApply,
    ProposalUndecided,
)


@action("passage.changed_by_decision")
def apply_amendments(passage: Passage, procedure: Procedure, *, amendments: Sequence[Amendment], title: str, text: str,
                     serial: int, by: Actor, decisions: Sequence[Decision] = ()) -> Change:
    """Write a new wording into the draft, and say on which decisions it stands.

    amendments:  accepted proposals that are in it, in these or other words
    decisions:   further decisions it stands on, of statements without a proposal
    title, text: as merged, and as the office has smoothed them
    serial:      number of the wording they were merged into
    Raises NothingToApply, ProposalUndecided, NothingChanged, ProcedureIsClosed, and what `edit_passage` refuses.
    """
    still_open(procedure)
    if not amendments and not decisions:
        raise NothingToApply()
    grounds = {row.pk: row for row in [*decisions, *(_adopted(amendments) if amendments else ())]}
    before = last_stated(procedure, passage.element)
    after = edit_passage(passage, title=title, text=text, serial=serial, by=by)
    if before is not None and before.hash == after.hash:
        raise NothingChanged()
    change = _record(procedure, passage.element, before, after)
    _ground(change, grounds.values())
    _accept(amendments)
    touch(procedure)
    return change


@action("passage.struck_by_decision")
def strike_passage(passage: Passage, procedure: Procedure, *, amendments: Sequence[Amendment], by: Actor) -> Change:
    """Take a passage out of the draft because it was decided; what was said about it stays, as on a passage that went.

    Raises NothingToApply, ProposalUndecided, ProcedureIsClosed, and what `remove_element` refuses.
    """
    still_open(procedure)
    decisions = _adopted(amendments)
    before = last_stated(procedure, passage.element)
    remove_element(passage, by=by)
    change = _record(procedure, passage.element, before, None)
    _ground(change, decisions)
    _accept(amendments)
    touch(procedure)
    return change


@action("passage.added_by_decision")
def add_passage(passage: Passage, procedure: Procedure, *, amendment: Amendment, kind: str, title: str, text: str,
                by: Actor) -> Change:
    """Add a proposed passage behind another one. Raises ProposalUndecided, ProcedureIsClosed, NothingSaid."""
    still_open(procedure)
    decisions = _adopted([amendment])
    added = add_element(passage.edition, kind=kind, title=title, text=text, parent=passage.parent,
                        position=passage.position + 1, by=by)
    change = record_addition(procedure, added, decisions)
    _accept([amendment])
    touch(procedure)
    return change


@action("change.grounded")
def ground_change(procedure: Procedure, element: Element, *, decisions: Sequence[Decision], by: Actor) -> Change:
    """Say on which decisions a passage was changed that the office has written by hand.

    Raises BasisMissing, NothingChanged, ProcedureIsClosed.
    """
    still_open(procedure)
    if not decisions:
        raise BasisMissing()
    change = _stated(procedure, element)
    _ground(change, decisions)
    touch(procedure)
    return change


@action("change.marked_editorial")
def mark_editorial(procedure: Procedure, element: Element, *, note: str, by: Actor) -> Change:
    """Say that a change is only editorial, and what it is. Raises NoteMissing, NothingChanged, ProcedureIsClosed."""
    still_open(procedure)
    if not note.strip():
        raise NoteMissing()
    change = _stated(procedure, element)
    change.is_editorial, change.note = True, note.strip()[:300]
    change.save(update_fields=["is_editorial", "note"])
    touch(procedure)
    return change


@action("amendment.checked")
def refuse_amendment(amendment: Amendment, *, by: Actor) -> None:
    """Leave a proposal out although its statement is adopted: its point stands in the wording in other words."""
    still_open(amendment.procedure)
    amendment.state, amendment.needs_check = AmendmentState.REJECTED, False
    amendment.save(update_fields=["state", "needs_check"])
    touch(amendment.procedure)


def record_addition(procedure: Procedure, added: Passage, decisions: Iterable[Decision]) -> Change:
    """Note that a passage is new, and by which decisions; for actions that add one."""
    change = _record(procedure, added.element, None, added.wording)
    _ground(change, decisions)
    return change


def _adopted(amendments: Sequence[Amendment]) -> list[Decision]:
    """The decisions that adopt some proposals; every one needs one."""
    if not amendments:
        raise NothingToApply()
    found = {}
    for amendment in amendments:
        decision = decision_of(amendment.statement)
        if decision is None or decision.outcome not in CHANGES_SOMETHING or amendment.text is None:
            raise ProposalUndecided(statement=amendment.statement.contribution.sign)
        found[decision.pk] = decision
    return list(found.values())


def _stated(procedure: Procedure, element: Element) -> Change:
    """A new row from the last wording that is stated to the one that stands now."""
    before = last_stated(procedure, element)
    passage = Passage.objects.filter(edition=procedure.edition_id, element=element).select_related("wording").first()
    after = passage.wording if passage else None
    if (before.hash if before else None) == (after.hash if after else None):
        raise NothingChanged()
    return _record(procedure, element, before, after)


def _record(procedure: Procedure, element: Element, before: Wording | None, after: Wording | None) -> Change:
    change = Change(**of(procedure), element=element, before=before, after=after)
    change.save()
    return change


def _ground(change: Change, decisions: Iterable[Decision]) -> None:
    for decision in decisions:
        ChangeBasis(body_id=change.body_id, procedure_id=change.procedure_id, change=change, decision=decision).save()


def _accept(amendments: Iterable[Amendment]) -> None:
    for amendment in amendments:
        amendment.state, amendment.needs_check = AmendmentState.ACCEPTED, False
        amendment.save(update_fields=["state", "needs_check"])
