"""Tables: with caption and headers; on phones each row becomes a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from masswerk.base.components.library import block_component, component, html_attributes, joined, parted

NUMBER = SafeString(' class="mw-num"')


@block_component
def table(
    content: str, caption: str, headers: str | Promise | Sequence[str], *, cards: bool = True,
    hidden_caption: bool = False, **attrs: object,
) -> SafeString:
    """A table whose rows the page writes itself: `<tr><th scope="row">…</th><td data-l="Stand">…</td></tr>`.

    headers: words, or one text parted by "|"; a word that starts with "#" heads a column of numbers
    cards:   rows become cards on phones; `data-l` on a cell is its label there
    """
    return _table(SafeString(content), caption, parted(headers), cards, hidden_caption, attrs)


@component
def data_table(
    rows: Iterable[Sequence[object]], caption: str, headers: str | Promise | Sequence[str], *, cards: bool = False,
    hidden_caption: bool = False, total: Sequence[object] = (), **attrs: object,
) -> SafeString:
    """A table of plain values; the first of each row names it, `total` is the row of sums below."""
    names = parted(headers)
    lines = joined([_row(row, names) for row in rows])
    foot = format_html("<tfoot>{}</tfoot>", _row(total, names)) if total else ""
    return _table(lines, caption, names, cards, hidden_caption, attrs, foot)


def _table(
    rows: SafeString, caption: str, headers: Sequence[str], cards: bool, hidden_caption: bool,
    attrs: dict[str, Any], foot: str = "",
) -> SafeString:
    heads = joined([
        format_html('<th scope="col"{}>{}</th>', NUMBER if word.startswith("#") else "", word.removeprefix("#"))
        for word in headers
    ])
    return format_html(
        '<table class="{}"{}><caption{}>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody>{}</table>',
        "mw-table mw-table--cards" if cards else "mw-table", html_attributes(attrs),
        SafeString(' class="kern-sr-only"') if hidden_caption else "", caption, heads, rows, foot,
    )


def _row(values: Sequence[object], headers: Sequence[str]) -> SafeString:
    first = format_html('<th scope="row">{}</th>', values[0])
    cells = [
        format_html('<td{} data-l="{}">{}</td>', NUMBER if head.startswith("#") else "", head.removeprefix("#"), value)
        for head, value in zip(headers[1:], values[1:], strict=True)
    ]
    return format_html("<tr>{}{}</tr>", first, joined(cells))


@component
def facts(rows: Iterable[tuple[object, object]], **attrs: object) -> SafeString:
    """Names and values below each other: "Federführung: Koordinierungsstelle"."""
    lines = [format_html("<div><dt>{}</dt><dd>{}</dd></div>", name, value) for name, value in rows]
    return format_html('<dl class="mw-facts"{}>{}</dl>', html_attributes(attrs), joined(lines))
