"""Planning a day: what, when, with which groups and questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from masswerk.base.actions import Actor, action
from masswerk.concepts.models import Edition, Element
from masswerk.events.actions.common import open_for_change, touch
from masswerk.events.models import AgendaItem, Event, EventKind, EventState, Group, GroupField, GuidingQuestion
from masswerk.events.refusals import ColourTaken, CountTooHigh, SlugTaken
from masswerk.people.models import Account


@dataclass(frozen=True, slots=True)
class Facts:
    """What an event's pages say about it."""

    title: str
    held_on: date
    kind: str = EventKind.DISCUSSION
    lead: str = ""
    begins_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    hosts: str = ""
    outlook: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the programme."""

    title: str
    begins_at: time | None = None
    by: str = ""
    note: str = ""


@action("event.planned")
def plan_event(edition: Edition, *, slug: str, facts: Facts, by: Actor) -> Event:
    """Plan a day on which an edition is talked about; the same form sent twice plans one. Raises SlugTaken."""
    taken: Event | None = Event.objects.filter(body_id=edition.body_id, slug=slug).first()
    if taken is not None and taken.edition_id == edition.pk and _told_already(taken, facts):
        return taken
    if taken is not None:
        raise SlugTaken(slug=slug)
    event = Event(body_id=edition.body_id, edition=edition, slug=slug)
    return _told(event, facts)


@action("event.changed")
def change_event(event: Event, *, facts: Facts, by: Actor) -> Event:
    """Say anew what the event is about. Raises DocumentationIsOut."""
    open_for_change(event)
    event.version += 1
    return _told(event, facts)


def _told_already(event: Event, facts: Facts) -> bool:
    return all(getattr(event, name) == getattr(facts, name) for name in Facts.__slots__)


def _told(event: Event, facts: Facts) -> Event:
    for name in Facts.__slots__:
        value = getattr(facts, name)
        setattr(event, name, value.strip() if isinstance(value, str) else value)
    event.full_clean(exclude=["body", "edition", "procedure"])
    event.save()
    return event


@action("event.agenda_set")
def set_agenda(event: Event, *, items: Sequence[Item], by: Actor) -> None:
    """Replace the programme. Raises DocumentationIsOut."""
    open_for_change(event)
    AgendaItem.objects.filter(event=event).delete()
    AgendaItem.objects.bulk_create([
        AgendaItem(body_id=event.body_id, event=event, position=place, begins_at=item.begins_at,
                   title=item.title.strip(), by=item.by.strip(), note=item.note.strip())
        for place, item in enumerate(items, 1)])
    touch(event)


@action("event.question_asked")
def ask(event: Event, *, number: int, text: str, short: str, colour: str, by: Actor) -> GuidingQuestion:
    """Ask a guiding question, or ask it anew under its number. Raises ColourTaken, DocumentationIsOut."""
    open_for_change(event)
    taken = GuidingQuestion.objects.filter(event=event, colour=colour).exclude(number=number).first()
    if taken is not None:
        raise ColourTaken(colour=taken.get_colour_display(), number=taken.number)
    found = GuidingQuestion.objects.filter(event=event, number=number).first()
    question: GuidingQuestion = found or GuidingQuestion(body_id=event.body_id, event=event, number=number)
    question.text, question.short, question.colour = text.strip(), short.strip() or text.strip()[:60], colour
    question.full_clean(exclude=["body", "event"])
    question.save()
    touch(event)
    return question


@action("event.group_formed")
def form_group(event: Event, *, number: int, title: str, fields: Sequence[Element], by: Actor, room: str = "",
               moderation: str = "", moderator: Account | None = None, co_moderator: Account | None = None) -> Group:
    """Form a working group, or change the one with this number; it may talk about several fields.

    moderation: as the documentation names it: a function, not a private person
    Raises DocumentationIsOut.
    """
    open_for_change(event)
    found = Group.objects.filter(event=event, number=number).first()
    group: Group = found or Group(body_id=event.body_id, event=event, number=number)
    group.title, group.room, group.moderation = title.strip(), room.strip(), moderation.strip()
    group.moderator, group.co_moderator = moderator, co_moderator
    group.full_clean(exclude=["body", "event"])
    group.save()
    GroupField.objects.filter(group=group).delete()
    GroupField.objects.bulk_create([
        GroupField(body_id=event.body_id, event=event, group=group, element=element) for element in fields])
    touch(event)
    return group


@action("event.counted")
def count_guests(event: Event, *, guests: int | None, groups: dict[int, int | None], by: Actor) -> None:
    """Keep how many came, in all and by group number: counts, no names. Raises CountTooHigh."""
    open_for_change(event)
    together = sum(count or 0 for count in groups.values())
    if guests is not None and together > guests:
        raise CountTooHigh(groups=together, guests=guests)
    event.guests = guests
    event.save(update_fields=["guests"])
    for group in Group.objects.filter(event=event, number__in=groups):
        group.guests = groups[group.number]
        group.save(update_fields=["guests"])
    touch(event)


@action("event.state_changed")
def set_state(event: Event, *, state: str, by: Actor, now: datetime) -> Event:
    """Begin, end, or document an event; taking the documentation back is possible; twice is once."""
    if event.state == state:
        return event
    event.state = EventState(state)
    event.documented_at = now if event.state == EventState.DOCUMENTED else None
    event.version += 1
    event.save(update_fields=["state", "documented_at", "version"])
    return event
