"""Documented events among what people can read after they took part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from masswerk.bodies.models import Body
from masswerk.events import access
from masswerk.events.models import EventState
from masswerk.participation.hooks import Time, Way
from masswerk.participation.views.public import frame
from masswerk.people.access import Viewer


def events(viewer: Viewer, body: Body, on: date) -> Iterator[Way]:
    """Events whose documentation is public; one query."""
    for one in access.readable(viewer).filter(body=body, state=EventState.DOCUMENTED):
        there = reverse("event_pages:event", kwargs={"body": body.slug, "event": one.slug})
        yield Way(sort=_(str(one.get_kind_display())), title=one.title, lead="", url=there + frame.suffix(),
                  when=f"{one.held_on:%d.%m.%Y}" + (f", {one.place}" if one.place else ""), time=Time.PAST,
                  on=one.held_on)
