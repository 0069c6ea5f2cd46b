"""What the network tells measures: tasks that groups gave somebody, and two organisations that became one."""

from __future__ import annotations

from masswerk.base.actions import Actor
from masswerk.bodies.models import Organisation
from masswerk.measures.actions.organisations import hand_to
from masswerk.measures.actions.planning import add_task
from masswerk.measures.models import Measure
from masswerk.network.models import GroupTask

LONGEST = 300
"""Characters of a task's title; the whole text stays with the meeting."""


def take(task: GroupTask, by: Actor) -> str:
    """A task of the measure, with who does it until when; "" where the group's task belongs to no measure."""
    measure = Measure.objects.filter(element=task.element_id, body=task.body_id).first() if task.element_id else None
    if measure is None:
        return ""
    made = add_task(measure, title=task.text[:LONGEST], due_on=task.due_on, by=by,
                    organisation=task.profile.organisation if task.profile else None)
    return f"task {made.pk}"


def follow(kept: Organisation, double: Organisation, by: Actor) -> None:
    """Measures of an organisation that goes belong to the one that stays; joined to `bodies.merging`."""
    hand_to(double, kept, by=by)
