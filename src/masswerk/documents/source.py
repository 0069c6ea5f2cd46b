"""What a reader hands over: the source line by line, with the facts of its layout.

A reader decides nothing about meaning. It says what stands where and how it looks; the outline
(`masswerk.intake.rules`) decides what it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text file, one paragraph of a DOCX, ODT or HTML file, one line of a PDF page.

    number:  position in the source, from 1, without gaps; empty lines of text files count
    text:    visible text without markup and without the bullet or list sign
    raw:     what stands in the source (text files), else the same as `text` with its sign or with its tabs
    page:    page in the source, from 1 (PDF; DOCX and ODT where the file states page breaks)
    style:   "heading", "title", "toc", "list", "caption", "footnote", "header", "footer", "quote", "code" or ""
    level:   depth of a heading or list item as the format states it, from 1
    sign:    bullet or number in front ("✚", "-", "1.", "a)", "3.6.2"), "" if there is none
    indent:  depth of indentation in steps, from 0
    bold:    all visible text is bold
    lead:    bold words at the beginning, "" if none or all are bold
    size:    type size relative to the body text (1.0), None where the format does not say
    cells:   cells of a table row, None outside of tables
    table:   number of the table in the source, from 1, None outside of tables
    break_before: an empty line, larger gap or page break stands before this line
    struck:  parts of the text that are struck out, as (start, end) in `text`
    alt:     alternative text if the line stands for a picture, None otherwise
    """

    number: int
    text: str
    raw: str = ""
    page: int | None = None
    style: str = ""
    level: int | None = None
    sign: str = ""
    indent: int = 0
    bold: bool = False
    lead: str = ""
    size: float | None = None
    cells: tuple[str, ...] | None = None
    table: int | None = None
    break_before: bool = False
    struck: tuple[tuple[int, int], ...] = ()
    alt: str | None = None

    @property
    def is_blank(self) -> bool:
        """True where nothing is to be read: no text, no cells, no picture."""
        return not self.text.strip() and not self.cells and self.alt is None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read.

    name:    file name
    format:  "txt", "md", "html", "docx", "odt" or "pdf"
    lines:   all lines in order; `lines[i].number == i + 1`
    pages:   number of pages, None where the format has none
    title:   title from the file's metadata, "" if there is none
    language: language from the file's metadata, "" if there is none
    notes:   what the reader had to repair or could not read, in German, for the person who reviews
    """

    name: str
    format: str
    lines: tuple[Line, ...]
    pages: int | None = None
    title: str = ""
    language: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def counts_lines(self) -> bool:
        """True for text formats, whose positions are lines; others are placed by page and block."""
        return self.format in {"txt", "md"}
