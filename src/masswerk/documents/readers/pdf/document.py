"""Opening a PDF and reading it page by page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from masswerk.documents.readers import limits
from masswerk.documents.readers.building import Builder, Progress, ignore
from masswerk.documents.readers.pdf import margins, pictures, tables
from masswerk.documents.readers.pdf.columns import in_reading_order, usual_origins
from masswerk.documents.readers.pdf.corridors import mark_corridors
from masswerk.documents.readers.pdf.headings import Bookmarks
from masswerk.documents.readers.pdf.lines import Writer
from masswerk.documents.readers.pdf.rows import Row, rows_of
from masswerk.documents.readers.pdf.rules import grids, rules_of
from masswerk.documents.readers.pdf.tags import Tags, Tree
from masswerk.documents.readers.pdf.words import Page, Word, read_page
from masswerk.documents.refusals import Damaged, Empty, Encrypted, NoText, TooManyPages
from masswerk.documents.source import Source

_LANGUAGE = re.compile(rb"/Lang\s*\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})\)")


@dataclass(slots=True)
class _Read:
    """One page as read."""

    page: Page
    rows: list[Row]
    tags: Tags


def read(name: str, data: bytes, progress: Progress = ignore, notes: tuple[str, ...] = ()) -> Source:
    """Read a PDF. Raises Encrypted, Damaged, NoText (scanned), Empty, TooManyPages, TooLarge."""
    pdf = _opened(name, data)
    try:
        builder = Builder(name, "pdf", notes=notes)
        pages = _pages(pdf, builder, progress)
        _refuse_without_text(name, pages)
        bookmarks = Bookmarks(pdf)
        title = str(pdf.get_metadata_value("Title") or "").strip()
    finally:
        pdf.close()
    _write(pages, builder, bookmarks)
    language = _LANGUAGE.search(data)
    return builder.source(pages=len(pages), title=title[:500], language=language[1].decode() if language else "")


def _opened(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Encrypted(name=name) from error
        raise Damaged(name=name, detail="es lässt sich nicht als PDF öffnen") from error
    count = len(pdf)
    if count > limits.PAGES:
        pdf.close()
        raise TooManyPages(name=name, found=count, limit=limits.PAGES)
    if count < 1:
        pdf.close()
        raise Damaged(name=name, detail="es enthält keine Seiten")
    return pdf


def _pages(pdf: pypdfium2.PdfDocument, builder: Builder, progress: Progress) -> list[_Read]:
    pages: list[_Read] = []
    counter, tree = tables.Counter(), Tree()
    left = limits.CHARACTERS
    broken: list[int] = []
    for at in range(len(pdf)):
        try:
            page = pdf[at]
        except pypdfium2.PdfiumError:
            broken.append(at + 1)
            pages.append(_Read(Page(595, 842, []), [], Tags()))
            continue
        pages.append(_page(page, counter, tree, left))
        page.close()
        left -= sum(len(word.text) for word in pages[-1].page.words)
        progress(at + 1, len(pdf))
    if broken:
        builder.note(f"Nicht lesbare Seiten: {', '.join(map(str, broken[:20]))}.")
    return pages


def _page(page: pypdfium2.PdfPage, counter: tables.Counter, tree: Tree, left: int) -> _Read:
    found = read_page(page, max(left, 1))
    found.images = pictures.boxes(page)
    words: list[Word] = found.words
    rows: list[Row] = []
    if not found.turn:
        words, rows = tables.take_ruled(words, grids(rules_of(page)), counter)
    rows += rows_of(words)
    return _Read(found, sorted(rows, key=lambda row: -row.base), tree.page(page))


def _refuse_without_text(name: str, pages: list[_Read]) -> None:
    letters = [sum(len(word.text) for word in each.page.words) for each in pages]
    images = sum(len(each.page.images) for each in pages)
    if sum(letters) == 0 and not images:
        raise Empty(name=name)
    if images and sum(letters) < 15 * len(pages):
        raise NoText(name=name, pages=len(pages))


def _write(pages: list[_Read], builder: Builder, bookmarks: Bookmarks) -> None:
    sizes: Counter[float] = Counter()
    for each in pages:
        for word in each.page.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    margins.mark([(each.page.height, each.rows) for each in pages])
    writer = Writer(builder, body=sizes.most_common(1)[0][0] or 11.0)
    counter = tables.Counter(max((row.table or 0 for each in pages for row in each.rows), default=0))
    origins = usual_origins([each.rows for each in pages])
    scanned = [at + 1 for at, each in enumerate(pages) if each.page.images and not each.page.words]
    for at, each in enumerate(pages):
        rows = [row for row in each.rows if row.role == "header"]
        rows += in_reading_order([row for row in each.rows if not row.role], origins[at])
        rows += [row for row in each.rows if row.role == "footer"]
        tables.mark_clear_columns(rows, counter)
        mark_corridors(rows, counter)
        bookmarks.mark(at, rows)
        writer.page(at + 1, rows, each.tags)
    if scanned:
        builder.note(f"Seiten ohne lesbaren Text (Bilder): {', '.join(map(str, scanned[:20]))}.")
    # files with tags say themselves what a picture shows, and which of them are decoration
    unread = [[] if each.tags.roles or each.tags.figures or not each.page.words else each.page.images for each in pages]
    if told := pictures.note(unread):
        builder.note(told)
