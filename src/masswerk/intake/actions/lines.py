"""Steps of a review on lines of the source: every line gets a home or a reason."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from masswerk.base.actions import Actor, action
from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.actions.joining import put_after, restate, title_anew
from masswerk.intake.actions.ledger import Ledger, reviewing
from masswerk.intake.models import Proposal, Reading, SourceLine
from masswerk.intake.refusals import NoSuchLines, NotPossibleHere, ReasonMissing
from masswerk.intake.review.lines import line_of
from masswerk.intake.review.wording import appended, cut_title, text_of


@action("lines.assigned")
def assign_lines(proposal: Proposal, *, lines: Iterable[int], by: Actor, seen: int | None = None) -> None:
    """Give lines that are left out or nowhere to an element; its wording takes them in at their place."""
    reading = proposal.reading
    with reviewing(reading, f"Zeilen zugeordnet: {proposal}", by=by, seen=seen) as ledger:
        fresh = _free(reading, lines)
        ledger.fetch(proposal)
        own = list(SourceLine.objects.filter(owner=proposal).order_by("number"))
        _take_in(proposal, own, fresh)
        ledger.save(proposal)
        ledger.give_lines(fresh, proposal)


@action("lines.founded")
def found_from_lines(reading: Reading, *, lines: Iterable[int], by: Actor, kind: str = Kind.TEXT.value,
                     seen: int | None = None) -> Proposal:
    """Make an element of lines that are left out or nowhere, behind the element that stands before them."""
    with reviewing(reading, "Neuer Baustein aus Zeilen", by=by, seen=seen) as ledger:
        fresh = _free(reading, lines)
        text = text_of([line_of(row) for row in fresh])
        new = Proposal(kind=Kind(kind).value, title=cut_title(text), text=text, reasons=["Von Hand aufgenommen."],
                       decision=Proposal.Decision.CONFIRMED)
        put_after(ledger, _before(reading, fresh[0]), new)
        ledger.give_lines(fresh, new)
    return new


@action("lines.left_out")
def leave_out_lines(reading: Reading, *, lines: Iterable[int], reason: str, by: Actor,
                    seen: int | None = None) -> None:
    """Say why lines are no content; elements they stood in lose them. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing()
    with reviewing(reading, f"Zeilen ausgelassen: {reason.strip()}", by=by, seen=seen) as ledger:
        rows = _chosen(SourceLine.objects.filter(reading=reading).select_related("owner"), lines)
        for owner in {row.owner_id: row.owner for row in rows if row.owner}.values():
            _lose(ledger, owner, {row.number for row in rows})
        ledger.give_lines(rows, None, reason.strip()[:200])


def _free(reading: Reading, numbers: Iterable[int]) -> list[SourceLine]:
    """The lines among `numbers` that no element owns."""
    return _chosen(SourceLine.objects.filter(reading=reading, owner=None), numbers)


def _chosen(lines: QuerySet[SourceLine], numbers: Iterable[int]) -> list[SourceLine]:
    """The lines among `numbers` that say something; raises NoSuchLines if there is none."""
    found = list(lines.filter(number__in=list(numbers), is_blank=False).order_by("number"))
    if not found:
        raise NoSuchLines()
    return found


def _take_in(proposal: Proposal, own: list[SourceLine], fresh: list[SourceLine]) -> None:
    if proposal.is_root or not own or fresh[0].number > own[-1].number:
        proposal.text = appended(proposal.text, text_of([line_of(row) for row in fresh]))
        title_anew(proposal)
    else:
        restate(proposal, [line_of(row) for row in sorted([*own, *fresh], key=lambda row: row.number)])


def _lose(ledger: Ledger, owner: Proposal, numbers: set[int]) -> None:
    """Take lines out of an element's wording."""
    rest = SourceLine.objects.filter(owner=owner).exclude(number__in=numbers).order_by("number")
    if not rest:
        raise NotPossibleHere(title=str(owner), what="um alle seine Zeilen kürzen", because="er bliebe leer",
                              instead="Lassen Sie den Baustein aus.")
    ledger.fetch(owner)
    restate(owner, [line_of(row) for row in rest])
    ledger.save(owner)


def _before(reading: Reading, line: SourceLine) -> Proposal:
    """The element whose wording stands before a line in the source, else the document itself."""
    owned = SourceLine.objects.filter(reading=reading, number__lt=line.number, owner__isnull=False).order_by("-number")
    nearest = owned.select_related("owner").first()
    before: Proposal | None = nearest.owner if nearest else None
    return before or Proposal.objects.filter(reading=reading).order_by("position")[0]
