"""What is read of readings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet

from masswerk.bodies.models import Body
from masswerk.intake.models import Proposal, Reading, ReadingState, SourceLine
from masswerk.intake.rules.tree import DOUBT

NOWHERE = Q(owner=None, reason="", is_blank=False)
LEFT_OUT = ~Q(reason="") | Q(owner__decision=Proposal.Decision.LEFT_OUT)
LEFT_WITH_ELEMENT = "mit einem Baustein ausgelassen"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where the lines of a source went; empty lines do not count.

    reasons: why lines were left out, with their number, most frequent first
    """

    assigned: int
    left_out: int
    nowhere: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All lines that say something."""
        return self.assigned + self.left_out + self.nowhere


def coverage(reading: Reading) -> Coverage:
    """Count the lines of a source by what became of them; one query."""
    left = Q(owner__decision=Proposal.Decision.LEFT_OUT)
    groups = SourceLine.objects.filter(reading=reading, is_blank=False).order_by().values("reason").annotate(
        nowhere=Count("pk", filter=NOWHERE), with_element=Count("pk", filter=left),
        assigned=Count("pk", filter=Q(owner__isnull=False) & ~left), whole=Count("pk"))
    rows = list(groups)
    reasons = {row["reason"]: row["whole"] for row in rows if row["reason"]}
    if with_element := sum(row["with_element"] for row in rows):
        reasons[LEFT_WITH_ELEMENT] = with_element
    return Coverage(
        assigned=sum(row["assigned"] for row in rows), left_out=sum(reasons.values()),
        nowhere=sum(row["nowhere"] for row in rows),
        reasons=tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))))


def lines(reading: Reading) -> QuerySet[SourceLine]:
    """Lines of a source in order, with their element."""
    return SourceLine.objects.filter(reading=reading).select_related("owner").order_by("number")


def proposals(reading: Reading) -> QuerySet[Proposal]:
    """Proposed elements in the order of the tree, each with `first`, `last` and `count` of its lines."""
    found: QuerySet[Proposal] = Proposal.objects.filter(reading=reading).annotate(
        first=Min("own_lines__number"), last=Max("own_lines__number"), count=Count("own_lines"),
    ).order_by("position", "pk")
    return found


def doubts(reading: Reading) -> QuerySet[Proposal]:
    """Elements a person should look at, in order."""
    return proposals(reading).filter(decision=Proposal.Decision.OPEN, confidence__lt=DOUBT)


def readings_of(body: Body, readings: QuerySet[Reading]) -> QuerySet[Reading]:
    """A body's readings for its list, newest first, each with the number of its doubts."""
    return readings.filter(body=body).select_related("edition", "edition__concept").annotate(doubts=Count(
        "proposals", filter=Q(proposals__decision=Proposal.Decision.OPEN, proposals__confidence__lt=DOUBT),
    )).order_by("-uploaded_at", "-id")


def same_file(reading: Reading) -> QuerySet[Reading]:
    """Other readings of the same file that became an edition, newest first."""
    return Reading.objects.filter(
        body_id=reading.body_id, sha256=reading.sha256, edition__isnull=False).exclude(pk=reading.pk)


def doubts_of(body: Body) -> int:
    """Doubtful elements in all open reviews of a body."""
    return Proposal.objects.filter(body=body, reading__state=ReadingState.REVIEW, decision=Proposal.Decision.OPEN,
                                   confidence__lt=DOUBT).count()
