"""Figures a law or a council may change: each with its unit, its first day and its source, looked up by day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from masswerk.base.errors import RuleError


class NoRuleOnDay(RuleError):
    cause = "Für den {day:%d.%m.%Y} ist nicht hinterlegt: {name}."
    way_out = "Tragen Sie den Wert mit seinem ersten Tag und seiner Quelle nach, oder wählen Sie einen anderen " \
              "Tag. {known}"


class TwoRulesOnDay(RuleError):
    cause = "Zu „{name}“ gibt es für den {day:%d.%m.%Y} zwei Werte."
    way_out = "Streichen Sie einen davon."


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a figure.

    amount: exact
    unit:   "EUR je Stunde", "Personen", "%"
    first:  first day on which it holds; it holds until the next one's first day
    source: law, resolution or publication with its place; never empty
    last:   last day, where the figure ended without a next one
    """

    amount: Decimal
    unit: str
    first: date
    source: str
    last: date | None = None

    def __post_init__(self) -> None:
        if not (self.unit.strip() and self.source.strip()):
            raise ValueError("a dated value needs a unit and a source")
        if self.last is not None and self.last < self.first:
            raise ValueError("a dated value ends before it begins")


@dataclass(frozen=True, slots=True)
class RuleTable:
    """All values of one figure. name: as a refusal tells it; values: in any order, one for each first day."""

    name: str
    values: tuple[Value, ...]

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.values, key=lambda value: value.first))
        for before, after in pairwise(ordered):
            if before.first == after.first or (before.last is not None and before.last >= after.first):
                raise TwoRulesOnDay(name=self.name, day=after.first)
        object.__setattr__(self, "values", ordered)

    def on(self, day: date) -> Value:
        """The value that holds on a day; raises NoRuleOnDay, never guesses.

        >>> wage = RuleTable("Mindestlohn", (
        ...     Value(Decimal("12.41"), "EUR je Stunde", date(2024, 1, 1), "BGBl. 2023 I Nr. 321"),
        ...     Value(Decimal("12.82"), "EUR je Stunde", date(2025, 1, 1), "BGBl. 2023 I Nr. 321")))
        >>> wage.on(date(2024, 12, 31)).amount, wage.on(date(2025, 1, 1)).amount
        (Decimal('12.41'), Decimal('12.82'))
        """
        place = bisect_right([value.first for value in self.values], day) - 1
        found = self.values[place] if place >= 0 else None
        if found is None or (found.last is not None and day > found.last):
            raise NoRuleOnDay(day=day, name=self.name, known=self._known())
        return found

    def _known(self) -> str:
        if not self.values:
            return "Noch ist kein Wert hinterlegt."
        return f"Der früheste gilt ab {self.values[0].first:%d.%m.%Y}."
