"""States: sign, word, tint, in this order. Colour alone never carries the meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from masswerk.base.components.library import choose, component, html_attributes, joined
from masswerk.base.components.signs import icon

TINTS = {"none": ""} | {name: f" mw-status--{name}" for name in ("go", "ok", "wait", "bad")}

Look = tuple[str, str, str]
"""Word, sign, tint."""

STATUSES: dict[str, Look] = {
    "idea": ("Idee", "idea", "none"),
    "planned": ("geplant", "planned", "none"),
    "running": ("läuft", "running", "go"),
    "permanent": ("dauerhaft", "permanent", "go"),
    "done": ("erledigt", "done", "ok"),
    "deferred": ("zurückgestellt", "clock", "wait"),
    "waived": ("verzichtet", "waived", "wait"),
    "handed_over": ("abgegeben", "arrow", "none"),
    "overdue": ("überfällig", "warning", "bad"),
}
DECISIONS: dict[str, Look] = {
    "accepted": ("übernommen", "tick", "ok"),
    "partly": ("teilweise übernommen", "partly", "ok"),
    "contained": ("bereits enthalten", "equals", "none"),
    "measure": ("wird Maßnahme", "sprout", "go"),
    "forwarded": ("weitergeleitet", "arrow", "none"),
    "noted": ("zur Kenntnis", "eye", "none"),
    "declined": ("nicht übernommen", "cross", "wait"),
    "open": ("noch offen", "open", "none"),
}
FATES: dict[str, Look] = {
    "unchanged": ("bleibt", "equals", "none"),
    "reworded": ("neu gefasst", "pen", "none"),
    "moved": ("verschoben", "moved", "none"),
    "merged": ("zusammengeführt", "merged", "none"),
    "split": ("geteilt", "split", "none"),
    "dropped": ("entfallen", "cross", "none"),
    "new": ("neu", "plus", "none"),
    "open": ("noch offen", "open", "wait"),
}
EDITIONS: dict[str, Look] = {
    "draft": ("Entwurf", "pen", "none"),
    "consultation": ("in Beteiligung", "speech", "go"),
    "paper": ("Beschlussvorlage", "document", "go"),
    "adopted": ("beschlossen", "done", "ok"),
    "superseded": ("abgelöst", "clock", "none"),
}


@component
def badge(text: str, *, sign: str = "", tint: str = "none", **attrs: object) -> SafeString:
    """A sign with its word; `tint` says how much it presses: none, go, ok, wait, bad."""
    classes = "mw-status" + choose(TINTS, tint, "Die Tönung")
    picture = icon(sign) if sign else ""
    return format_html('<span class="{}"{}>{}{}</span>', classes, html_attributes(attrs), picture, text)


@component
def status(kind: str, note: str = "", **attrs: object) -> SafeString:
    """The status of a measure; `note` follows the word: "zurückgestellt bis 01/2029"."""
    return _state(STATUSES, kind, "Den Status", note, attrs)


@component
def decision(kind: str, note: str = "", **attrs: object) -> SafeString:
    """What was decided on a contribution."""
    return _state(DECISIONS, kind, "Die Entscheidung", note, attrs)


@component
def fate(kind: str, note: str = "", **attrs: object) -> SafeString:
    """What became of an element in the next edition."""
    return _state(FATES, kind, "Den Verbleib", note, attrs)


@component
def edition_state(kind: str, note: str = "", **attrs: object) -> SafeString:
    """Where an edition stands, from draft to superseded."""
    return _state(EDITIONS, kind, "Den Stand der Fassung", note, attrs)


def _state(
    table: Mapping[str, Look], kind: str, what: str, note: str, attrs: Mapping[str, object]
) -> SafeString:
    word, sign, tint = choose(table, str(kind), what)
    return badge(f"{_(word)} {note}".rstrip(), sign=sign, tint=tint, **attrs)


@component
def tags(items: Iterable[str | Promise | tuple[str, str] | tuple[str, str, bool]], *, label: str = "") -> SafeString:
    """Themes or gaps: words, or (word, address), or (word, address, chosen)."""
    spoken = format_html(' aria-label="{}"', label) if label else ""
    return format_html('<ul class="mw-tags"{}>{}</ul>', spoken, joined([_tag(item) for item in items]))


def _tag(item: str | Promise | tuple[str, str] | tuple[str, str, bool]) -> SafeString:
    if isinstance(item, str | Promise):
        return format_html("<li>{}</li>", item)
    here = SafeString(' aria-current="true"') if len(item) > 2 and item[2] else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', item[1], here, item[0])


@component
def ref(text: str, url: str) -> SafeString:
    """The number of a contribution beside the change it brought about."""
    return format_html('<a class="mw-ref" href="{}">{}</a>', url, text)
