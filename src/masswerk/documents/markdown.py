"""The Markdown of passages: a small, safe subset of CommonMark, read into blocks.

Paragraphs, **bold**, *italic*, [links](https, mailto, tel or #anchor), lists with - and 1., pipe tables with a line
`Tabelle: ...` before or after, quotes with >, footnotes `[^1]`, pictures `![alt](attachment:ID)`.
A heading becomes a bold paragraph, because headings are elements of their own. Everything else, HTML included, is text.
Source: CommonMark 0.31; tables as in GitHub Flavored Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import nh3

from masswerk.documents import markup
from masswerk.documents.markdown_glossary import mark_terms
from masswerk.documents.markdown_read import parse
from masswerk.documents.markdown_write import from_blocks, from_runs
from masswerk.documents.text import Block, Figure, Item, ListBlock, Runs, Table

__all__ = ["from_blocks", "from_runs", "parse", "plain", "to_html", "with_pictures"]

TAGS = {
    "a", "blockquote", "br", "caption", "div", "em", "figcaption", "figure", "img", "li", "ol", "p", "section",
    "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
ATTRIBUTES = {
    "a": {"href", "class", "id", "role", "aria-label", "rel"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "img": {"src", "alt"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"class"},
    "section": {"class", "role"},
    "th": {"scope"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
CLEANER = nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def to_html(
    text: str,
    *,
    glossary: Mapping[str, str] | None = None,
    prefix: str = "",
    pictures: Callable[[str], str] | None = None,
) -> str:
    """Safe HTML of a passage.

    glossary: term to the address of its explanation; each explanation is linked where its term stands first
    prefix:   in front of ids of footnotes; different for each text on a page
    pictures: gives the address of an attachment by its ID; without it, the alternative text is shown

    >>> to_html("Rat **und** Tat <script>")
    '<p>Rat <strong>und</strong> Tat &lt;script&gt;</p>'
    """
    terms = glossary or {}
    page = markup.Page(prefix=prefix, terms=frozenset(terms.values()), pictures=partial(_address, pictures))
    html = markup.to_html(mark_terms(parse(text), terms), page)
    return CLEANER.clean(html)


def _address(pictures: Callable[[str], str] | None, figure: Figure) -> str:
    return pictures(figure.source.removeprefix("attachment:")) if pictures else ""


def plain(text: str) -> str:
    """The visible text: blocks and cells on lines of their own, without signs of Markdown.

    >>> plain("- **Rat** und [Tat](https://example.org)")
    'Rat und Tat'
    """
    return "\n".join(line for block in parse(text) for line in _lines(block))


def _lines(block: Block) -> list[str]:
    match block:
        case ListBlock():
            return [line for item in block.items for line in _item_lines(item)]
        case Table():
            rows = [_words(cell) for row in block.rows for cell in row if cell]
            return ([block.caption] if block.caption else []) + rows
        case Figure():
            return [block.alt]
        case _:
            return [_words(block.runs)]


def _item_lines(item: Item) -> list[str]:
    return [_words(item.runs), *(line for child in item.children for line in _item_lines(child))]


def _words(runs: Runs) -> str:
    return "".join(f"{run.text} ({run.note})" if run.note else run.text for run in runs)


def with_pictures(blocks: tuple[Block, ...], load: Callable[[str], tuple[bytes, str]]) -> tuple[Block, ...]:
    """The same blocks with their pictures loaded, ready for a writer.

    load: gives data and media type of an attachment by its ID
    """
    return tuple(_loaded(block, load) if isinstance(block, Figure) else block for block in blocks)


def _loaded(figure: Figure, load: Callable[[str], tuple[bytes, str]]) -> Figure:
    if figure.data:
        return figure
    data, media_type = load(figure.source.removeprefix("attachment:"))
    return replace(figure, data=data, media_type=media_type)
