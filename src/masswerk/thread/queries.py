"""What the thread reads. Each station has one reader; the thread keeps nothing of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from masswerk.bodies.models import Body
from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import Element, Erratum, Lineage, Passage
from masswerk.concepts.rules.redline import Change, words
from masswerk.measures.models import Measure
from masswerk.people.access import Viewer
from masswerk.thread.rules import GERMAN, Station, filled


@dataclass(frozen=True, slots=True)
class Knot:
    """One thing at a station: its day (None if it has none), what it is, its words, where to read it."""

    title: str
    on: date | None = None
    text: str = ""
    changes: tuple[Change, ...] = ()
    url_parts: tuple[str, str, str] | None = None
    status: str = ""


@dataclass(slots=True)
class Stop:
    """One station with its knots; empty where nothing is there yet."""

    station: Station
    word: str
    knots: list[Knot] = field(default_factory=list)


@dataclass(slots=True)
class Thread:
    """An element with its six stations."""

    element: Element
    title: str
    kind: str
    filled: int
    stops: list[Stop]


def thread_of(viewer: Viewer, body: Body, concept: str, key: str) -> Thread | None:
    """The thread of an element as the viewer may see it; None where there is none for this viewer."""
    element = Element.objects.filter(body=body, concept__slug=concept, key=key).select_related("concept").first()
    if element is None:
        return None
    editions = readable_editions(viewer).filter(concept=element.concept)
    passages = list(Passage.objects.filter(element=element, edition__in=editions).select_related(
        "wording", "edition").order_by("edition__created_at", "edition_id"))
    if not passages:
        return None
    measure = Measure.objects.filter(element=element).first()
    stops = {station: Stop(station, word) for station, word in GERMAN.items()}
    stops[Station.WORDING].knots = _wordings(passages, element, editions)
    if measure is not None:
        stops[Station.MEASURES].knots = [_measure(measure)]
        if filled(measure) & Station.CARRYING_OUT:
            stops[Station.CARRYING_OUT].knots = [Knot("Stand der Umsetzung", status=measure.status, text=measure.since)]
    last = passages[-1]
    mask = sum(int(stop.station) for stop in stops.values() if stop.knots)
    return Thread(element, last.wording.title or (last.wording.text or "")[:120], last.kind, mask, list(stops.values()))


def _wordings(passages: list[Passage], element: Element, editions: object) -> list[Knot]:
    knots: list[Knot] = []
    before = ""
    for passage in passages:
        text = _text(passage)
        edition = passage.edition
        changes = tuple(words(before, text)) if before and before != text else ()
        knots.append(Knot(edition.title, edition.decided_on or edition.created_at.date(), text, changes,
                          (edition.concept.slug, edition.key, element.key), edition.state))
        before = text
    knots += [Knot("Berichtigung", e.dated, f"{e.note} {e.text}".strip())
              for e in Erratum.objects.filter(element=element, edition__in=editions)]
    knots += [Knot(f"{fate.get_relation_display().capitalize()} in {fate.edition.title}", None, fate.reason)
              for fate in Lineage.objects.filter(old=element, edition__in=editions).exclude(
                  relation=Lineage.Relation.CONTINUED).select_related("edition")]
    return knots


def _text(passage: Passage) -> str:
    return "\n".join(part for part in (passage.wording.title, passage.wording.text) if part)


def _measure(measure: Measure) -> Knot:
    lead = f"Federführung: {measure.lead}. " if measure.lead else ""
    return Knot("Maßnahme", measure.review_on, lead + measure.reason, status=measure.status)


