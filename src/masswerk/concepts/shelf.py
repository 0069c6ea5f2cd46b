"""Which editions of a body the viewer may read: looked up once per request, in one small query."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from masswerk.base.prepared import Prepared
from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import CHRONOLOGICAL, PUBLIC_STATES, Edition, State
from masswerk.people.access import VISITOR, Viewer, get_viewer


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
    return readable_editions(viewer).filter(body__slug=body).order_by(*CHRONOLOGICAL).values_list(
        "concept__slug", "pk", "key", "title", "state", "version", "based_on_id", "body__version")


_rows_of_visitors = Prepared(partial(_rows, VISITOR), "\x00")
"""The same for everybody, by the one rule of `concepts.access`; no short name holds the sign in the gap."""
