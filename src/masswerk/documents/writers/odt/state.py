"""What grows while the body of an OpenDocument file is written: styles, notes, pictures, tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from masswerk.documents.text import Doc, Run
from masswerk.documents.writers.odt.xml import element
from masswerk.documents.writers.words import RIGHT_TO_LEFT, Words, office_language, words


@dataclass
class State:
    """looks: bold, italic, language to name of the automatic style; styles: all automatic styles.
    passage: key of the passage whose block is being written; properties: what the file says of itself."""

    doc: Doc
    styles: list[etree._Element] = field(default_factory=list)
    looks: dict[tuple[bool, bool, str], str] = field(default_factory=dict)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    changes: list[etree._Element] = field(default_factory=list)
    passage: str = ""
    properties: list[tuple[str, str]] = field(default_factory=list)
    _counters: dict[str, int] = field(default_factory=dict)

    @property
    def comes_back(self) -> bool:
        """Copies of the document are meant to be returned and read."""
        return bool(self.doc.origin) or any(block.passage for block in self.doc.blocks)

    @property
    def words(self) -> Words:
        """The words of the document's language."""
        return words(self.doc.language)

    def count(self, what: str) -> int:
        """1 for the first table or note, 2 for the second."""
        self._counters[what] = self._counters.get(what, 0) + 1
        return self._counters[what]

    def look(self, run: Run) -> str:
        """The automatic style for bold, italic and language; "" for plain words."""
        key = (run.bold, run.italic, run.language)
        if key == (False, False, ""):
            return ""
        if key not in self.looks:
            self.looks[key] = f"T{len(self.looks) + 1}"
            self.styles.append(_text_style(self.looks[key], run))
        return self.looks[key]

    def column(self, width: float) -> str:
        """The automatic style of a column. width: in mm"""
        name = f"Column{self.count('column')}"
        properties = element("style:table-column-properties", style__column_width=f"{width:.1f}mm")
        self.styles.append(element("style:style", properties, style__name=name, style__family="table-column"))
        return name

    def change(self, kind: str, struck: etree._Element | None = None) -> str:
        """Record who inserted or struck words and when; the name of the change.

        kind:   "insertion" or "deletion"
        struck: paragraph with the words taken out
        """
        doc = self.doc
        name = f"change-{len(self.changes) + 1}"
        info = element("office:change-info", element("dc:creator", doc.author or doc.publisher or "Maßwerk"))
        info.append(element("dc:date", f"{doc.written:%Y-%m-%dT%H:%M:%S}" if doc.written else "1980-01-01T00:00:00"))
        region = element("text:changed-region", element(f"text:{kind}", info, struck), xml__id=name, text__id=name)
        self.changes.append(region)
        return name


def _text_style(name: str, run: Run) -> etree._Element:
    made = element("style:text-properties")
    for side in ("", "-asian", "-complex"):
        prefix = "style" if side else "fo"
        if run.bold:
            made.set(_key(prefix, f"font-weight{side}"), "bold")
        if run.italic:
            made.set(_key(prefix, f"font-style{side}"), "italic")
    if run.language:
        language, country = office_language(run.language).split("-")
        side, prefix = ("-complex", "style") if language in RIGHT_TO_LEFT else ("", "fo")
        made.set(_key(prefix, f"language{side}"), language)
        made.set(_key(prefix, f"country{side}"), country)
    return element("style:style", made, style__name=name, style__family="text")


def _key(prefix: str, local: str) -> str:
    return str(element("office:x", **{f"{prefix}__{local}": ""}).keys()[0])
