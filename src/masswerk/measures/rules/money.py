"""Sums of money lines: exact, and honest about what is not known. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal("0.00")


class Line(NamedTuple):
    """EUR planned, approved and spent in one year; None where nobody knows."""

    year: int
    planned: Decimal | None
    approved: Decimal | None
    spent: Decimal | None


class Sum(NamedTuple):
    """A sum of what is known. is_whole: no part of it is missing; amount: None where nothing is known."""

    amount: Decimal | None
    is_whole: bool


class Year(NamedTuple):
    """Sums of one year."""

    year: int
    planned: Sum
    approved: Sum
    spent: Sum

    @property
    def open(self) -> Decimal | None:
        """Planned minus approved, EUR: what is still to be found; None where either is not wholly known."""
        return _difference(self.planned, self.approved)

    @property
    def left(self) -> Decimal | None:
        """Approved minus spent, EUR; negative where more was spent; None where either is not wholly known."""
        return _difference(self.approved, self.spent)


def summed(amounts: Iterable[Decimal | None]) -> Sum:
    """The sum of what is known; what is missing is not counted as zero, it makes the sum incomplete.

    amounts: EUR

    >>> summed([Decimal("46800.00"), None])
    Sum(amount=Decimal('46800.00'), is_whole=False)
    >>> summed([None])
    Sum(amount=None, is_whole=False)
    """
    given = list(amounts)
    known = [amount for amount in given if amount is not None]
    return Sum(sum(known, ZERO) if known else None, bool(given) and len(known) == len(given))


def years(lines: Iterable[Line]) -> list[Year]:
    """Sums by year, the oldest first.

    >>> line = Line(2026, Decimal("53200.00"), Decimal("46800.00"), None)
    >>> [(y.year, y.open, y.left) for y in years([line])]
    [(2026, Decimal('6400.00'), None)]
    """
    by_year: dict[int, list[Line]] = {}
    for line in lines:
        by_year.setdefault(line.year, []).append(line)
    return [Year(year, *(summed(getattr(line, name) for line in rows) for name in ("planned", "approved", "spent")))
            for year, rows in sorted(by_year.items())]


def _difference(more: Sum, less: Sum) -> Decimal | None:
    if more.amount is None or less.amount is None or not (more.is_whole and less.is_whole):
        return None
    return more.amount - less.amount
