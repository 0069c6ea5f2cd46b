"""A returned copy of the draft: what each author wants, and the contributions it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from masswerk.base.components.text import redline
from masswerk.concepts.rules.redline import words
from masswerk.documents.markdown_carry import carried_markdown
from masswerk.documents.returned import laid_out_texts, read_returned
from masswerk.participation.arriving_draft import draft_doc, origin_of
from masswerk.participation.arriving_refusals import FromAnotherProcedure, NothingChosen, PlaceIsMissing
from masswerk.participation.models import Baseline, Channel, Contribution, Procedure
from masswerk.participation.rules.arrivals import Point, by_author, key_of, passage_key, points
from masswerk.participation.rules.drafts import At, Draft, Person, Proposal

WHOLE = "konzept"
"""Chosen as place: the point speaks of the whole concept."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage as it was laid out."""

    element: int
    key: str
    number: str
    wording: int
    title: str
    text: str

    @property
    def name(self) -> str:
        """How it is called in lists and choices."""
        head = self.title or " ".join(self.text.split())[:60]
        return f"{self.number} {head}".strip()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A point as shown.

    spot:  the passage it concerns; None where a person chooses
    sign:  number of the contribution that came of it before, "" for a new one
    """

    point: Point
    spot: Spot | None
    sign: str = ""

    @property
    def changed(self) -> SafeString:
        """The redline; the words themselves where nothing is compared."""
        match self.point.sort:
            case "text" | "title":
                return redline([("" if op == "equal" else op, text)
                                for op, text in words(self.point.before, self.point.text)])
            case "strike":
                return redline([("del", self.point.before)])
            case "add":
                return redline([("ins", self.point.text)])
            case _:
                return SafeString("")


@dataclass(slots=True)
class Copy:
    """A returned copy.

    authors: what each wants; missing: passages nobody finds in it any more; notes: what could not be taken over
    """

    authors: dict[str, list[Wanted]]
    spots: dict[str, Spot]
    missing: list[Spot]
    notes: tuple[str, ...] = ()
    known: int = 0
    rows: list[Wanted] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose on the preview.

    left_out: ids of points that are not taken in; places: id of a point to the key of its passage
    people:   author to the name and organisation they contribute with
    """

    left_out: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def spots(procedure: Procedure) -> dict[str, Spot]:
    """Every passage as laid out, by key; one query."""
    rows = Baseline.objects.filter(procedure=procedure).order_by("pk").values_list(
        "element_id", "element__key", "number", "wording_id", "wording__title", "wording__text")
    return {row[1]: Spot(row[0], row[1], row[2], row[3], row[4] or "", row[5] or "") for row in rows}


def read_copy(procedure: Procedure, name: str, data: bytes) -> Copy:
    """What a copy says. Raises FromAnotherProcedure and a subclass of `documents.refusals.Unreadable`."""
    found = read_returned(data, laid_out_texts(draft_doc(procedure)), name=name)
    if found.origin and found.origin != origin_of(procedure):
        raise FromAnotherProcedure(name=name)
    places, wanted = spots(procedure), points(found)
    signs = _known(procedure, wanted)
    rows = [Wanted(point, places.get(point.key), signs.get(_key(point), "")) for point in wanted]
    by_id = {row.point.id: row for row in rows}
    authors = {author: [by_id[point.id] for point in own] for author, own in by_author(wanted).items()}
    gone = dict.fromkeys(passage_key(key) for key in found.missing)
    return Copy(authors, places, [places[key] for key in gone if key in places], found.notes,
                sum(bool(row.sign) for row in rows), rows)


def drafts_of(copy: Copy, choice: Choice) -> list[Draft]:
    """The contributions of a copy as somebody chose them. Raises PlaceIsMissing, NothingChosen."""
    chosen = [row for row in copy.rows if row.point.id not in choice.left_out]
    lost = [row for row in chosen if row.spot is None and choice.places.get(row.point.id, "") not in
            {WHOLE, *copy.spots}]
    if lost:
        raise PlaceIsMissing(count=len(lost))
    if not chosen:
        raise NothingChosen()
    return [_draft(row.point, row.spot or copy.spots.get(choice.places[row.point.id]), choice) for row in chosen]


def _draft(point: Point, spot: Spot | None, choice: Choice) -> Draft:
    name, organisation = choice.people.get(point.author, ("" if point.is_anonymous else point.author, ""))
    at = (At(spot.element, spot.wording, point.quote),) if spot else ()
    proposals = (_proposal(point, spot),) if spot and point.sort != "comment" else ()
    return Draft(text=point.said, channel=Channel.WORD, at=at, proposals=proposals, organisation=organisation,
                 person=Person(name=name) if name else None, key=_key(point), code=None)


def _proposal(point: Point, spot: Spot) -> Proposal:
    match point.sort:
        case "title":
            return Proposal(spot.element, spot.wording, spot.text, point.text)
        case "strike":
            return Proposal(spot.element, spot.wording, "", "", "strike")
        case "add":
            return Proposal(spot.element, spot.wording, point.text, "", "add")
        case _:
            text = carried_markdown(spot.text, point.before, point.text)
            return Proposal(spot.element, spot.wording, text, spot.title)


def _key(point: Point) -> str:
    return key_of("word", point.id)


def _known(procedure: Procedure, wanted: Iterable[Point]) -> dict[str, str]:
    rows = Contribution.objects.filter(procedure=procedure, external_key__in=[_key(point) for point in wanted])
    return {row.external_key: row.sign for row in rows.only("external_key", "number")}
