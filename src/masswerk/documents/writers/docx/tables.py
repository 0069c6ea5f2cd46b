"""Tables: header rows that repeat, rows that stay together, a caption above."""

from __future__ import annotations

from lxml import etree

from masswerk.documents.columns import figure_columns, is_wide, shares
from masswerk.documents.text import Run, Runs, Table
from masswerk.documents.writers.docx.captions import caption
from masswerk.documents.writers.docx.runs import runs
from masswerk.documents.writers.docx.state import State
from masswerk.documents.writers.docx.xml import element

WIDTH, MARGIN = 7_940, 992  # twips: 140 mm, and the margin that wide tables also take


def table(content: Table, state: State) -> list[etree._Element]:
    """Caption, table, and the empty paragraph Word needs between two tables."""
    whole = WIDTH + MARGIN if is_wide(content) else WIDTH
    widths = [round(share * whole) for share in shares(content)]
    ends = figure_columns(content)
    made = element("w:tbl", _properties(content, state), _grid(widths))
    for number, row in enumerate(content.rows):
        made.append(_row(row, widths, ends, number < content.header_rows, content.header_column, state))
    above = caption("table", content.caption, content.anchor, state) if content.caption or content.anchor else None
    bidi = element("w:bidi") if state.is_rtl else None
    after = element("w:p", element("w:pPr", element("w:pStyle", val="AfterTable"), bidi))
    return [part for part in (above, made, after) if part is not None]


def _properties(content: Table, state: State) -> etree._Element:
    return element(
        "w:tblPr",
        element("w:tblStyle", val="MasswerkTable"),
        element("w:bidiVisual") if state.is_rtl else None,
        element("w:tblW", w=WIDTH + MARGIN if is_wide(content) else WIDTH, type="dxa"),
        element("w:tblInd", w=-MARGIN, type="dxa") if is_wide(content) else None,
        element("w:tblLayout", type="fixed"),
        element(
            "w:tblLook", val="04A0", firstRow=int(content.header_rows > 0), lastRow=0,
            firstColumn=int(content.header_column), lastColumn=0, noHBand=1, noVBand=1,
        ),
        element("w:tblCaption", val=content.caption) if content.caption else None,
    )


def _grid(widths: list[int]) -> etree._Element:
    return element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))


def _row(
    row: tuple[Runs, ...], widths: list[int], ends: list[bool], is_header: bool, header_column: bool, state: State
) -> etree._Element:
    properties = element("w:trPr", element("w:cantSplit"), element("w:tblHeader") if is_header else None)
    made = element("w:tr", properties)
    for place, cell in enumerate(row):
        is_name = is_header or (header_column and place == 0)
        made.append(_cell(_strong(cell) if is_name else cell, widths[place], ends[place], is_header, state))
    return made


def _cell(content: Runs, width: int, at_end: bool, is_header: bool, state: State) -> etree._Element:
    properties = element(
        "w:pPr",
        element("w:pStyle", val="TableText"),
        element("w:keepNext") if is_header else None,
        element("w:bidi") if state.is_rtl else None,
        element("w:jc", val="right") if at_end else None,
    )
    return element(
        "w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")),
        element("w:p", properties, *runs(content, state)),
    )


def _strong(content: Runs) -> Runs:
    return tuple(
        Run(run.text, True, run.italic, run.link, run.change, run.note, run.language) for run in content
    )
