"""Elements and lines as the pages of reading in show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from masswerk.base.components import Part
from masswerk.concepts.rules.kinds import german
from masswerk.documents.source import Line
from masswerk.intake.models import Proposal, Reading, SourceLine
from masswerk.intake.queries import Coverage
from masswerk.intake.review.lines import line_of
from masswerk.measures.models import Status


@dataclass(slots=True)
class Row:
    """One element as shown. opens, closes: lists begun before and ended after it, to nest the flat order."""

    proposal: Proposal
    is_on: bool = False
    opens: bool = False
    closes: range = field(default=range(0))

    @property
    def word(self) -> str:
        """Kind, and the status of a measure."""
        status = self.proposal.attrs.get("status")
        return f"{german(self.proposal.kind)} · {Status(status).label}" if status else german(self.proposal.kind)

    @property
    def name(self) -> str:
        """Number and title."""
        label = self.proposal.label if self.proposal.label[:1].isalnum() else ""
        return f"{label} {self.proposal}".strip()

    @property
    def extent(self) -> str:
        """Its lines in the source: "618–619"."""
        first, last = getattr(self.proposal, "first", None), getattr(self.proposal, "last", None)
        if first is None:
            return ""
        return str(first) if first == last else f"{first}–{last}"

    @property
    def doubt(self) -> str:
        """Why a person should look, "" if there is no doubt."""
        reasons = self.proposal.reasons
        return (reasons[-1] if reasons else "Bitte prüfen.") if self.proposal.is_doubtful else ""


@dataclass(slots=True)
class ShownLine:
    """One line of the source as shown beside the tree."""

    line: SourceLine
    chosen: Proposal | None

    @property
    def number(self) -> int:
        """Its number in the source."""
        return self.line.number

    @property
    def text(self) -> str:
        """What it says."""
        return shown(self.line)

    @property
    def is_lost(self) -> bool:
        """True if it is nowhere."""
        return self.line.owner_id is None and not self.line.reason

    @property
    def out(self) -> str:
        """Why it is left out, "" if it is not."""
        owner = self.line.owner
        return "mit dem Baustein" if owner is not None and owner.is_left_out else self.line.reason

    @property
    def classes(self) -> str:
        """How it looks."""
        is_head = self.line.facts.get("style") in ("heading", "title") or self.line.facts.get("bold")
        is_on = self.chosen is not None and self.line.owner_id == self.chosen.pk
        marks = {"is-on": is_on, "is-out": bool(self.out), "is-lost": self.is_lost, "is-head": is_head}
        return " ".join(name for name, holds in marks.items() if holds)


def shown(line: Line | SourceLine) -> str:
    """A line as people read it: its sign, its text, cells side by side, the words for a picture."""
    kept = line if isinstance(line, Line) else line_of(line)
    if kept.cells:
        return " | ".join(kept.cells)
    if kept.alt is not None:
        return f"[Bild: {kept.alt or 'ohne Beschreibung'}]"
    return f"{kept.sign} {kept.text}".strip()


def nest(rows: list[Row]) -> None:
    """Say where lists begin and end."""
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        level = following.proposal.level if following else rows[0].proposal.level
        row.opens = level > row.proposal.level
        row.closes = range(max(0, row.proposal.level - level))


def coverage_bar(reading: Reading, coverage: Coverage) -> dict[str, Any]:
    """Parts and spoken words of the bar that shows where the lines went; what is left to do is a link."""
    words = reading.line_words
    reasons = ", ".join(reason.partition(",")[0] for reason, _ in coverage.reasons[:2])
    address = reverse("intake:lines", kwargs={"body": reading.body.slug, "reading": reading.pk})
    parts = [
        Part(coverage.assigned, f"{words} zugeordnet", "green", "tick"),
        Part(coverage.left_out, f"bewusst ausgelassen ({reasons})" if reasons else "ausgelassen", "grey", "waived",
             f"{address}?gruppe=ausgelassen" if coverage.left_out else ""),
        Part(coverage.nowhere, "noch nirgends zugeordnet", "gap", "question",
             f"{address}?gruppe=nirgends" if coverage.nowhere else ""),
    ]
    label = (f"Von {coverage.total} {words} sind {coverage.assigned} zugeordnet, {coverage.left_out} ausgelassen, "
             f"{coverage.nowhere} offen")
    return {"parts": parts, "label": label}
