"""What pages read of events; the same few queries at any number of cards."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Max, Prefetch, QuerySet

from masswerk.concepts.models import Passage
from masswerk.events.models import Card, Cluster, Event, Group, GroupField, GuidingQuestion, PrintedCards
from masswerk.events.rules.wall import Column, Heap, Hung, columns
from masswerk.events.words import LOOKS, Look


@dataclass(frozen=True, slots=True)
class Asked:
    """A guiding question with how its cards look and everything that answers it."""

    question: GuidingQuestion
    look: Look
    column: Column

    @property
    def heaps(self) -> tuple[Heap, ...]:
        """Clusters with their cards, those that hang alone last."""
        return self.column.heaps


def wall(group: Group) -> list[Asked]:
    """All that hangs on the wall of a group, question by question; three queries."""
    questions = list(GuidingQuestion.objects.filter(event=group.event_id))
    clusters = Cluster.objects.filter(group=group).values_list("pk", "question_id", "title")
    cards = Card.objects.filter(group=group).values_list("pk", "question_id", "number", "text", "cluster_id",
                                                         "position")
    found = columns([question.pk for question in questions], clusters, [Hung(*card) for card in cards])
    return [Asked(question, LOOKS[question.colour], column)
            for question, column in zip(questions, found, strict=True)]


def groups(event: Event) -> QuerySet[Group]:
    """The groups of an event with number of cards, fields and summaries."""
    fields = Prefetch("fields", GroupField.objects.select_related("element"))
    found: QuerySet[Group] = Group.objects.filter(event=event).annotate(card_count=Count("cards", distinct=True))
    return found.prefetch_related(fields, "summaries").order_by("number")


def names(event: Event) -> dict[int, str]:
    """How elements are called in the edition that is discussed: number and title; one query."""
    rows = Passage.objects.filter(edition=event.edition_id, element__event_groups__event=event)
    return {element: f"{number} {title or text[:60]}".strip() for element, number, title, text in rows.values_list(
        "element_id", "number", "wording__title", "wording__text")}


def choosable(event: Event) -> list[tuple[str, str]]:
    """Parts of the concept a group may talk about: preamble, fields and themes of the edition."""
    rows = Passage.objects.filter(edition=event.edition_id, kind__in=("preamble", "field", "cross_cutting_theme"))
    return [(str(element), f"{number} {title or text[:60]}".strip()) for element, number, title, text in
            rows.order_by("position").values_list("element_id", "number", "wording__title", "wording__text")]


def newest_cards(group: Group, amount: int = 8) -> list[Card]:
    """The cards hung last, newest first."""
    return list(Card.objects.filter(group=group).select_related("question").order_by("-number")[:amount])


def next_number(event: Event) -> int:
    """The next number of a card; those of printed cards are taken."""
    hung = Card.objects.filter(event=event).aggregate(last=Max("number"))["last"] or 0
    printed = PrintedCards.objects.filter(event=event).aggregate(last=Max(F("first") + F("count")))["last"] or 0
    return int(max(hung + 1, printed))
