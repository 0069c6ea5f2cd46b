"""What the measures of an edition stand in, and what can be chosen of them; one query at any number of measures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from masswerk.base.prepared import Prepared
from masswerk.concepts.models import Edition, Passage
from masswerk.concepts.reading import NO_EDITION
from masswerk.concepts.rules.kinds import Kind
from masswerk.measures.models import MeasureRegion, MeasureTarget
from masswerk.measures.overview.findings import M

_LEAVES = (Kind.MEASURE, Kind.TEXT, Kind.TABLE, Kind.FIGURE, Kind.DEFINITION, Kind.CARD, Kind.STATUS_NOTE)
"""Kinds below which no measure is looked for."""


@dataclass(slots=True)
class Group:
    """One element that others stand below. below: numbers of it and of all groups under it."""

    element: int
    key: str
    kind: str
    title: str
    parent: int | None
    at: int = 0
    below: set[int] = field(default_factory=set)


class Groups:
    """The groups of an edition in reading order.

    rows: element, key, kind, title, element above (0 for none), in the order of their positions
    """

    def __init__(self, rows: Iterable[tuple[int, str, str, str, int]]) -> None:
        self.by_element = {element: Group(element, key, kind, title, parent or None)
                           for element, key, kind, title, parent in rows}
        self._put_in_order()
        self.by_key = {group.key: group for group in self.by_element.values()}

    def _put_in_order(self) -> None:
        below: dict[int | None, list[Group]] = {}
        for group in self.by_element.values():
            below.setdefault(group.parent if group.parent in self.by_element else None, []).append(group)
        waiting, at = list(reversed(below.get(None, []))), 0
        while waiting:
            group = waiting.pop()
            group.at, at = at, at + 1
            waiting.extend(reversed(below.get(group.element, [])))
        for group in self.by_element.values():
            for above in self.upwards(group.element):
                above.below.add(group.element)

    def upwards(self, element: int | None) -> list[Group]:
        """A group and those above it, the nearest first."""
        found: list[Group] = []
        while element in self.by_element and len(found) <= len(self.by_element):
            found.append(self.by_element[element])
            element = found[-1].parent
        return found

    def of_kind(self, kind: str) -> list[Group]:
        """Fields or themes in reading order."""
        return sorted((group for group in self.by_element.values() if group.kind == kind), key=lambda group: group.at)

    def field_of(self, parent: int | None) -> str:
        """Title of the field that something below `parent` belongs to, else of the topmost chapter; "" for none."""
        above = self.upwards(parent)
        fields = [group.title for group in above if group.kind == Kind.FIELD]
        return fields[-1] if fields else above[-1].title if above else ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: (value, word) of leads, target groups and regions that measures of the edition have."""

    leads: list[tuple[str, str]]
    targets: list[tuple[str, str]]
    regions: list[tuple[str, str]]


def read(edition: Edition) -> tuple[Groups, Choices]:
    """Groups and choices of an edition; one query."""
    found = sorted(_rows(edition.pk), key=lambda row: (row[6], row[1]))
    return (Groups((element, key, kind, title, parent) for sort, element, key, kind, title, parent, _ in found
                   if sort == "group"),
            Choices(_chosen(found, "lead"), _chosen(found, "target"), _chosen(found, "region")))


def _make_rows(edition: int) -> QuerySet[Any, tuple[Any, ...]]:
    passages = Passage.objects.filter(edition=edition).order_by()
    groups = _columns(passages.exclude(kind__in=_LEAVES), "group", "element_id", "element__key", "wording__title",
                      "parent_id", "position", kind="kind")
    leader = Coalesce(f"{M}lead_organisation__name", f"{M}lead", Value(""), output_field=TextField())
    leads = passages.filter(kind=Kind.MEASURE).annotate(leader=leader).exclude(leader="")
    of = {"measure__element__passages__edition": edition, "measure__element__passages__kind": Kind.MEASURE}
    targets, regions = (model.objects.filter(**of).order_by() for model in (MeasureTarget, MeasureRegion))
    return groups.union(
        _columns(leads, "lead", "", "", "leader"), _columns(targets, "target", "group_id", "", "group__name"),
        _columns(regions, "region", "region_id", "", "region__name"))


def _columns(rows: QuerySet[Any], sort: str, number: str, key: str, title: str, parent: str = "", position: str = "",
             kind: str = "") -> QuerySet[Any, tuple[Any, ...]]:
    """Rows of different tables in the same columns; "" gives 0 or no words."""
    numbers = {name: Coalesce(column or Value(0), Value(0), output_field=IntegerField())
               for name, column in (("c_number", number), ("c_parent", parent), ("c_position", position))}
    words = {name: Coalesce(Cast(column, TextField()) if column else Value(""), Value(""), output_field=TextField())
             for name, column in (("c_key", key), ("c_kind", kind), ("c_title", title))}
    found: QuerySet[Any, tuple[Any, ...]] = rows.annotate(
        c_sort=Value(sort, output_field=CharField()), **numbers, **words).values_list(
        "c_sort", "c_number", "c_key", "c_kind", "c_title", "c_parent", "c_position")
    return found


def _chosen(rows: Iterable[tuple[Any, ...]], wanted: str) -> list[tuple[str, str]]:
    found = {str(number or title): title for sort, number, _, _, title, *_ in rows if sort == wanted}
    return sorted(found.items(), key=lambda choice: choice[1].casefold())


_rows = Prepared(_make_rows, NO_EDITION)
"""Groups and choices in the same columns: sort, number, key, kind, title, number above, position."""
