"""Filters and tags for public pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from masswerk.base.components.figures import Part
from masswerk.base.components.states import STATUSES
from masswerk.bodies.models import LICENCES, Body
from masswerk.concepts.reading import Item
from masswerk.concepts.rules.kinds import german
from masswerk.documents.markdown import plain
from masswerk.public.passages import LANGUAGE_TAGS

register = template.Library()

TONES = {"permanent": "deep", "running": "blue", "done": "green", "planned": "grey", "idea": "grey",
         "deferred": "amber", "waived": "brown", "handed_over": "slate"}
HOTTEST = 8


@register.filter
def kind_word(kind: str) -> str:
    """The German word for a kind of element."""
    return german(kind)


@register.filter
def heat(number: int) -> int:
    """Number to one of eight shades."""
    return min(number, HOTTEST)


@register.filter
def with_themes(counts: Sequence[int], themes: Sequence[Item]) -> list[tuple[Item, int]]:
    """Counts of a matrix row with their themes."""
    return list(zip(themes, counts, strict=True))


@register.filter
def words(text: str, number: int) -> str:
    """The first words of a text without Markdown."""
    found = plain(text).split()
    return " ".join(found[:number]) + (" …" if len(found) > number else "")


@register.filter
def pairs(changes: Iterable[Any]) -> list[tuple[str, str]]:
    """Changes of a redline as the component takes them: (change, text)."""
    return [("" if change.op == "equal" else change.op, change.text) for change in changes]


@register.filter
def status_parts(counts: Iterable[tuple[str, int]]) -> list[Part]:
    """Counts by status as parts of a bar."""
    return [Part(n, STATUSES[status][0], TONES[status], STATUSES[status][1]) for status, n in counts]


@register.filter
def soft(title: str) -> SafeString:
    """A title whose long compound words may break."""
    return format_html("{}", title)


@register.simple_tag
def text_language(item: Item) -> SafeString:
    """`lang` and `dir` of an item's text."""
    direction = "rtl" if item.language == "ar" else "ltr"
    return format_html('lang="{}" dir="{}"', LANGUAGE_TAGS[item.language], direction)


@register.simple_tag
def heading(level: int, title: str) -> SafeString:
    """A heading of a level, 2 to 6."""
    tag = SafeString(f"h{max(2, min(6, level))}")
    return format_html("<{}>{}</{}>", tag, title, tag)


@register.simple_tag
def licence_line(body: Body) -> SafeString:
    """Under which licence the text may be used."""
    name, url = LICENCES[body.licence]
    return mark_safe(format_html('Lizenz des Textes: <a href="{}" rel="license">{}</a>', url, name))  # noqa: S308
