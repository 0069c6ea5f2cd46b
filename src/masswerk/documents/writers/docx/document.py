"""The body of the Word file, and the file as a whole."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from masswerk.documents.text import Doc, Heading
from masswerk.documents.writers.archive import pack
from masswerk.documents.writers.docx.blocks import block
from masswerk.documents.writers.docx.front import front
from masswerk.documents.writers.docx.origin import others
from masswerk.documents.writers.docx.parts import package
from masswerk.documents.writers.docx.passages import marked
from masswerk.documents.writers.docx.state import State
from masswerk.documents.writers.docx.xml import element, serialize
from masswerk.documents.writers.prepare import prepare


def write(doc: Doc) -> bytes:
    """The document as a Word file.

    Words with `change` become tracked changes by `doc.author` at `doc.written`; a paragraph whose own `change` is set
    is inserted or struck as a whole. Paragraphs of a `passage` carry its key invisibly (`masswerk.documents.marks`).
    Raises FigureWithoutAlt, PictureUnreadable.
    """
    state = State(prepare(doc))
    return _packed(state, element("w:body", *front(state)))


def write_letter_paper(doc: Doc) -> bytes:
    """The blocks alone as a Word file, without title page, and without head and foot on the first page.

    The title stands above the pages that follow. Raises FigureWithoutAlt, PictureUnreadable.
    """
    return _packed(State(prepare(replace(doc, contents=False))), element("w:body"), is_letter=True)


def _packed(state: State, body: etree._Element, *, is_letter: bool = False) -> bytes:
    text = [made for content in state.doc.blocks for made in marked(block(content, state), content, state)]
    if state.doc.contents and isinstance(state.doc.blocks[0] if state.doc.blocks else None, Heading):
        text[0][0].insert(1, element("w:pageBreakBefore"))
    body.extend(text)
    body.append(_section(state, has_first_page=state.doc.contents or is_letter))
    state.others = others(body) if state.comes_back else []
    return pack(package(serialize(element("w:document", body)), state))


def _section(state: State, *, has_first_page: bool) -> etree._Element:
    """A4; a wide margin at the start for the numbers of paragraphs; no header on a first page of its own.

    On wide pages, which are for tables, all margins are small.
    """
    wide = state.doc.is_landscape
    left, right = (1_134, 1_134) if wide else (1_701, 2_265) if state.is_rtl else (2_265, 1_701)
    return element(
        "w:sectPr",
        element("w:headerReference", w__type="default", r__id="rId5"),
        element("w:footerReference", w__type="default", r__id="rId6"),
        element("w:pgSz", w=16_838, h=11_906, orient="landscape") if wide else element("w:pgSz", w=11_906, h=16_838),
        element("w:pgMar", top=1_588, right=right, bottom=1_588, left=left, header=794, footer=794, gutter=0),
        element("w:titlePg") if has_first_page else None,
        element("w:bidi") if state.is_rtl else None,
    )
