"""Words: looks, tracked changes, links and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from masswerk.documents.text import Run, Runs
from masswerk.documents.writers.docx.state import State
from masswerk.documents.writers.docx.xml import element, text
from masswerk.documents.writers.prepare import bookmark
from masswerk.documents.writers.words import RIGHT_TO_LEFT, office_language

FIRST_NOTE = 1  # -1 and 0 are the separators of the fixed part


def runs(content: Runs, state: State) -> list[etree._Element]:
    """The elements of a paragraph for its words, links grouped."""
    made: list[etree._Element] = []
    for address, group in groupby(content, key=lambda run: run.link):
        pieces = [piece for run in group for piece in _tracked(run, state)]
        made.extend([_link(address, pieces, state)] if address else pieces)
    return made


def _link(address: str, pieces: list[etree._Element], state: State) -> etree._Element:
    if address.startswith("#"):
        return element("w:hyperlink", *pieces, anchor=bookmark(address[1:]), history=1)
    return element("w:hyperlink", *pieces, r__id=state.link(address), w__history=1)


def _tracked(run: Run, state: State) -> Iterator[etree._Element]:
    pieces = list(_pieces(run, state))
    if not run.change:
        yield from pieces
        return
    mark = state.change(run.change)
    mark.extend(pieces)
    yield mark


def _pieces(run: Run, state: State) -> Iterator[etree._Element]:
    if run.text:
        yield element("w:r", _look(run, state), *_content(run.text, struck=run.change == "del"))
    if run.note:
        yield _note(run, state)


def _content(content: str, *, struck: bool) -> Iterator[etree._Element]:
    """Text with line breaks and tabs as Word states them."""
    name = "w:delText" if struck else "w:t"
    for number, line in enumerate(content.split("\n")):
        if number:
            yield element("w:br")
        for place, part in enumerate(line.split("\t")):
            if place:
                yield element("w:tab")
            if part:
                yield text(name, part)


def _look(run: Run, state: State) -> etree._Element | None:
    """Properties in the order the schema demands."""
    look = element(
        "w:rPr",
        element("w:rStyle", val="Hyperlink") if run.link else None,
        element("w:b") if run.bold else None,
        element("w:bCs") if run.bold else None,
        element("w:i") if run.italic else None,
        element("w:iCs") if run.italic else None,
        element("w:rtl") if _is_rtl(run, state) else None,
        _language(run, state),
    )
    return look if len(look) else None


def _is_rtl(run: Run, state: State) -> bool:
    if run.language:
        return run.language.split("-")[0] in RIGHT_TO_LEFT
    return state.is_rtl


def _language(run: Run, state: State) -> etree._Element | None:
    if not run.language:
        return None
    tag = office_language(run.language)
    return element("w:lang", bidi=tag) if _is_rtl(run, state) else element("w:lang", val=tag)


def _note(run: Run, state: State) -> etree._Element:
    number = len(state.notes) + FIRST_NOTE
    paragraph = element(
        "w:p",
        element("w:pPr", element("w:pStyle", val="FootnoteText"), element("w:bidi") if state.is_rtl else None),
        element("w:r", element("w:rPr", element("w:rStyle", val="FootnoteReference")), element("w:footnoteRef")),
        element("w:r", text("w:t", " ")),
        element("w:r", element("w:rPr", element("w:rtl")) if state.is_rtl else None, *_content(run.note, struck=False)),
    )
    state.notes.append(element("w:footnote", paragraph, id=number))
    reference = element("w:rPr", element("w:rStyle", val="FootnoteReference"))
    return element("w:r", reference, element("w:footnoteReference", id=number))
