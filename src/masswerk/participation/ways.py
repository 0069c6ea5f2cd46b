"""Procedures among what people can take part in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from masswerk.bodies.models import Body
from masswerk.participation import access
from masswerk.participation.hooks import Time, Way
from masswerk.participation.rules.phases import Phase
from masswerk.participation.views.public import frame
from masswerk.participation.words import PHASES, phase_of
from masswerk.people.access import Viewer

TIMES = {Phase.ANNOUNCED: Time.LATER, Phase.CONTRIBUTE: Time.NOW}
"""All other phases are over for those who contribute."""


def procedures(viewer: Viewer, body: Body, on: date) -> Iterator[Way]:
    """Opened procedures the viewer may see; one query."""
    for one in access.visible(viewer).filter(body=body).select_related("body"):
        now = phase_of(one, on)
        time = TIMES.get(now, Time.PAST)
        yield Way(sort=_("Entwurf"), title=one.title, lead=one.lead, url=frame.url("draft", one), time=time,
                  when=_("Beiträge vom {first} bis zum {last}.").format(
                      first=f"{one.contribute_from:%d.%m.%Y}", last=f"{one.contribute_until:%d.%m.%Y}"),
                  on=one.contribute_from if time is Time.LATER else one.contribute_until, stage=str(PHASES[now]),
                  action=_("Lesen und Beitrag schreiben") if time is Time.NOW else "")
