"""What is late, due or missing, asked of the database; the same as `rules.progress` says of each measure."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from masswerk.measures.models import Milestone, MoneyLine
from masswerk.measures.overview.wanted import Finding
from masswerk.measures.rules.standing import ENDED

M = "element__measure__"
"""From a passage to the measure of its element; a measure nobody has described has none."""


def conditions(today: date) -> dict[Finding, Q]:
    """For passages of measures: a condition for each finding on a day.

    Whatever has ended lacks nothing; its day of review may still come.
    """
    live = _live(today)
    milestones = Milestone.objects.filter(measure=OuterRef(f"{M}pk"))
    unmet = Exists(milestones.filter(reached_on=None, planned_on__lt=today))
    not_begun = Q(**{f"{M}status__in": ("idea", "planned"), f"{M}actual_start": None, f"{M}planned_start__lt": today})
    dated = Exists(milestones) | ~_none("planned_start", "planned_end", "review_on", "actual_start")
    paid = Exists(MoneyLine.objects.filter(measure=OuterRef(f"{M}pk"))) | _said("budget")
    return {
        Finding.LATE: live & ~_is("deferred") & (Q(unmet) | Q(**{f"{M}planned_end__lt": today}) | not_begun),
        Finding.REVIEW: Q(**{f"{M}review_on__lte": today}),
        Finding.NO_LEAD: live & _none("lead_organisation") & ~_said("lead"),
        Finding.NO_MONEY: live & ~paid,
        Finding.NO_DATE: live & ~dated & ~_said("since"),
    }


def _live(today: date) -> Q:
    """Neither ended by its status nor by its last day; what nobody has described is live."""
    ended = Q(**{f"{M}status__in": ENDED}) | Q(**{f"{M}actual_end__lte": today})
    return Q(**{f"{M}pk": None}) | ~ended


def _is(status: str) -> Q:
    return Q(**{f"{M}status": status})


def _none(*names: str) -> Q:
    """None of some columns says anything."""
    return Q(**{f"{M}{name}": None for name in names})


def _said(name: str) -> Q:
    """Words stand in a column."""
    return Q(**{f"{M}{name}__gt": ""})
