"""What pages say about cards on paper: what was printed, read, left out, and is still to be typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from masswerk.documents.cards import CardColour, CardSheets
from masswerk.events.models import Card, CardPhoto, Event, Group, PrintedCards
from masswerk.events.photos import event_code, stacks
from masswerk.events.rules.printed import Findings, left_out
from masswerk.events.words import LOOKS, Look

SIGNS = {"disc": "●", "triangle": "▲", "square": "■", "diamond": "◆", "open": "○", "cross": "✚"}
"""Sign of a colour on screen: the same on paper."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Cards of one group that were printed together."""

    group: Group
    first: int
    last: int
    rows: tuple[PrintedCards, ...]

    @property
    def pages(self) -> int:
        """Sheets of paper; four cards a sheet."""
        return -(-(self.last - self.first + 1) // 4)


def printed(event: Event) -> list[Printed]:
    """Everything that was printed, in the order of numbers; one query."""
    rows = PrintedCards.objects.filter(event=event).select_related("group", "question")
    together: dict[tuple[str, int], list[PrintedCards]] = {}
    for row in rows:
        together.setdefault((row.key, row.group_id), []).append(row)
    return [Printed(some[0].group, some[0].first, some[-1].last, tuple(some)) for some in together.values()]


def sheets(event: Event, first: int) -> CardSheets | None:
    """The cards printed together from a number on, ready for the printer; None if there are none."""
    found = next((one for one in printed(event) if one.first == first), None)
    if found is None:
        return None
    colours = tuple(_colour(row) for row in found.rows)
    group = f"AG {found.group.number} {found.group.title}"
    return CardSheets(event_code(event), f"{event.title}, {event.held_on:%d.%m.%Y}", group, colours,
                      found.rows[0].count, first)


def state(group: Group) -> dict[str, Any]:
    """How far a group's paper cards are: printed, hung, left out, without text, and photos; four queries."""
    own = [stack for stack in stacks(group.event) if stack.group == group.pk]
    rows = list(Card.objects.filter(group=group).values_list("number", "text"))
    numbers = {number for stack in own for number in stack.numbers}
    hung = [number for number, _ in rows if number in numbers]
    photos = CardPhoto.objects.filter(group=group, card=None).select_related("attachment").order_by("-pk")
    return {"printed_count": len(numbers), "hung_count": len(hung), "left_out": left_out(own, hung),
            "untyped": sum(not text for _, text in rows),
            "walls": [(photo, findings(photo).sentences()) for photo in photos if photo.attachment.file]}


def findings(photo: CardPhoto) -> Findings:
    """What became of the cards on a photo."""
    kept: dict[str, list[Any]] = photo.found
    whole = {name: tuple(tuple(one) if isinstance(one, list) else one for one in rows) for name, rows in kept.items()}
    return Findings(**whole)  # type: ignore[arg-type]  # as `as_json` kept them


def to_type(group: Group, *, with_all: bool) -> list[tuple[Card, Look]]:
    """A group's cards without text, with their crops; or all that have a crop. Two queries."""
    crops = Prefetch("photos", CardPhoto.objects.exclude(attachment__file="").select_related("attachment"))
    cards = Card.objects.filter(group=group, contribution=None).select_related("question").prefetch_related(crops)
    return [(card, LOOKS[card.question.colour]) for card in cards
            if not card.text or (with_all and card.photos.all())]


def next_to_type(card: Card) -> int | None:
    """Number of the next card of the group without text, from this one on and then from the first."""
    numbers: list[int] = list(Card.objects.filter(group=card.group_id, text="").values_list("number", flat=True))
    after = [number for number in numbers if number > card.number]
    return next(iter(after or numbers), None)


def _colour(row: PrintedCards) -> CardColour:
    look = LOOKS[row.question.colour]
    return CardColour(row.question.colour.upper(), row.question.get_colour_display(), look.hex, row.question.text,
                      SIGNS[look.sign])
