"""Search in the database that minds neither capitals nor umlauts nor accents, the same on every database.

SQLite knows capitals of plain letters only, so it is taught `rules.search.normalise`. PostgreSQL does nearly the same
in SQL.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import Func, TextField

from masswerk.concepts.rules.search import normalise

_ON_POSTGRESQL = (
    "trim(regexp_replace(regexp_replace(normalize("
    "replace(replace(replace(replace(lower(normalize(%(expressions)s, NFC)), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'),"
    " 'ß', 'ss'), NFKD), U&'[\\0300-\\036f]', '', 'g'), '\\s+', ' ', 'g'))"
)


class Folded(Func):
    """A text in searched form; compare it with `normalise` of what is looked for."""

    function = "masswerk_folded"
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """In SQL, because nothing can be taught there without rights."""
        return self.as_sql(compiler, connection, template=_ON_POSTGRESQL, **extra)


def connect() -> None:
    """Teach every new connection to SQLite."""
    connection_created.connect(_teach, dispatch_uid="masswerk_folded")


def _teach(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("masswerk_folded", 1, _folded, deterministic=True)


def _folded(text: str | None) -> str | None:
    return None if text is None else normalise(text)
