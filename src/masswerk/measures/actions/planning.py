"""Days, milestones and tasks of a measure; planned days that move say why, and the first ones are kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from masswerk.base.actions import Actor, action
from masswerk.bodies.models import Organisation
from masswerk.measures.actions.common import keep_rows, kept, must_know, opened
from masswerk.measures.actions.describing import show_again
from masswerk.measures.models import Measure, Milestone, Shift, Task
from masswerk.measures.refusals import EndsBeforeItBegins, ShiftNeedsReason
from masswerk.measures.sections import Values

END = "Das Ende"


@action("measure.scheduled")
def schedule(measure: Measure, values: Values, *, by: Actor, on: date, because: str = "", seen: str = "") -> Measure:
    """Keep planned and actual days and milestones. A planned day that moves to a later one needs a reason.

    on: today; because: why days move
    Raises SheetChangedMeanwhile, EndsBeforeItBegins, ShiftNeedsReason, RowGone.
    """
    found = opened(measure, "termine", seen)
    _check_order(found, values)
    moved = _end_moves(found, values, on, because)
    if "milestones" in values:
        moved += _keep_milestones(found, values["milestones"], on, because)
    if "planned_end" in values:
        found.first_planned_end = found.first_planned_end or values["planned_end"]
    Shift.objects.bulk_create(moved)
    return kept(found, "termine", {name: value for name, value in values.items() if name != "milestones"})


def _check_order(measure: Measure, values: Values) -> None:
    for first, last in (("planned_start", "planned_end"), ("actual_start", "actual_end")):
        start, end = (values.get(name, getattr(measure, name)) for name in (first, last))
        if start and end and end < start:
            raise EndsBeforeItBegins(start=start, end=end)


def _end_moves(measure: Measure, values: Values, on: date, because: str) -> list[Shift]:
    before, after = measure.planned_end, values.get("planned_end", measure.planned_end)
    if before is None or after is None or after <= before:
        return []
    return [_shift(measure, END, None, (before, after), on, because)]


def _keep_milestones(measure: Measure, rows: list[dict[str, Any]], on: date, because: str) -> list[Shift]:
    before = {row.pk: row for row in Milestone.objects.filter(measure=measure)}
    moved = []
    for row in rows:
        known = before.get(row.get("id"))
        row["first_planned_on"] = known.first_planned_on if known else row["planned_on"]
        if known and row["planned_on"] > known.planned_on:
            moved.append(_shift(measure, f"„{known.title}“", known, (known.planned_on, row["planned_on"]), on, because))
    keep_rows(measure, Milestone, ("title", "planned_on", "first_planned_on", "reached_on"), rows)
    return moved


def _shift(measure: Measure, what: str, milestone: Milestone | None, days: tuple[date, date], on: date,
           because: str) -> Shift:
    if not because.strip():
        raise ShiftNeedsReason(what=what, before=days[0], after=days[1])
    return Shift(measure=measure, body_id=measure.body_id, milestone=milestone, before=days[0], after=days[1],
                 reason=because.strip(), recorded_on=on)


@action("measure.tasks_set")
def set_tasks(measure: Measure, values: Values, *, by: Actor, seen: str = "") -> Measure:
    """Keep the list of tasks. Raises SheetChangedMeanwhile, UnknownOrganisation, RowGone."""
    found = opened(measure, "aufgaben", seen)
    must_know(found, [row.get("organisation_id") for row in values["tasks"]])
    return kept(found, "aufgaben", values)


@action("task.added")
def add_task(measure: Measure, *, title: str, by: Actor, organisation: Organisation | None = None, function: str = "",
             due_on: date | None = None) -> Task:
    """Add one task at the end of the list, for example from the minutes of a meeting. Raises UnknownOrganisation."""
    must_know(measure, [organisation.pk if organisation else None])
    last = Task.objects.filter(measure=measure).order_by("position").last()
    task = Task(measure=measure, body_id=measure.body_id, position=last.position + 1 if last else 1,
                title=title.strip(), organisation=organisation, function=function.strip(), due_on=due_on)
    task.save()
    _count_up(measure)
    return task


@action("task.finished")
def finish_task(task: Task, *, on: date | None, by: Actor) -> None:
    """Say on which day a task was done; None takes it back."""
    task.done_on = on
    task.save(update_fields=["done_on"])
    _count_up(task.measure)


def _count_up(measure: Measure) -> None:
    measure.refresh_from_db(fields=["version"])
    measure.version += 1
    measure.save(update_fields=["version"])
    show_again(measure)
