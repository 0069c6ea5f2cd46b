"""Meetings as calendars: one as an invitation, all of a group to subscribe to."""

from __future__ import annotations

from masswerk.documents.calendars import Appointment, write_calendar
from masswerk.network.models import Meeting, WorkingGroup


def appointment(meeting: Meeting, domain: str, *, with_text: bool = True) -> Appointment:
    """A meeting as calendars know it. domain: of this installation, so that no other has the same key"""
    points = "\n".join(f"{point.position}. {point.title}" for point in meeting.meetingpoints.all()) if with_text else ""
    text = "\n\n".join(part for part in (meeting.invitation if with_text else "", points) if part)
    return Appointment(
        key=f"{meeting.key}@{domain}", title=str(meeting) if meeting.title else meeting.group.name, on=meeting.held_on,
        begins=meeting.begins_at, ends=meeting.ends_at, place=meeting.place, text=text, sequence=meeting.version - 1,
        changed_at=meeting.changed_at, is_cancelled=meeting.cancelled_at is not None)


def meeting_file(meeting: Meeting, domain: str) -> bytes:
    """One meeting to put into a calendar."""
    return write_calendar([appointment(meeting, domain)], name=meeting.group.name)


def group_file(group: WorkingGroup, domain: str) -> bytes:
    """All meetings of a group, without words of invitations: the address of a feed gets around."""
    rows = Meeting.objects.filter(group=group).select_related("group").order_by("held_on", "pk")
    return write_calendar([appointment(row, domain, with_text=False) for row in rows], name=group.name)
