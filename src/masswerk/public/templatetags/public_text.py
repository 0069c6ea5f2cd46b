"""Filters and tags for public pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from masswerk.base.components.figures import Part
from masswerk.base.components.states import STATUSES
from masswerk.bodies.models import LICENCES, Body
from masswerk.concepts.models import Edition
from masswerk.concepts.publishing import decision
from masswerk.concepts.reading import Item
from masswerk.concepts.rules.kinds import german
from masswerk.documents.markdown import plain
from masswerk.public import article, contents
from masswerk.public.addresses import Addresses
from masswerk.public.passages import Shown

register = template.Library()

TONES = {"permanent": "deep", "running": "blue", "done": "green", "planned": "grey", "idea": "grey",
         "deferred": "amber", "waived": "brown", "handed_over": "slate"}
HOTTEST = 8


@register.filter
def kind_word(kind: str) -> str:
    """The word for a kind of element."""
    return _(german(kind))


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
def title_of(item: Item) -> str:
    """An item's title, or what stands for it."""
    return contents.title_of(item)


@register.filter
def status_parts(counts: Iterable[tuple[str, int]]) -> list[Part]:
    """Counts by status as parts of a bar."""
    return [Part(n, _(STATUSES[status][0]), TONES[status], STATUSES[status][1]) for status, n in counts]


@register.filter
def way(ways: Addresses, name: str) -> str:
    """The address of another page of the edition."""
    return ways.page(f"public:{name}")


@register.filter
def way_to(ways: Addresses, item: Item) -> str:
    """Where an item is read."""
    return ways.item(item)


@register.filter
def way_to_theme(ways: Addresses, item: Item) -> str:
    """The page of a theme."""
    return ways.theme(item.key)


@register.filter
def way_to_thread(ways: Addresses, element: str) -> str:
    """The thread of an element, by its key."""
    return ways.thread(element)


@register.filter
def downloads(ways: Addresses) -> list[tuple[str, str, str]]:
    """Forms an edition can be taken away in: form, word, address."""
    forms = (("pdf", _("PDF, barrierefrei")), ("docx", "Word"), ("odt", "OpenDocument"), ("json", "JSON"))
    return [(form, word, ways.page("public:download", form=form)) for form, word in forms]


@register.filter
def heading_of(row: Shown) -> SafeString:
    """A passage's heading."""
    return article.heading(row)


@register.filter
def corrections_of(row: Shown) -> SafeString:
    """A passage's errata."""
    return article.corrections(row.item.corrections)


@register.simple_tag
def text_language(item: Item) -> SafeString:
    """`lang` and `dir` of an item's text."""
    return article.language_of(item)


@register.filter
def decision_of(edition: Edition) -> str:
    """By whom, when and with which paper an edition was adopted."""
    return decision(edition)


@register.filter
def licence_name(body: Body) -> str:
    """Under which licence a body's texts may be used."""
    return LICENCES[body.licence][0]


@register.filter
def licence_url(body: Body) -> str:
    """Where that licence is written down."""
    return LICENCES[body.licence][1]
