"""Blocks as HTML: used by the pages of the product and by the HTML writer.

Every word is escaped here; what else may stand in a page (links, addresses of pictures) comes from the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from masswerk.documents.text import Block, Figure, Heading, Item, ListBlock, Paragraph, Run, Runs, Table

CLASSES = {"lead": "mw-lead", "note": "mw-notice", "small": "mw-small"}
WIDE = 5  # columns
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb"})


@dataclass
class Page:
    """What the blocks of one page share.

    prefix:   in front of ids of footnotes, so that several texts fit on one page
    pictures: gives the address of a picture
    terms:    addresses that lead to the explanation of a term
    said:     words read out before inserted words, before struck ones, and after each; None for none
    notes:    footnotes found so far
    """

    prefix: str = ""
    pictures: Callable[[Figure], str] = lambda figure: figure.source
    terms: frozenset[str] = frozenset()
    said: tuple[str, str, str] | None = None
    table_word: str = "Tabelle"
    note_word: str = "Fußnote"
    back_word: str = "Zurück zum Text"
    notes: list[str] = field(default_factory=list)


def to_html(blocks: tuple[Block, ...], page: Page | None = None) -> str:
    """Blocks and, below them, their footnotes.

    >>> to_html((Paragraph((Run("Rat & Tat", bold=True),)),))
    '<p><strong>Rat &amp; Tat</strong></p>'
    """
    page = page or Page()
    return "\n".join([*(_block(block, page) for block in blocks), *_endnotes(page)])


def _block(block: Block, page: Page) -> str:
    match block:
        case Heading():
            return _heading(block, page)
        case Paragraph():
            return _paragraph(block, page)
        case ListBlock():
            return _list(block.items, block.ordered, block.start, page)
        case Table():
            return _table(block, page)
        case Figure():
            return _figure(block, page)


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _heading(block: Heading, page: Page) -> str:
    number = f'<span class="mw-number">{escape(block.number)}</span> ' if block.number else ""
    return f"<h{block.level}{_id(block.anchor)}>{number}{runs(block.runs, page)}</h{block.level}>"


def _paragraph(block: Paragraph, page: Page) -> str:
    label = f'<span class="mw-label">{escape(block.label)}</span> ' if block.label else ""
    words = label + runs(block.runs, page)
    if block.style == "quote":
        return f"<blockquote{_id(block.anchor)}><p>{words}</p></blockquote>"
    look = f' class="{CLASSES[block.style]}"' if block.style in CLASSES else ""
    return f"<p{look}{_id(block.anchor)}>{words}</p>"


def _list(items: tuple[Item, ...], ordered: bool, start: int, page: Page) -> str:
    tag = "ol" if ordered else "ul"
    first = f' start="{start}"' if ordered and start != 1 else ""
    return f"<{tag}{first}>{''.join(_item(item, page) for item in items)}</{tag}>"


def _item(item: Item, page: Page) -> str:
    below = _list(item.children, item.ordered_children, 1, page) if item.children else ""
    return f"<li>{runs(item.runs, page)}{below}</li>"


def _table(block: Table, page: Page) -> str:
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    rows = [_row(row, number < block.header_rows, block.header_column, page) for number, row in enumerate(block.rows)]
    head = f"<thead>{''.join(rows[:block.header_rows])}</thead>" if block.header_rows else ""
    table = f"<table{_id(block.anchor)}>{caption}{head}<tbody>{''.join(rows[block.header_rows:])}</tbody></table>"
    return _scrolling(table, block.caption or page.table_word) if _width(block) >= WIDE else table


def _width(block: Table) -> int:
    return max((len(row) for row in block.rows), default=0)


def _scrolling(table: str, name: str) -> str:
    """A wide table scrolls by itself, by keyboard too, so that the page never does."""
    return f'<div class="mw-scroll" role="region" tabindex="0" aria-label="{escape(name)}">{table}</div>'


def _row(row: tuple[Runs, ...], is_header: bool, header_column: bool, page: Page) -> str:
    cells = []
    for place, cell in enumerate(row):
        scope = "col" if is_header else "row" if header_column and place == 0 else ""
        words = runs(cell, page)
        cells.append(f'<th scope="{scope}">{words}</th>' if scope else f"<td>{words}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _figure(block: Figure, page: Page) -> str:
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    address = page.pictures(block)
    picture = f'<img src="{escape(address)}" alt="{escape(block.alt)}">' if address else f"<p>{escape(block.alt)}</p>"
    return f"<figure{_id(block.anchor)}>{picture}{caption}</figure>"


def runs(content: Runs, page: Page) -> str:
    """Words in a line; neighbours with the same change or link stand in one element."""
    pieces = []
    for (change, link), group in groupby(content, key=lambda run: (run.change, run.link)):
        words = "".join(_run(run, page) for run in group)
        words = _link(link, words, page) if link and words else words
        pieces.append(_changed(change, words, page) if change and words else words)
    return "".join(pieces)


def _changed(change: str, words: str, page: Page) -> str:
    if page.said is None:
        return f"<{change}>{words}</{change}>"
    before, end = page.said[0 if change == "ins" else 1], page.said[2]
    said = '<span class="said"> {} </span>'
    return f"<{change}>{said.format(escape(before))}{words}{said.format(escape(end))}</{change}>"


def _run(run: Run, page: Page) -> str:
    words = escape(run.text, quote=False).replace("\n", "<br>")
    if run.italic and words:
        words = f"<em>{words}</em>"
    if run.bold and words:
        words = f"<strong>{words}</strong>"
    if run.language and words:
        direction = ' dir="rtl"' if run.language.split("-")[0] in RIGHT_TO_LEFT else ""
        words = f'<span lang="{escape(run.language)}"{direction}>{words}</span>'
    return words + (_note(run.note, page) if run.note else "")


def _link(address: str, words: str, page: Page) -> str:
    look = ' class="mw-term"' if address in page.terms else ""
    outside = ' rel="noopener"' if address.startswith(("http:", "https:")) else ""
    return f'<a href="{escape(address)}"{look}{outside}>{words}</a>'


def _note(text: str, page: Page) -> str:
    page.notes.append(text)
    number = len(page.notes)
    name = f"{escape(page.prefix)}note-{number}"
    said = f"{page.note_word} {number}"
    return f'<sup><a href="#{name}" id="{name}-ref" role="doc-noteref" aria-label="{said}">{number}</a></sup>'


def _endnotes(page: Page) -> Iterator[str]:
    if not page.notes:
        return
    entries = []
    for number, text in enumerate(page.notes, start=1):
        name = f"{escape(page.prefix)}note-{number}"
        back = f'<a href="#{name}-ref" role="doc-backlink" aria-label="{page.back_word} {number}">↩</a>'
        entries.append(f'<li id="{name}">{escape(text, quote=False)} {back}</li>')
    yield f'<section class="mw-notes" role="doc-endnotes"><ol>{"".join(entries)}</ol></section>'
