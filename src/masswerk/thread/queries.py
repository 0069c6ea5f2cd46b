"""What the thread reads: what packages have declared about elements, and the wording in every edition.

The thread keeps nothing of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject

from masswerk.base.prepared import Prepared
from masswerk.bodies.models import Body
from masswerk.concepts.hooks import THREAD_RELATIONS, Audience, Knot, ThreadRelation, Trace
from masswerk.concepts.models import Edition, Element, Passage
from masswerk.concepts.reading import NO_EDITION, Item, Reading, fill, outline
from masswerk.concepts.shelf import Sibling
from masswerk.people.access import Viewer
from masswerk.thread.rules import Station, mask, risen
from masswerk.thread.wording import Version, versions

SHOWN = 12
"""So many things stand at one station; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Woven:
    """What runs through an edition, as everybody may see it.

    filled: element to its stations, with those of all below it
    facts:  model of a relation to element to what its package knows
    counts: model of a relation to element to how many of its rows everybody may see
    """

    filled: Mapping[int, int]
    facts: Mapping[str, Mapping[int, Any]]
    counts: Mapping[str, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Bead:
    """A knot with the element it hangs on; `is_own` where that is the element whose thread this is."""

    knot: Knot
    item: Item
    is_own: bool


@dataclass(slots=True)
class Stop:
    """One station: what stands there, how much more there is, and what only its number is told of."""

    beads: list[Bead] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def shown(self) -> list[Bead]:
        """The first of them."""
        return self.beads[:SHOWN]

    @property
    def more(self) -> int:
        """How many are left out."""
        return max(0, len(self.beads) - SHOWN)


@dataclass(frozen=True, slots=True)
class Thread:
    """An element with what stands at its six stations.

    item, reading: in the newest edition the viewer may read
    filled:        stations that have something, a sum of `Station`
    stops:         by name of station; the wording is in `versions`
    """

    element: Element
    item: Item
    reading: Reading
    filled: int
    versions: list[Version]
    stops: Mapping[str, Stop]


def woven(reading: Reading) -> Woven:
    """What runs through the whole edition; one query, however many relations are declared."""
    own = {item.element_id: int(Station.WORDING) for item in reading.by_key.values()}
    facts: dict[str, dict[int, Any]] = {}
    counts: dict[str, dict[int, int]] = {}
    told = [relation for relation in THREAD_RELATIONS if relation.audience in {Audience.PUBLIC, Audience.COUNTS}]
    for relation, trace in traces(reading.edition, told):
        own[trace.element_id] = own.get(trace.element_id, 0) | mask(trace.stations)
        if relation.audience is Audience.PUBLIC:
            facts.setdefault(relation.model, {})[trace.element_id] = trace.facts
            seen = counts.setdefault(relation.model, {})
            seen[trace.element_id] = seen.get(trace.element_id, 0) + 1
    return Woven(risen(own, [(item.element_id, item.parent.element_id if item.parent else None)
                             for item in reading.walk()]), facts, counts)


def traces(edition: Edition, relations: Sequence[ThreadRelation]) -> Iterator[tuple[ThreadRelation, Trace]]:
    """What stands behind all elements of an edition, relation by relation; one query for all of them."""
    asked = tuple(relation for relation in relations if relation.rows is not None)
    if not asked:
        return
    for element, number, columns in sorted(_prepared(asked)(edition.pk), key=itemgetter(1)):
        yield asked[number], asked[number].trace(element, json.loads(columns))


_made: dict[tuple[int, ...], tuple[tuple[ThreadRelation, ...], Prepared]] = {}


def _prepared(asked: tuple[ThreadRelation, ...]) -> Prepared:
    """The query for some relations, its SQL made once: visitors all ask for the same ones."""
    key = tuple(map(id, asked))
    if key not in _made:
        _made[key] = asked, Prepared(partial(_rows, asked), NO_EDITION)  # with `asked`, so that no other takes its id
    return _made[key][1]


def _rows(asked: Sequence[ThreadRelation], edition: int) -> QuerySet[Any, Any]:
    parts = [relation.rows(edition).order_by().values_list(
        "element_id", Value(number), Cast(JSONObject(**relation.columns), TextField()))
        for number, relation in enumerate(asked) if relation.rows is not None]
    return parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]


def thread_of(viewer: Viewer, siblings: Sequence[Sibling], key: str, language: str) -> Thread | None:
    """The thread of an element as the viewer may see it; None where there is none for this viewer. Eight queries.

    siblings: the editions of its concept that the viewer may read, oldest first
    """
    order = {sibling.pk: place for place, sibling in enumerate(siblings)}
    passages = sorted(Passage.objects.filter(element__key=key, edition__in=order).select_related(
        "wording", "element__body", "edition__concept", "edition__body"), key=lambda row: order[row.edition_id])
    if not passages:
        return None
    element, newest = passages[-1].element, passages[-1].edition
    reading = outline(newest, language)
    item = reading.by_key[key]
    stops = _stops(viewer, element.body, reading, item)
    on_it = {bead.item.key: bead.item for stop in stops.values() for bead in stop.shown}
    fill(reading, (on_it | {key: item}).values())
    return Thread(element, item, reading, int(Station.WORDING) | mask(stops), versions(element, passages, order), stops)


def _stops(viewer: Viewer, body: Body, reading: Reading, item: Item) -> dict[str, Stop]:
    """What hangs on the element and on those below it, by station, in reading order."""
    below = {other.element_id: other for other in item.walk()}
    order = {element: place for place, element in enumerate(below)}
    stops: dict[str, Stop] = {}
    seen = [relation for relation in THREAD_RELATIONS if _may_see(viewer, body, relation)]
    found = [(relation, trace) for relation, trace in traces(reading.edition, seen) if trace.element_id in below]
    for relation, trace in sorted(found, key=lambda pair: (seen.index(pair[0]), order[pair[1].element_id])):
        _hang(stops, relation, trace, Bead(Knot(""), below[trace.element_id], trace.element_id == item.element_id))
    return stops


def _may_see(viewer: Viewer, body: Body, relation: ThreadRelation) -> bool:
    return relation.audience in {Audience.PUBLIC, Audience.COUNTS} or (
        relation.audience is Audience.ROLES and viewer.has(body, *relation.roles))


def _hang(stops: dict[str, Stop], relation: ThreadRelation, trace: Trace, place: Bead) -> None:
    if relation.audience is Audience.COUNTS:
        for station in trace.stations:
            counts = stops.setdefault(station, Stop()).counts
            counts[relation.counted] = counts.get(relation.counted, 0) + 1
        return
    for knot in relation.knots(trace):
        stops.setdefault(knot.station, Stop()).beads.append(replace(place, knot=knot))
