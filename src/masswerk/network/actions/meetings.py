"""What changes about meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import F

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions.common import touch as touch_edition
from masswerk.concepts.models import Edition, Element
from masswerk.network.actions.groups import refuse_ended
from masswerk.network.models import Meeting, MeetingPoint, Resolution, WorkingGroup
from masswerk.network.refusals import MeetingCancelled, MeetingEndsTooEarly


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """When and where a meeting is, and what the invitation says. Times are those of German clocks."""

    held_on: date
    begins_at: time | None = None
    ends_at: time | None = None
    title: str = ""
    place: str = ""
    invitation: str = ""
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A point of an agenda, with the element it is about."""

    title: str
    element: Element | None = None


@action("meeting.called")
def call_meeting(group: WorkingGroup, *, facts: MeetingFacts, by: Actor, now: datetime) -> Meeting:
    """Call a meeting. Raises GroupEnded, MeetingEndsTooEarly."""
    refuse_ended(group)
    return _told(Meeting(body_id=group.body_id, group=group), facts, now)


@action("meeting.changed")
def change_meeting(meeting: Meeting, *, facts: MeetingFacts, by: Actor, now: datetime) -> Meeting:
    """Say anew when and where a meeting is. Raises MeetingEndsTooEarly, MeetingCancelled."""
    refuse_cancelled(meeting)
    was_public = meeting.is_public
    meeting.version += 1
    _told(meeting, facts, now)
    if was_public != meeting.is_public:
        touch_threads(elements_of(meeting))
    return meeting


@action("meeting.cancelled")
def cancel_meeting(meeting: Meeting, *, by: Actor, now: datetime) -> None:
    """Cancel a meeting; calendars show that it does not take place."""
    refuse_cancelled(meeting)
    meeting.cancelled_at = meeting.changed_at = now
    meeting.version += 1
    meeting.save(update_fields=["cancelled_at", "changed_at", "version"])
    touch_threads(elements_of(meeting))


@action("meeting.agenda_set")
def set_agenda(meeting: Meeting, *, points: Sequence[Point], by: Actor, now: datetime) -> None:
    """Replace the agenda. Raises MeetingCancelled."""
    refuse_cancelled(meeting)
    before = elements_of(meeting)
    MeetingPoint.objects.filter(meeting=meeting).delete()
    MeetingPoint.objects.bulk_create([
        MeetingPoint(body_id=meeting.body_id, meeting=meeting, position=place, title=point.title.strip(),
                     element=point.element) for place, point in enumerate(points, 1)])
    touch(meeting, now)
    touch_threads({*before, *elements_of(meeting)})


@action("meeting.minuted")
def keep_minutes(meeting: Meeting, *, text: str, by: Actor, now: datetime) -> None:
    """Keep the minutes. Raises MeetingCancelled."""
    refuse_cancelled(meeting)
    meeting.minutes = text.strip()
    meeting.save(update_fields=["minutes"])
    touch(meeting, now)


def refuse_cancelled(meeting: Meeting) -> None:
    """Raise MeetingCancelled where a meeting does not take place."""
    if meeting.cancelled_at is not None:
        raise MeetingCancelled(day=f"{meeting.held_on:%d.%m.%Y}")


def touch(meeting: Meeting, now: datetime) -> None:
    """Count a meeting up, so that calendars and pages take it anew."""
    Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1, changed_at=now)
    meeting.refresh_from_db(fields=["version", "changed_at"])


def elements_of(meeting: Meeting) -> set[int]:
    """Keys of the elements a meeting was about."""
    asked = MeetingPoint.objects.filter(meeting=meeting), Resolution.objects.filter(meeting=meeting)
    return {key for rows in asked for key in rows.exclude(element=None).values_list("element_id", flat=True)}


def touch_threads(elements: Iterable[int]) -> None:
    """Have every page that shows the thread of these elements made anew."""
    for edition in Edition.objects.filter(passages__element__in=list(elements)).distinct():
        touch_edition(edition)


def _told(meeting: Meeting, facts: MeetingFacts, now: datetime) -> Meeting:
    if facts.begins_at and facts.ends_at and facts.ends_at <= facts.begins_at:
        raise MeetingEndsTooEarly()
    for name in MeetingFacts.__slots__:
        value = getattr(facts, name)
        setattr(meeting, name, value.strip() if isinstance(value, str) else value)
    if meeting.begins_at is None:
        meeting.ends_at = None
    meeting.changed_at = now
    meeting.full_clean(exclude=["body", "group"], validate_constraints=False)
    meeting.save()
    return meeting
