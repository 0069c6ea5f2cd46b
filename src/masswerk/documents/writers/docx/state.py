"""What grows while the body of a Word file is written: relationships, notes, lists, pictures, change numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from masswerk.documents.text import Doc
from masswerk.documents.writers.docx.xml import element
from masswerk.documents.writers.words import Words, office_language, words

FIXED_RELATIONS = 9  # rId1 to rId9 belong to the fixed parts
BULLETS, NUMBERS = 1, 2


@dataclass
class State:
    """links: address to relationship; pictures: data with suffix; lists: (number, abstract list, level, start);
    others: finger prints of what belongs to no passage."""

    doc: Doc
    links: dict[str, str] = field(default_factory=dict)
    pictures: list[tuple[str, str, bytes]] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    lists: list[tuple[int, int, int, int]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    _ids: count[int] = field(default_factory=lambda: count(1))
    _relations: count[int] = field(default_factory=lambda: count(FIXED_RELATIONS + 1))
    _counters: dict[str, int] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The words of the document's language."""
        return words(self.doc.language)

    @property
    def comes_back(self) -> bool:
        """Copies of the document are meant to be returned and read."""
        return bool(self.doc.origin) or any(block.passage for block in self.doc.blocks)

    @property
    def is_rtl(self) -> bool:
        """The document runs from right to left."""
        return self.doc.direction == "rtl"

    @property
    def language(self) -> str:
        """The document's language as Word knows it."""
        return office_language(self.doc.language)

    def next_id(self) -> int:
        """A number for a bookmark or change, used once in the document."""
        return next(self._ids)

    def count(self, what: str) -> int:
        """1 for the first table or figure, 2 for the second."""
        self._counters[what] = self._counters.get(what, 0) + 1
        return self._counters[what]

    def link(self, address: str) -> str:
        """The relationship of an outside address."""
        if address not in self.links:
            self.links[address] = f"rId{next(self._relations)}"
        return self.links[address]

    def picture(self, suffix: str, data: bytes) -> str:
        """Keep a picture; its relationship."""
        relation = f"rId{next(self._relations)}"
        self.pictures.append((relation, suffix, data))
        return relation

    def list_number(self, *, ordered: bool, level: int, start: int) -> int:
        """The number of a list instance; ordered lists get one each, so that each starts anew."""
        if not ordered:
            return BULLETS
        number = len(self.lists) + 2
        self.lists.append((number, NUMBERS, level, start))
        return number

    def change(self, kind: str) -> etree._Element:
        """An empty `w:ins` or `w:del` with who and when."""
        doc = self.doc
        mark = element(f"w:{kind}", id=self.next_id(), author=doc.author or doc.publisher or "Maßwerk")
        if doc.written:
            mark.set(element("w:x", date="").keys()[0], doc.written.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return mark
