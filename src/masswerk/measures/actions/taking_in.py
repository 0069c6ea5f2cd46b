"""Many sheets at once: from an export, a table or the demonstration."""

from __future__ import annotations

from collections.abc import Sequence

from masswerk.base.actions import Actor, action
from masswerk.concepts.models import Concept, Edition
from masswerk.measures.actions.describing import show_again
from masswerk.measures.models import Fate, Measure, MoneySource, Priority
from masswerk.measures.refusals import RowsDoNotFit
from masswerk.measures.rows import Row, whole
from masswerk.measures.rules.cells import faults
from masswerk.measures.taking import AMOUNTS, DAYS, take, take_again


@action("measures.taken_in")
def take_in(concept: Concept, rows: Sequence[Row], *, by: Actor) -> None:
    """Keep the sheets of measures that have none yet, one row (`rows.whole`) each; rows of unknown elements are left.

    Organisations, target groups and regions they name are taken into what the body knows.
    """
    take(concept, rows, by)


@action("measures.taken_back")
def take_back(concept: Concept, rows: Sequence[Row], *, by: Actor) -> list[str]:
    """Let measures be what the rows of a table say; keys of the elements that changed. All rows or none.

    Rows that say what is kept already change nothing; measures without a row stay as they are.
    Raises RowsDoNotFit with a sentence for each cell that cannot be kept.
    """
    check_rows(concept, rows)
    measures = Measure.objects.filter(element__concept=concept)
    before = {row["element"]: row for row in whole(measures)}
    changed = [row for row in rows if row != before.get(row["element"])]
    take_again(concept, changed, by)
    keys = [row["element"] for row in changed]
    for measure in measures.filter(element__key__in=keys):
        show_again(measure)
    return keys


def check_rows(concept: Concept, rows: Sequence[Row]) -> None:
    """Refuse rows that cannot be kept; changes nothing. Raises RowsDoNotFit."""
    wrong = _faults(concept, rows)
    if wrong:
        raise RowsDoNotFit(count=len(wrong), first=wrong[0], faults=wrong)


def _faults(concept: Concept, rows: Sequence[Row]) -> list[str]:
    elements = set(Measure.objects.filter(element__concept=concept).values_list("element__key", flat=True))
    choices = {"priority": Priority.values, "money.source": MoneySource.values, "fates.fate": Fate.values,
               "fates.edition": list(Edition.objects.filter(concept=concept).values_list("key", flat=True))}
    return [fault for row in rows for fault in faults(
        row, elements=elements, days=DAYS, numbers=AMOUNTS | {"year"}, choices=choices)]
