"""Decisions that something becomes a measure, as the list of gaps asks for them."""

from __future__ import annotations

from django.urls import reverse

from masswerk.concepts.models import Concept
from masswerk.measures.hooks import Linked
from masswerk.participation.models import Decision, Outcome


def promised(concept: Concept) -> list[Linked]:
    """Confirmed decisions "wird Maßnahme" whose measure has no sheet yet, the oldest first; one query."""
    rows = Decision.objects.filter(procedure__edition__concept=concept, outcome=Outcome.MEASURE,
                                   confirmed_at__isnull=False, measure__measure=None)
    return [_linked(row) for row in rows.select_related(
        "body", "procedure", "statement__contribution", "bundle").order_by("confirmed_at", "pk")]


def _linked(row: Decision) -> Linked:
    there = {"body": row.body.slug, "procedure": row.procedure.slug}
    if row.bundle is not None:
        return Linked(f"„{row.bundle.title}“", reverse("weighing:bundle", kwargs={**there, "bundle": row.bundle.pk}))
    assert row.statement is not None
    return Linked(f"{row.statement.contribution.sign}: {row.reason[:100]}",
                  reverse("weighing:statement", kwargs={**there, "statement": row.statement.pk}))
