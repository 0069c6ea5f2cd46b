"""What a page says to a person: notices, empty places, panels."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from masswerk.base.components.controls import link_button
from masswerk.base.components.library import block_component, choose, component, html_attributes
from masswerk.base.components.signs import icon, rosette

NOTICES = {
    "info": ("mw-note", "info"),
    "ok": ("mw-note mw-note--ok", "tick"),
    "wait": ("mw-note mw-note--wait", "warning"),
    "bad": ("mw-note mw-note--bad", "cross"),
}
PANELS = {"plain": "mw-panel mw-stack mw-g2", "key": "mw-panel mw-panel--key mw-stack mw-g2",
          "tint": "mw-panel mw-panel--tint mw-stack mw-g2"}
"""key: the one aside that matters."""

HEADINGS = {"1": "x-large", "2": "medium", "3": "small", "4": "x-small"}


@component
def notice(
    title: str, text: str = "", *, kind: str = "info", way_out: str = "", url: str = "", sign: str = "",
    live: bool = False, **attrs: object,
) -> SafeString:
    """One sentence and one way out.

    way_out: the second sentence; a link if `url` is given
    sign:    another icon than that of the kind
    live:    appears after the page was read, so it is spoken aloud
    """
    classes, default_sign = choose(NOTICES, kind, "Die Art des Hinweises")
    way = format_html(' <a href="{}">{}</a>', url, way_out) if url else format_html(" {}", way_out) if way_out else ""
    role = SafeString(' role="alert"' if kind == "bad" else ' role="status"') if live else ""
    body = format_html("<p><b>{}</b>{}{}</p>", title, f" {text}" if text else "", way)
    return _note(classes, sign or default_sign, role, html_attributes(attrs), body)


@block_component
def note(content: str, *, kind: str = "info", sign: str = "", **attrs: object) -> SafeString:
    """A notice with its own paragraphs inside."""
    classes, default_sign = choose(NOTICES, kind, "Die Art des Hinweises")
    return _note(classes, sign or default_sign, "", html_attributes(attrs), SafeString(content))


def _note(classes: str, sign: str, role: str, extra: str, body: SafeString) -> SafeString:
    return format_html(
        '<div class="{}"{}{}>{}<div class="mw-note__body">{}</div></div>',
        classes, role, extra, icon(sign, large=True), body,
    )


@component
def empty(
    fact: str, reason: str = "", *, action: str = "", url: str = "", filled: int = 0, kind: str = "primary",
    **attrs: object,
) -> SafeString:
    """Nothing there: the fact, the reason, one action."""
    why = format_html('<p class="mw-small">{}</p>', reason) if reason else ""
    step = link_button(action, url, kind=kind) if action else ""
    return format_html(
        '<div class="mw-empty"{}>{}<p><b>{}</b></p>{}{}</div>',
        html_attributes(attrs), rosette(filled, size="large", bare=True), fact, why, step,
    )


@block_component
def unfold(content: str, title: str, **attrs: object) -> SafeString:
    """Closed on phones, open on wide windows and without script: contents, side navigation, filters."""
    return format_html(
        '<details class="mw-menu mw-unfold" data-unfold open{}><summary>{}</summary>{}</details>',
        html_attributes(attrs), title, SafeString(content),
    )


@block_component
def panel(
    content: str, title: str = "", *, kind: str = "plain", level: int = 2, tag: str = "section", **attrs: object
) -> SafeString:
    """An aside with a heading; `level` is that of the heading, `tag` the element around it."""
    classes = choose(PANELS, kind, "Die Art der Tafel")
    size = choose(HEADINGS, str(level), "Die Ebene")
    head = format_html('<h{} class="kern-heading-{}">{}</h{}>', level, "small" if level == 2 else size, title, level)
    return format_html(
        '<{} class="{}"{}>{}{}</{}>',
        tag, classes, html_attributes(attrs), head if title else "", SafeString(content), tag,
    )
