"""Cards: written, put together, summed up, handed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Max

from masswerk.base.actions import Actor, action
from masswerk.events.actions.common import drop_photos, open_for_change, touch
from masswerk.events.models import Card, Cluster, Group, GuidingQuestion, Summary
from masswerk.events.queries import next_number
from masswerk.events.refusals import (
    CardEmpty,
    CardHandedOver,
    CardNumberTaken,
    CardTooLong,
    WrongCluster,
)
from masswerk.events.rules.wall import LONGEST


@action("card.written")
def write_card(group: Group, question: GuidingQuestion, *, text: str, by: Actor, client_key: str = "",
               number: int | None = None) -> Card:
    """Hang a card; one that arrives again with its `client_key` is the one that hangs already.

    number: of a printed card; the next free one without
    Raises CardEmpty, CardTooLong, CardNumberTaken, DocumentationIsOut.
    """
    sent = Card.objects.filter(event=group.event_id, client_key=client_key) if client_key else Card.objects.none()
    known: Card | None = sent.first()
    if known is not None:
        return known
    open_for_change(group.event)
    card = Card(body_id=group.body_id, event=group.event, group=group, question=question, client_key=client_key,
                text=_clean(text), number=_number(group, number))
    card.save()
    touch(group.event)
    return card


@action("card.list_written")
def write_list(group: Group, question: GuidingQuestion, *, texts: Sequence[str], by: Actor,
               key: str = "") -> list[Card]:
    """Hang several cards at once, all or none. Raises like `write_card`.

    key: made with the form, at most 24 characters; sent again, the cards that hang already are returned
    """
    again = list(Card.objects.filter(event=group.event_id, client_key__startswith=f"{key}/")) if key else []
    if again:
        return again
    open_for_change(group.event)
    first = _number(group, None)
    cards = [Card(body_id=group.body_id, event=group.event, group=group, question=question, text=_clean(text),
                  number=first + place, client_key=f"{key}/{place}" if key else "")
             for place, text in enumerate(texts)]
    Card.objects.bulk_create(cards)
    touch(group.event)
    return cards


@action("card.found")
def take_from_photo(group: Group, question: GuidingQuestion, *, number: int, by: Actor) -> Card:
    """Hang a printed card that a photo shows; its text is typed later. One that hangs already stays."""
    known: Card | None = Card.objects.filter(event=group.event_id, number=number).first()
    if known is not None:
        return known
    open_for_change(group.event)
    card = Card(body_id=group.body_id, event=group.event, group=group, question=question, number=number)
    card.save()
    touch(group.event)
    return card


@action("card.changed")
def change_card(card: Card, *, text: str, question: GuidingQuestion, by: Actor, dots: int | None = None) -> Card:
    """Correct a card, its question, or its dots. Raises CardHandedOver, CardEmpty, CardTooLong."""
    return rewritten(card, text=text, question=question, dots=dots)


@action("card.taken_down")
def take_down(card: Card, *, by: Actor) -> None:
    """Remove a card that was hung by mistake. Raises CardHandedOver."""
    _still_ours(card)
    drop_photos(card.photos.select_related("attachment"), by=by)
    card.delete()
    touch(card.event)


@action("card.moved")
def move_card(card: Card, *, cluster: Cluster | None, by: Actor, before: Card | None = None) -> None:
    """Put a card into a cluster, or out of all; before another one, or last. Raises WrongCluster."""
    open_for_change(card.event)
    if cluster is not None and (cluster.group_id, cluster.question_id) != (card.group_id, card.question_id):
        raise WrongCluster(cluster=cluster.title)
    card.cluster = cluster
    card.save(update_fields=["cluster"])
    neighbours = Card.objects.filter(group=card.group_id, question=card.question_id, cluster=cluster)
    row = [other for other in neighbours.order_by("position", "number") if other.pk != card.pk]
    places = [other.pk for other in row]
    row.insert(places.index(before.pk) if before and before.pk in places else len(row), card)
    _numbered(row)
    touch(card.event)


@action("cluster.formed")
def form_cluster(group: Group, question: GuidingQuestion, *, title: str, by: Actor,
                 cards: Iterable[Card] = ()) -> Cluster:
    """Put cards together under a heading; one that stands already gets them too.

    Raises WrongCluster for cards of another question or group.
    """
    open_for_change(group.event)
    together = Cluster.objects.filter(group=group, question=question)
    known: Cluster | None = together.filter(title=title.strip()).first()
    cluster = known or _new_cluster(group, question, title, together.aggregate(last=Max("position"))["last"] or 0)
    for card in cards:
        move_card(card, cluster=cluster, by=by)
    touch(group.event)
    return cluster


@action("cluster.renamed")
def rename_cluster(cluster: Cluster, *, title: str, by: Actor) -> None:
    """Give a cluster another heading."""
    open_for_change(cluster.event)
    cluster.title = title.strip()
    cluster.full_clean(exclude=["body", "event", "group", "question"])
    cluster.save(update_fields=["title"])
    touch(cluster.event)


@action("cluster.dissolved")
def dissolve_cluster(cluster: Cluster, *, by: Actor) -> None:
    """Take a cluster apart; its cards hang alone again."""
    open_for_change(cluster.event)
    for card in Card.objects.filter(cluster=cluster):
        card.cluster = None
        card.save(update_fields=["cluster"])
    cluster.delete()
    touch(cluster.event)


@action("group.summed_up")
def sum_up(group: Group, *, points: Sequence[str], by: Actor) -> list[Summary]:
    """Write down what the moderation reported, point by point; points handed over before stay as they are.

    The same points again change nothing.
    """
    open_for_change(group.event)
    given = list(Summary.objects.filter(group=group, contribution__isnull=False))
    fresh = [text.strip() for text in points if text.strip() and text.strip() not in {row.text for row in given}]
    stored = list(Summary.objects.filter(group=group, contribution=None))
    if [row.text for row in stored] == fresh:
        return given + stored
    Summary.objects.filter(group=group, contribution=None).delete()
    rows = [Summary(body_id=group.body_id, event=group.event, group=group, text=text, position=len(given) + place)
            for place, text in enumerate(fresh, 1)]
    Summary.objects.bulk_create(rows)
    touch(group.event)
    return given + rows


def rewritten(card: Card, *, text: str, question: GuidingQuestion, dots: int | None = None) -> Card:
    """A card with another text, question or dots; part of an action, raises like `change_card`."""
    _still_ours(card)
    if card.question_id != question.pk:
        card.cluster = None
    card.text, card.question, card.version = _clean(text), question, card.version + 1
    card.dots = card.dots if dots is None else dots
    card.save()
    touch(card.event)
    return card


def _new_cluster(group: Group, question: GuidingQuestion, title: str, last: int) -> Cluster:
    cluster = Cluster(body_id=group.body_id, event=group.event, group=group, question=question, position=last + 1,
                      title=title.strip())
    cluster.full_clean(exclude=["body", "event", "group", "question"])
    cluster.save()
    return cluster


def _clean(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise CardEmpty()
    if len(text) > LONGEST:
        raise CardTooLong(length=len(text), longest=LONGEST)
    return text


def _number(group: Group, wanted: int | None) -> int:
    if wanted is None:
        return next_number(group.event)
    if Card.objects.filter(event=group.event_id, number=wanted).exists():
        raise CardNumberTaken(number=wanted)
    return wanted


def _still_ours(card: Card) -> None:
    open_for_change(card.event)
    if card.contribution is not None:
        raise CardHandedOver(number=card.number, sign=card.contribution.sign)


def _numbered(cards: Sequence[Card]) -> None:
    changed = []
    for place, card in enumerate(cards, 1):
        if card.position != place:
            card.position = place
            changed.append(card)
    if changed:
        Card.objects.bulk_update(changed, ["position"])
