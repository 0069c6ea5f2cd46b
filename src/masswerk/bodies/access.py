"""Who may see which body."""

from __future__ import annotations

from django.db.models import QuerySet

from masswerk.bodies.models import Body


def visible() -> QuerySet[Body]:
    """Bodies with public pages: all active ones."""
    return Body.objects.filter(is_active=True)
