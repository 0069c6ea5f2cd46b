"""Buttons: what a person does. A button says noun and verb ("Beitrag absenden")."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from masswerk.base.components.library import choose, component, html_attributes, joined
from masswerk.base.components.signs import icon as draw_icon

KINDS = {"primary": "kern-btn--primary", "secondary": "kern-btn--secondary", "tertiary": "kern-btn--tertiary"}
"""primary: once per view."""


@component
def button(
    text: str, *, kind: str = "secondary", icon: str = "", name: str = "", value: str = "",
    type: str = "submit", form: str = "", action: str = "", small: bool = False, disabled: bool = False,
    **attrs: object,
) -> SafeString:
    """A button of a form; `name` and `value` tell the server which one was pressed.

    action: where this button sends the form, if not where the form says
    """
    given = _pairs(name=name, value=value, form=form, formaction=action)
    own = joined([given, SafeString(" disabled") if disabled else ""])
    return format_html(
        '<button type="{}" class="{}"{}{}>{}</button>',
        type, _classes(kind, small), own, html_attributes(attrs), _face(text, icon),
    )


@component
def link_button(
    text: str, url: str, *, kind: str = "secondary", icon: str = "", small: bool = False, download: bool = False,
    **attrs: object,
) -> SafeString:
    """A link that looks like a button, for a step that changes nothing yet."""
    return format_html(
        '<a class="{}" href="{}"{}{}>{}</a>',
        _classes(kind, small), url, SafeString(" download") if download else "", html_attributes(attrs),
        _face(text, icon),
    )


def _classes(kind: str, small: bool) -> str:
    chosen = choose(KINDS, kind, "Die Art der Schaltfläche")
    return f"kern-btn {chosen}{' kern-btn--x-small' if small else ''}"


def _face(text: str, icon: str) -> SafeString:
    picture = draw_icon(icon) if icon else SafeString("")
    return format_html('{}<span class="kern-label">{}</span>', picture, text)


def _pairs(**given: str) -> SafeString:
    return joined([format_html(' {}="{}"', name, value) for name, value in given.items() if value != ""])
