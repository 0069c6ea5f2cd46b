"""Walking through a Word document once, block by block, so that memory does not grow with its length."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree

from masswerk.documents.readers.building import Builder, Progress, ignore
from masswerk.documents.readers.docx.blocks import Blocks
from masswerk.documents.readers.docx.names import W, loosened
from masswerk.documents.readers.docx.numbering import Numbering
from masswerk.documents.readers.docx.styles import Styles
from masswerk.documents.readers.packed import Package, parse, refuse_dtd
from masswerk.documents.refusals import Damaged, HasMacros
from masswerk.documents.source import Source

_PARAGRAPH = re.compile(rb"<w:p[ />]")
_TYPE = "/officeDocument"
_CORE = "{http://purl.org/dc/elements/1.1/}"


def read(name: str, data: bytes, progress: Progress = ignore, notes: tuple[str, ...] = ()) -> Source:
    """Read a Word document. Raises HasMacros, Damaged, ZipBomb, UnsafeContent, TooLarge, Empty."""
    package = Package(name, data)
    if any(member.lower().endswith(("vbaproject.bin", "vbadata.xml")) for member in package.members):
        raise HasMacros(name=name)
    main = _main_part(package)
    text = loosened(package.read(main))
    if not text:
        raise Damaged(name=name, detail="der Text fehlt im Paket")
    refuse_dtd(name, text)
    folder = main.rpartition("/")[0]
    styles = Styles(_part(package, f"{folder}/styles.xml"))
    builder = Builder(name, "docx", notes=notes)
    # a table has several paragraphs a row; what has three times the limit is refused before it is parsed
    builder.expect(lines=len(_PARAGRAPH.findall(text)) // 3)
    blocks = Blocks(
        builder,
        styles,
        Numbering(_part(package, f"{folder}/numbering.xml")),
        margins=_margins(package, main),
        footnotes={kind: _part(package, f"{folder}/{kind}s.xml") for kind in ("footnote", "endnote")},
        rendered=b"lastRenderedPageBreak" in text,
    )
    for done, block in enumerate(_blocks(name, text)):
        builder.expect(lines=done)
        blocks.add(block)
        if done % 200 == 0:
            progress(done, done + 1)
    return builder.source(pages=blocks.pages, title=_core(package, "title"), language=styles.language)


def _blocks(name: str, text: bytes) -> Iterator[etree._Element]:
    """Paragraphs, tables and section ends of the body in order; each is forgotten after use."""
    tags = (W + "p", W + "tbl", W + "sectPr")
    try:
        events = etree.iterparse(
            io.BytesIO(text), events=("end",), tag=tags, resolve_entities=False, no_network=True, remove_comments=True
        )
        for _, element in events:
            if next(element.iterancestors(W + "p", W + "tbl"), None) is None:
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise Damaged(name=name, detail="der Text bricht ab oder ist kein gültiges XML") from error


def _forget(element: etree._Element) -> None:
    parent = element.getparent()
    element.clear()
    if parent is not None and parent.tag in {W + "body", W + "sdtContent"}:
        del parent[: parent.index(element)]


def _part(package: Package, member: str) -> etree._Element | None:
    data = package.read(member)
    return parse(package.name, loosened(data)) if data else None


def _main_part(package: Package) -> str:
    root = package.xml("_rels/.rels")
    for each in root if root is not None else ():
        if each.get("Type", "").endswith(_TYPE):
            return str(each.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _margins(package: Package, main: str) -> dict[str, etree._Element]:
    """Headers and footers by relationship id."""
    folder, _, file = main.rpartition("/")
    root = package.xml(f"{folder}/_rels/{file}.rels")
    found: dict[str, etree._Element] = {}
    for each in root if root is not None else ():
        if each.get("Type", "").endswith(("/header", "/footer")) and len(found) < 200:
            part = _part(package, f"{folder}/{each.get('Target', '')}")
            if part is not None:
                found[each.get("Id", "")] = part
    return found


def _core(package: Package, field: str) -> str:
    root = package.xml("docProps/core.xml")
    return "" if root is None else (root.findtext(_CORE + field) or "").strip()
