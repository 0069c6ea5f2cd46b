"""The draft as it was laid out, as a document people change in their word processor and send back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from masswerk.concepts.reading import Item
from masswerk.documents.markdown import parse
from masswerk.documents.text import Block, Doc, Figure, Heading, Paragraph, Run
from masswerk.participation import queries
from masswerk.participation.models import Procedure
from masswerk.participation.rules.arrivals import title_key

DEEPEST = 6
HOW = ("So geht es: Ändern Sie den Text und schreiben Sie Kommentare an den Rand. Änderungen werden mit Ihrem Namen "
       "aufgezeichnet. Senden Sie die Datei danach zurück.")


def origin_of(procedure: Procedure) -> str:
    """What a laid-out file says of where it comes from."""
    return f"procedure:{procedure.pk}"


def draft_doc(procedure: Procedure) -> Doc:
    """The wordings of the day it was laid out, every passage with its key and changes tracked; five queries."""
    blocks = [block for item in queries.laid_out(procedure).items for block in _blocks(item)]
    facts = [("Beteiligung", procedure.title),
             ("Beiträge", f"{procedure.contribute_from:%d.%m.%Y} bis {procedure.contribute_until:%d.%m.%Y}")]
    if procedure.body.is_demo:
        facts.append(("Hinweis", "Vorführdaten, kein amtliches Dokument"))
    return Doc(
        title=procedure.edition.concept.title, subtitle=procedure.edition.title, publisher=procedure.body.name,
        blocks=(Paragraph((Run(HOW),), style="note"), *blocks), facts=tuple(facts), author=procedure.body.name,
        written=procedure.opened_at, track_changes=True, origin=origin_of(procedure))


def _blocks(item: Item) -> Iterator[Block]:
    """Pictures stay out: nobody changes them in a copy."""
    label = item.label
    if item.title:
        yield Heading(min(item.depth + 1, DEEPEST), (Run(item.title),), number=item.number, anchor=f"e-{item.key}",
                      passage=title_key(item.key))
        label = ""
    for block in parse(item.text):
        if isinstance(block, Figure):
            continue
        if label and isinstance(block, Paragraph):
            block, label = replace(block, label=label), ""
        yield replace(block, passage=item.key)
