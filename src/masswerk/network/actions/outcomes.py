"""What comes out of a meeting: resolutions, and who does what until when."""

from __future__ import annotations

from datetime import date, datetime

from masswerk.base.actions import Actor, action
from masswerk.concepts.models import Element
from masswerk.network.actions.meetings import elements_of, refuse_cancelled, touch, touch_threads
from masswerk.network.hooks import takers
from masswerk.network.models import GroupTask, Meeting, Profile, Resolution
from masswerk.network.refusals import TaskAlreadyTaken, TaskNeedsMeasure


@action("meeting.resolved")
def resolve(meeting: Meeting, *, text: str, by: Actor, now: datetime, votes: str = "", element: Element | None = None,
            number: int | None = None) -> Resolution:
    """Keep what a meeting decided, or correct the resolution with this number. Raises MeetingCancelled."""
    refuse_cancelled(meeting)
    before = elements_of(meeting)
    found = Resolution.objects.filter(meeting=meeting, number=number).first() if number else None
    last = Resolution.objects.filter(meeting=meeting).order_by("-number").values_list("number", flat=True).first()
    kept: Resolution = found or Resolution(body_id=meeting.body_id, meeting=meeting, number=(last or 0) + 1)
    kept.text, kept.votes, kept.element = text.strip(), votes.strip(), element
    kept.save()
    touch(meeting, now)
    touch_threads({*before, *elements_of(meeting)})
    return kept


@action("group_task.given")
def give_task(meeting: Meeting, *, text: str, by: Actor, profile: Profile | None = None, due_on: date | None = None,
              element: Element | None = None) -> GroupTask:
    """Say who does what until when. Raises MeetingCancelled."""
    refuse_cancelled(meeting)
    task = GroupTask(body_id=meeting.body_id, meeting=meeting, text=text.strip(), profile=profile, due_on=due_on,
                     element=element)
    task.save()
    return task


@action("group_task.ended")
def end_task(task: GroupTask, *, on: date | None, by: Actor) -> None:
    """Mark a task as done, or as open again (None)."""
    task.done_on = on
    task.save(update_fields=["done_on"])


@action("group_task.taken")
def take_task(task: GroupTask, *, by: Actor) -> str:
    """Hand a task over to the measure it belongs to; says what it became there.

    Raises TaskAlreadyTaken, TaskNeedsMeasure.
    """
    if task.taken_as:
        raise TaskAlreadyTaken()
    made = next((made for taker in takers() if (made := taker(task, by))), "")
    if not made:
        raise TaskNeedsMeasure()
    task.taken_as = made
    task.save(update_fields=["taken_as"])
    return made
