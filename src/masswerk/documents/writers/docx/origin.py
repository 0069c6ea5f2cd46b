"""What a laid-out Word file says of itself, so that a returned copy can be told apart from what was added.

Custom properties hold where it came from and finger prints of the paragraphs that belong to no passage (title page,
hints). Word and LibreOffice keep them, also when the file becomes ODT. A property takes at most 255 characters.
Source: ECMA-376 part 1, 15.2.12.2 (custom properties).
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from lxml import etree

from masswerk.documents.marks import PREFIX
from masswerk.documents.prints import OTHER, as_properties, fingerprint
from masswerk.documents.writers.docx.xml import qname

PART = "docProps/custom.xml"
CONTENT_TYPE = (PART, "application/vnd.openxmlformats-officedocument.custom-properties+xml")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATION = ("rId4", f"{_OFFICE}/relationships/custom-properties", PART)
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def others(body: etree._Element) -> list[str]:
    """Finger prints of the paragraphs without a mark, in order and each once."""
    found = (_text(each) for each in body.iter(qname("w:p")) if not _is_marked(each))
    return list(dict.fromkeys(fingerprint(text, length=OTHER) for text in found if text.strip()))


def _is_marked(paragraph: etree._Element) -> bool:
    starts = paragraph.iterchildren(qname("w:bookmarkStart"))
    return any(str(each.get(qname("w:name"))).startswith(PREFIX) for each in starts)


def _text(paragraph: etree._Element) -> str:
    parts = paragraph.iter(qname("w:t"), qname("w:tab"))
    return "".join((part.text or "") if part.tag == qname("w:t") else "\t" for part in parts)


def properties(origin: str, prints: list[str]) -> bytes:
    """The part of the package."""
    rows = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(as_properties(origin, prints), start=2))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes">{rows}</Properties>'
    ).encode()

