"""How pages of editions name a passage: `{% load editions %}`, `{{ item|called }}`."""

from __future__ import annotations

from django import template

from masswerk.concepts.reading import Item
from masswerk.concepts.views.tree import name

register = template.Library()


@register.filter
def called(item: Item) -> str:
    """Number and title, or the first words of the text."""
    return name(item)
