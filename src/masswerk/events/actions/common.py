"""What several actions share."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from masswerk.base.actions import Actor
from masswerk.base.attachments import remove
from masswerk.events.models import CardPhoto, Event, EventState
from masswerk.events.refusals import DocumentationIsOut


def open_for_change(event: Event) -> None:
    """Raise DocumentationIsOut once the documentation is public; looks at the stored state."""
    event.refresh_from_db(fields=["state", "version"])
    if event.state == EventState.DOCUMENTED:
        raise DocumentationIsOut(event=event.title)


def touch(event: Event) -> None:
    """Count the event's version up, so that every page of it is fetched anew."""
    Event.objects.filter(pk=event.pk).update(version=F("version") + 1)
    event.refresh_from_db(fields=["version"])


def drop_photos(photos: Iterable[CardPhoto], *, by: Actor) -> None:
    """Delete photos with their files."""
    for photo in photos:
        kept = photo.attachment
        photo.delete()
        remove(kept, by=by)
