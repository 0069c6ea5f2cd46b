"""Who may take in documents: those who write the concept of a body, and nobody else."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.intake.models import Proposal, Reading
from masswerk.people.access import Viewer, get_workplace


def get_desk(viewer: Viewer, slug: str) -> Body:
    """The body whose documents the viewer takes in; 404 for strangers, auditors too: drafts are not records."""
    return get_workplace(viewer, slug, *EDITORS)


def readings(viewer: Viewer) -> QuerySet[Reading]:
    """Readings of bodies the viewer coordinates."""
    return Reading.objects.filter(body__in=viewer.bodies_with(*EDITORS), body__is_active=True)


def get_reading(viewer: Viewer, body: Body, pk: int) -> Reading:
    """One reading of a body; 404 for strangers."""
    reading = readings(viewer).filter(body=body, pk=pk).select_related("body", "concept", "edition").first()
    if reading is None:
        raise Http404
    return reading


def get_proposal(reading: Reading, pk: int) -> Proposal:
    """One proposed element of a reading the viewer was given; 404 if it belongs to another."""
    proposal: Proposal | None = Proposal.objects.filter(reading=reading, pk=pk).first()
    if proposal is None:
        raise Http404
    return proposal
