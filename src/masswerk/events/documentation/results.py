"""What comes last: what became of the cards, how the measures stand, what comes next, photos of the walls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from masswerk.base.attachments import read
from masswerk.concepts.rules.redline import as_runs, words
from masswerk.documents.markdown import parse, plain
from masswerk.documents.text import Block, Figure, Heading, Paragraph, Run, Runs, Table
from masswerk.events.documentation.groups import Weighed
from masswerk.events.models import CardPhoto, Event, EventKind
from masswerk.events.outcomes import Outcomes
from masswerk.events.parts import standing


def became(result: Outcomes) -> Iterator[Block]:
    """How many contributions were decided how."""
    if not result.decisions:
        return
    yield Heading(1, _runs("Was daraus wurde"), anchor="ergebnis")
    counts = Counter(decision.get_outcome_display() for decision in result.decisions.values())
    yield _table(("Entscheidung", "Beiträge"), [(word, str(count)) for word, count in counts.items()], "Entscheidungen")


def decisions(weighed: Weighed) -> Iterator[Block]:
    """Every decision with its reason, and the changed wordings that stand in no group's part."""
    rows = [(sign, str(card or ""), decision.get_outcome_display(), decision.reason)
            for sign, card, decision in weighed.decided()]
    if rows:
        yield Heading(2, _runs("Entscheidungen im Einzelnen"), anchor="entscheidungen")
        yield _table(("Beitrag", "Karte", "Entscheidung", "Begründung"), rows, "Entscheidungen mit Begründung")
    for row in weighed.became.reworded:
        if row.element not in weighed.shown:
            yield Heading(2, _runs(row.place or "Neue Textstelle"))
            yield Paragraph(as_runs(words(plain(row.before), plain(row.after))))
            yield Paragraph(_runs(f"Geändert nach {', '.join(row.signs)}."), style="small")


def standing_blocks(event: Event) -> Iterator[Block]:
    """At a network meeting: how the measures of the concept stand, by status, each with its lead."""
    stands = standing(event) if event.kind == EventKind.NETWORK else []
    if not stands:
        return
    yield Heading(1, _runs("Stand der Maßnahmen"), anchor="massnahmen")
    yield _table(("Stand", "Maßnahmen"), [(word, str(len(rows))) for word, rows in stands], "Maßnahmen nach Stand")
    for word, rows in stands:
        yield Heading(2, _runs(f"{word[:1].upper()}{word[1:]} ({len(rows)})"))
        yield _table(("Maßnahme", "Federführung"), rows, f"Maßnahmen: {word}")


def outlook(event: Event) -> Iterator[Block]:
    """What comes next."""
    if event.outlook:
        yield Heading(1, _runs("Wie es weitergeht"), anchor="ausblick")
        yield from parse(event.outlook)


def photos(event: Event) -> Iterator[Block]:
    """Pictures of the walls, as long as they are kept."""
    kept = list(CardPhoto.objects.filter(event=event, card=None, is_public=True).exclude(
        attachment__file="").select_related("attachment"))
    if kept:
        yield Heading(1, _runs("Fotos der Kartenwände"), anchor="fotos")
        for photo in kept:
            yield Figure(read(photo.attachment), photo.attachment.media_type, photo.alt, photo.alt,
                         source=photo.attachment.address)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], caption: str) -> Table:
    return Table(tuple(tuple(_runs(cell) for cell in row) for row in (head, *rows)), caption=caption)


def _runs(text: str) -> Runs:
    return (Run(text),)
