"""On what the public pages of a body depend while it has procedures: everything its log tells, and the day."""

from __future__ import annotations

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate

from masswerk.base.models import ChainHead
from masswerk.base.prepared import Prepared
from masswerk.participation.models import Procedure

_head = Prepared(lambda slug: Procedure.objects.filter(body__slug=slug, opened_at__isnull=False).order_by().annotate(
    of=Concat(Value("body-"), Cast("body_id", CharField()), output_field=CharField())).values_list(
    Subquery(ChainHead.objects.filter(chain=OuterRef("of")).values("seq")[:1]))[:1], "\x00")
"""Where the log of a body ends; no row for a body without procedures. No short name holds the sign in the gap."""


def state_of(body: str) -> object:
    """What must be the same for a page to be; None where the body, by its short name, has no procedure.

    The log tells every contribution, decision and change, so nothing can be forgotten here. The day belongs to it
    because phases begin and end with days.
    """
    rows = _head(body)
    return (rows[0][0], localdate()) if rows else None
