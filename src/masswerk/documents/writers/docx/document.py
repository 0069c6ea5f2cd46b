"""The body of the Word file, and the file as a whole."""

from __future__ import annotations

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
    body = element("w:body", *front(state))
    text = [made for content in state.doc.blocks for made in marked(block(content, state), content, state)]
    if state.doc.contents and isinstance(state.doc.blocks[0] if state.doc.blocks else None, Heading):
        text[0][0].insert(1, element("w:pageBreakBefore"))
    body.extend(text)
    body.append(_section(state))
    state.others = others(body) if state.comes_back else []
    return pack(package(serialize(element("w:document", body)), state))


def _section(state: State) -> etree._Element:
    """A4; a wide margin at the start for the numbers of paragraphs; no header on a title page.

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
        element("w:titlePg") if state.doc.contents else None,
        element("w:bidi") if state.is_rtl else None,
    )
