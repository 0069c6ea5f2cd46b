"""What the log knows of an edition and its passages: who took something away, and when."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from masswerk.base.models import LogEntry
from masswerk.bodies.models import Body
from masswerk.concepts.models import Element
from masswerk.people.models import Account

REMOVED = ("element.removed", "element.dissolved")


@dataclass(frozen=True, slots=True)
class Happening:
    """When something was done, and by whom ("" where nobody is named)."""

    at: datetime
    by: str


def removal(body: Body, edition: int, element: Element) -> Happening | None:
    """When a passage was taken out of an edition last; None where the log does not say."""
    entries = _entries(body, edition).filter(verb__in=REMOVED, payload__contains=f'"element_id": {element.pk},')
    return _happening(entries.last())


def adoption(body: Body, edition: int) -> Happening | None:
    """When the decision on an edition was recorded."""
    return _happening(_entries(body, edition).filter(verb="edition.adopted").last())


def discarding(body: Body, edition: int) -> Happening | None:
    """When a draft was discarded; None for editions that never were at this body."""
    return _happening(_entries(body, edition).filter(verb="edition.discarded").last())


def _entries(body: Body, edition: int) -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(chain=body.chain, subject=f"edition {edition}").order_by("seq")


def _happening(entry: LogEntry | None) -> Happening | None:
    return Happening(datetime.fromisoformat(entry.at), _name(entry)) if entry else None


def _name(entry: LogEntry) -> str:
    actor = json.loads(entry.payload or "{}").get("by", "")
    kind, _, number = actor.partition(" ")
    account = Account.objects.filter(pk=number).first() if kind == "account" and number.isdigit() else None
    return account.get_short_name() if account else ""
