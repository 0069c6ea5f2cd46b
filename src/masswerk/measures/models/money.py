"""Money of a measure: by year and source, planned, approved and spent."""

from __future__ import annotations

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models

from masswerk.measures.models.measure import OfMeasure


class MoneySource(models.TextChoices):
    OWN = "own", "eigene Mittel"
    COUNTY = "county", "Landkreis"
    STATE = "state", "Land"
    FEDERAL = "federal", "Bund"
    EU = "eu", "Europäische Union"
    FOUNDATION = "foundation", "Stiftung oder Spende"
    OTHER = "other", "andere"


def _amount(digits: int = 12) -> models.DecimalField[Any, Any]:
    """A number with two decimals that may be unknown."""
    return models.DecimalField(max_digits=digits, decimal_places=2, null=True, blank=True,
                               validators=[MinValueValidator(0)])


class MoneyLine(OfMeasure):
    """One source of money in one year.

    programme: name of the funding programme; guideline: the directive behind it
    planned, approved, spent: EUR, exact; None where nobody knows, which is not zero
    posts: full-time equivalents
    """

    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=12, choices=MoneySource.choices)
    programme = models.CharField(max_length=200, blank=True)
    guideline = models.CharField(max_length=300, blank=True)
    planned = _amount()
    approved = _amount()
    spent = _amount()
    posts = _amount(digits=6)

    class Meta:
        ordering = ["year", "source", "programme", "id"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "year", "source", "programme"], name="money_line_once"),
            *(models.CheckConstraint(name=f"money_{name}_not_negative", condition=models.Q(**{name: None})
                                     | models.Q(**{f"{name}__gte": 0}))
              for name in ("planned", "approved", "spent", "posts")),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}, {self.programme}" if self.programme else self.get_source_display()
