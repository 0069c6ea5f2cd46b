"""Ways through pages: crumbs, segments, tabs, pager, contents, legal links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.core.paginator import Page
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masswerk.base.components.library import component, html_attributes, joined

HERE = SafeString(' aria-current="page"')


class Entry(NamedTuple):
    """One line of a table of contents; `amount` stands at its end, `children` below it."""

    title: str
    url: str
    number: str = ""
    amount: int | None = None
    current: bool = False
    children: Sequence[Entry] = ()


@component
def crumbs(trail: Iterable[tuple[str, str]], *, label: str = "Sie sind hier") -> SafeString:
    """The way from the start to here: (word, address); the last one is this page."""
    steps = list(trail)
    lines = [format_html('<li><a href="{}">{}</a></li>', url, word) for word, url in steps[:-1]]
    lines += [format_html("<li{}>{}</li>", HERE, word) for word, *_ in steps[-1:]]
    return format_html('<nav class="mw-crumbs mw-page" aria-label="{}"><ol>{}</ol></nav>', label, joined(lines))


@component
def segments(options: Iterable[tuple[str, str, bool]], label: str, **attrs: object) -> SafeString:
    """A choice of few views: (word, address, chosen)."""
    links = [_choice(word, url, chosen, SafeString(' aria-current="true"')) for word, url, chosen in options]
    return format_html(
        '<div class="mw-seg" role="group" aria-label="{}"{}>{}</div>', label, html_attributes(attrs), joined(links)
    )


@component
def tabs(options: Iterable[Sequence[Any]], label: str, **attrs: object) -> SafeString:
    """Parts of one thing on pages of their own: (word, address, chosen) or with a count as fourth."""
    links = [
        _choice(_counted(option[0], option[3] if len(option) > 3 else None), option[1], option[2], HERE)
        for option in options
    ]
    return format_html('<nav class="mw-tabs" aria-label="{}"{}>{}</nav>', label, html_attributes(attrs), joined(links))


def _choice(word: str, url: str, chosen: bool, here: SafeString) -> SafeString:
    return format_html('<a href="{}"{}>{}</a>', url, here if chosen else "", word)


def _counted(word: str, count: int | None) -> SafeString:
    return format_html("{} <small>{}</small>", word, count) if count is not None else format_html("{}", word)


@component
def pager(context: Context, page: Page[Any], *, label: str = "Seiten") -> SafeString:
    """Pages of a list, keeping the filters in the address; nothing if there is only one page."""
    if page.paginator.num_pages < 2:
        return SafeString("")
    request = context.get("request")
    query = request.GET.copy() if request else None
    numbers = page.paginator.get_elided_page_range(page.number, on_ends=1)
    entries = [_page(number, page.number, query) for number in numbers]
    if page.has_next():
        url = _page_url(page.number + 1, query)
        entries.append(format_html('<li><a class="mw-more" rel="next" href="{}">{}</a></li>', url, _("Weiter")))
    return format_html('<nav aria-label="{}"><ul class="mw-pager">{}</ul></nav>', _(label), joined(entries))


def _page(number: int | str, current: int, query: Any) -> SafeString:
    if not isinstance(number, int):
        return SafeString("<li><span>…</span></li>")
    if number == current:
        return format_html('<li><b aria-current="page">{} {}</b></li>', _said(_("Seite")), number)
    return format_html('<li><a href="{}">{} {}</a></li>', _page_url(number, query), _said(_("Seite")), number)


def _said(word: str) -> SafeString:
    """A word for those who listen."""
    return format_html('<span class="kern-sr-only">{}</span>', word)


def _page_url(number: int, query: Any) -> str:
    if query is None:
        return f"?page={number}"
    query["page"] = str(number)
    return f"?{query.urlencode()}"


@component
def toc(entries: Iterable[Entry], *, label: str = "Inhalt", heading: str = "", ordered: bool = True) -> SafeString:
    """A table of contents; with `heading` it says what it is. It follows the reader by `toc.js`."""
    head = format_html("<h2>{}</h2>", heading) if heading else ""
    return format_html(
        '<nav class="mw-toc" aria-label="{}" data-toc>{}{}</nav>',
        label, head, _entries(entries, "ol" if ordered else "ul"),
    )


def _entries(entries: Iterable[Entry], tag: str) -> SafeString:
    lines = [_line(Entry(*entry), tag) for entry in entries]
    return format_html("<{}>{}</{}>", SafeString(tag), joined(lines), SafeString(tag)) if lines else SafeString("")


def _line(entry: Entry, tag: str) -> SafeString:
    number = f"{entry.number} " if entry.number else ""
    count = format_html('<span class="mw-num">{}</span>', entry.amount) if entry.amount is not None else ""
    here = SafeString(' aria-current="location"') if entry.current else ""
    return format_html(
        '<li><a href="{}"{}><span>{}{}</span>{}</a>{}</li>',
        entry.url, here, number, entry.title, count, _entries(entry.children, tag),
    )


LEGAL = (
    ("impressum", "Impressum"),
    ("datenschutz", "Datenschutz"),
    ("barrierefreiheit", "Erklärung zur Barrierefreiheit"),
    ("barriere-melden", "Barriere melden"),
    ("gebaerdensprache", "Gebärdensprache"),
    ("leichte-sprache", "Leichte Sprache"),
)
"""Legal pages of a body, or of the installation: last part of the address and word."""


@component
def legal_links(body: Any = None) -> SafeString:
    """The links a public authority's page must carry, below the body's address or the installation's."""
    start = f"/{body.slug}/" if body else "/"
    language = "" if get_language() in (None, settings.LANGUAGE_CODE) else f"?sprache={get_language()}"
    return joined([format_html('<a href="{}{}/{}">{}</a>', start, end, language, _(word)) for end, word in LEGAL], " ")
