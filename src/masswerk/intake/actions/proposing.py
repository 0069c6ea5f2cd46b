"""What was read becomes a proposal to review."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import models

from masswerk.base.actions import Actor, action, note
from masswerk.documents.source import Line
from masswerk.documents.source_json import source_to_json
from masswerk.intake.actions.ledger import lock
from masswerk.intake.models import Proposal, Reading, ReadingState, SourceLine
from masswerk.intake.review.facts import status_doubt
from masswerk.intake.review.positions import fresh
from masswerk.intake.rules.tree import DOUBT, Node, Outline
from masswerk.measures.rules import imported_status

JUST_DOUBTFUL = DOUBT - 0.01


@action("reading.proposed")
def propose(reading: Reading, outline: Outline, *, by: Actor) -> bool:
    """Replace what stood there by the proposal of an outline and open the review; all of it or nothing.

    False, and nothing changed, if the reading is no longer to be read: the job ran twice.
    """
    lock(reading)
    if not reading.is_unread:
        return False
    _plain(SourceLine).filter(reading=reading).delete()
    _plain(Proposal).filter(reading=reading).delete()
    owners = _proposals(reading, outline)
    _lines(reading, outline, owners)
    source = outline.source
    reading.state, reading.format, reading.pages = ReadingState.REVIEW, source.format, source.pages
    reading.notes = list(source.notes)
    reading.save(update_fields=["state", "format", "pages", "notes"])
    note(reading.chain, reading.aggregate(), elements=len(outline.nodes), lines=len(source.lines),
         outline_sha256=_digest(outline))
    return True


def _plain(model: type[Any]) -> models.QuerySet[Any]:
    """Rows the program proposes are logged by number and hash: row by row they would be megabytes nobody reads.

    From here on each step of a person is logged with before and after.
    """
    return models.QuerySet(model)


def _proposals(reading: Reading, outline: Outline) -> dict[int, Proposal]:
    """Save all nodes; returns the owner of each line."""
    levels: dict[str | None, int] = {None: -1}
    rows = []
    for node, position in zip(outline.nodes, fresh(len(outline.nodes)), strict=True):
        levels[node.id] = levels[node.parent] + 1
        rows.append(_proposal(reading, node, levels[node.id], position))
    _plain(Proposal).bulk_create(rows, batch_size=500)
    return {number: row for node, row in zip(outline.nodes, rows, strict=True) for number in node.own}


def _proposal(reading: Reading, node: Node, level: int, position: int) -> Proposal:
    status = str(node.attrs.get("status") or "")
    doubt = status_doubt(status, f"{node.title} {node.text}") if node.kind == "measure" else ""
    return Proposal(
        body_id=reading.body_id, reading=reading, position=position, level=level, kind=node.kind,
        label=node.label[:60], title=node.title, heading=node.heading, text=node.text,
        attrs={**node.attrs, **_measure_facts(node, status)}, version=reading.version,
        confidence=min(node.confidence, JUST_DOUBTFUL) if doubt else node.confidence,
        reasons=[*node.reasons, *([doubt] if doubt else [])])


def _measure_facts(node: Node, status: str) -> dict[str, str]:
    """Status and lead as the program keeps them."""
    if node.kind != "measure":
        return {}
    lead = node.attrs.get("responsible") or ""
    return {"status": imported_status(status, f"{node.title} {node.text}"),
            "lead": ", ".join(map(str, lead)) if isinstance(lead, list | tuple) else str(lead)}


def _lines(reading: Reading, outline: Outline, owners: dict[int, Proposal]) -> None:
    facts = source_to_json(outline.source)["lines"]
    _plain(SourceLine).bulk_create([
        _line(reading, line, fact, owners.get(line.number), outline.noise.get(line.number, ""))
        for line, fact in zip(outline.source.lines, facts, strict=True)], batch_size=500)


def _line(reading: Reading, line: Line, fact: dict[str, Any], owner: Proposal | None, reason: str) -> SourceLine:
    layout = {name: value for name, value in fact.items() if name not in {"number", "text", "page"}}
    return SourceLine(body_id=reading.body_id, reading=reading, number=line.number, text=line.text, page=line.page,
                      is_blank=line.is_blank, facts=layout, owner=owner, reason="" if owner else reason[:200])


def _digest(outline: Outline) -> str:
    """SHA-256 of what was proposed, so that the log can tell a proposal from one tampered with."""
    rows = [[node.kind, node.parent, node.title, node.text, list(node.own)] for node in outline.nodes]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()
