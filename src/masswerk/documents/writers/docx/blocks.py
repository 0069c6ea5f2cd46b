"""Headings, paragraphs and lists; each block becomes a list of elements of the body."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from masswerk.documents.text import Block, Change, Figure, Heading, Item, ListBlock, Paragraph, Run, Runs, Table
from masswerk.documents.writers.docx.figures import figure
from masswerk.documents.writers.docx.runs import runs
from masswerk.documents.writers.docx.state import State
from masswerk.documents.writers.docx.tables import table
from masswerk.documents.writers.docx.xml import element
from masswerk.documents.writers.prepare import bookmark

STYLES = {"body": "BodyText", "lead": "Lead", "quote": "Quote", "note": "Notice", "small": "Small"}
DEEPEST_LIST = 8


def block(content: Block, state: State) -> list[etree._Element]:
    """The elements of one block."""
    match content:
        case Heading():
            return [_heading(content, state)]
        case Paragraph():
            return [_paragraph(content, state)]
        case ListBlock():
            return list(_items(content.items, state, ordered=content.ordered, start=content.start, level=0))
        case Table():
            return table(content, state)
        case Figure():
            return figure(content, state)


def paragraph(
    style: str,
    content: Runs,
    state: State,
    *,
    anchor: str = "",
    change: Change = "",
    before_direction: etree._Element | None = None,
    after_direction: etree._Element | None = None,
) -> etree._Element:
    """A paragraph with its bookmark.

    change: marks the end of the paragraph as inserted or struck
    before_direction, after_direction: a property on either side of `w:bidi`, as the schema orders them
    """
    mark = element("w:rPr", state.change(change)) if change else None
    properties = element(
        "w:pPr",
        element("w:pStyle", val=style),
        before_direction,
        element("w:bidi") if state.is_rtl else None,
        after_direction,
        mark,
    )
    made = element("w:p", properties)
    made.extend(_bookmarked(runs(content, state), anchor, state))
    return made


def _bookmarked(content: list[etree._Element], anchor: str, state: State) -> list[etree._Element]:
    if not anchor:
        return content
    number = state.next_id()
    start = element("w:bookmarkStart", id=number, name=bookmark(anchor))
    return [start, *content, element("w:bookmarkEnd", id=number)]


def _heading(content: Heading, state: State) -> etree._Element:
    change = content.change
    number = (Run(f"{content.number}\t", change=change),) if content.number else ()
    style = f"Heading{content.level}"
    made = paragraph(style, number + content.runs, state, anchor=content.anchor, change=change,
                     after_direction=_hanging() if number else None)
    number_of_mark = state.next_id()
    start = element("w:bookmarkStart", id=number_of_mark, name=f"_Toc{state.count('heading'):06}")
    made.insert(1, start)
    made.append(element("w:bookmarkEnd", id=number_of_mark))
    return made


def _paragraph(content: Paragraph, state: State) -> etree._Element:
    style = STYLES.get(content.style, "BodyText")
    if not content.label:
        return paragraph(style, content.runs, state, anchor=content.anchor, change=content.change)
    label = Run(f"{content.label}\t", change=content.change)
    return paragraph(
        style, (label, *content.runs), state, anchor=content.anchor, change=content.change, after_direction=_hanging()
    )


def _hanging() -> etree._Element:
    """The number stands in the margin, the words at the edge of the text."""
    return element("w:ind", left=0, hanging=992)


def _items(items: tuple[Item, ...], state: State, *, ordered: bool, start: int, level: int) -> Iterator[etree._Element]:
    depth = min(level, DEEPEST_LIST)
    number = state.list_number(ordered=ordered, level=depth, start=start)
    style = ("ListNumber" if ordered else "ListBullet") + (str(min(depth, 2) + 1) if depth else "")
    for item in items:
        yield paragraph(style, item.runs, state, change=item.change, before_direction=_place(depth, number))
        yield from _items(item.children, state, ordered=item.ordered_children, start=1, level=level + 1)


def _place(depth: int, number: int) -> etree._Element:
    return element("w:numPr", element("w:ilvl", val=depth), element("w:numId", val=number))
