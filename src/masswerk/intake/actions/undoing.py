"""Taking a step back."""

from __future__ import annotations

from typing import Any

from masswerk.base.actions import Actor, action
from masswerk.intake.actions.ledger import count_up, lock, tree
from masswerk.intake.models import Proposal, Reading, ReadingState, SourceLine, Step
from masswerk.intake.refusals import NothingToUndo, NotInReview, UndoneByOthers
from masswerk.intake.review.levels import settled


@action("review.undone")
def undo(reading: Reading, *, by: Actor) -> str:
    """Take back the newest step of this person; returns what it was.

    Raises NothingToUndo, and UndoneByOthers where somebody else worked on the same elements or lines since.
    """
    lock(reading)
    if reading.state != ReadingState.REVIEW:
        raise NotInReview(name=reading.name, state=reading.get_state_display())
    step = Step.objects.filter(reading=reading, actor=by.log_name).order_by("-number").first()
    if step is None:
        raise NothingToUndo()
    _check_untouched(step)
    count_up(reading)
    _restore(reading, step.before)
    _settle(reading)
    step.delete()
    return str(step.what)


def _check_untouched(step: Step) -> None:
    mine = _touched(step)
    for later in Step.objects.filter(reading_id=step.reading_id, number__gt=step.number).order_by("number"):
        if mine & _touched(later):
            raise UndoneByOthers(what=step.what)


def _touched(step: Step) -> set[tuple[str, str]]:
    return {(part, key) for part in ("elements", "lines") for key in step.before[part]}


def _restore(reading: Reading, before: dict[str, Any]) -> None:
    """Elements that were taken away come first, lines second, elements that were made go last."""
    there = Proposal.objects.in_bulk([int(key) for key in before["elements"]])
    for key, values in before["elements"].items():
        if values is not None:
            row = there.get(int(key)) or Proposal(pk=int(key), body_id=reading.body_id, reading=reading)
            _give_back(row, {**values, "version": reading.version})
    lines = list(SourceLine.objects.filter(reading=reading, number__in=[int(number) for number in before["lines"]]))
    for line in lines:
        line.owner_id, line.reason = before["lines"][str(line.number)]
    SourceLine.objects.bulk_update(lines, ["owner", "reason"], batch_size=400)
    for key, values in before["elements"].items():
        if values is None:
            there[int(key)].delete()


def _settle(reading: Reading) -> None:
    """Close gaps between levels, which only somebody else's steps can have left."""
    rows = tree(reading)
    for index, level in settled([(index, row.level) for index, row in enumerate(rows)]):
        if rows[index].level != level:
            rows[index].level, rows[index].version = level, reading.version
            rows[index].save(update_fields=["level", "version"])


def _give_back(row: Proposal, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
