"""What the review workspace shows: one object from a fixed number of queries, whatever the size of the document."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Count, Max, Q

from masswerk.intake import queries
from masswerk.intake.models import Proposal, Reading, Step
from masswerk.intake.shown import Row, ShownLine, coverage_bar, nest

ROWS = 150
"""Elements shown at once."""

LINES = 200
"""Lines of the source shown at once."""

BEFORE = 8
"""Lines shown before those of the chosen element."""


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
    def _page(self) -> tuple[list[Proposal], int | None, int | None]:
        """The elements of this page of the tree, and the keys of those right before and behind it."""
        start = self.counts["before"] // ROWS * ROWS
        first = max(0, start - 1)
        # keys first: counting lines for the rows before the page would cost more than the page
        order = Proposal.objects.filter(reading=self.reading).order_by("position", "pk").values_list("pk", flat=True)
        found = list(queries.proposals(self.reading).filter(pk__in=list(order[first:start + ROWS + 1])))
        before = found.pop(0).pk if start else None
        behind = found.pop().pk if len(found) > ROWS else None
        return found, before, behind

    @cached_property
    def rows(self) -> list[Row]:
        """The elements of this page of the tree, below their ancestors."""
        page = self._page[0]
        above = self._ancestors(page[0]) if page else []
        rows = [Row(p) for p in (*above, *page)]
        for row in rows:
            row.is_on = self.chosen is not None and row.proposal.pk == self.chosen.pk
        nest(rows)
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
        return self._page[1]

    @property
    def later_rows(self) -> int | None:
        """Key of the element to choose for the page behind."""
        return self._page[2]

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


def last_step(reading: Reading, actor: str) -> str:
    """What undoing would take back, "" for nothing."""
    step = Step.objects.filter(reading=reading, actor=actor).order_by("-number").values_list("what", flat=True).first()
    return step or ""
