"""The book of one step: what it touches is noted before it changes, so that the step can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from masswerk.base.actions import Actor
from masswerk.intake.models import Proposal, Reading, ReadingState, SourceLine, Step
from masswerk.intake.refusals import ChangedMeanwhile, ElementGone, NotInReview
from masswerk.intake.review.levels import Order
from masswerk.intake.review.positions import placed

KEPT_FIELDS = ("position", "level", "kind", "label", "title", "heading", "text", "attrs", "confidence", "reasons",
               "decision")
"""Fields of a proposal that a step may change and undoing brings back."""


class Ledger:
    """Changes proposals and lines of one reading and remembers what stood before.

    seen: the reading's version that the person looked at; None for no check
    """

    def __init__(self, reading: Reading, seen: int | None) -> None:
        self.reading = reading
        self.seen = seen
        self.elements: dict[str, dict[str, Any] | None] = {}
        self.lines: dict[str, list[Any]] = {}

    def open(self, proposal: Proposal) -> None:
        """Note a proposal before it changes. Raises ChangedMeanwhile if somebody changed it since it was seen."""
        if self.seen is not None and proposal.version > self.seen:
            raise ChangedMeanwhile(title=str(proposal))
        self._note(proposal)

    def fetch(self, proposal: Proposal) -> Proposal:
        """Look at what is stored, and note it before it changes."""
        try:
            proposal.refresh_from_db(fields=[*KEPT_FIELDS, "version"])
        except Proposal.DoesNotExist:
            raise ElementGone() from None
        self.open(proposal)
        return proposal

    def save(self, *proposals: Proposal) -> None:
        """Save noted proposals."""
        for proposal in proposals:
            proposal.version = self.reading.version + 1
        Proposal.objects.bulk_update(proposals, [*KEPT_FIELDS, "version"], batch_size=200)

    def add(self, proposal: Proposal) -> None:
        """Save a new proposal."""
        proposal.body_id, proposal.reading = self.reading.body_id, self.reading
        proposal.version = self.reading.version + 1
        proposal.save()
        self.elements[str(proposal.pk)] = None

    def remove(self, proposal: Proposal) -> None:
        """Delete a noted proposal that owns no line any more."""
        proposal.delete()

    def give_lines(self, lines: Iterable[SourceLine], owner: Proposal | None, reason: str = "") -> None:
        """Say where lines went: into an element, or out with a reason."""
        rows = list(lines)
        for line in rows:
            self.lines.setdefault(str(line.number), [line.owner_id, line.reason])
            line.owner, line.reason = owner, reason
        SourceLine.objects.bulk_update(rows, ["owner", "reason"], batch_size=400)

    def arrange(self, rows: Sequence[Proposal], order: Order) -> None:
        """Give rows the order and levels worked out by `review.levels`; only rows that differ are written."""
        chosen = [rows[index] for index, _ in order]
        positions = placed([row.position for row in chosen])
        changed = []
        for row, position, (_, level) in zip(chosen, positions, order, strict=True):
            if (row.position, row.level) != (position, level):
                self._note(row)
                row.position, row.level, row.version = position, level, self.reading.version + 1
                changed.append(row)
        Proposal.objects.bulk_update(changed, ["position", "level", "version"], batch_size=400)

    def _note(self, proposal: Proposal) -> None:
        key = str(proposal.pk)
        if key not in self.elements:
            self.elements[key] = {name: getattr(proposal, name) for name in KEPT_FIELDS}


@contextmanager
def reviewing(reading: Reading, what: str, *, by: Actor, seen: int | None) -> Iterator[Ledger]:
    """One step of a review, called `what`: its changes are kept with what stood before. Raises NotInReview."""
    lock(reading)
    if reading.state != ReadingState.REVIEW:
        raise NotInReview(name=reading.name, state=reading.get_state_display())
    ledger = Ledger(reading, seen)
    yield ledger
    if not ledger.elements and not ledger.lines:
        return
    count_up(reading)
    Step(body_id=reading.body_id, reading=reading, number=reading.version, what=what[:200], actor=by.log_name,
         before={"elements": ledger.elements, "lines": ledger.lines}).save()


def lock(reading: Reading) -> None:
    """Take the reading for this transaction and look at what is stored, not at a stale copy."""
    stored = Reading.objects.select_for_update().values("state", "version").get(pk=reading.pk)
    reading.state, reading.version = stored["state"], stored["version"]


def count_up(reading: Reading) -> None:
    """Count the reading's version up."""
    reading.version += 1
    reading.save(update_fields=["version"])


def tree(reading: Reading) -> list[Proposal]:
    """All proposals in order, with the fields that arranging needs."""
    return list(Proposal.objects.filter(reading=reading).order_by("position", "pk"))


def place_of(rows: Sequence[Proposal], proposal: Proposal) -> int:
    """Index of a proposal in the tree; raises ElementGone."""
    for index, row in enumerate(rows):
        if row.pk == proposal.pk:
            return index
    raise ElementGone()
