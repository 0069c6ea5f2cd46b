"""An edition as it is read: one object built from a handful of queries, whatever its size.

`load` brings everything, rows included: for the office, exports and documents.
`outline` brings the tree without its texts, `fill` texts and pictures of what is shown: for pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, cast

from django.db.models import CharField, DateField, QuerySet, TextField, Value
from django.db.models.functions import Cast

from masswerk.base.prepared import Prepared
from masswerk.concepts import figures, queries
from masswerk.concepts.models import Belonging, Edition, Erratum, Interface, Passage, Rendition
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.numbers import numbered, short
from masswerk.concepts.rules.text_hash import is_stale

LONG_GERMAN = "de"


@dataclass(frozen=True, slots=True)
class Correction:
    """An erratum as shown: its day, what it says, and the corrected text ("" if none is given)."""

    dated: date
    note: str
    text: str


@dataclass(slots=True, eq=False, repr=False)
class Item:
    """One passage as shown.

    title, text: in the language asked for where a rendition exists, else the German wording
    language:    of title and text; `is_stale` if they render an older wording
    rendered_on: day of the rendition shown
    themes, fields: what else it belongs to; interfaces: (other field, note), stated here or there
    """

    element_id: int
    key: str
    kind: str
    number: str
    title: str
    text: str
    language: str
    is_stale: bool
    rendered_on: date | None = None
    depth: int = 0
    parent: Item | None = None
    children: list[Item] = field(default_factory=list)
    themes: tuple[Item, ...] = ()
    fields: tuple[Item, ...] = ()
    interfaces: tuple[tuple[Item, str], ...] = ()
    corrections: tuple[Correction, ...] = ()
    figures: tuple[figures.Picture, ...] = ()
    row: Passage | None = None

    def __repr__(self) -> str:
        """Itself only: with those above and below it, it would never end."""
        return f"<Item {self.key}>"

    @property
    def passage(self) -> Passage:
        """The row behind the item; only what `load` made has one."""
        if self.row is None:
            raise LookupError(f"{self.key} was read without its row")
        return self.row

    def walk(self) -> Iterator[Item]:
        """This item and everything below it, in reading order."""
        waiting = [self]
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(reversed(item.children))

    @property
    def label(self) -> str:
        """The number as it stands beside the text."""
        return short(self.number)

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

    languages:   those in which at least one passage is rendered
    rendered_on: day of the newest rendition in this language, None for the German wording
    """

    edition: Edition
    language: str
    top: list[Item]
    by_key: dict[str, Item]
    languages: list[str]
    rendered_on: date | None = None

    def walk(self) -> Iterator[Item]:
        """All items in reading order."""
        for item in self.top:
            yield from item.walk()

    @property
    def pages(self) -> list[Item]:
        """Items that are pages, in reading order."""
        return [page for item in self.top for page in (item, *(child for child in item.children if child.is_page))]

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

    @property
    def rendered(self) -> int:
        """How many passages are shown in the language asked for."""
        return sum(item.language == self.language for item in self.by_key.values())


def load(edition: Edition, language: str = LONG_GERMAN, rows: QuerySet[Passage] | None = None) -> Reading:
    """Read an edition with all its texts in a language or form ("de", "de-short", "de-simple", "en", "ar").

    rows: passages with what the caller joins to them; default `queries.passages(edition)`
    Four queries at any size.
    """
    passages = list(rows if rows is not None else queries.passages(edition))
    by_element = {row.element_id: row for row in passages}
    reading = _read(edition, language, [
        _Row(row.element_id, row.element.key, row.parent_id, row.position, row.pk, row.kind, row.number,
             row.wording.title or "", row.wording.text or "", row.wording.hash) for row in passages])
    for item in reading.by_key.values():
        item.row = by_element[item.element_id]
    parts = _texts(reading, {"edition": edition})
    _bring(reading.by_key.values(), parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0])
    return reading


def outline(edition: Edition, language: str = LONG_GERMAN) -> Reading:
    """Read an edition's tree without its texts and corrections; two queries at any size."""
    return _read(edition, language, list(map(_Row._make, _places(edition.pk))))


def fill(reading: Reading, items: Iterable[Item] | None = None) -> None:
    """Bring texts and corrections of some items, or of all, into an outline; once, by one query."""
    wanted = list(reading.by_key.values() if items is None else items)
    of: dict[str, Any] = {"edition": reading.edition}
    if len(wanted) < len(reading.by_key):
        of["element__in"] = [item.element_id for item in wanted]
    wordings = Passage.objects.filter(**of).values_list(
        "element_id", _sort("wording"), "wording__text", Value("", TextField()), Cast(Value(None), DateField()))
    parts = _texts(reading, of)
    _bring(wanted, wordings.union(*parts, all=True))


class _Row(NamedTuple):
    """A passage as it comes from the database, with what numbering asks of a place; `title` None where redacted."""

    element: int
    key: str
    parent: int | None
    position: int
    pk: int
    kind: str
    number: str
    title: str | None
    text: str
    hash: str


NO_EDITION = 2**31 - 2
"""Stands for an edition while the SQL is made; no installation has so many."""

_places = Prepared(lambda edition: Passage.objects.filter(edition=edition).values_list(
    "element_id", "element__key", "parent_id", "position", "pk", "kind", "number", "wording__title",
    Value("", TextField()), "wording__hash"), NO_EDITION)
"""The rows of an outline; texts are brought by `fill`."""

_NO_TEXT, _NO_DAY = Value("", TextField()), Cast(Value(None), DateField())


def _make_beside(edition: int, language: str) -> QuerySet[Any, Any]:
    of = {"edition": edition}
    renditions = Rendition.objects.filter(**of).order_by()
    return Belonging.objects.filter(**of).values_list(
        "element_id", "target_id", "sort", _NO_TEXT, _NO_TEXT, _NO_DAY, "pk").union(
        Interface.objects.filter(**of).values_list(
            "source_id", "target_id", _sort("interface"), "note", _NO_TEXT, _NO_DAY, "pk"),
        renditions.distinct().values_list(
            Value(0), Value(0), _sort("language"), "language", _NO_TEXT, _NO_DAY, Value(0)),
        renditions.filter(language=language).values_list(
            "element_id", Value(0), _sort("rendition"), "title", "wording_hash", Cast("updated_at", DateField()), "pk"),
        all=True)


_beside = Prepared(_make_beside, NO_EDITION, "\x00")
"""What stands beside the texts, in one query: what belongs where, interfaces, languages, titles in a language.

Element, other element, sort, note or title or language, hash of the wording rendered, its day, number of the row.
"""

_Text = tuple[int, str, str | None, str, Any]
"""Element, sort (wording, rendition, erratum, figure), text, note and day of a correction."""


class _Rendered(NamedTuple):
    """What a passage is called in another language, of which wording it was made, and when."""

    title: str
    wording_hash: str
    on: date


def _read(edition: Edition, language: str, rows: list[_Row]) -> Reading:
    beside = sorted(_beside(edition.pk, language), key=lambda row: (row[2], row[6]))
    rendered = {element: _Rendered(title, wording_hash, _day(on))
                for element, _, sort, title, wording_hash, on, _ in beside if sort == "rendition"}
    rows.sort(key=lambda row: (row.position, row.pk))
    # rows stand in for places: making hundreds of places costs more than numbering them
    numbers: dict[int, str] = numbered(cast("Any", rows))  # type: ignore[assignment]
    items = {row.element: _item(row, numbers[row.element], rendered.get(row.element), language) for row in rows}
    top = _link(rows, items)
    _join(beside, items)
    languages = sorted(row[3] for row in beside if row[2] == "language")
    newest = max((rendition.on for rendition in rendered.values()), default=None)
    return Reading(edition, language, top, {item.key: item for item in items.values()}, languages, newest)


def _texts(reading: Reading, of: dict[str, Any]) -> list[QuerySet[Any, _Text]]:
    """Pictures, renditions and errata in the columns of the query for texts; the last two where there can be some."""
    parts: list[QuerySet[Any, _Text]] = [figures.rows(of, reading.language)]
    if reading.language != LONG_GERMAN:
        parts.append(Rendition.objects.filter(language=reading.language, **of).values_list(
            "element_id", _sort("rendition"), "text", Value("", TextField()), Cast(Value(None), DateField())))
    if reading.edition.is_fixed:  # only what is adopted is corrected by errata
        parts.append(Erratum.objects.filter(**of).order_by().values_list(
            "element_id", _sort("erratum"), "text", "note", "dated"))
    return parts


def _bring(wanted: Iterable[Item], rows: Iterable[_Text]) -> None:
    items = {item.element_id: item for item in wanted}
    errata = []
    for element, sort, text, note, dated in rows:
        item = items[element]
        if sort == "erratum":
            errata.append((item, Correction(dated, note, text or "")))
        elif sort == figures.SORT:
            item.figures = tuple(sorted((*item.figures, figures.picture(text or ""))))
        elif (sort == "rendition") == (item.language != LONG_GERMAN):
            item.text = text or ""
    for item, erratum in sorted(errata, key=lambda pair: pair[1].dated):
        item.corrections += (erratum,)


def _day(on: date | str) -> date:
    """A day as either database gives it past Django."""
    return on if isinstance(on, date) else date.fromisoformat(on)


def _item(row: _Row, number: str, rendition: _Rendered | None, language: str) -> Item:
    if rendition is None:
        return Item(row.element, row.key, row.kind, number, row.title or "", row.text, LONG_GERMAN, False)
    return Item(row.element, row.key, row.kind, number, rendition.title, row.text, language,
                is_stale(rendition.wording_hash, row.hash), rendition.on)


def _link(rows: list[_Row], items: dict[int, Item]) -> list[Item]:
    top: list[Item] = []
    for row in rows:
        item = items[row.element]
        item.parent = items.get(row.parent) if row.parent else None
        (item.parent.children if item.parent else top).append(item)
    waiting = [(item, 0) for item in top]
    for item, depth in waiting:
        item.depth = depth
        waiting.extend((child, depth + 1) for child in item.children)
    return top


def _join(beside: Iterable[tuple[Any, ...]], items: dict[int, Item]) -> None:
    """What belongs to which field and theme, and which fields touch."""
    for element, other, sort, note, *_ in beside:
        if not other:
            continue
        item, target = items[element], items[other]
        if sort == Belonging.Sort.THEME:
            item.themes += (target,)
        elif sort == Belonging.Sort.FIELD:
            item.fields += (target,)
        else:
            item.interfaces += ((target, note),)
            target.interfaces += ((item, note),)


def _sort(word: str) -> Value:
    return Value(word, CharField())
