"""Parts of the frame around every page: navigation, messages, languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.template import Context
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from masswerk.base.components.library import component, joined
from masswerk.base.components.navigation import HERE
from masswerk.base.components.notes import notice
from masswerk.base.components.signs import icon

LEVELS = {"debug": "info", "info": "info", "success": "ok", "warning": "wait", "error": "bad"}
"""Levels of Django's messages to kinds of notices."""

OfficeGroup = tuple[str, Sequence[tuple[str, str, bool, int | None]]]
"""A heading ("" for the first group) and its lines: word, address, current, count."""


@component
def nav_links(links: Iterable[Sequence[Any]]) -> SafeString:
    """Links of a navigation: (word, address, current) or with the name of an icon as fourth."""
    lines = []
    for word, url, current, *sign in links or ():
        picture = format_html("{} ", icon(sign[0])) if sign and sign[0] else ""
        lines.append(format_html('<a href="{}"{}>{}{}</a>', url, HERE if current else "", picture, word))
    return joined(lines)


@component
def office_links(groups: Iterable[OfficeGroup]) -> SafeString:
    """The side navigation of the office."""
    parts = []
    for heading, lines in groups or ():
        parts.append(format_html("<h2>{}</h2>", heading) if heading else "")
        parts.append(format_html('<ul class="mw-plain">{}</ul>', joined([_office_line(*line) for line in lines])))
    return joined(parts)


def _office_line(word: str, url: str, current: bool = False, count: int | None = None) -> SafeString:
    number = format_html('<span class="mw-muted">{}</span>', count) if count is not None else ""
    return format_html(
        '<li><a href="{}"{}><span>{}</span>{}</a></li>', url, HERE if current else "", word, number
    )


@component
def current_entry(groups: Iterable[OfficeGroup]) -> SafeString:
    """The word of the current line of the office navigation, for the closed menu on phones: " · Einlesen"."""
    for _, lines in groups or ():
        for word, _url, current, *_ in lines:
            if current:
                return format_html(" · {}", word)
    return SafeString("")


@component
def message_list(messages: Iterable[Message]) -> SafeString:
    """What the last action said. A success tells `keep.js` that the last sending arrived."""
    lines = []
    for message in messages:
        kind = LEVELS.get(message.level_tag, "info")
        lines.append(notice(str(message), kind=kind, live=True, data_saved=kind == "ok"))
    return joined(lines)


@component
def language_links(context: Context, offered: Iterable[str] = ()) -> SafeString:
    """The same page in the languages of the interface, each named in itself.

    offered: these alone, with the one the page is in; none means all
    """
    request = context.get("request")
    current = translation.get_language()
    kept = {*offered, current} if offered else None
    return joined([
        _language(code, str(name), _in_language(request, code), code == current)
        for code, name in settings.LANGUAGES if kept is None or code in kept
    ], " ")


def _language(code: str, name: str, url: str, current: bool) -> SafeString:
    direction = "rtl" if code in settings.LANGUAGES_BIDI else "ltr"
    return format_html(
        '<a href="{}" lang="{}" hreflang="{}" dir="{}"{}>{}</a>',
        url, code, code, direction, SafeString(' aria-current="true"') if current else "", name,
    )


def _in_language(request: Any, code: str) -> str:
    """The address of this page with `?sprache=`; German, the first language, needs none."""
    query = request.GET.copy() if request else None
    if query is None:
        return f"?sprache={code}"
    query.pop("sprache", None)
    if code != settings.LANGUAGE_CODE:
        query["sprache"] = code
    return f"?{query.urlencode()}" if query else request.path
