"""Which editions of a body the viewer may read: looked up once per request, in one small query."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import PUBLIC_STATES, Edition, State
from masswerk.people.access import VISITOR, Viewer, get_viewer

BODY = "\x00body"
"""Stands in the SQL's values where a body's short name goes; no short name holds such a sign."""


class Sibling(NamedTuple):
    """An edition as the choice of editions needs it; `body_version` belongs to what pages look like."""

    concept: str
    pk: int
    key: str
    title: str
    state: str
    version: int
    based_on: int | None
    body_version: int

    @property
    def is_public(self) -> bool:
        """True where everybody may read it."""
        return self.state in PUBLIC_STATES


def editions_of(request: HttpRequest, body: str) -> list[Sibling]:
    """The editions of all concepts of a body that the viewer may read, oldest first."""
    known: dict[str, list[Sibling]] = request.__dict__.setdefault("masswerk_editions", {})
    if body not in known:
        viewer = get_viewer(request)
        rows = _rows(viewer, body) if viewer.is_signed_in else _rows_of_visitors(body)
        known[body] = [Sibling(*row) for row in rows]
    return known[body]


def siblings(request: HttpRequest, body: str, concept: str) -> list[Sibling]:
    """Those of one concept, by its short name."""
    return [edition for edition in editions_of(request, body) if edition.concept == concept]


def get_sibling(request: HttpRequest, body: str, concept: str, key: str) -> Sibling:
    """One edition by its address; 404 for those who may not read it."""
    for sibling in siblings(request, body, concept):
        if sibling.key == key:
            return sibling
    raise Http404


def get_edition(request: HttpRequest, body: str, concept: str, key: str) -> Edition:
    """One edition with concept and body; 404 for those who may not read it."""
    found: Edition = Edition.objects.select_related("concept", "body").get(
        pk=get_sibling(request, body, concept, key).pk)
    return found


def in_force(editions: list[Sibling]) -> Sibling | None:
    """The edition that counts: the adopted one, else the newest public one."""
    public = [edition for edition in editions if edition.is_public]
    return next((edition for edition in public if edition.state == State.ADOPTED), public[-1] if public else None)


def _rows(viewer: Viewer, body: str) -> QuerySet[Edition, tuple[Any, ...]]:
    return readable_editions(viewer).filter(body__slug=body).order_by("created_at", "id").values_list(
        "concept__slug", "pk", "key", "title", "state", "version", "based_on_id", "body__version")


def _rows_of_visitors(body: str) -> list[tuple[Any, ...]]:
    """The same for everybody, with SQL that is made once: making it costs ten times as much as running it."""
    sql, values = _sql_of_visitors()
    with connection.cursor() as cursor:
        cursor.execute(sql, [body if value == BODY else value for value in values])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@cache
def _sql_of_visitors() -> tuple[str, tuple[Any, ...]]:
    """SQL and values of what visitors may read, by the one rule of `concepts.access`, with a gap for the body."""
    sql, values = _rows(VISITOR, BODY).query.sql_with_params()
    return sql, tuple(values)
