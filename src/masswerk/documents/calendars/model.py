"""One date in a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Appointment:
    """One date.

    key:       the same for the same date for ever, and nowhere else in the world ("meeting-7@example.org")
    on:        its day; begins, ends: as the clocks in Germany show, None for a whole day or an open end
    sequence:  grows with every change, so that programs know which is newer
    changed_at: moment of the last change, with its zone
    organiser: who invites, "" for nobody; mail: where answers go
    """

    key: str
    title: str
    on: date
    changed_at: datetime
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    text: str = ""
    url: str = ""
    organiser: str = ""
    mail: str = ""
    sequence: int = 0
    is_cancelled: bool = False
