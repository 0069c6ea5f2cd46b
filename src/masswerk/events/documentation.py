"""The documentation of an event, made from what was kept: for the page, for DOCX and for PDF."""

from __future__ import annotations

from collections.abc import Iterator

from masswerk.base.attachments import read
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.redline import as_runs, words
from masswerk.documents.markdown import parse, plain
from masswerk.documents.text import Block, Doc, Figure, Heading, Item, ListBlock, Paragraph, Run, Runs, Table
from masswerk.events import queries
from masswerk.events.models import Card, CardPhoto, Event, EventKind, Group
from masswerk.events.outcomes import Outcomes, outcomes
from masswerk.events.parts import Part, measures, parts_of
from masswerk.events.queries import Asked
from masswerk.events.rules.wall import Heap


DEMO = "Hinweis"
"""Fact of demonstration data only."""


def documentation(event: Event) -> Doc:
    """The whole documentation; the number of queries grows with groups, not with cards."""
    became = outcomes(event)
    groups = list(queries.groups(event))
    weighed = _Weighed(_handed_over(event), became)
    blocks = [*_opening(event), *_programme(event), *_questions(event)]
    spoken = parts_of(event)
    for group in groups:
        blocks += _group(group, spoken.get(group.pk, []), queries.wall(group), weighed)
    blocks += [*_became(became), *_measures(event), *_outlook(event), *_photos(event)]
    return Doc(title=event.title, subtitle=f"Dokumentation, {event.held_on:%d.%m.%Y}", publisher=event.body.name,
               blocks=tuple(blocks), facts=_facts(event, len(groups)), author=event.body.name,
               written=event.documented_at or event.created_at, on=event.held_on)


class _Weighed:
    """Which contribution a card became, and how it was decided."""

    def __init__(self, handed_over: dict[int, tuple[int, int]], became: Outcomes) -> None:
        self._handed_over, self._became = handed_over, became

    def said(self, card: int) -> str:
        """The contribution with its outcome, in brackets; "" for a card that was not handed over."""
        if card not in self._handed_over:
            return ""
        contribution, number = self._handed_over[card]
        decision = self._became.decisions.get(contribution)
        outcome = f": {decision.get_outcome_display()}" if decision else ""
        return f" (Beitrag B-{number:03d}{outcome})"


def _handed_over(event: Event) -> dict[int, tuple[int, int]]:
    """By card: key and number of the contribution it became."""
    rows = Card.objects.filter(event=event, contribution__isnull=False)
    return {card: (contribution, number) for card, contribution, number in rows.values_list(
        "pk", "contribution_id", "contribution__number")}


def _facts(event: Event, groups: int) -> tuple[tuple[str, str], ...]:
    rows = [("Tag", f"{event.held_on:%d.%m.%Y}{_hours(event)}"), ("Ort", event.place),
            ("Eingeladen haben", event.hosts), ("Gäste", str(event.guests) if event.guests is not None else ""),
            ("Arbeitsgruppen", str(groups)), ("Karten", str(event.cards.count())),
            ("Fassung", event.edition.title),
            (DEMO, "Vorführdaten, kein amtliches Dokument" if event.body.is_demo else "")]
    return tuple((word, value) for word, value in rows if value)


def _hours(event: Event) -> str:
    if event.begins_at is None:
        return ""
    end = f" bis {event.ends_at:%H:%M}" if event.ends_at else ""
    return f", {event.begins_at:%H:%M}{end} Uhr"


def _runs(text: str) -> Runs:
    return (Run(text),)


def _opening(event: Event) -> Iterator[Block]:
    if event.lead:
        yield Heading(1, _runs("Worum es ging"), anchor="worum")
        yield from parse(event.lead)


def _programme(event: Event) -> Iterator[Block]:
    items = list(event.agendaitems.all())
    if items:
        yield Heading(1, _runs("Programm"), anchor="programm")
        head = tuple(_runs(word) for word in ("Zeit", "Punkt", "Wer"))
        rows = [(_runs(f"{item.begins_at:%H:%M}" if item.begins_at else ""), _runs(item.title), _runs(item.by))
                for item in items]
        yield Table((head, *rows), caption="Programm")


def _questions(event: Event) -> Iterator[Block]:
    questions = list(event.guidingquestions.all())
    if questions:
        yield Heading(1, _runs("Leitfragen"), anchor="leitfragen")
        yield ListBlock(tuple(Item(_runs(f"{row.text} (Karten: {row.get_colour_display()})")) for row in questions),
                        ordered=True)


def _group(group: Group, spoken: list[Part], wall: list[Asked], weighed: _Weighed) -> Iterator[Block]:
    """One group: what it talked about, what it reported, its cards."""
    yield Heading(1, _runs(f"Arbeitsgruppe {group.number}: {group.title}"), anchor=f"gruppe-{group.number}")
    facts = [("Moderation", group.moderation), ("Raum", group.room),
             ("Gäste", str(group.guests) if group.guests is not None else "")]
    if told := [f"{word}: {value}" for word, value in facts if value]:
        yield Paragraph(_runs(". ".join(told) + "."), style="small")
    for part in spoken:
        texts = [*_listed("Leitlinien", part.texts(Kind.GUIDELINE)), *_listed("Ansätze", part.texts(Kind.APPROACH))]
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


def _listed(title: str, texts: list[str]) -> Iterator[Block]:
    if texts:
        yield Heading(3, _runs(title))
        yield ListBlock(tuple(Item(_runs(plain(text))) for text in texts), ordered=True)


def _answers(asked: Asked, weighed: _Weighed) -> Iterator[Block]:
    if not asked.column.count:
        return
    yield Heading(3, _runs(f"Leitfrage {asked.question.number}: {asked.question.text}"))
    for heap in asked.heaps:
        if heap.cards:
            yield Heading(4, _runs(heap.title or "Einzelne Karten"))
            yield ListBlock(tuple(_card_items(heap, weighed)))


def _card_items(heap: Heap, weighed: _Weighed) -> Iterator[Item]:
    for card in heap.cards:
        yield Item((Run(f"Karte {card.number} ", bold=True), Run(card.text or "ohne Text"),
                    Run(weighed.said(card.key))))


def _became(became: Outcomes) -> Iterator[Block]:
    """How many were decided how, and every wording that was changed, as a redline."""
    if not became.decisions:
        return
    yield Heading(1, _runs("Was daraus wurde"), anchor="ergebnis")
    counts: dict[str, int] = {}
    for decision in became.decisions.values():
        outcome = decision.get_outcome_display()
        counts[outcome] = counts.get(outcome, 0) + 1
    head = (_runs("Entscheidung"), _runs("Beiträge"))
    yield Table((head, *((_runs(word), _runs(str(count))) for word, count in counts.items())), caption="Entscheidungen")
    for row in became.reworded:
        yield Heading(2, _runs(row.place or "Neue Textstelle"))
        yield Paragraph(as_runs(words(plain(row.before), plain(row.after))))
        yield Paragraph(_runs(f"Geändert nach {', '.join(row.signs)}."), style="small")


def _measures(event: Event) -> Iterator[Block]:
    """At a network meeting: how the measures of the concept stand."""
    rows = measures(event) if event.kind == EventKind.NETWORK else []
    if rows:
        yield Heading(1, _runs("Stand der Maßnahmen"), anchor="massnahmen")
        head = tuple(_runs(word) for word in ("Maßnahme", "Stand", "Federführung"))
        yield Table((head, *(tuple(_runs(cell) for cell in row) for row in rows)), caption="Stand der Maßnahmen")


def _outlook(event: Event) -> Iterator[Block]:
    if event.outlook:
        yield Heading(1, _runs("Wie es weitergeht"), anchor="ausblick")
        yield from parse(event.outlook)


def _photos(event: Event) -> Iterator[Block]:
    photos = list(CardPhoto.objects.filter(event=event, card=None, is_public=True).select_related("attachment"))
    if photos:
        yield Heading(1, _runs("Fotos der Kartenwände"), anchor="fotos")
        for photo in photos:
            yield Figure(read(photo.attachment), photo.attachment.media_type, photo.alt, photo.alt,
                         source=photo.attachment.address)
