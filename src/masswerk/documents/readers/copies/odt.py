"""A returned OpenDocument text: every paragraph with its tracked changes, bookmarks and comments.

What was struck lies aside in the file (`text:tracked-changes`) and is put back in its place here.
Source: OpenDocument 1.3 part 3, 5.5 (change tracking), 14.1 (annotations).
"""

from __future__ import annotations

from lxml import etree

from masswerk.documents.readers import limits
from masswerk.documents.readers.building import Progress, ignore
from masswerk.documents.readers.copies.copy import Copy, Remark, Track
from masswerk.documents.readers.copies.growing import Growing, Look, clean, moment
from masswerk.documents.readers.odt.document import refuse
from masswerk.documents.readers.odt.names import OFFICE, TABLE, TEXT, amount
from masswerk.documents.readers.odt.styles import Styles
from masswerk.documents.readers.packed import Package
from masswerk.documents.refusals import Damaged

_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_PARAGRAPHS = {TEXT + "p", TEXT + "h"}
_INDEXES = {TEXT + "table-of-content", TEXT + "illustration-index", TEXT + "table-index", TEXT + "alphabetical-index"}
_SKIPPED = {TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "note", TEXT + "variable-decls", OFFICE + "forms"}
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}


def read(name: str, data: bytes, progress: Progress = ignore) -> Copy:
    """Read a returned OpenDocument text. Raises Encrypted, HasMacros, Damaged, ZipBomb, UnsafeContent, TooLarge."""
    package = Package(name, data)
    refuse(package)
    content, common = package.xml("content.xml"), package.xml("styles.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise Damaged(name=name, detail="der Text fehlt im Paket")
    walker = _Walker(name, Styles([content] if common is None else [content, common]), body)
    for done, block in enumerate(body):
        walker.block(block, Look())
        progress(done + 1, len(body))
    return walker.growing.copy("odt", _properties(package), walker.remarks)


class _Walker:
    """Walks through the body once; knows which insertions are open."""

    def __init__(self, file: str, styles: Styles, body: etree._Element) -> None:
        self.growing = Growing(file)
        self.remarks: list[Remark] = []
        self._styles, self._tables = styles, 0
        self._open: dict[str, Track] = {}
        self._regions = {
            each.get(TEXT + "id", ""): each for each in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region")
        }
        self._look = Look()

    def block(self, block: etree._Element, look: Look, depth: int = 0) -> None:
        """A paragraph, list, table, or what wraps them."""
        if depth > limits.NESTING or block.tag in _SKIPPED or block.tag in _INDEXES:
            return
        if block.tag in _PARAGRAPHS:
            self._paragraph(block, look, None)
        elif block.tag == TABLE + "table":
            self._table(block, look, depth + 1)
        elif not self._point(block, None):
            below = Look(listed=True, cell=look.cell) if block.tag == TEXT + "list" else look
            for child in block:
                self.block(child, below, depth + 1)

    def _table(self, table: etree._Element, outer: Look, depth: int) -> None:
        self._tables += 1
        number = self._tables
        rows = [row for row in table.iter(TABLE + "table-row") if next(row.iterancestors(TABLE + "table")) is table]
        for row_number, row in enumerate(rows):
            for column, cell in enumerate(row.iterchildren(TABLE + "table-cell")):
                for child in cell:
                    self.block(child, Look(cell=outer.cell or (number, row_number, column)), depth)

    def _paragraph(self, block: etree._Element, look: Look, struck: Track | None) -> None:
        self._look = Look(listed=look.listed, cell=look.cell)
        style = self._styles.paragraph(block.get(TEXT + "style-name"))
        if block.tag == TEXT + "h" or style.role == "heading":
            self._look.level = min(amount(block.get(TEXT + "outline-level"), 6) if block.tag == TEXT + "h" else 1, 6)
            self._look.listed = False
        self._walk(block, struck)
        self.growing.close(self._look, self._inserted, struck)

    @property
    def _inserted(self) -> Track | None:
        return next(iter(self._open.values()), None)

    def _walk(self, element: etree._Element, struck: Track | None) -> None:
        self._take(element.text, struck)
        for child in element:
            self._child(child, struck)
            self._take(child.tail, struck)

    def _child(self, child: etree._Element, struck: Track | None) -> None:
        if child.tag in _SIGNS:
            self.growing.words(_SIGNS[child.tag], self._inserted, struck)
        elif child.tag == TEXT + "s":
            self.growing.words(" " * amount(child.get(TEXT + "c"), 100), self._inserted, struck)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and not self._point(child, struck):
            if child.tag == TEXT + "span" and self._styles.words(child.get(TEXT + "style-name")).hidden:
                return
            self._walk(child, struck)

    def _take(self, text: str | None, struck: Track | None) -> None:
        """Blank space of the XML is one space; spaces that count are elements of their own."""
        if text:
            self.growing.words(" ".join(("." + text + ".").split())[1:-1], self._inserted, struck)

    def _point(self, child: etree._Element, struck: Track | None) -> bool:
        """A bookmark, the edge of a change or of a comment."""
        tag = child.tag
        if tag in {TEXT + "bookmark", TEXT + "bookmark-start"}:
            self.growing.name(child.get(TEXT + "name", ""))
        elif tag in {TEXT + "change-start", TEXT + "change-end", TEXT + "change"}:
            self._change(child, struck)
        elif tag == OFFICE + "annotation":
            self._remark(child)
        elif tag == OFFICE + "annotation-end":
            self.growing.ends_here(child.get(OFFICE + "name", ""))
        else:
            return False
        return True

    def _change(self, point: etree._Element, struck: Track | None) -> None:
        number = point.get(TEXT + "change-id", "")
        region = self._regions.get(number)
        if region is None or len(region) == 0:
            return
        track = _track(region[0].find(f"{OFFICE}change-info"))
        if point.tag == TEXT + "change-start" and region[0].tag == TEXT + "insertion":
            self._open[number] = track
        elif point.tag == TEXT + "change-end":
            self._open.pop(number, None)
        elif point.tag == TEXT + "change" and region[0].tag == TEXT + "deletion" and struck is None:
            self._put_back(region[0], track, self._look)

    def _put_back(self, deletion: etree._Element, track: Track, look: Look) -> None:
        """Struck words in their place: all paragraphs but the last end here.

        Marks of paragraphs whose beginning was struck along have slid before the struck words; they go back behind
        the ends of paragraphs, the last to the last.
        """
        inserted = _track_of_insertion(deletion, self._inserted)
        blocks = list(deletion.iter(*_PARAGRAPHS))
        if deletion.find(TABLE + "table") is not None:
            self.growing.note("Gestrichene Tabellen aus LibreOffice sind nur als Text zu sehen.")
        before, self._open = self._open, ({"": inserted} if inserted else {})
        slid = self.growing.names_here() if len(blocks) > 1 else []
        for place, block in enumerate(blocks):
            if place:
                self.growing.close(look, inserted, track)
                while slid and len(slid) >= len(blocks) - place:
                    self.growing.name(slid.pop(0))
            self._walk(block, track)
        self._open = before

    def _remark(self, annotation: etree._Element) -> None:
        number = annotation.get(OFFICE + "name") or f"#{len(self.remarks)}"
        lines = ("".join(each.itertext()) for each in annotation.iter(*_PARAGRAPHS))
        self.remarks.append(Remark(
            number=number, author=clean(annotation.findtext(_DC + "creator") or "").strip()[:200],
            moment=moment(annotation.findtext(_DC + "date")), text=clean("\n".join(lines)).strip(),
            parent=annotation.get(_LOEXT + "parent-name", ""), done=annotation.get(_LOEXT + "resolved") == "true"))
        self.growing.starts_here(number)


def _track(info: etree._Element | None) -> Track:
    if info is None:
        return Track("", "")
    return Track(clean(info.findtext(_DC + "creator") or "").strip()[:200], moment(info.findtext(_DC + "date")))


def _track_of_insertion(deletion: etree._Element, around: Track | None) -> Track | None:
    """Words that one author inserted and another struck name both."""
    region = deletion.getparent()
    both = region.find(f"{TEXT}insertion/{OFFICE}change-info") if region is not None else None
    return around if both is None else _track(both)


def _properties(package: Package) -> dict[str, str]:
    """Custom properties by name."""
    root = package.xml("meta.xml")
    found = root.iter(_META + "user-defined") if root is not None else iter(())
    return {each.get(_META + "name", ""): clean(each.text or "") for each in found}
