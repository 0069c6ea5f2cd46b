"""Who may see which body."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from masswerk.bodies.models import Body


def visible() -> QuerySet[Body]:
    """Bodies with public pages: all active ones."""
    return Body.objects.filter(is_active=True)


def get_visible(slug: str) -> Body:
    """A visible body by its short name; 404 otherwise."""
    body = visible().filter(slug=slug).first()
    if body is None:
        raise Http404
    return body
