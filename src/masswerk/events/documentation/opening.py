"""What comes first: facts, what it was about, how to read the documentation, programme, guiding questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masswerk.documents.markdown import parse
from masswerk.documents.text import Block, Heading, Item, ListBlock, Paragraph, Run, Runs, Table
from masswerk.events.documentation.groups import Weighed
from masswerk.events.models import Event, Group

DEMO = "Hinweis"
"""Fact of demonstration data only."""


KEPT = ("Wiedergegeben ist, was am {} festgehalten wurde: {}, {} und {} aus den Berichten der Gruppen. "
        "Wer da war, steht nur als Zahl darin.")
NUMBERS = ("Jede Karte hat eine Nummer. Dahinter steht der Beitrag, der aus ihr wurde, und wie darüber entschieden "
           "ist; die Begründungen stehen am Ende. Wo Karten eine Leitlinie oder einen Ansatz geändert haben, ist "
           "Gestrichenes durchgestrichen und Eingefügtes unterstrichen.")


def facts(event: Event, groups: int) -> tuple[tuple[str, str], ...]:
    """What stands on the cover: word and value, without those nobody knows."""
    rows = [("Tag", f"{event.held_on:%d.%m.%Y}{_hours(event)}"), ("Ort", event.place),
            ("Eingeladen haben", event.hosts), ("Gäste", str(event.guests) if event.guests is not None else ""),
            ("Arbeitsgruppen", str(groups)), ("Karten", str(event.cards.count())),
            ("Fassung", event.edition.title),
            (DEMO, "Vorführdaten, kein amtliches Dokument" if event.body.is_demo else "")]
    return tuple((word, value) for word, value in rows if value)


def opening(event: Event) -> Iterator[Block]:
    """What it was about."""
    if event.lead:
        yield Heading(1, _runs("Worum es ging"), anchor="worum")
        yield from parse(event.lead)


def about(event: Event, groups: Sequence[Group], weighed: Weighed) -> Iterator[Block]:
    """What the documentation holds and how its numbers are read."""
    if not groups:
        return
    numbers = (_counted(len(groups), "Arbeitsgruppe", "n"), _counted(event.cards.count(), "Karte", "n"),
               _counted(sum(len(group.summaries.all()) for group in groups), "Punkt", "e"))
    yield Heading(1, _runs("Zu dieser Dokumentation"), anchor="dokumentation")
    yield Paragraph(_runs(KEPT.format(event.held_on.strftime("%d.%m.%Y"), *numbers)))
    if weighed:
        yield Paragraph(_runs(NUMBERS))


def programme(event: Event) -> Iterator[Block]:
    """The programme as it was announced."""
    items = list(event.agendaitems.all())
    if items:
        yield Heading(1, _runs("Programm"), anchor="programm")
        head = tuple(_runs(word) for word in ("Zeit", "Punkt", "Wer"))
        rows = [(_runs(f"{item.begins_at:%H:%M}" if item.begins_at else ""), _runs(item.title), _runs(item.by))
                for item in items]
        yield Table((head, *rows), caption="Programm")


def questions(event: Event) -> Iterator[Block]:
    """The guiding questions with the colours of their cards."""
    asked = list(event.guidingquestions.all())
    if asked:
        yield Heading(1, _runs("Leitfragen"), anchor="leitfragen")
        yield ListBlock(tuple(Item(_runs(f"{row.text} (Karten: {row.get_colour_display()})")) for row in asked),
                        ordered=True)


def _hours(event: Event) -> str:
    if event.begins_at is None:
        return ""
    end = f" bis {event.ends_at:%H:%M}" if event.ends_at else ""
    return f", {event.begins_at:%H:%M}{end} Uhr"


def _counted(count: int, word: str, plural: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}{plural}"


def _runs(text: str) -> Runs:
    return (Run(text),)
