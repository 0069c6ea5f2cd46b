"""Names of WordprocessingML: the transitional and the strict form alike, and attribute access."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP),
)


def loosened(data: bytes) -> bytes:
    """XML of "Strict Open XML" with the usual namespaces."""
    for strict, usual in _STRICT:
        if strict in data:
            data = data.replace(strict, usual[1:-1].encode())
    return data


def value(element: etree._Element | None, path: str, name: str = "val") -> str | None:
    """Attribute w:name of the child at path ("w:" prefix left out), None if there is none."""
    if element is None:
        return None
    child = element.find("/".join(W + part for part in path.split("/")))
    return None if child is None else child.get(W + name)


def whole(text: str | None) -> int | None:
    """A whole number, None for anything else.

    >>> whole("12"), whole("x"), whole(None)
    (12, None, None)
    """
    try:
        return int(text) if text is not None and len(text) < 12 else None
    except ValueError:
        return None


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """An on/off property such as bold: None where nothing is said."""
    if properties is None:
        return None
    child = properties.find(W + name)
    return None if child is None else child.get(W + "val", "1") not in {"0", "false", "off", "none"}
