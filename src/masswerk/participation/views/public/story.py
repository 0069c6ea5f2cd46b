"""What became of one contribution: text, weighing, redline, new wording; as much of it as exists so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from masswerk.participation.models import (
    Amendment,
    AmendmentSort,
    Anchor,
    Baseline,
    Change,
    Contribution,
    Decision,
    Procedure,
    Statement,
    Visibility,
)
from masswerk.participation.queries import confirmed
from masswerk.participation.rules.personal import masked_like
from masswerk.participation.views.public import passages
from masswerk.participation.views.public.redlines import Redline, between
from masswerk.participation.words import LOOKS


class Spot(NamedTuple):
    """A passage it speaks of: what it is called, where it is read, its thread."""

    name: str
    url: str
    thread: str


class Proposed(NamedTuple):
    """A wording it proposes: for which passage, what sort of change, the redline."""

    spot: Spot
    sort: str
    redline: Redline


class Decided(NamedTuple):
    """A confirmed decision: sign, public reason, to whom it was passed on, and when it was confirmed."""

    look: str
    reason: str
    passed_to: str
    on: datetime | None


class Changed(NamedTuple):
    """What a passage became by it."""

    spot: Spot
    redline: Redline
    is_new: bool
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of the contribution.

    said:    its words; "" where they are the proposed wording itself, or withdrawn
    similar: signs and addresses of those bundled with it
    decided: None while nothing is confirmed
    """

    said: str
    spots: list[Spot]
    proposed: list[Proposed]
    similar: list[tuple[str, str]]
    decided: Decided | None
    changed: list[Changed]

    @property
    def filled(self) -> int:
        """Stations that are filled, as the rosette counts them."""
        return 1 | (2 if self.decided else 0) | (4 if self.changed else 0)


def told(procedure: Procedure, contribution: Contribution, *, for_everybody: bool = True) -> list[Told]:
    """All statements of a contribution; a fixed number of queries.

    for_everybody: with what is blackened covered, also where proposed wordings say it; its author reads everything
    """
    statements = [one for one in contribution.statements.order_by("number") if not one.is_without_reference]
    spots = _spots(procedure)
    anchors = _grouped(Anchor.objects.filter(statement__in=statements).order_by("pk"))
    amendments = _grouped(Amendment.objects.filter(statement__in=statements).select_related("wording").order_by("pk"))
    decisions = confirmed(contribution)
    changes = _changes(set(decisions.values()), spots)
    similar = _similar(procedure, contribution, statements)
    found = []
    for one in statements:
        decision = decisions.get(one.pk)
        own = [amendment for amendment in amendments.get(one.pk, []) if amendment.text is not None]
        covering = contribution if for_everybody else None
        found.append(Told(
            _words(contribution, one, own, for_everybody),
            [spots[anchor.element_id] for anchor in anchors.get(one.pk, []) if anchor.element_id in spots],
            [_proposed(amendment, spots, covering) for amendment in own], similar.get(one.bundle_id or 0, []),
            _decided(decision),
            changes.get(decision.pk, []) if decision else []))
    return found


def _words(contribution: Contribution, statement: Statement, amendments: list[Amendment], for_everybody: bool) -> str:
    """What was said; "" where it is nothing but the proposed wording, which the redline shows."""
    words = (contribution.text or "")[statement.start:statement.end]
    wordings = {form.strip() for one in amendments
                for form in (one.text or "", f"{one.title}\n\n{one.text}", one.title)}
    if words.strip() in wordings:
        return ""
    return (contribution.shown or "")[statement.start:statement.end] if for_everybody else words


def _grouped(rows: Iterable[Anchor] | Iterable[Amendment]) -> dict[int, list]:  # type: ignore[type-arg]
    found: dict[int, list] = {}  # type: ignore[type-arg]
    for row in rows:
        found.setdefault(row.statement_id, []).append(row)
    return found


def _spots(procedure: Procedure) -> dict[int, Spot]:
    """Every passage that was laid out, by element."""
    ways = passages.Ways(procedure)
    rows = Baseline.objects.filter(procedure=procedure).values_list(
        "element_id", "element__key", "number", "wording__title", "wording__text")
    return {element: Spot(number or title or " ".join((text or "").split()[:6]), ways.place(key), ways.thread(key))
            for element, key, number, title, text in rows}


def _proposed(amendment: Amendment, spots: dict[int, Spot], covering: Contribution | None) -> Proposed:
    """covering: the contribution whose blackened words are covered here too"""
    old = amendment.wording.title or "", amendment.wording.text or ""
    new = _open(amendment.title or "", covering), _open(amendment.text or "", covering)
    if amendment.sort == AmendmentSort.STRIKE:
        new = "", ""
    elif amendment.sort == AmendmentSort.ADD:
        old = "", ""
    elif not amendment.title:  # proposals for the text alone leave the title as it is
        new = old[0], new[1]
    spot = spots.get(amendment.element_id, Spot("", "", ""))
    return Proposed(spot, str(AmendmentSort(amendment.sort).label), between(old, new))


def _open(text: str, covering: Contribution | None) -> str:
    return masked_like(text, covering.text or "", covering.covered) if covering and covering.covered else text


def _decided(decision: Decision | None) -> Decided | None:
    if decision is None:
        return None
    return Decided(LOOKS[decision.outcome], decision.reason, decision.passed_to, decision.confirmed_at)


def _changes(decisions: set[Decision], spots: dict[int, Spot]) -> dict[int, list[Changed]]:
    rows = Change.objects.filter(bases__decision__in=decisions).select_related(
        "before", "after").prefetch_related("bases").order_by("pk")
    found: dict[int, list[Changed]] = {}
    for change, decision in ((row, basis) for row in rows.distinct() for basis in row.bases.all()):
        spot = spots.get(change.element_id, Spot("", "", ""))
        old, new = ((w.title or "", w.text or "") if w else ("", "") for w in (change.before, change.after))
        found.setdefault(decision.decision_id, []).append(
            Changed(spot, between(old, new), change.before is None, change.after is None))
    return found


def _similar(procedure: Procedure, contribution: Contribution,
             statements: list[Statement]) -> dict[int, list[tuple[str, str]]]:
    """Others in the same bundles that everybody may read, by bundle."""
    bundles = {one.bundle_id for one in statements if one.bundle_id}
    if not bundles:
        return {}
    ways = passages.Ways(procedure)
    rows = Statement.objects.filter(bundle__in=bundles, contribution__visibility=Visibility.PUBLIC).exclude(
        contribution=contribution).order_by("contribution__number").values_list(
        "bundle_id", "contribution__number").distinct()
    found: dict[int, list[tuple[str, str]]] = {}
    for bundle, number in rows:
        found.setdefault(bundle or 0, []).append((f"B-{number:03d}", ways.one(number)))
    return found
