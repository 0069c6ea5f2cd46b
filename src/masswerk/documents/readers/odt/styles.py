"""Styles of an OpenDocument text: look and role of paragraphs and words, with what they inherit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from masswerk.documents.readers.odt.names import FO, STYLE, TEXT, points
from masswerk.documents.readers.roles import role_of


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says; None where it says nothing.

    size:   type size in points
    indent: left indentation in points
    page:   a new page starts before the paragraph
    list:   name of the list style, "" if none
    """

    role: str = ""
    level: int | None = None
    step: int = 0
    bold: bool | None = None
    struck: bool | None = None
    hidden: bool = False
    size: float | None = None
    indent: float | None = None
    page: bool = False
    list: str = ""


class Styles:
    """All styles of a document; those of content.xml stand before those of styles.xml."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._found: dict[tuple[str, str], Style] = {}
        self._default = Style()
        self.language = ""
        for root in roots:
            for element in root.iter(STYLE + "style"):
                self._elements.setdefault((element.get(STYLE + "family", ""), element.get(STYLE + "name", "")), element)
            for element in root.iter(STYLE + "default-style"):
                if element.get(STYLE + "family") == "paragraph":
                    self._take_default(element)
        self.size = self.paragraph("Standard").size or self._default.size or 12.0

    def paragraph(self, name: str | None) -> Style:
        """The paragraph style of that name with everything it inherits."""
        return self._resolved("paragraph", name or "Standard", 0)

    def words(self, name: str | None) -> Style:
        """The character style of that name."""
        return self._resolved("text", name or "", 0)

    def _take_default(self, element: etree._Element) -> None:
        self._default = replace(_own(element, Style()), page=False)
        properties = element.find(STYLE + "text-properties")
        if properties is not None and properties.get(FO + "language", "none") != "none":
            country = properties.get(FO + "country", "none")
            self.language = properties.get(FO + "language") + ("" if country == "none" else f"-{country}")

    def _resolved(self, family: str, name: str, depth: int) -> Style:
        key = (family, name)
        if key in self._found:
            return self._found[key]
        element = self._elements.get(key)
        base = self._default if family == "paragraph" else Style()
        if element is None:
            return _named(base, name)
        parent = element.get(STYLE + "parent-style-name")
        if parent and depth < 20:
            base = replace(self._resolved(family, parent, depth + 1), page=False)
        style = _own(element, base)
        self._found[key] = style
        return style


def _own(element: etree._Element, base: Style) -> Style:
    style = _named(base, element.get(STYLE + "display-name") or element.get(STYLE + "name", ""))
    level = element.get(STYLE + "default-outline-level", "")
    if level.isdecimal() and style.role in {"", "heading"}:
        style = replace(style, role="heading", level=min(int(level[:2]), 10))
    style = replace(style, list=element.get(STYLE + "list-style-name") or base.list)
    return _with_words(_with_paragraph(style, element.find(STYLE + "paragraph-properties")), element)


def _with_paragraph(style: Style, properties: etree._Element | None) -> Style:
    if properties is None:
        return style
    indent = points(properties.get(FO + "margin-left"))
    page = properties.get(FO + "break-before") == "page"
    return replace(style, indent=style.indent if indent is None else indent, page=style.page or page)


def _with_words(style: Style, element: etree._Element) -> Style:
    properties = element.find(STYLE + "text-properties")
    if properties is None:
        return style
    weight, line = properties.get(FO + "font-weight"), properties.get(STYLE + "text-line-through-style")
    return replace(
        style,
        bold=style.bold if weight is None else weight == "bold" or (weight.isdecimal() and int(weight) >= 600),
        struck=style.struck if line is None else line != "none",
        hidden=properties.get(TEXT + "display") == "none",
        size=_size(properties.get(FO + "font-size"), style.size),
    )


def _size(stated: str | None, base: float | None) -> float | None:
    if stated and stated.endswith("%") and stated[:-1].isdecimal() and base:
        return base * int(stated[:4].rstrip("%")) / 100
    return points(stated) or base


def _named(base: Style, name: str) -> Style:
    role = role_of(name.replace("_20_", " ").replace("_5f_", "_"))
    return replace(base, role=role.role, level=role.level, step=role.step) if role.role else base
