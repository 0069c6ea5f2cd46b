"""What stands before the text: title page, facts and table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from masswerk.documents.columns import cell_text
from masswerk.documents.text import Heading, Run
from masswerk.documents.writers.docx.blocks import paragraph
from masswerk.documents.writers.docx.state import State
from masswerk.documents.writers.docx.xml import element, text

DEEPEST_IN_CONTENTS = 3


def front(state: State) -> Iterator[etree._Element]:
    """Title page and contents, in reading order."""
    doc = state.doc
    if doc.publisher:
        top = None if doc.contents else element("w:spacing", before=0)
        yield paragraph("Publisher", (Run(doc.publisher),), state, after_direction=top)
    yield paragraph("Title", (Run(doc.title),), state)
    if doc.subtitle:
        yield paragraph("Subtitle", (Run(doc.subtitle),), state)
    for name, value in doc.facts:
        yield paragraph("Facts", (Run(f"{name}\t", bold=True), Run(value)), state)
    if doc.contents and _headings(state):
        yield _contents(state)


def _headings(state: State) -> list[tuple[int, Heading]]:
    """Headings of the contents with their number of bookmark."""
    headings = [block for block in state.doc.blocks if isinstance(block, Heading)]
    return [(number, found) for number, found in enumerate(headings, 1) if found.level <= DEEPEST_IN_CONTENTS]


def _contents(state: State) -> etree._Element:
    """A field that Word can update, filled with linked entries so that it is never empty."""
    entries = [_entry(number, heading, state) for number, heading in _headings(state)]
    begin = [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", text("w:instrText", f' TOC \\o "1-{DEEPEST_IN_CONTENTS}" \\h \\z \\u ')),
        element("w:r", element("w:fldChar", fldCharType="separate")),
    ]
    for place, part in enumerate(begin, start=1):
        entries[0].insert(place, part)
    entries[-1].append(element("w:r", element("w:fldChar", fldCharType="end")))
    kind = element("w:docPartObj", element("w:docPartGallery", val="Table of Contents"), element("w:docPartUnique"))
    title = paragraph("TOCHeading", (Run(state.words.contents),), state)
    return element("w:sdt", element("w:sdtPr", kind), element("w:sdtContent", title, *entries))


def _entry(number: int, heading: Heading, state: State) -> etree._Element:
    made = paragraph(f"TOC{heading.level}", (), state)
    words = f"{heading.number}\t{cell_text(heading.runs)}" if heading.number else cell_text(heading.runs)
    pieces = [element("w:tab") if part == "\t" else text("w:t", part) for part in _split(words)]
    made.append(element("w:hyperlink", element("w:r", *pieces), anchor=f"_Toc{number:06}", history=1))
    return made


def _split(words: str) -> list[str]:
    number, tab, rest = words.partition("\t")
    return [part for part in (number, tab, rest.replace("\n", " ").replace("\t", " ")) if part]
