"""Opening an OpenDocument text and walking through its body."""

from __future__ import annotations

from lxml import etree

from masswerk.documents.readers.building import Builder, Progress, ignore
from masswerk.documents.readers.odt.blocks import Blocks
from masswerk.documents.readers.odt.lists import Lists
from masswerk.documents.readers.odt.names import MANIFEST, OFFICE, STYLE, TEXT
from masswerk.documents.readers.odt.styles import Styles
from masswerk.documents.readers.packed import Package
from masswerk.documents.refusals import Damaged, Encrypted, HasMacros
from masswerk.documents.source import Source

_CORE = "{http://purl.org/dc/elements/1.1/}"
_MACROS = ("Basic/", "Scripts/")
_MARGINS = {STYLE + "header": "header", STYLE + "footer": "footer"}


def read(name: str, data: bytes, progress: Progress = ignore, notes: tuple[str, ...] = ()) -> Source:
    """Read an OpenDocument text. Raises Encrypted, HasMacros, Damaged, ZipBomb, UnsafeContent, TooLarge, Empty."""
    package = Package(name, data)
    refuse(package)
    content, common = package.xml("content.xml"), package.xml("styles.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise Damaged(name=name, detail="der Text fehlt im Paket")
    roots = [content] if common is None else [content, common]
    builder = Builder(name, "odt", notes=notes)
    styles = Styles(roots)
    blocks = Blocks(builder, styles, Lists(roots))
    if body.find(f"{TEXT}tracked-changes/{TEXT}changed-region/{TEXT}deletion") is not None:
        builder.note("Gelöschter Text aus nachverfolgten Änderungen wurde weggelassen.")
    for done, block in enumerate(body):
        blocks.add(block)
        progress(done + 1, len(body))
    _margins(blocks, common)
    return builder.source(pages=blocks.pages, title=_title(package), language=styles.language)


def refuse(package: Package) -> None:
    """Raises Encrypted or HasMacros."""
    if "encrypted-package" in package.members:
        raise Encrypted(name=package.name)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
        raise Encrypted(name=package.name)
    if any(member.startswith(_MACROS) and not member.endswith("/") for member in package.members):
        raise HasMacros(name=package.name)


def _margins(blocks: Blocks, common: etree._Element | None) -> None:
    """Each header and footer of a page style once."""
    seen: set[tuple[str, str]] = set()
    for element in common.iter(*_MARGINS) if common is not None else ():
        for paragraph in element.iter(TEXT + "p"):
            key = (element.tag, "".join(paragraph.itertext()).strip())
            if key not in seen:
                seen.add(key)
                blocks.margin(paragraph, _MARGINS[element.tag])


def _title(package: Package) -> str:
    meta = package.xml("meta.xml")
    return "" if meta is None else (meta.findtext(f".//{_CORE}title") or "").strip()
