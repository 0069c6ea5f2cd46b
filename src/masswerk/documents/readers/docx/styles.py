"""Paragraph styles: what heading, list or look a style stands for, with what it inherits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from masswerk.documents.readers.docx.names import W, switch, value, whole
from masswerk.documents.readers.roles import role_of


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says.

    role:   "heading", "title", "toc", "caption", … or ""
    level:  depth of a heading, from 1
    size:   type size in points, None where not stated
    number: list the style belongs to, as (id, depth from 0)
    indent: left indentation in twentieths of a point
    step:   depth that the style's name states ("List Bullet 2" is 1)
    """

    role: str = ""
    level: int | None = None
    bold: bool | None = None
    size: float | None = None
    number: tuple[str, int] | None = None
    indent: int | None = None
    step: int = 0


class Styles:
    """All styles of a document; unknown ids give the default style."""

    def __init__(self, root: etree._Element | None) -> None:
        self._found: dict[str, Style] = {}
        self._elements: dict[str, etree._Element] = {}
        self.default = ""
        self.size = 11.0
        self.language = ""
        if root is None:
            return
        for element in root.iterfind(W + "style"):
            name = element.get(W + "styleId", "")
            self._elements[name] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true"}:
                self.default = name
        run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.size = (whole(value(run, "sz")) or 20) / 2
        self.language = value(run, "lang") or ""
        self.size = self.style(None).size or self.size

    def style(self, name: str | None) -> Style:
        """The style of that id, with everything it inherits."""
        return self._resolved(name or self.default, 0)

    def _resolved(self, name: str, depth: int) -> Style:
        if name in self._found:
            return self._found[name]
        element = self._elements.get(name)
        if element is None:
            named = role_of(name)
            return Style(named.role, named.level, step=named.step)
        parent = value(element, "basedOn")
        base = self._resolved(parent, depth + 1) if parent and depth < 20 else Style()
        self._found[name] = style = _own(element, base, name)
        return style


def _own(element: etree._Element, base: Style, identifier: str) -> Style:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    title = value(element, "name") or identifier
    named = role_of(title)
    if not named.role:
        named = role_of(identifier)
    style = replace(base, role=named.role, level=named.level, step=named.step) if named.role else base
    outline = whole(value(paragraph, "outlineLvl"))
    if outline is not None and style.role in {"", "heading"}:
        style = replace(style, role="heading" if outline < 9 else "", level=outline + 1 if outline < 9 else None)
    bold, size = switch(run, "b"), whole(value(run, "sz"))
    number, indent = own_number(paragraph, base.number), own_indent(paragraph)
    return replace(
        style,
        bold=base.bold if bold is None else bold,
        size=size / 2 if size else base.size,
        number=number or base.number,
        indent=base.indent if indent is None else indent,
    )


def own_number(paragraph: etree._Element | None, base: tuple[str, int] | None = None) -> tuple[str, int] | None:
    """List id and depth that paragraph properties state; ("0", 0) switches a list off."""
    identifier, depth = value(paragraph, "numPr/numId"), whole(value(paragraph, "numPr/ilvl"))
    if identifier is None and depth is None:
        return None
    return (identifier or (base[0] if base else ""), depth if depth is not None else (base[1] if base else 0))


def own_indent(paragraph: etree._Element | None) -> int | None:
    """Left indentation that paragraph properties state, in twentieths of a point."""
    return whole(value(paragraph, "ind", "left") or value(paragraph, "ind", "start"))
