"""Where packages above join in: what they keep about elements travels with exports and stands on the thread."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import QuerySet

from masswerk.base.actions import Actor
from masswerk.base.components.signs import STATIONS
from masswerk.concepts.models import Concept

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ExportPart:
    """One part of an export.

    name:   key below "parts"
    schema: JSON Schema of one row
    give:   rows of a concept, in a fixed order
    take:   keeps rows again after the concept's elements exist
    is_public: everybody may have the rows; each then names its element as "element"
    give_public: rows with what everybody sees of them, where that is less
    """

    name: str
    schema: dict[str, Any]
    give: Callable[[Concept], Rows]
    take: Callable[[Concept, Rows, Actor], None]
    is_public: bool = False
    give_public: Callable[[Concept], Rows] | None = None


EXPORT_PARTS: dict[str, ExportPart] = {}


def join_export(part: ExportPart) -> None:
    """Add a part; called from an app's `apps.py`."""
    EXPORT_PARTS[part.name] = part


class Audience(StrEnum):
    """Who may see on the thread what stands behind a relation."""

    PUBLIC = "public"
    ROLES = "roles"
    COUNTS = "counts"
    NOBODY = "nobody"


class Trace(NamedTuple):
    """One row that stands behind an element: at which stations, and what its package knows of it."""

    element_id: int
    stations: tuple[str, ...]
    facts: Any = None


class Knot(NamedTuple):
    """One thing at a station: what it is, its words, its day and its status ("" or None if it has none).

    outcome: what was decided, by the name of its sign
    url:     its own page
    """

    station: str
    title: str = ""
    text: str = ""
    on: date | None = None
    status: str = ""
    outcome: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ThreadRelation:
    """A relation to an element, and what the thread shows of it.

    model, field: the relation ("measures.Measure", "element")
    stations: names of STATIONS at which its rows stand; none for what the thread does not show
    audience: who may see it; `roles` for Audience.ROLES
    why:      what it shows, or why it shows nothing
    rows:     its rows for all elements of an edition, by the edition's number, with `element_id`; their SQL is made
              once; None where the thread itself reads them
    columns:  what is asked of each row, by name; all relations are read by one query, so they travel as JSON:
              numbers, words and days as text
    trace:    a row made of its element and columns
    knots:    what to show of one row
    counted:  word for several of them ("Beschwerden"), for Audience.COUNTS
    """

    model: str
    field: str
    stations: tuple[str, ...]
    audience: Audience
    why: str
    roles: frozenset[str] = frozenset()
    rows: Callable[[int], QuerySet[Any]] | None = None
    columns: Mapping[str, str] = dataclasses.field(default_factory=dict)
    trace: Callable[[int, dict[str, Any]], Trace] = lambda element, columns: Trace(element, ())
    knots: Callable[[Trace], Iterable[Knot]] = lambda trace: ()
    counted: str = ""

    def __post_init__(self) -> None:
        if unknown := set(self.stations) - set(STATIONS):
            raise ValueError(f"no stations of the thread: {sorted(unknown)}")
        if bool(self.stations) != (self.audience is not Audience.NOBODY):
            raise ValueError(f"{self.model}.{self.field}: what stands at a station has an audience, and only that")


THREAD_RELATIONS: list[ThreadRelation] = []


def join_thread(*relations: ThreadRelation) -> None:
    """Declare relations to elements; called from an app's `apps.py`. A test finds those that nobody declared."""
    THREAD_RELATIONS.extend(relation for relation in relations if relation not in THREAD_RELATIONS)
