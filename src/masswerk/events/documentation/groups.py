"""One group in the documentation: what it talked about, what it reported, its cards."""

from __future__ import annotations

from collections.abc import Iterator

from masswerk.concepts.reading import Item as Passage
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.redline import as_runs, words
from masswerk.documents.markdown import parse, plain
from masswerk.documents.text import Block, Heading, Item, ListBlock, Paragraph, Run, Runs
from masswerk.events.models import Card, Event, Group
from masswerk.events.outcomes import Outcomes, Reworded
from masswerk.events.parts import Part
from masswerk.events.queries import Asked
from masswerk.events.rules.wall import Heap
from masswerk.participation.models import Decision


class Weighed:
    """Which contribution a card became, how it was decided, and which passages changed; two queries.

    shown: elements whose redline stands in the part of a group already
    """

    def __init__(self, event: Event, became: Outcomes) -> None:
        self.became = became
        self.shown: set[int] = set()
        rows = Card.objects.filter(event=event, contribution__isnull=False)
        self._cards = {card: (contribution, number) for card, contribution, number in rows.values_list(
            "pk", "contribution_id", "contribution__number")}
        self._numbers = dict(rows.values_list("contribution_id", "number"))

    def __bool__(self) -> bool:
        """True once cards were handed over."""
        return bool(self._cards)

    def said(self, card: int) -> str:
        """The contribution with its outcome, in brackets; "" for a card that was not handed over."""
        if card not in self._cards:
            return ""
        contribution, number = self._cards[card]
        decision = self.became.decisions.get(contribution)
        outcome = f": {decision.get_outcome_display()}" if decision else ""
        return f" (Beitrag B-{number:03d}{outcome})"

    def decided(self) -> Iterator[tuple[str, int | None, Decision]]:
        """Sign of each decided contribution, number of its card (None for points of a summary), and the decision."""
        signs = self.became.signs
        for contribution in sorted(self.became.decisions, key=lambda key: signs[key]):
            yield signs[contribution], self._numbers.get(contribution), self.became.decisions[contribution]

    def redline(self, element: int) -> Reworded | None:
        """How a passage was changed by cards, if it was."""
        found = self.became.by_element.get(element)
        if found is not None:
            self.shown.add(element)
        return found


def group_blocks(group: Group, spoken: list[Part], wall: list[Asked], weighed: Weighed) -> Iterator[Block]:
    """Everything of one group."""
    yield Heading(1, _runs(f"Arbeitsgruppe {group.number}: {group.title}"), anchor=f"gruppe-{group.number}")
    facts = [("Besprochen", "; ".join(part.name for part in spoken)), ("Moderation", group.moderation),
             ("Raum", group.room), ("Gäste", str(group.guests) if group.guests is not None else "")]
    if told := [f"{word}: {value}" for word, value in facts if value]:
        yield Paragraph(_runs(". ".join(told) + "."), style="small")
    for part in spoken:
        texts = [*_texts(part), *_listed("Leitlinien", part.passages(Kind.GUIDELINE), weighed),
                 *_listed("Ansätze", part.passages(Kind.APPROACH), weighed)]
        if texts:
            yield Heading(2, _runs(part.name))
            yield from texts
    if points := list(group.summaries.all()):
        yield Heading(2, _runs("Was die Gruppe berichtet hat"))
        yield ListBlock(tuple(Item(_runs(point.text)) for point in points), ordered=True)
    if any(asked.column.count for asked in wall):
        yield Heading(2, _runs("Karten"), anchor=f"karten-{group.number}")
        for asked in wall:
            yield from _answers(asked, weighed)


def _texts(part: Part) -> Iterator[Block]:
    """The preamble in full: it is what the group was asked about, and has neither guidelines nor approaches."""
    if part.item.kind == Kind.PREAMBLE:
        for passage in part.item.walk():
            if passage.kind in (Kind.PREAMBLE, Kind.TEXT) and passage.text:
                yield from parse(passage.text)


def _listed(title: str, passages: list[Passage], weighed: Weighed) -> Iterator[Block]:
    if passages:
        yield Heading(3, _runs(title))
        yield ListBlock(tuple(Item(_wording(passage, weighed)) for passage in passages), ordered=True)


def _wording(passage: Passage, weighed: Weighed) -> Runs:
    """A passage as it stands, or with what cards have struck and inserted."""
    changed = weighed.redline(passage.element_id)
    if changed is None:
        return _runs(plain(passage.text or passage.title))
    return (*as_runs(words(plain(changed.before), plain(changed.after))),
            Run(f" (geändert nach {', '.join(changed.signs)})"))


def _answers(asked: Asked, weighed: Weighed) -> Iterator[Block]:
    if not asked.column.count:
        return
    yield Heading(3, _runs(f"Leitfrage {asked.question.number}: {asked.question.text}"))
    for heap in asked.heaps:
        if heap.cards:
            yield Heading(4, _runs(heap.title or "Einzelne Karten"))
            yield ListBlock(tuple(_card_items(heap, weighed)))


def _card_items(heap: Heap, weighed: Weighed) -> Iterator[Item]:
    for card in heap.cards:
        yield Item((Run(f"Karte {card.number} ", bold=True), Run(card.text or "ohne Text"),
                    Run(weighed.said(card.key))))


def _runs(text: str) -> Runs:
    return (Run(text),)
