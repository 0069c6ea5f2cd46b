"""What working groups gave somebody to do becomes a task of the measure it belongs to."""

from __future__ import annotations

from masswerk.base.actions import Actor
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
