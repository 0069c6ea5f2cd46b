"""How a measure stands by its days, computed beside what is reported. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from masswerk.measures.rules.standing import ENDED


class Pace(StrEnum):
    """What the days say."""

    UNDATED = "undated"
    ON_TIME = "on_time"
    LATE = "late"
    REVIEW = "review"
    ENDED = "ended"


GERMAN: dict[Pace, str] = {
    Pace.UNDATED: "ohne Termin", Pace.ON_TIME: "im Plan", Pace.LATE: "in Verzug", Pace.REVIEW: "Prüfung fällig",
    Pace.ENDED: "beendet",
}


class Step(NamedTuple):
    """A milestone's days: planned now, planned first, reached (None while open)."""

    title: str
    planned: date
    first: date
    reached: date | None = None


class Days(NamedTuple):
    """The days of a measure; None where none is stated. review: when it is to be looked at again."""

    planned_start: date | None = None
    planned_end: date | None = None
    first_planned_end: date | None = None
    actual_start: date | None = None
    actual_end: date | None = None
    review: date | None = None


class Computed(NamedTuple):
    """What follows from the days.

    late:  days since the oldest planned day that passed without being reached; 0 if not late
    what:  the milestone that is late; "" where it is the start or the end of the measure
    slipped: days between the first planned day and the one planned now, the greatest of end and milestones
    """

    pace: Pace
    late: int = 0
    what: str = ""
    slipped: int = 0


START, END = "Beginn", "Ende"
"""What is late where it is no milestone."""


def computed(status: str, days: Days, steps: Iterable[Step], today: date) -> Computed:
    """How a measure stands by its days on a day.

    status: as reported; what has ended is late no more, what is deferred waits for its review
    A review that is due comes before being on time, and after being late.

    >>> lecture = Step("Lehrgang", planned=date(2026, 4, 28), first=date(2026, 4, 28))
    >>> computed("running", Days(planned_end=date(2026, 12, 31)), [lecture], date(2026, 5, 12))
    Computed(pace=<Pace.LATE: 'late'>, late=14, what='Lehrgang', slipped=0)
    >>> computed("permanent", Days(review=date(2026, 1, 1)), [], date(2026, 5, 12)).pace
    <Pace.REVIEW: 'review'>
    """
    steps = list(steps)
    slipped = slippage(days, steps)
    due = days.review is not None and days.review <= today
    if status in ENDED or (days.actual_end is not None and days.actual_end <= today):
        return Computed(Pace.REVIEW if due else Pace.ENDED, slipped=slipped)
    late = [] if status == "deferred" else sorted(_unmet(status, days, steps, today))
    if late:
        day, what = late[0]
        return Computed(Pace.LATE, (today - day).days, what, slipped)
    if due:
        return Computed(Pace.REVIEW, slipped=slipped)
    dated = days.planned_end or days.planned_start or days.review or any(step.reached is None for step in steps)
    return Computed(Pace.ON_TIME if dated else Pace.UNDATED, slipped=slipped)


def _unmet(status: str, days: Days, steps: list[Step], today: date) -> Iterator[tuple[date, str]]:
    """Planned days that passed without being reached."""
    yield from ((step.planned, step.title) for step in steps if step.reached is None and step.planned < today)
    if days.planned_end is not None and days.planned_end < today:
        yield days.planned_end, END
    if status in {"idea", "planned"} and not days.actual_start and days.planned_start and days.planned_start < today:
        yield days.planned_start, START


def slippage(days: Days, steps: Iterable[Step]) -> int:
    """Days by which the plan moved since it was made first: the greatest of end and milestones; 0 if it did not.

    >>> slippage(Days(), [Step("Lehrgang", planned=date(2026, 9, 5), first=date(2026, 4, 28))])
    130
    """
    moved = [(step.planned - step.first).days for step in steps]
    if days.planned_end and days.first_planned_end:
        moved.append((days.planned_end - days.first_planned_end).days)
    return max(0, *moved) if moved else 0


def contradicts(status: str, found: Computed) -> bool:
    """True where a report needs a reason and a new day: it says all is well, the days say it is late.

    >>> contradicts("running", Computed(Pace.LATE, 14)), contradicts("deferred", Computed(Pace.LATE, 14))
    (True, False)
    """
    return found.pace is Pace.LATE and status in {"planned", "running", "permanent", "idea"}


def in_words(found: Computed) -> str:
    """What a page says of it.

    >>> in_words(Computed(Pace.LATE, 1, "Lehrgang")), in_words(Computed(Pace.ON_TIME))
    ('1 Tag in Verzug', 'im Plan')
    """
    if found.pace is not Pace.LATE:
        return GERMAN[found.pace]
    return f"{found.late} {'Tag' if found.late == 1 else 'Tage'} in Verzug"
