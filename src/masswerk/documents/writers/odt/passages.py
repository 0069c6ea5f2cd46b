"""Invisible marks and finger prints, so that a returned copy is read like a Word file's (`documents.returned`).

Each paragraph, item and cell of a passage gets a bookmark of its own, behind the number in its margin. User-defined
properties hold where the file came from, and finger prints of the paragraphs that belong to no passage.
Source: OpenDocument 1.3 part 3, 6.2.1.2 (bookmarks) and 4.3.3 (user-defined metadata).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from masswerk.documents.marks import PREFIX, mark
from masswerk.documents.prints import OTHER, as_properties, fingerprint
from masswerk.documents.writers.odt.state import State
from masswerk.documents.writers.odt.xml import element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPHS = (TEXT + "p", TEXT + "h")
_APART = {TEXT + "table-of-content", TEXT + "note"}
_SPACES = {TEXT + "tab", TEXT + "line-break", TEXT + "s"}


def carrying(content: Iterable[etree._Element], state: State) -> Iterator[etree._Element]:
    """The words of a paragraph within the mark of the passage that is being written, if there is one."""
    if not state.passage:
        yield from content
        return
    name = mark(state.passage, state.count(f"passage {state.passage}") - 1)
    yield element("text:bookmark-start", text__name=name)
    yield from content
    yield element("text:bookmark-end", text__name=name)


def properties(origin: str, blocks: Iterable[etree._Element]) -> list[tuple[str, str]]:
    """User-defined properties (name, value) for what comes back. blocks: everything in the body, in order"""
    found = (_text(each) for each in _unmarked(blocks))
    prints = list(dict.fromkeys(fingerprint(text, length=OTHER) for text in found if text.strip()))
    return as_properties(origin, prints)


def _unmarked(blocks: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for block in blocks:
        for each in block.iter(*_PARAGRAPHS):
            is_apart = any(above.tag in _APART for above in (each, *each.iterancestors()))
            names = (point.get(TEXT + "name", "") for point in each.iter(TEXT + "bookmark-start"))
            if not is_apart and not any(name.startswith(PREFIX) for name in names):
                yield each


def _text(paragraph: etree._Element) -> str:
    """As it is read again: footnotes left out."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag in _SPACES:
            parts.append(" ")
        elif child.tag not in _APART:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
