"""Queries whose SQL is made once: on pages that many people read, making it costs more than running it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """A queryset of plain values (numbers and words, nothing that Django converts), run with other values each time.

    make: gives the queryset for its values
    gaps: values that stand for them while the SQL is made; of the right type and range, and never asked for
    """

    def __init__(self, make: Callable[..., QuerySet[Any, tuple[Any, ...]]], *gaps: object) -> None:
        self.make, self.gaps = make, gaps
        self.sql: tuple[str, tuple[Any, ...]] | None = None

    def __call__(self, *values: object) -> list[tuple[Any, ...]]:
        """The rows for some values, in the order of the gaps."""
        if self.sql is None:
            sql, given = self.make(*self.gaps).query.sql_with_params()
            self.sql = sql, tuple(given)
        sql, given = self.sql
        filled: dict[Any, Any] = dict(zip(self.gaps, values, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [filled.get(value, value) for value in given])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
