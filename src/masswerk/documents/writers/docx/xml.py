"""Small tools for WordprocessingML elements."""

from __future__ import annotations

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
EMU_PER_MM = 36_000


def qname(name: str) -> str:
    """`w:p` as lxml wants it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(name: str, /, *children: etree._Element | None, **attributes: object) -> etree._Element:
    """An element; attributes without prefix get that of the element, `None` children are left out.

    >>> etree.tostring(element("w:jc", val="start")).decode()
    '<w:jc xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:val="start"/>'
    """
    prefix = name.split(":")[0]
    made = etree.Element(qname(name), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in attributes.items():
        made.set(_attribute(key, prefix), str(value))
    made.extend(child for child in children if child is not None)
    return made


def _attribute(key: str, prefix: str) -> str:
    if "__" in key:
        prefix, key = key.split("__")
        return qname(f"{prefix}:{key}")
    return qname(f"{prefix}:{key}") if prefix == "w" else key


def text(name: str, content: str) -> etree._Element:
    """An element with text whose spaces are kept."""
    made = element(name)
    made.text = content
    made.set(SPACE, "preserve")
    return made


def serialize(root: etree._Element) -> bytes:
    """The part as bytes with XML declaration; namespaces are stated once at the root."""
    etree.cleanup_namespaces(root, top_nsmap=NAMESPACES, keep_ns_prefixes=["w", "r"])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
