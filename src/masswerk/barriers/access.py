"""Who may read and answer reported barriers: the office that can mend them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from masswerk.barriers.models import BarrierReport
from masswerk.bodies.models import Body
from masswerk.people.access import Viewer
from masswerk.people.models import Role

MENDERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
"""Roles that answer reports."""


def reports(viewer: Viewer, body: Body) -> QuerySet[BarrierReport]:
    """Reports of a body for those who mend its pages, newest first."""
    return BarrierReport.objects.filter(body=body, body__in=viewer.bodies_with(*MENDERS))


def get_report(viewer: Viewer, body: Body, pk: int) -> BarrierReport:
    """One report; 404 for strangers."""
    found = reports(viewer, body).filter(pk=pk).select_related("body").first()
    if found is None:
        raise Http404
    return found
