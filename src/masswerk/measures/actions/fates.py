"""What becomes of each measure in a new edition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions.common import open_for_change
from masswerk.concepts.models import Edition, Passage
from masswerk.concepts.rules.kinds import Kind
from masswerk.measures.models import Fate, Measure, MeasureFate
from masswerk.measures.refusals import FateNeedsOther, FateNeedsReason, NotOfThisRevision


@action("measure.fate_decided")
def decide_fate(edition: Edition, measure: Measure, *, fate: str, by: Actor, reason: str = "",
                into: Measure | None = None) -> MeasureFate:
    """Say what becomes of a measure of the edition before; saying it again replaces it.

    reason: needed where it is dropped; into: the measure it goes on in, where two are merged
    Its reports, days and money stay with the measure, whatever becomes of it.
    Raises EditionIsFixed, NotOfThisRevision, FateNeedsReason, FateNeedsOther.
    """
    open_for_change(edition)
    before = Passage.objects.filter(edition=edition.based_on_id or 0, kind=Kind.MEASURE)
    if not before.filter(element=measure.element_id).exists():
        raise NotOfThisRevision(edition=edition.title)
    if fate == Fate.DROPPED and not reason.strip():
        raise FateNeedsReason(measure=_title(measure))
    if fate == Fate.MERGED and (into is None or into.pk == measure.pk):
        raise FateNeedsOther(measure=_title(measure))
    row = MeasureFate.objects.filter(edition=edition, measure=measure).first() or MeasureFate(
        edition=edition, measure=measure, body_id=measure.body_id)
    row.fate, row.reason, row.into = fate, reason.strip(), into if fate == Fate.MERGED else None
    row.save()
    return row


class Choice(NamedTuple):
    """What is to become of one measure; the fields as `decide_fate` takes them."""

    measure: Measure
    fate: str
    reason: str = ""
    into: Measure | None = None


@action("measure.fates_confirmed")
def confirm_fates(edition: Edition, choices: Sequence[Choice], *, by: Actor) -> None:
    """Say what becomes of many measures at once, all or none. Raises what `decide_fate` raises."""
    for choice in choices:
        decide_fate(edition, choice.measure, fate=choice.fate, reason=choice.reason, into=choice.into, by=by)


@action("measure.fate_undecided")
def undecide_fate(row: MeasureFate, *, by: Actor) -> None:
    """Take back what was said of a measure, so that it is asked again. Raises EditionIsFixed."""
    open_for_change(row.edition)
    row.delete()


def _title(measure: Measure) -> str:
    row = Passage.objects.filter(element=measure.element_id).select_related("wording").order_by("-edition_id").first()
    return ((row.wording.title or row.wording.text or "")[:80] if row else "") or "Eine Maßnahme"
