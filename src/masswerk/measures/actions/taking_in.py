"""Many sheets at once: from an export, a table or the demonstration."""

from __future__ import annotations

from collections.abc import Sequence

from masswerk.base.actions import Actor, action
from masswerk.concepts.models import Concept
from masswerk.measures.rows import Row
from masswerk.measures.taking import take


@action("measures.taken_in")
def take_in(concept: Concept, rows: Sequence[Row], *, by: Actor) -> None:
    """Keep the sheets of measures that have none yet, one row (`rows.whole`) each; rows of unknown elements are left.

    Organisations, target groups and regions they name are taken into what the body knows.
    """
    take(concept, rows, by)
