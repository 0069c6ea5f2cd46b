"""Captions that count, so that Word can make lists of tables and figures."""

from __future__ import annotations

from lxml import etree

from masswerk.documents.writers.docx.state import State
from masswerk.documents.writers.docx.xml import element, text
from masswerk.documents.writers.prepare import bookmark

SEQUENCES = {"table": "Tabelle", "figure": "Abbildung"}


def caption(kind: str, content: str, anchor: str, state: State) -> etree._Element:
    """"Tabelle 3: ..." with a counting field.

    kind: "table" or "figure"
    """
    name = getattr(state.words, kind)
    number = state.count(kind)
    properties = element(
        "w:pPr",
        element("w:pStyle", val="Caption"),
        element("w:keepNext") if kind == "table" else None,
        element("w:bidi") if state.is_rtl else None,
    )
    made = element("w:p", properties)
    mark = state.next_id()
    if anchor:
        made.append(element("w:bookmarkStart", id=mark, name=bookmark(anchor)))
    made.append(_words(f"{name} ", state))
    made.extend(field(f"SEQ {SEQUENCES[kind]} \\* ARABIC", str(number)))
    if content:
        made.extend([_words(": ", state), _words(content, state)])
    if anchor:
        made.append(element("w:bookmarkEnd", id=mark))
    return made


def _words(content: str, state: State) -> etree._Element:
    return element("w:r", element("w:rPr", element("w:rtl")) if state.is_rtl else None, text("w:t", content))


def field(instruction: str, shown: str) -> list[etree._Element]:
    """A field with the result shown until Word counts anew."""
    return [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", text("w:instrText", f" {instruction} ")),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        element("w:r", text("w:t", shown)),
        element("w:r", element("w:fldChar", fldCharType="end")),
    ]
