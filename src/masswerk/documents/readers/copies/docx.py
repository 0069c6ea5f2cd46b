"""A returned Word file: every paragraph with its tracked changes, bookmarks and comments.

Changes of looks only (`w:rPrChange`, `w:pPrChange`) are passed over. A moved text counts as struck in one place and
inserted in the other.
Source: ECMA-376 part 1, 17.13 (annotations).
"""

from __future__ import annotations

from lxml import etree

from masswerk.documents.readers import limits
from masswerk.documents.readers.building import Progress, ignore
from masswerk.documents.readers.copies.copy import Copy, Track
from masswerk.documents.readers.copies.docx_remarks import remarks
from masswerk.documents.readers.copies.growing import Growing, Look, clean, moment
from masswerk.documents.readers.docx.names import MC, W, loosened, switch, value
from masswerk.documents.readers.docx.styles import Styles, own_number
from masswerk.documents.readers.packed import Package, parse
from masswerk.documents.refusals import Damaged, HasMacros, TooLarge

LARGEST = 24 * limits.MEGABYTE
"""Bytes of the main part: a tree of it has to fit into the memory of the process."""

_INSERTS, _STRIKES = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}
_SKIPPED = {W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", MC + "Fallback", W + "tblPr", W + "tblGrid", W + "trPr"}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def read(name: str, data: bytes, progress: Progress = ignore) -> Copy:
    """Read a returned Word file. Raises HasMacros, Damaged, ZipBomb, UnsafeContent, TooLarge."""
    package = Package(name, data)
    if any(member.lower().endswith(("vbaproject.bin", "vbadata.xml")) for member in package.members):
        raise HasMacros(name=name)
    main = _main_part(package)
    text = loosened(package.read(main))
    if len(text) > LARGEST:
        raise TooLarge(name=name, found=f"{len(text) // limits.MEGABYTE} MB Text", limit=f"{LARGEST >> 20} MB Text")
    body = parse(name, text).find(W + "body") if text else None
    if body is None:
        raise Damaged(name=name, detail="der Text fehlt im Paket")
    folder = main.rpartition("/")[0]
    walker = _Walker(name, Styles(_part(package, f"{folder}/styles.xml")))
    for done, block in enumerate(body):
        walker.block(block, None)
        if done % 200 == 0:
            progress(done, len(body))
    _look_aside(package, folder, walker.growing)
    return walker.growing.copy("docx", _properties(package), remarks(package, folder))


class _Walker:
    """Walks through the body once; `row` is the track of an inserted or struck table row."""

    def __init__(self, file: str, styles: Styles) -> None:
        self.growing = Growing(file)
        self._styles, self._tables = styles, 0
        self._row: tuple[Track | None, Track | None] = (None, None)

    def block(self, block: etree._Element, cell: tuple[int, int, int] | None, depth: int = 0) -> None:
        """A paragraph, a table, or what wraps them."""
        if depth > limits.NESTING or block.tag in _SKIPPED:
            return
        if block.tag == W + "p":
            self._paragraph(block, cell)
        elif block.tag == W + "tbl":
            self._table(block, cell, depth + 1)
        elif not _is_contents(block) and not self._point(block):
            for child in block:
                self.block(child, cell, depth + 1)

    def _table(self, table: etree._Element, outer: tuple[int, int, int] | None, depth: int) -> None:
        self._tables += 1
        number = outer[0] if outer else self._tables
        before = self._row
        for row_number, row in enumerate(table.iterchildren(W + "tr")):
            mark = row.find(W + "trPr")
            self._row = (_of(mark, "ins"), _of(mark, "del"))
            cells = [cell for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr")) is row]
            for column, cell in enumerate(cells):
                for child in cell:
                    self.block(child, outer or (number, row_number, column), depth)
        self._row = before

    def _paragraph(self, block: etree._Element, cell: tuple[int, int, int] | None) -> None:
        properties = block.find(W + "pPr")
        style_name = value(properties, "pStyle")
        style = self._styles.style(style_name)
        if style.role == "toc":
            return
        inserted, struck = self._row
        self._walk(block, inserted, struck)
        mark = properties.find(W + "rPr") if properties is not None else None
        number = own_number(properties, style.number) or style.number
        look = Look(
            level=min(style.level or 1, 6) if style.role == "heading" else 0,
            listed=style.role != "heading" and number is not None and number[0] not in {"", "0"},
            cell=cell,
        )
        self.growing.close(look, inserted or _of(mark, "ins", "moveTo"), struck or _of(mark, "del", "moveFrom"))

    def _walk(self, element: etree._Element, inserted: Track | None, struck: Track | None) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child, inserted, struck)
            elif tag in _INSERTS:
                self._walk(child, _track(child), struck)
            elif tag in _STRIKES:
                self._walk(child, inserted, _track(child))
            elif tag not in _SKIPPED and not self._point(child):
                self._walk(child, inserted, struck)

    def _point(self, child: etree._Element) -> bool:
        """A bookmark or the edge of a comment."""
        if child.tag == W + "bookmarkStart":
            self.growing.name(child.get(W + "name", ""))
        elif child.tag == W + "commentRangeStart":
            self.growing.starts_here(child.get(W + "id", ""))
        elif child.tag == W + "commentRangeEnd":
            self.growing.ends_here(child.get(W + "id", ""))
        else:
            return False
        return True

    def _run(self, run: etree._Element, inserted: Track | None, struck: Track | None) -> None:
        if switch(run.find(W + "rPr"), "vanish"):
            return
        for child in run:
            if child.tag in {W + "t", W + "delText"}:
                self.growing.words(child.text or "", inserted, struck)
            elif child.tag == W + "br" and child.get(W + "type") in {"page", "column"}:
                continue
            elif child.tag in _SIGNS:
                self.growing.words(_SIGNS[child.tag], inserted, struck)
            elif child.tag == W + "commentReference":
                self.growing.hangs_here(child.get(W + "id", ""))
            elif next(child.iter(W + "txbxContent"), None) is not None:
                self.growing.note("Textfelder wurden nicht gelesen; bitte sehen Sie in der Datei selbst nach.")


def _track(element: etree._Element) -> Track:
    return Track(clean(element.get(W + "author", "")).strip()[:200], moment(element.get(W + "date")))


def _of(mark: etree._Element | None, *names: str) -> Track | None:
    """The track that the end of a paragraph or a row carries."""
    if mark is None:
        return None
    return next((_track(each) for each in map(mark.find, (W + name for name in names)) if each is not None), None)


def _is_contents(block: etree._Element) -> bool:
    gallery = value(block, "sdtPr/docPartObj/docPartGallery") if block.tag == W + "sdt" else None
    return gallery is not None and gallery.startswith("Table of")


def _main_part(package: Package) -> str:
    root = package.xml("_rels/.rels")
    for each in root if root is not None else ():
        if each.get("Type", "").endswith("/officeDocument"):
            return str(each.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _part(package: Package, member: str) -> etree._Element | None:
    data = package.read(member)
    return parse(package.name, loosened(data)) if data else None


def _look_aside(package: Package, folder: str, growing: Growing) -> None:
    """Say what was changed outside of the text."""
    notes = _part(package, f"{folder}/footnotes.xml")
    if notes is not None and next(notes.iter(W + "ins", W + "del"), None) is not None:
        growing.note("In Fußnoten wurde etwas geändert; Fußnoten werden nicht übernommen.")


def _properties(package: Package) -> dict[str, str]:
    """Custom properties by name."""
    root = package.xml("docProps/custom.xml")
    found = root.iter(_CUSTOM) if root is not None else iter(())
    return {each.get("name", ""): clean("".join(map(str, each.itertext()))) for each in found}
