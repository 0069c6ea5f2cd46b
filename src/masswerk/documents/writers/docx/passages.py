"""Invisible marks: each paragraph, item and cell of a passage gets a bookmark of its own.

A bookmark for each paragraph, and not one around them all, because word processors cut and merge those that reach over
cells and deleted paragraphs.
"""

from __future__ import annotations

from lxml import etree

from masswerk.documents.marks import mark
from masswerk.documents.text import Block, Figure, Heading, ListBlock, Paragraph, Table
from masswerk.documents.writers.docx.state import State
from masswerk.documents.writers.docx.xml import element, qname

_WORDS = {qname(name) for name in ("w:r", "w:ins", "w:del", "w:hyperlink")}
_NOT_TEXT = {"AfterTable", "Picture"}


def marked(made: list[etree._Element], content: Block, state: State) -> list[etree._Element]:
    """The elements of a block with their marks, if the block belongs to a passage."""
    if content.passage:
        for paragraph in (each for part in made for each in part.iter(qname("w:p"))):
            if _style(paragraph) not in _NOT_TEXT:
                _mark(paragraph, _words_before(paragraph, content), content.passage, state)
    return made


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{qname('w:pPr')}/{qname('w:pStyle')}")
    return "" if style is None else str(style.get(qname("w:val")))


def _words_before(paragraph: etree._Element, content: Block) -> int:
    """Runs in front of the text that are not part of it: the number in the margin, "Tabelle 3: "."""
    match content:
        case Heading():
            return bool(content.number)
        case Paragraph():
            return bool(content.label)
        case Table() | Figure() if _style(paragraph) == "Caption":
            return sum(child.tag in _WORDS for child in paragraph) - bool(content.caption)
        case ListBlock() | Table() | Figure():
            return 0


def _mark(paragraph: etree._Element, skipped: int, passage: str, state: State) -> None:
    number = state.next_id()
    name = mark(passage, state.count(f"passage {passage}") - 1)
    words = [place for place, child in enumerate(paragraph) if child.tag in _WORDS]
    place = words[skipped] if len(words) > skipped else len(paragraph)
    paragraph.insert(place, element("w:bookmarkStart", id=number, name=name))
    paragraph.append(element("w:bookmarkEnd", id=number))
