"""How pages of editions name and show a passage: `{% load editions %}`, `{{ item|called }}`, `{{ text|read }}`."""

from __future__ import annotations

from django import template

from masswerk.concepts.reading import Item
from masswerk.concepts.views.tree import name
from masswerk.documents.markdown import plain

register = template.Library()


@register.filter
def read(text: str) -> str:
    """The words of a passage without the signs of Markdown."""
    return plain(text)


@register.filter
def called(item: Item) -> str:
    """Number and title, or the first words of the text."""
    return name(item)
