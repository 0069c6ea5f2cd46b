"""What the review workspace shows: one object from a fixed number of queries, whatever the size of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, Max, Q
from django.urls import reverse

from masswerk.base.components import Part
from masswerk.concepts.rules.kinds import german
from masswerk.documents.source import Line
from masswerk.intake import queries
from masswerk.intake.models import Proposal, Reading, SourceLine, Step
from masswerk.intake.review.lines import line_of
from masswerk.intake.review.wording import sentences
from masswerk.measures.models import Status

ROWS = 150
"""Elements shown at once."""

LINES = 200
"""Lines of the source shown at once."""

BEFORE = 8
"""Lines shown before those of the chosen element."""


@dataclass(slots=True)
class Row:
    """One element as shown. opens, closes: lists begun before and ended after it, to nest the flat order."""

    proposal: Proposal
    is_on: bool = False
    is_above: bool = False
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


@dataclass(slots=True)
class Cut:
    """A place where an element can be split: value for the form, and the text that begins there."""

    name: str
    value: int
    text: str


class Workspace:
    """The workspace around one element of a reading."""

    def __init__(self, reading: Reading, chosen: Proposal | None, line: int | None = None) -> None:
        self.reading = reading
        self.chosen = chosen or queries.proposals(reading).first()
        self.line = line

    @cached_property
    def coverage(self) -> queries.Coverage:
        """Where the lines of the source went."""
        return queries.coverage(self.reading)

    @property
    def bar(self) -> dict[str, Any]:
        """The same as a bar."""
        return coverage_bar(self.reading, self.coverage)

    @cached_property
    def counts(self) -> dict[str, int]:
        """Number of all elements, of those left out, and of those before the chosen one."""
        before = Q(position__lt=self._position)
        left_out = Q(decision=Proposal.Decision.LEFT_OUT)
        found: dict[str, int] = Proposal.objects.filter(reading=self.reading).aggregate(
            whole=Count("pk"), left_out=Count("pk", filter=left_out), before=Count("pk", filter=before))
        return found

    @cached_property
    def doubts(self) -> list[tuple[int, int]]:
        """Key and position of every doubtful element."""
        return list(queries.doubts(self.reading).values_list("pk", "position"))

    @property
    def sure(self) -> int:
        """Elements nobody has to look at any more, without the document itself."""
        return self.counts["whole"] - self.counts["left_out"] - len(self.doubts) - 1

    @property
    def doubt_number(self) -> int | None:
        """Which of the doubts is chosen, from 1."""
        keys = [key for key, _ in self.doubts]
        return keys.index(self.chosen.pk) + 1 if self.chosen and self.chosen.pk in keys else None

    @property
    def next_doubt(self) -> int | None:
        """The next doubtful element, from the top again after the last."""
        return self._doubt([key for key, position in self.doubts if position > self._position], 0)

    @property
    def previous_doubt(self) -> int | None:
        """The doubtful element before, from the end again before the first."""
        return self._doubt([key for key, position in self.doubts if position < self._position], -1)

    @property
    def _position(self) -> int:
        return self.chosen.position if self.chosen else 0

    def _doubt(self, nearer: list[int], end: int) -> int | None:
        others = nearer or [key for key, _ in self.doubts if self.chosen and key != self.chosen.pk]
        return others[end] if others else None

    @cached_property
    def rows(self) -> list[Row]:
        """The elements of this page of the tree, below their ancestors."""
        start = self.counts["before"] // ROWS * ROWS
        page = list(queries.proposals(self.reading)[start:start + ROWS])
        above = self._ancestors(page[0]) if page else []
        rows = [Row(p, is_above=True) for p in above] + [Row(p) for p in page]
        for row in rows:
            row.is_on = self.chosen is not None and row.proposal.pk == self.chosen.pk
        _nest(rows)
        return rows

    def _ancestors(self, first: Proposal) -> list[Proposal]:
        """The rows a page's first row belongs to, from the document down; two queries."""
        if first.level == 0:
            return []
        last = Proposal.objects.filter(reading=self.reading, position__lt=first.position, level__lt=first.level)
        places = last.order_by().values("level").annotate(place=Max("position")).values_list("place", flat=True)
        return list(queries.proposals(self.reading).filter(position__in=list(places)))

    @property
    def earlier_rows(self) -> int | None:
        """Key of the element to choose for the page before."""
        return self._row_at(self.counts["before"] // ROWS * ROWS - 1)

    @property
    def later_rows(self) -> int | None:
        """Key of the element to choose for the page behind."""
        return self._row_at((self.counts["before"] // ROWS + 1) * ROWS)

    def _row_at(self, index: int) -> int | None:
        if not 0 <= index < self.counts["whole"]:
            return None
        found: int = Proposal.objects.filter(reading=self.reading).order_by("position", "pk").values_list(
            "pk", flat=True)[index]
        return found

    @cached_property
    def lines(self) -> list[ShownLine]:
        """The lines around those of the chosen element, or around the line asked for; empty ones are left away."""
        anchor = self.line or getattr(self.chosen, "first", None) or 1
        start = max(1, anchor - BEFORE)
        found = queries.lines(self.reading).filter(number__gte=start, is_blank=False)[:LINES]
        return [ShownLine(line, self.chosen) for line in found]

    @property
    def earlier_line(self) -> int | None:
        """The line to ask for to see what stands before."""
        first = self.lines[0].number if self.lines else 1
        return max(1, first - LINES + BEFORE) if first > 1 else None

    @property
    def later_line(self) -> int | None:
        """The line to ask for to see what stands behind."""
        return self.lines[-1].number + 1 + BEFORE if len(self.lines) == LINES else None

    @property
    def pages(self) -> str:
        """Pages of the source in view: "Seite 25 und 26"."""
        numbers = sorted({line.line.page for line in self.lines if line.line.page})
        if not numbers:
            return ""
        return f"Seite {numbers[0]}" if len(numbers) == 1 else f"Seite {numbers[0]} bis {numbers[-1]}"

    @property
    def pages_total(self) -> str:
        """Size of the document in words."""
        if self.reading.pages:
            return f"{self.reading.pages} Seiten"
        return f"{self.coverage.total} {self.reading.line_words}"


class Panel:
    """What can be done with one element."""

    def __init__(self, reading: Reading, proposal: Proposal) -> None:
        self.reading = reading
        self.row = Row(proposal, is_on=True)
        self.proposal = proposal

    @cached_property
    def has_children(self) -> bool:
        """True if something stands below it."""
        following = Proposal.objects.filter(reading=self.reading, position__gt=self.proposal.position)
        level = following.order_by("position", "pk").values_list("level", flat=True).first()
        return level is not None and level > self.proposal.level

    @cached_property
    def cuts(self) -> list[Cut]:
        """Where it can be split: at its lines, or between sentences where it is one line."""
        own = [line_of(line) for line in SourceLine.objects.filter(owner=self.proposal).order_by("number")]
        if len(own) > 1:
            return [Cut("zeile", line.number, shown(line)) for line in own[1:]]
        return [Cut("satz", number, text) for number, text in enumerate(sentences(self.proposal.text), 1)][1:]

    @property
    def whole_text(self) -> str:
        """Its wording where the title does not say it all."""
        return "" if self.proposal.text == self.proposal.title else self.proposal.text

    @property
    def more_reasons(self) -> Sequence[str]:
        """What else speaks for kind and place."""
        reasons: list[str] = self.proposal.reasons
        return reasons[:-1] if self.proposal.is_doubtful else reasons


def shown(line: Line | SourceLine) -> str:
    """A line as people read it: its sign, its text, cells side by side, the words for a picture."""
    kept = line if isinstance(line, Line) else line_of(line)
    if kept.cells:
        return " | ".join(kept.cells)
    if kept.alt is not None:
        return f"[Bild: {kept.alt or 'ohne Beschreibung'}]"
    return f"{kept.sign} {kept.text}".strip()


def last_step(reading: Reading, actor: str) -> str:
    """What undoing would take back, "" for nothing."""
    step = Step.objects.filter(reading=reading, actor=actor).order_by("-number").values_list("what", flat=True).first()
    return step or ""


def _nest(rows: list[Row]) -> None:
    """Say where lists begin and end."""
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        level = following.proposal.level if following else rows[0].proposal.level
        row.opens = level > row.proposal.level
        row.closes = range(max(0, row.proposal.level - level))


def coverage_bar(reading: Reading, coverage: queries.Coverage) -> dict[str, Any]:
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
