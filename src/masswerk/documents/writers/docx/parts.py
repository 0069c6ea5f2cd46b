"""The parts of the package around the body."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from masswerk.documents.writers.docx import origin
from masswerk.documents.writers.docx.captions import field
from masswerk.documents.writers.docx.state import BULLETS, State
from masswerk.documents.writers.docx.xml import element, qname, serialize, text

TEMPLATES = files("masswerk.documents.writers") / "templates" / "docx"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIXED = (("rId1", "styles"), ("rId2", "numbering"), ("rId3", "settings"), ("rId4", "footnotes"), ("rId5", "header"),
         ("rId6", "footer"), ("rId7", "fontTable"))


def fixed(name: str, **values: str) -> bytes:
    """A fixed part, with `{name}` replaced by escaped values."""
    content = (TEMPLATES / name).read_text(encoding="utf-8")
    for key, value in values.items():
        content = content.replace(f"{{{key}}}", escape(value, {'"': "&quot;"}))
    return content.encode()


def core(state: State) -> bytes:
    """Title, author, language and dates of the file."""
    doc = state.doc
    moment = doc.written.strftime("%Y-%m-%dT%H:%M:%SZ") if doc.written else "1980-01-01T00:00:00Z"
    return fixed(
        "core.xml", title=doc.title, creator=doc.publisher or doc.author, language=doc.language, moment=moment,
        keywords=", ".join(doc.keywords), subject=doc.subtitle, changed_by=doc.author or doc.publisher,
    )


def relations(state: State) -> bytes:
    """Relationships of the body: fixed parts, links, pictures."""
    rows = [f'<Relationship Id="{key}" Type="{RELATION}/{name}" Target="{name}.xml"/>' for key, name in FIXED]
    rows += [
        f'<Relationship Id="{key}" Type="{RELATION}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for address, key in state.links.items()
    ]
    rows += [
        f'<Relationship Id="{key}" Type="{RELATION}/image" Target="media/{key}.{suffix}"/>'
        for key, suffix, _ in state.pictures
    ]
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    start = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{space}">'
    return f"{start}{''.join(rows)}</Relationships>".encode()


def numbering(state: State) -> bytes:
    """Bullets and numbers, and one instance for each ordered list."""
    root = etree.fromstring(fixed("numbering.xml"))
    root.append(element("w:num", element("w:abstractNumId", val=BULLETS), numId=BULLETS))
    for number, abstract, level, start in state.lists:
        override = element("w:lvlOverride", element("w:startOverride", val=start), ilvl=level)
        root.append(element("w:num", element("w:abstractNumId", val=abstract), override, numId=number))
    return serialize(root)


def footnotes(state: State) -> bytes:
    """The separators and all notes."""
    root = etree.fromstring(fixed("footnotes.xml"))
    root.extend(state.notes)
    return serialize(root)


def header(state: State) -> bytes:
    """The title, above every page but the first."""
    return serialize(element("w:hdr", _line("Header", [element("w:r", text("w:t", state.doc.title))], state)))


def footer(state: State) -> bytes:
    """"Seite 3 von 40" with fields."""
    before, rest = state.words.page.split("{page}")
    between, after = rest.split("{pages}")
    content = [element("w:r", text("w:t", before)), *field("PAGE", "1")]
    content += [element("w:r", text("w:t", between)), *field("NUMPAGES", "1"), element("w:r", text("w:t", after))]
    return serialize(element("w:ftr", _line("Footer", content, state)))


def _line(style: str, content: list[etree._Element], state: State) -> etree._Element:
    bidi = element("w:bidi") if state.is_rtl else None
    return element("w:p", element("w:pPr", element("w:pStyle", val=style), bidi), *content)


def _styles(state: State) -> bytes:
    """Borders are physical in Word: the side where lines start is named here."""
    if state.is_rtl:
        return fixed("styles.xml", language=state.language, bidi=state.language, start="right")
    return fixed("styles.xml", language=state.language, bidi="ar-SA", start="left")


def _settings(state: State) -> bytes:
    """With tracking switched on if the document wants it; looks are not tracked, because nobody weighs them."""
    root = etree.fromstring(fixed("settings.xml", language=state.language))
    if state.doc.track_changes:
        place = [child.tag for child in root].index(qname("w:defaultTabStop"))
        root[place:place] = [element("w:trackRevisions"), element("w:doNotTrackFormatting")]
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _content_types(state: State) -> bytes:
    row = '<Override PartName="/{}" ContentType="{}"/>'.format(*origin.CONTENT_TYPE)
    return _with_last(fixed("content_types.xml"), row if state.comes_back else "", "</Types>")


def _package_relations(state: State) -> bytes:
    row = '<Relationship Id="{}" Type="{}" Target="{}"/>'.format(*origin.RELATION)
    return _with_last(fixed("rels.xml"), row if state.comes_back else "", "</Relationships>")


def _with_last(content: bytes, rows: str, end: str) -> bytes:
    return content.decode().replace(end, rows + end).encode()


def package(body: bytes, state: State) -> Iterator[tuple[str, bytes]]:
    """All parts of the file, in a fixed order."""
    yield "[Content_Types].xml", _content_types(state)
    yield "_rels/.rels", _package_relations(state)
    yield "docProps/core.xml", core(state)
    yield "docProps/app.xml", fixed("app.xml")
    yield "word/document.xml", body
    yield "word/_rels/document.xml.rels", relations(state)
    yield "word/styles.xml", _styles(state)
    yield "word/numbering.xml", numbering(state)
    yield "word/settings.xml", _settings(state)
    yield "word/fontTable.xml", fixed("fontTable.xml")
    yield "word/footnotes.xml", footnotes(state)
    yield "word/header.xml", header(state)
    yield "word/footer.xml", footer(state)
    if state.comes_back:
        yield origin.PART, origin.properties(state.doc.origin, state.others)
    for relation, suffix, data in state.pictures:
        yield f"word/media/{relation}.{suffix}", data
