"""Small tools for OpenDocument elements."""

from __future__ import annotations

import re

from lxml import etree

NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "ooow": "http://openoffice.org/2004/writer",
}
PIECES = re.compile(r"(\n|\t| {2,}|^ | $)")


def qname(name: str) -> str:
    """`text:p` as lxml wants it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(name: str, /, *content: etree._Element | str | None, **attributes: object) -> etree._Element:
    """An element with text and children; attributes are written `text__style_name` for `text:style-name`."""
    made = etree.Element(qname(name))
    for key, value in attributes.items():
        made.set(qname(key.replace("__", ":").replace("_", "-")), str(value))
    for part in content:
        if isinstance(part, str):
            add_words(made, part)
        elif part is not None:
            made.append(part)
    return made


def add_words(target: etree._Element, words: str) -> None:
    """Add text; runs of spaces, tabs and line breaks become elements, because ODF collapses white space."""
    for piece in PIECES.split(words):
        if piece == "\n":
            target.append(element("text:line-break"))
        elif piece == "\t":
            target.append(element("text:tab"))
        elif piece and not piece.strip(" "):
            target.append(element("text:s", text__c=len(piece)))
        elif piece:
            _append(target, piece)


def _append(target: etree._Element, words: str) -> None:
    if len(target):
        target[-1].tail = (target[-1].tail or "") + words
    else:
        target.text = (target.text or "") + words


def serialize(root: etree._Element) -> bytes:
    """The part as bytes; namespaces are stated once at the root."""
    used = {prefix: address for prefix, address in NAMESPACES.items() if prefix != "xml"}
    etree.cleanup_namespaces(root, top_nsmap=used, keep_ns_prefixes=["ooow"])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
