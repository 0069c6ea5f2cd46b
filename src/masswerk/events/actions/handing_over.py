"""Cards and summaries become contributions and are weighed with all others."""

from __future__ import annotations

from datetime import datetime

from masswerk.base.actions import Actor, action
from masswerk.concepts.models import Passage
from masswerk.events.actions.common import touch
from masswerk.events.models import Card, Event, Group, Summary
from masswerk.events.refusals import CardsWithoutText, NoProcedure, NothingToHandOver
from masswerk.participation.actions.contributing import submit_many
from masswerk.participation.models import Channel, Procedure, Visibility
from masswerk.participation.rules.drafts import At, Draft


@action("event.handed_over")
def hand_over(event: Event, procedure: Procedure | None, *, by: Actor, now: datetime) -> int:
    """Make every card and every point of a summary a contribution of a procedure; how many are new.

    What was handed over before is not handed over again. Raises NoProcedure, CardsWithoutText, NothingToHandOver.
    """
    if procedure is None or procedure.edition_id != event.edition_id:
        raise NoProcedure(edition=event.edition.title)
    cards = list(Card.objects.filter(event=event, contribution=None).select_related("group"))
    points = list(Summary.objects.filter(event=event, contribution=None).select_related("group"))
    empty = [card.number for card in cards if not card.text]
    if empty:
        raise CardsWithoutText(count=len(empty), numbers=", ".join(str(number) for number in empty))
    if not cards and not points:
        raise NothingToHandOver()
    places = _places(event)
    rows = [*cards, *points]
    done = submit_many(procedure, [_draft(event, row, places) for row in rows], by=by, now=now)
    for row, submitted in zip(rows, done, strict=True):
        row.contribution = submitted.contribution
        row.save(update_fields=["contribution"])
    event.procedure = procedure
    event.save(update_fields=["procedure"])
    touch(event)
    return sum(submitted.is_new for submitted in done)


def _places(event: Event) -> dict[int, tuple[At, ...]]:
    """The fields of each group, in the wording that was discussed."""
    found: dict[int, tuple[At, ...]] = {}
    for group in Group.objects.filter(event=event):
        passages = Passage.objects.filter(edition=event.edition_id, element__event_groups__group=group)
        found[group.pk] = tuple(At(passage.element_id, passage.wording_id) for passage in passages)
    return found


def _draft(event: Event, row: Card | Summary, places: dict[int, tuple[At, ...]]) -> Draft:
    kind = "Karte" if isinstance(row, Card) else "Punkt"
    return Draft(text=row.text, channel=Channel.CARD, at=places[row.group_id], visibility=Visibility.PUBLIC,
                 group=f"{event.title}, Arbeitsgruppe {row.group.number}: {row.group.title}"[:200],
                 received_on=event.held_on, key=f"event-{event.pk}-{kind.lower()}-{row.pk}", code=None)
