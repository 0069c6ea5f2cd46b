"""What public pages say about measures."""

from __future__ import annotations

from django.db.models import Count

from masswerk.concepts.models import Passage
from masswerk.measures.models import Status

ORDER = (Status.PERMANENT, Status.RUNNING, Status.DONE, Status.PLANNED, Status.IDEA, Status.DEFERRED, Status.WAIVED,
         Status.HANDED_OVER)


def status_counts(edition: int) -> list[tuple[str, int]]:
    """Number of measures of an edition by status, in reading order; those without a status do not count.

    edition: its number in the database
    """
    rows = Passage.objects.filter(edition=edition, kind="measure").exclude(
        element__measure__status="").values_list("element__measure__status").annotate(n=Count("id"))
    found = dict(rows)
    return [(status.value, found[status]) for status in ORDER if found.get(status)]
