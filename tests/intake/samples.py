"""Readings for tests: an outline made by hand, so that the engine may change without breaking the review."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from masswerk.base.actions import SYSTEM, writing
from masswerk.bodies.models import Body
from masswerk.documents.source import Line, Source
from masswerk.intake import actions
from masswerk.intake.models import Proposal, Reading, ReadingState, SourceLine
from masswerk.intake.rules.tree import Node, Outline
from tests import factories

Spec = tuple[int, str, str]
"""Level, kind, title; a title with a question mark is doubtful, kinds with "+" have a heading."""

SMALL: tuple[Spec, ...] = (
    (1, "+preamble", "Präambel"),
    (2, "text", "Alle gehören dazu."),
    (1, "+field", "Arbeit"),
    (2, "measure", "Der Kreis fördert Kurse?"),
    (2, "measure", "Die Kammer berät laufend."),
    (3, "text", "Sie berät auch abends."),
    (1, "+field", "Sport?"),
    (2, "text", "Vereine sind offen."),
)


def outline(spec: Sequence[Spec] = SMALL, lost: int = 0, noise: int = 1) -> Outline:
    """An outline with one line for each element, then `noise` lines left out and `lost` lines nowhere."""
    nodes = [Node("e0", "concept", "Konzept", None, 1, len(spec))]
    path = ["e0"]
    for number, (level, kind, title) in enumerate(spec, start=1):
        heading = kind.startswith("+")
        status = {"status": "ongoing", "responsible": "Kammer"} if kind == "measure" else {}
        nodes.append(Node(f"e{number}", kind.lstrip("+"), title, path[level - 1], number, number, own=(number,),
                          heading=heading, text="" if heading else title, attrs=status,
                          confidence=0.4 if title.endswith("?") else 0.9, reasons=("Zum Testen.",)))
        path[level:] = [f"e{number}"]
    count = len(spec)
    lines = [Line(number, title) for number, (_, _, title) in enumerate(spec, start=1)]
    lines += [Line(count + 1 + index, f"Seite {index + 1}") for index in range(noise)]
    lines += [Line(count + noise + 1 + index, f"Verlorene Zeile {index + 1}.") for index in range(lost)]
    left_out = {count + 1 + index: "Seitenkopf" for index in range(noise)}
    return Outline(Source("konzept.txt", "txt", tuple(lines)), tuple(nodes), left_out)


def reading(body: Body | None = None, spec: Sequence[Spec] = SMALL, *, lost: int = 0, noise: int = 1) -> Reading:
    """A reading in review."""
    made = waiting(body)
    actions.propose(made, outline(spec, lost, noise), by=SYSTEM)
    return made


def waiting(body: Body | None = None, **facts: object) -> Reading:
    """A reading whose document is still to be read."""
    made = Reading(body=body or factories.body(), file="readings/none.txt", name="konzept.txt", size=1,
                   sha256="0" * 64, **facts)
    with writing("test.prepared", by=SYSTEM):
        made.save()
    assert made.state == facts.get("state", ReadingState.WAITING)
    return made


def address(page: str, of: Reading | None = None, **more: object) -> str:
    """The address of a page, of a reading or of the body "kreis"."""
    facts = {"body": of.body.slug, "reading": of.pk} if of else {"body": "kreis"}
    return reverse(f"intake:{page}", kwargs={**facts, **more})


def named(of: Reading, title: str) -> Proposal:
    """The proposal with a title."""
    return Proposal.objects.get(reading=of, title=title)


def shape(of: Reading) -> list[tuple[object, ...]]:
    """Everything a review can change, in order, without versions: what undoing must bring back."""
    rows = Proposal.objects.filter(reading=of).order_by("position", "pk")
    elements = [(r.pk, r.position, r.level, r.kind, r.label, r.title, r.heading, r.text, str(r.attrs), r.confidence,
                 str(r.reasons), r.decision) for r in rows]
    lines = [(line.number, line.owner_id, line.reason) for line in SourceLine.objects.filter(reading=of)]
    return [*elements, *lines]


def tree(of: Reading) -> list[str]:
    """The tree to read: dashes for levels, then titles."""
    rows = Proposal.objects.filter(reading=of).order_by("position", "pk")
    return [f"{'-' * row.level}{row.title}" for row in rows]
