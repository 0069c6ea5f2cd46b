"""Headings, paragraphs, lists, tables and pictures of an OpenDocument file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from masswerk.documents.columns import figure_columns, is_wide, shares
from masswerk.documents.text import Block, Figure, Heading, Item, ListBlock, Paragraph, Run, Runs, Table
from masswerk.documents.writers.odt.passages import carrying
from masswerk.documents.writers.odt.runs import runs
from masswerk.documents.writers.odt.state import State
from masswerk.documents.writers.odt.xml import element
from masswerk.documents.writers.pictures import load, load_plain
from masswerk.documents.writers.prepare import bookmark

STYLES = {"body": "Text_20_body", "lead": "Lead", "quote": "Quotations", "note": "Notice", "small": "Small"}
WIDTH, HIGHEST, MARGIN = 140.0, 190.0, 17.5  # mm; wide tables also take the margin
MM_PER_PIXEL = 25.4 / 144


def block(content: Block, state: State) -> Iterator[etree._Element]:
    """The elements of one block. Raises PictureUnreadable."""
    state.passage = content.passage
    match content:
        case Heading():
            yield _heading(content, state)
        case Paragraph():
            yield _paragraph(content, state)
        case ListBlock():
            yield _list(content.items, content.ordered, content.start, state)
        case Table():
            yield from _table(content, state)
        case Figure():
            yield from _figure(content, state)


def paragraph(style: str, content: Runs, state: State, anchor: str = "") -> etree._Element:
    """A paragraph with its bookmark."""
    return element("text:p", *_marked(carrying(runs(content, state, style), state), anchor), text__style_name=style)


def _marked(content: Iterator[etree._Element], anchor: str) -> Iterator[etree._Element]:
    if not anchor:
        yield from content
        return
    yield element("text:bookmark-start", text__name=bookmark(anchor))
    yield from content
    yield element("text:bookmark-end", text__name=bookmark(anchor))


def _heading(content: Heading, state: State) -> etree._Element:
    number = (Run(f"{content.number}\t", change=content.change),) if content.number else ()
    style = f"Heading_20_{content.level}" + ("_20_numbered" if number else "")
    mark = f"_Toc{state.count('heading'):06}"
    return element(
        "text:h", element("text:bookmark-start", text__name=mark),
        *_marked(_numbered(number, content.runs, state, style), content.anchor),
        element("text:bookmark-end", text__name=mark),
        text__style_name=style, text__outline_level=content.level,
    )


def _paragraph(content: Paragraph, state: State) -> etree._Element:
    style = STYLES.get(content.style, "Text_20_body")
    if not content.label:
        return paragraph(style, content.runs, state, content.anchor)
    label, style = (Run(f"{content.label}\t", change=content.change),), f"{style}_20_numbered"
    words = _marked(_numbered(label, content.runs, state, style), content.anchor)
    return element("text:p", *words, text__style_name=style)


def _numbered(number: Runs, words: Runs, state: State, style: str) -> Iterator[etree._Element]:
    """A number in the margin and the words; a mark holds the words alone."""
    if not state.passage:
        yield from runs(number + words, state, style)
        return
    yield from runs(number, state, style)
    yield from carrying(runs(words, state, style), state)


def _list(items: tuple[Item, ...], ordered: bool, start: int, state: State) -> etree._Element:
    made = element("text:list", text__style_name="Numbers" if ordered else "Bullets")
    for place, item in enumerate(items):
        entry = element("text:list-item", paragraph("List", item.runs, state))
        if place == 0 and ordered:
            entry.set(element("text:x", text__start_value="").keys()[0], str(start))
        if item.children:
            entry.append(_list(item.children, item.ordered_children, 1, state))
        made.append(entry)
    return made


def _table(content: Table, state: State) -> Iterator[etree._Element]:
    if content.caption or content.anchor:
        yield _caption("table", content.caption, content.anchor, state)
    number = state.count("table")
    whole = WIDTH + MARGIN if is_wide(content) else WIDTH
    widths = [state.column(share * whole) for share in shares(content)]
    columns = [element("table:table-column", table__style_name=name) for name in widths]
    rows = _rows(content, state)
    head = element("table:table-header-rows", *rows[: content.header_rows]) if content.header_rows else None
    title = element("table:title", content.caption) if content.caption else None
    yield element(
        "table:table", title, *columns, head, *rows[content.header_rows :],
        table__name=f"Table{number}", table__style_name="MasswerkWideTable" if is_wide(content) else "MasswerkTable",
    )
    yield element("text:p", text__style_name="After_20_table")


def _rows(content: Table, state: State) -> list[etree._Element]:
    ends = figure_columns(content)
    return [
        _row(row, place < content.header_rows, content.header_column, ends, state)
        for place, row in enumerate(content.rows)
    ]


def _row(row: tuple[Runs, ...], is_header: bool, header_column: bool, ends: list[bool], state: State) -> etree._Element:
    made = element("table:table-row", table__style_name="MasswerkRow")
    for place, cell in enumerate(row):
        is_name = is_header or (header_column and place == 0)
        words = tuple(replace(run, bold=True) for run in cell) if is_name else cell
        style = "Table_20_Figures" if ends[place] else "Table_20_Contents"
        look = "MasswerkHead" if is_header else "MasswerkCell"
        text = paragraph(style, words, state)
        made.append(element("table:table-cell", text, office__value_type="string", table__style_name=look))
    return made


def _figure(content: Figure, state: State) -> Iterator[etree._Element]:
    number = state.count("picture")
    picture = load(content, number)
    if picture.suffix == "webp":
        picture = load_plain(content, number)
    name = f"Pictures/{number}.{picture.suffix}"
    state.pictures.append((name, picture.data))
    width, height = picture.width * MM_PER_PIXEL, picture.height * MM_PER_PIXEL
    scale = min(1.0, WIDTH / width, HIGHEST / height)
    image = element("draw:image", xlink__href=name, xlink__type="simple", xlink__show="embed", xlink__actuate="onLoad")
    frame = element(
        "draw:frame", image, element("svg:desc", content.alt) if content.alt else None, draw__name=f"Picture{number}",
        text__anchor_type="as-char", svg__width=f"{width * scale:.2f}mm", svg__height=f"{height * scale:.2f}mm",
    )
    yield element("text:p", frame, text__style_name="Picture")
    if content.caption or content.anchor:
        yield _caption("figure", content.caption, content.anchor, state)


def _caption(kind: str, words: str, anchor: str, state: State) -> etree._Element:
    """"Tabelle 3: ..." with a counting field."""
    number = state.count(f"{kind} caption")
    sequence = kind.title()
    counted = element(
        "text:sequence", str(number), text__ref_name=f"ref{sequence}{number}", text__name=sequence,
        text__formula=f"ooow:{sequence}+1", style__num_format="1",
    )
    name = element("text:span", f"{getattr(state.words, kind)} ")
    rest = [element("text:span", ": "), *carrying([element("text:span", words)], state)] if words else []
    content = iter([name, counted, *rest])
    style = "Caption_20_above" if kind == "table" else "Caption"
    return element("text:p", *_marked(content, anchor), text__style_name=style)
