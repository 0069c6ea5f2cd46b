"""Entries of a body's log as the page shows them: filtered, runs of one cause folded into one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Left, Length

from masswerk.base.models import LogEntry
from masswerk.desk.log.changes import Content, content
from masswerk.desk.log.naming import Named, name_people, name_subjects
from masswerk.desk.log.verbs import sentence

BERLIN = ZoneInfo("Europe/Berlin")
SHORT = 6000
"""Characters of a payload that is read with the list; longer ones wait for the entry's own page."""

LEADING = ("edition ", "reading ", "concept ", "body ", "invitation ")
"""Objects that speak for a run of entries of one cause, before the small ones it also touched."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page was asked for; empty means all."""

    verb: str = ""
    subject: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page.

    amount:  how many entries share its cause and verb, itself included
    content: what it changed; None if it is long or deleted
    """

    seq: int
    at: datetime
    sentence: str
    subject: str
    about: str
    amount: int
    content: Content | None
    is_shredded: bool


def starts(chain: str, wanted: Wanted) -> QuerySet[LogEntry]:
    """First entries of every run of one cause and verb, newest first, long payloads cut off as `head`."""
    before = LogEntry.objects.filter(chain=OuterRef("chain"), seq=OuterRef("seq") - 1, cause=OuterRef("cause"),
                                     verb=OuterRef("verb"))
    found = LogEntry.objects.filter(chain=chain)
    found = found.filter(subject=wanted.subject) if wanted.subject else found.filter(~Exists(before))
    if wanted.verb:
        found = found.filter(verb=wanted.verb)
    if wanted.first:
        found = found.filter(at__gte=_moment(wanted.first))
    if wanted.last:
        found = found.filter(at__lt=_moment(wanted.last + timedelta(days=1)))
    return with_head(found).order_by("-seq")


def with_head(found: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
    """Payloads up to SHORT whole, of longer ones only the beginning, as `head`."""
    return found.defer("payload", "salt").annotate(size=Length("payload"), head=Case(
        When(size__lte=SHORT, then=F("payload")), default=Left("payload", 200), output_field=TextField()),
        is_whole=Case(When(size__lte=SHORT, then=Value(True)), default=Value(False)))


def lines(entries: Iterable[LogEntry], *, alone: bool = False) -> list[Line]:
    """Entries as lines, with names; a fixed number of queries.

    alone: each entry speaks for itself instead of for its run
    """
    rows = list(entries)
    leading = [] if alone else _leading(rows)
    subjects = {row.pk: row.subject if alone else _leader(row, leading) for row in rows}
    counts = _counts(rows)
    actors = {row.pk: _actor(row.head) for row in rows}  # type: ignore[attr-defined]  # annotated by with_head
    people, things = name_people(actors.values()), name_subjects(subjects.values())
    return [_line(row, people[actors[row.pk]], subjects[row.pk], things[subjects[row.pk]],
                  1 if alone else counts.get((row.cause, row.verb), 1)) for row in rows]


def _line(row: LogEntry, who: str, subject: str, named: Named, amount: int) -> Line:
    head, is_whole = row.head, row.is_whole  # type: ignore[attr-defined]  # annotated by with_head
    return Line(row.seq, datetime.fromisoformat(row.at).astimezone(BERLIN),
                sentence(who, row.verb, named.it, named.at, named.of), subject, named.it, amount,
                content(head) if head and is_whole else None, head is None)


def _leader(row: LogEntry, leading: list[tuple[int, str, str, str]]) -> str:
    """The first leading object from this entry on in its cause, else the entry's own."""
    return next((subject for seq, cause, verb, subject in leading
                 if seq >= row.seq and (cause, verb) == (row.cause, row.verb)), row.subject)


def _leading(rows: list[LogEntry]) -> list[tuple[int, str, str, str]]:
    """Entries of leading objects in the causes of these rows: number, cause, verb, object; one query."""
    is_leading = Q()
    for start in LEADING:
        is_leading |= Q(subject__startswith=start)
    found = LogEntry.objects.filter(is_leading, cause__in={row.cause for row in rows},
                                    chain__in={row.chain for row in rows})
    return list(found.order_by("seq").values_list("seq", "cause", "verb", "subject"))


def _counts(rows: list[LogEntry]) -> dict[tuple[str, str], int]:
    found = LogEntry.objects.filter(cause__in={row.cause for row in rows}, chain__in={row.chain for row in rows})
    return {(cause, verb): amount for cause, verb, amount in found.values_list("cause", "verb").annotate(
        amount=Count("pk"))}


def _actor(head: str | None) -> str:
    """Who acted, from the beginning of a payload: its keys are sorted, so "by" stands first."""
    found = re.match(r'\{"by": "([^"]*)"', head or "")
    return found[1] if found else ""


def _moment(day: date) -> str:
    return datetime.combine(day, time(), BERLIN).astimezone(UTC).isoformat(timespec="milliseconds")
