"""What is read of bodies."""

from __future__ import annotations

from django.db.models import QuerySet

from masswerk.bodies.models import Body


def in_tree_order(bodies: QuerySet[Body]) -> QuerySet[Body]:
    """States first, then their counties and cities, each by name."""
    return bodies.select_related("parent").order_by("parent__name", "name")
