"""Filters and tags for the thread's page."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from masswerk.base.components.states import EDITIONS, edition_state, status
from masswerk.concepts.rules.kinds import german
from masswerk.concepts.rules.redline import Change
from masswerk.documents.markdown import plain

register = template.Library()


@register.filter
def kind_name(kind: str) -> str:
    """The German word for a kind of element."""
    return german(kind)


@register.filter
def plain_text(text: str) -> str:
    """A text without Markdown."""
    return plain(text)


@register.filter
def change_pairs(changes: Iterable[Change]) -> list[tuple[str, str]]:
    """Changes of a redline as the component takes them."""
    return [("" if change.op == "equal" else change.op, change.text) for change in changes]


@register.simple_tag
def state_of(kind: str) -> SafeString:
    """The sign of an edition's or a measure's state."""
    return edition_state(kind) if kind in EDITIONS else status(kind)
