"""Cards on paper: printed, photographed, typed; photos deleted in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from masswerk.base.actions import SYSTEM, Actor, action
from masswerk.base.attachments import Examined, attach
from masswerk.base.models import AttachmentState
from masswerk.events.actions.cards import rewritten, take_from_photo
from masswerk.events.actions.common import drop_photos, open_for_change, touch
from masswerk.events.models import Card, CardPhoto, Group, GuidingQuestion, PrintedCards
from masswerk.events.photos import Sighting
from masswerk.events.queries import next_number
from masswerk.events.refusals import CardTypedMeanwhile, NoQuestions
from masswerk.events.rules.printed import Findings


@action("cards.printed")
def print_cards(groups: Sequence[Group], *, count: int, key: str, by: Actor) -> list[PrintedCards]:
    """Hand out numbers for `count` cards of each guiding question to each group; nobody else gets them.

    key: made with the form; sent again, what it printed is returned
    Raises NoQuestions, DocumentationIsOut.
    """
    event = groups[0].event
    again = list(PrintedCards.objects.filter(event=event, key=key))
    if again:
        return again
    open_for_change(event)
    questions = list(GuidingQuestion.objects.filter(event=event))
    if not questions:
        raise NoQuestions()
    first, made = next_number(event), []
    for place, (group, question) in enumerate((group, question) for group in groups for question in questions):
        made.append(PrintedCards(body_id=event.body_id, event=event, group=group, question=question,
                                 first=first + place * count, count=count, key=key))
    PrintedCards.objects.bulk_create(made)
    touch(event)
    return made


@action("photo.taken")
def take_photo(group: Group, sighting: Sighting, *, by: Actor) -> CardPhoto:
    """Hang the cards a photo shows, each with its crop, and keep the photo; the same photo again changes nothing.

    A card without text gets the newest crop, one with text stays as it is. Raises DocumentationIsOut.
    """
    again: CardPhoto | None = CardPhoto.objects.filter(
        group=group, card=None, attachment__sha256=sighting.picture.sha256).first()
    if again is not None:
        return again
    open_for_change(group.event)
    own = sighting.cards.own
    known = set(Card.objects.filter(event=group.event_id, number__in=own).values_list("number", flat=True))
    photo = _kept(group, sighting.picture, None, f"Kartenwand von Arbeitsgruppe {group.number}", by,
                  found=_findings(sighting, known))
    questions = GuidingQuestion.objects.in_bulk(set(own.values()))
    for number, question in own.items():
        card = take_from_photo(group, questions[question], number=number, by=by)
        if not card.text:
            _crop(card, sighting.crops[number], by)
    touch(group.event)
    return photo


@action("card.typed")
def type_card(card: Card, *, text: str, before: str, by: Actor) -> Card:
    """Write down what a photographed card says. before: its text when the writer began.

    Raises CardTypedMeanwhile, and what `change_card` raises.
    """
    card.refresh_from_db()
    typed = " ".join(text.split())
    if card.text == typed and typed:
        return card
    if card.text != " ".join(before.split()):
        raise CardTypedMeanwhile(number=card.number, text=card.text)
    return rewritten(card, text=typed, question=card.question)


@action("photo.dropped")
def drop_photo(photo: CardPhoto, *, by: Actor) -> None:
    """Delete a photo with its file; the cards it showed stay."""
    drop_photos([photo], by=by)


def forget_due(now: datetime) -> int:
    """Delete photos whose time is over; returns how many."""
    photos = CardPhoto.objects.select_related("attachment", "event__body")
    due = [photo for photo in photos if photo.attachment.state == AttachmentState.EMPTIED
           or (photo.attachment.delete_after is not None and photo.attachment.delete_after <= now)]
    for photo in due:
        drop_photo(photo, by=SYSTEM)
    return len(due)


def _findings(sighting: Sighting, known: set[int]) -> Findings:
    cards = sighting.cards
    numbers = dict(Group.objects.filter(pk__in=cards.groups.values()).values_list("pk", "number"))
    return Findings(
        fresh=tuple(number for number in cards.own if number not in known), known=tuple(sorted(known)),
        twice=sighting.twice, events=tuple(cards.events), unknown=tuple(cards.unknown),
        groups=tuple((number, numbers[key]) for number, key in cards.groups.items()))


def _crop(card: Card, crop: Examined, by: Actor) -> None:
    drop_photos(card.photos.select_related("attachment"), by=by)
    _kept(card.group, crop, card, f"Foto von Karte {card.number}", by)


def _kept(group: Group, picture: Examined, card: Card | None, alt: str, by: Actor,
          found: Findings | None = None) -> CardPhoto:
    photo = CardPhoto(body_id=group.body_id, event=group.event, group=group, card=card, alt=alt,
                      attachment=attach(picture, by=by, body_id=group.body_id),
                      found=found.as_json() if found else {})
    photo.save()
    return photo
