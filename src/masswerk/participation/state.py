"""Which procedures a body has, looked up once per request, in one small query: pages depend on them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import CharField, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat
from django.http import HttpRequest
from django.utils.timezone import localdate

from masswerk.base.models import ChainHead
from masswerk.base.prepared import Prepared
from masswerk.participation.models import Procedure
from masswerk.participation.rules.phases import Days, Phase, phase

REQUEST_KEY = "masswerk_procedures"


class Outline(NamedTuple):
    """An opened procedure as every page of its body needs it.

    changes: where the body's log ends; it tells every contribution, decision and change, so nothing is forgotten
    """

    edition: int
    slug: str
    contribute_from: str
    contribute_until: str
    is_closed: bool
    changes: int

    def is_open(self, on: date) -> bool:
        """True on days on which contributions are taken."""
        first, last = date.fromisoformat(self.contribute_from), date.fromisoformat(self.contribute_until)
        return phase(Days(first, first, last), on, is_closed=self.is_closed) is Phase.CONTRIBUTE


_rows = Prepared(lambda slug: Procedure.objects.filter(
    body__slug=slug, opened_at__isnull=False).order_by("pk").annotate(
    of=Concat(Value("body-"), Cast("body_id", CharField()), output_field=CharField())).values_list(
    "edition_id", "slug", Cast("contribute_from", TextField()), Cast("contribute_until", TextField()),
    Cast("closed_at", TextField()), Subquery(ChainHead.objects.filter(chain=OuterRef("of")).values("seq")[:1])), "\x00")
"""Those of a body, the oldest first. No short name holds the sign in the gap."""


def procedures_of(request: HttpRequest, body: str) -> list[Outline]:
    """Opened procedures of a body, by its short name."""
    known: dict[str, list[Outline]] = request.__dict__.setdefault(REQUEST_KEY, {})
    if body not in known:
        known[body] = [Outline(edition, slug, first, last, closed is not None, changes or 0)
                       for edition, slug, first, last, closed, changes in _rows(body)]
    return known[body]


def procedure_on(request: HttpRequest, body: str, edition: int) -> Outline | None:
    """The newest procedure on an edition; None where there is none."""
    return next((one for one in reversed(procedures_of(request, body)) if one.edition == edition), None)


def state_of(request: HttpRequest, body: str) -> object:
    """What must be the same for a page to be. The day belongs to it, because phases begin and end with days."""
    found = procedures_of(request, body)
    return (found, localdate()) if found else None
