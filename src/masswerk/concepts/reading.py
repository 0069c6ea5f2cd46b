"""An edition as it is read: one object built from a handful of queries, whatever its size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, F, QuerySet, TextField, Value, When

from masswerk.concepts import queries
from masswerk.concepts.models import Belonging, Edition, Erratum, Interface, Passage, Rendition
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.numbers import numbered
from masswerk.concepts.rules.text_hash import is_stale
from masswerk.concepts.rules.tree import Place

LONG_GERMAN = "de"


@dataclass(frozen=True, slots=True)
class Correction:
    """An erratum as shown: its day, what it says, and the corrected text ("" if none is given)."""

    dated: date
    note: str
    text: str


@dataclass(slots=True)
class Item:
    """One passage as shown.

    title, text: in the language asked for where a rendition exists, else the German wording
    language:    of title and text; `is_stale` if they render an older wording
    themes, fields: what else it belongs to; interfaces: (other field, note), stated here or there
    """

    passage: Passage
    key: str
    kind: str
    number: str
    title: str
    text: str
    language: str
    is_stale: bool
    depth: int
    parent: Item | None = None
    children: list[Item] = field(default_factory=list)
    themes: list[Item] = field(default_factory=list)
    fields: list[Item] = field(default_factory=list)
    interfaces: list[tuple[Item, str]] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    def walk(self) -> Iterator[Item]:
        """This item and everything below it, in reading order."""
        waiting = [self]
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(reversed(item.children))

    @property
    def is_page(self) -> bool:
        """True where the item is a page of its own: at the top, or a field right below it."""
        return self.depth == 0 or (self.depth == 1 and self.kind == Kind.FIELD)

    @property
    def page(self) -> Item:
        """The page this item stands on."""
        item = self
        while not item.is_page and item.parent is not None:
            item = item.parent
        return item

    def on_page(self) -> Iterator[Item]:
        """The items shown on this item's page, itself first, without those on pages of their own."""
        waiting = [self]
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(child for child in reversed(item.children) if not child.is_page)


@dataclass(slots=True)
class Reading:
    """A whole edition in one language or form.

    languages: those in which at least one passage is rendered
    """

    edition: Edition
    language: str
    top: list[Item]
    by_key: dict[str, Item]
    languages: list[str]

    def walk(self) -> Iterator[Item]:
        """All items in reading order."""
        for item in self.top:
            yield from item.walk()

    @property
    def pages(self) -> list[Item]:
        """Items that are pages, in reading order."""
        return [item for item in self.walk() if item.is_page]

    @property
    def themes(self) -> list[Item]:
        """Cross-cutting themes: the second axis."""
        return [item for item in self.walk() if item.kind == Kind.CROSS_CUTTING_THEME]

    def of_theme(self, theme: Item) -> list[Item]:
        """Items that belong to a theme, in reading order."""
        return [item for item in self.walk() if theme in item.themes]

    def matrix(self) -> list[tuple[Item, list[int]]]:
        """Each top field with the number of its passages per theme, in the order of `themes`."""
        themes = self.themes
        fields = [item for item in self.walk() if item.kind == Kind.FIELD and (
            item.parent is None or item.parent.kind != Kind.FIELD)]
        return [(f, [sum(theme in item.themes for item in f.walk()) for theme in themes]) for f in fields]

    @property
    def is_stale(self) -> bool:
        """True where a rendition shown is older than its original."""
        return any(item.is_stale for item in self.walk())


def load(edition: Edition, language: str = LONG_GERMAN, rows: QuerySet[Passage] | None = None) -> Reading:
    """Read an edition in a language or form ("de", "de-short", "de-simple", "en", "ar").

    rows: passages with what the caller joins to them; default `queries.passages(edition)`
    Five queries at any size.
    """
    passages = list(rows if rows is not None else queries.passages(edition))
    rendered, languages = _renditions(edition, language)
    numbers = numbered([Place(str(p.element_id), str(p.parent_id) if p.parent_id else None, p.position, p.kind,
                              p.number) for p in passages])
    items = {p.element_id: _item(p, numbers[str(p.element_id)], rendered.get(p.element_id), language)
             for p in passages}
    top = _link(passages, items)
    _join(edition, items)
    return Reading(edition, language, top, {item.key: item for item in items.values()}, languages)


def _renditions(edition: Edition, language: str) -> tuple[dict[int, tuple[str, str, str]], list[str]]:
    shown = When(language=language, then=F("text"))
    rows = Rendition.objects.filter(edition=edition).values_list(
        "element_id", "language", "title", "wording_hash", Case(shown, default=Value(""), output_field=TextField()))
    found, languages = {}, set()
    for element, code, title, rendered_hash, text in rows:
        languages.add(code)
        if code == language:
            found[element] = (title, text, rendered_hash)
    return found, sorted(languages)


def _item(passage: Passage, number: str, rendition: tuple[str, str, str] | None, language: str) -> Item:
    wording = passage.wording
    title, text, shown, stale = wording.title or "", wording.text or "", LONG_GERMAN, False
    if rendition is not None:
        title, text, rendered_hash = rendition
        shown, stale = language, is_stale(rendered_hash, wording.hash)
    return Item(passage, passage.element.key, passage.kind, number, title, text, shown, stale, depth=0)


def _link(passages: list[Passage], items: dict[int, Item]) -> list[Item]:
    top: list[Item] = []
    for passage in sorted(passages, key=lambda p: (p.position, p.pk)):
        item = items[passage.element_id]
        item.parent = items.get(passage.parent_id) if passage.parent_id else None
        (item.parent.children if item.parent else top).append(item)
    waiting = [(item, 0) for item in top]
    for item, depth in waiting:
        item.depth = depth
        waiting.extend((child, depth + 1) for child in item.children)
    return top


def _join(edition: Edition, items: dict[int, Item]) -> None:
    for row in Belonging.objects.filter(edition=edition).order_by("id"):
        item, target = items[row.element_id], items[row.target_id]
        (item.themes if row.sort == Belonging.Sort.THEME else item.fields).append(target)
    for interface in Interface.objects.filter(edition=edition).order_by("id"):
        source, target = items[interface.source_id], items[interface.target_id]
        source.interfaces.append((target, interface.note))
        target.interfaces.append((source, interface.note))
    for erratum in Erratum.objects.filter(edition=edition):
        items[erratum.element_id].corrections.append(Correction(erratum.dated, erratum.note, erratum.text))
