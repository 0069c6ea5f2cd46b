"""Surveys among what people can take part in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from masswerk.bodies.models import Body
from masswerk.participation.hooks import Time, Way
from masswerk.participation.views.public import frame
from masswerk.people.access import Viewer
from masswerk.surveys import access
from masswerk.surveys.rules.stages import Stage

TIMES = {Stage.BEFORE: Time.LATER, Stage.RUNNING: Time.NOW, Stage.OVER: Time.PAST}


def surveys(viewer: Viewer, body: Body, on: date) -> Iterator[Way]:
    """Published surveys; one query."""
    for one in access.readable(viewer).filter(body=body):
        stage = one.stage(on)
        page = "result" if stage is Stage.OVER else "survey"
        yield Way(sort=_("Umfrage"), title=one.title, lead=one.lead, time=TIMES[stage],
                  url=reverse(f"survey_pages:{page}", kwargs={"body": body.slug, "survey": one.slug}) + frame.suffix(),
                  when=_("Vom {first} bis zum {last}.").format(
                      first=f"{one.opens_on:%d.%m.%Y}", last=f"{one.closes_on:%d.%m.%Y}"),
                  on=one.opens_on if stage is Stage.BEFORE else one.closes_on,
                  action=_("Umfrage ausfüllen") if stage is Stage.RUNNING else "")
