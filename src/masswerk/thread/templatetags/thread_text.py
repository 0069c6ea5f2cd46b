"""Filters and tags for the thread's page."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from masswerk.concepts.models import Edition
from masswerk.concepts.reading import Item
from masswerk.concepts.rules.kinds import german
from masswerk.documents.markdown import plain
from masswerk.thread.queries import Thread

register = template.Library()

TAGS = {"de": "de", "de-short": "de", "de-simple": "de-simple", "en": "en", "ar": "ar"}
WORDS = 12


@register.filter
def kind_name(kind: str) -> str:
    """The word for a kind of element."""
    return _(german(kind))


@register.filter
def name_of(item: Item) -> str:
    """An item's title, else its first words, else the word for its kind."""
    if item.title:
        return item.title
    found = plain(item.text).split()
    return " ".join(found[:WORDS]) + (" …" if len(found) > WORDS else "") or _(german(item.kind))


@register.filter
def way_to(thread: Thread, item: Item) -> str:
    """Where an item is read in the newest edition."""
    return _address(thread.reading.edition, thread.reading.edition.key, item.key)


@register.filter
def way_in(edition: Edition, thread: Thread) -> str:
    """Where the thread's element is read in another edition."""
    return _address(thread.reading.edition, edition.key, thread.item.key)


def _address(edition: Edition, key: str, element: str) -> str:
    return reverse("public:chapter", kwargs={
        "body": edition.body.slug, "concept": edition.concept.slug, "edition": key, "element": element})


@register.filter
def origin_word(relation: str) -> str:
    """How an element came to be, from its relation to an older one."""
    return {"merged": _("Zusammengeführt aus"), "split": _("Durch Teilung entstanden aus")}.get(
        relation, _("Entstanden aus"))


@register.simple_tag
def language_of(item: Item) -> SafeString:
    """`lang` and `dir` of an item's text."""
    return format_html('lang="{}" dir="{}"', TAGS[item.language], "rtl" if item.language == "ar" else "ltr")
