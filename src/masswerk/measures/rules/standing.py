"""What each status asks for: pure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Asks(NamedTuple):
    """What a status asks for. reason: why it is so; review: a day on which it is looked at again."""

    reason: bool = False
    review: bool = False


ASKS: dict[str, Asks] = {
    "": Asks(), "idea": Asks(), "planned": Asks(), "running": Asks(), "permanent": Asks(), "done": Asks(),
    "deferred": Asks(reason=True, review=True),
    "waived": Asks(reason=True),
    "handed_over": Asks(reason=True),
}
"""Whoever rests, waives or gives away says why; what is deferred comes back on a day."""

ENDED = frozenset({"done", "waived", "handed_over"})
"""Statuses in which nothing is due any more but a review."""

OPEN = frozenset({"", "idea", "planned", "running", "permanent"})
"""Statuses in which something is still to be done."""


def missing(status: str, *, reason: str, review_on: date | None) -> Asks:
    """What a status asks for and does not have.

    >>> missing("deferred", reason="Zu wenige Kinder", review_on=None)
    Asks(reason=False, review=True)
    >>> missing("running", reason="", review_on=None)
    Asks(reason=False, review=False)
    """
    asks = ASKS[status]
    return Asks(asks.reason and not reason.strip(), asks.review and review_on is None)
