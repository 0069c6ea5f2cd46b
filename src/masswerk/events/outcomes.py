"""What became of the cards of an event: decisions and changed wordings, once its procedure has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from masswerk.concepts.models import Passage, Wording
from masswerk.events.models import Event
from masswerk.participation.models import Change, ChangeBasis, Decision, Statement


@dataclass(frozen=True, slots=True)
class Reworded:
    """A passage changed by cards of the event.

    element: its key; place: its number or title; signs: of the contributions it was changed by
    """

    element: int
    place: str
    before: str
    after: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """By contribution: the confirmed decision and the sign; and all passages that were changed by one of them."""

    decisions: Mapping[int, Decision] = field(default_factory=dict)
    signs: Mapping[int, str] = field(default_factory=dict)
    reworded: tuple[Reworded, ...] = ()

    @property
    def by_element(self) -> dict[int, Reworded]:
        """The changed passages by their element."""
        return {row.element: row for row in self.reworded}


def outcomes(event: Event) -> Outcomes:
    """What became of everything the event handed over; five queries at most, whatever its size."""
    if event.procedure_id is None:
        return Outcomes()
    statements = list(Statement.objects.filter(
        procedure=event.procedure_id, contribution__external_key__startswith=f"event-{event.pk}-").select_related(
            "contribution"))
    decisions = Decision.objects.filter(procedure=event.procedure_id, confirmed_at__isnull=False)
    by_statement = {row.statement_id: row for row in decisions if row.statement_id}
    by_bundle = {row.bundle_id: row for row in decisions if row.bundle_id}
    found: dict[int, Decision] = {}
    signs: dict[int, list[str]] = {}
    for statement in statements:
        decision = by_statement.get(statement.pk) or by_bundle.get(statement.bundle_id)
        if decision is not None:
            found[statement.contribution_id] = decision
            signs.setdefault(decision.pk, []).append(statement.contribution.sign)
    names = {statement.contribution_id: statement.contribution.sign for statement in statements}
    return Outcomes(found, names, tuple(_reworded(event, signs)))


def _reworded(event: Event, signs: Mapping[int, list[str]]) -> list[Reworded]:
    bases: dict[int, list[str]] = {}
    for change, decision in ChangeBasis.objects.filter(decision__in=signs).values_list("change_id", "decision_id"):
        bases.setdefault(change, []).extend(signs[decision])
    changes = list(Change.objects.filter(pk__in=bases).select_related("before", "after").order_by("pk"))
    names = dict(Passage.objects.filter(edition=event.edition_id, element__in=[row.element_id for row in changes])
                 .values_list("element_id", "number"))
    return [Reworded(row.element_id, names.get(row.element_id) or _title(row), _text(row.before), _text(row.after),
                     tuple(sorted(set(bases[row.pk])))) for row in changes]


def _text(wording: Wording | None) -> str:
    return (wording.text or "") if wording else ""


def _title(change: Change) -> str:
    wording = change.after or change.before
    return (wording.title or "") if wording else ""
