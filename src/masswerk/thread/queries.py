"""What the thread reads: what packages have declared about elements, and the wording in every edition.

The thread keeps nothing of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from masswerk.bodies.models import Body
from masswerk.concepts.access import readable_editions
from masswerk.concepts.hooks import THREAD_RELATIONS, Audience, Knot, ThreadRelation, Trace
from masswerk.concepts.models import Element, Passage
from masswerk.concepts.reading import Item, Reading, fill, outline
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
    """

    filled: Mapping[int, int]
    facts: Mapping[str, Mapping[int, Any]]


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
    """What runs through the whole edition; one query for each declared relation with traces."""
    own = {item.element_id: int(Station.WORDING) for item in reading.by_key.values()}
    facts: dict[str, dict[int, Any]] = {}
    for relation in THREAD_RELATIONS:
        if relation.traces is None or relation.audience not in {Audience.PUBLIC, Audience.COUNTS}:
            continue
        for trace in relation.traces(reading.edition):
            own[trace.element_id] = own.get(trace.element_id, 0) | mask(trace.stations)
            if relation.audience is Audience.PUBLIC:
                facts.setdefault(relation.model, {})[trace.element_id] = trace.facts
    return Woven(risen(own, [(item.element_id, item.parent.element_id if item.parent else None)
                             for item in reading.walk()]), facts)


def thread_of(viewer: Viewer, body: str, concept: str, key: str, language: str) -> Thread | None:
    """The thread of an element as the viewer may see it; None where there is none for this viewer.

    body, concept: short names
    """
    element = Element.objects.filter(body__slug=body, concept__slug=concept, key=key).select_related("body").first()
    if element is None:
        return None
    editions = list(readable_editions(viewer).filter(concept=element.concept_id).select_related("concept", "body"))
    passages = list(Passage.objects.filter(element=element, edition__in=editions).select_related(
        "wording", "edition").order_by("edition__created_at", "edition_id"))
    if not passages:
        return None
    newest = next(edition for edition in editions if edition.pk == passages[-1].edition_id)
    reading = outline(newest, language)
    item = reading.by_key[key]
    stops = _stops(viewer, element.body, reading, item)
    on_it = {bead.item.key: bead.item for stop in stops.values() for bead in stop.shown}
    fill(reading, (on_it | {key: item}).values())
    return Thread(element, item, reading, int(Station.WORDING) | mask(stops), versions(element, passages, editions),
                  stops)


def _stops(viewer: Viewer, body: Body, reading: Reading, item: Item) -> dict[str, Stop]:
    """What hangs on the element and on those below it, by station, in reading order."""
    below = {other.element_id: other for other in item.walk()}
    order = {element: place for place, element in enumerate(below)}
    stops: dict[str, Stop] = {}
    for relation in THREAD_RELATIONS:
        if relation.traces is None or not _may_see(viewer, body, relation):
            continue
        traces = [trace for trace in relation.traces(reading.edition) if trace.element_id in below]
        for trace in sorted(traces, key=lambda trace: order[trace.element_id]):
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
