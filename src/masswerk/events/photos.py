"""Photos of card walls, looked at before anything of them is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from masswerk.base.attachments import Examined, examine, scan
from masswerk.documents.cards import read_cards
from masswerk.events.models import Event, Group, PrintedCards
from masswerk.events.refusals import NoCardOfGroup
from masswerk.events.rules.printed import Sorted, Stack, code_of, sort

PURPOSE = "card_photo"
"""What crops and pictures of walls are kept for (`base.attachments`)."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a photo shows of a group's cards, and what of it is kept.

    picture: the whole wall, upright, without metadata; crops: each card of the group by number
    """

    picture: Examined
    crops: Mapping[int, Examined]
    cards: Sorted
    twice: tuple[int, ...] = ()


def look_at(group: Group, content: bytes, *, name: str) -> Sighting:
    """Find a group's cards on a photo; slow, so before the action. Nothing of the photo itself is kept.

    Raises NoCardOfGroup, and what `documents.cards.read_cards` and `base.attachments.examine` raise.
    """
    scan(content, name)
    photo = read_cards(content, name=name)
    event, code = group.event, event_code(group.event)
    cards = sort([(card.event, card.number) for card in photo.cards], stacks(event), group=group.pk, code=code,
                 others=_others(event))
    if not cards.own:
        raise NoCardOfGroup(name=name, found=_found_instead(cards))
    crops = {card.number: card.crop for card in photo.cards if card.event == code and card.number in cards.own}
    return Sighting(
        examine(photo.picture, name="Kartenwand.jpg", purpose=PURPOSE),
        {number: examine(crop, name=f"Karte {number}.jpg", purpose=PURPOSE) for number, crop in crops.items()},
        cards, tuple(number for number in photo.twice if number in cards.own))


def event_code(event: Event) -> str:
    """What stands for the event in the codes of its cards."""
    return code_of(event.body.slug, event.slug)


def stacks(event: Event) -> list[Stack]:
    """Everything that was printed for an event; one query."""
    return [Stack(*row) for row in PrintedCards.objects.filter(event=event).values_list(
        "group_id", "question_id", "first", "count")]


def _others(event: Event) -> dict[str, str]:
    rows = Event.objects.filter(body=event.body_id).exclude(pk=event.pk).values_list("slug", "title")
    return {code_of(event.body.slug, slug): title for slug, title in rows}


def _found_instead(cards: Sorted) -> str:
    numbers = dict(Group.objects.filter(pk__in=cards.groups.values()).values_list("pk", "number"))
    said = [f"Karte {number} gehört zu Arbeitsgruppe {numbers[group]}" for number, group in cards.groups.items()]
    said += [f"Karte {number} gehört zu {f'„{title}“' if title else 'einer anderen Veranstaltung'}"
             for number, title in cards.events]
    said += [f"Karte {number} wurde hier nie gedruckt" for number in cards.unknown]
    return "; ".join(said[:6])
