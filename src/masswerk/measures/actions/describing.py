"""How a measure stands in the words of its concept; and the sheet of one that has none yet."""

from __future__ import annotations

from datetime import date

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions.common import touch
from masswerk.concepts.models import Edition, Element
from masswerk.measures.models import Measure, Status
from masswerk.measures.refusals import WaiverNeedsReason


@action("measure.described")
def describe(element: Element, *, by: Actor, status: str = "", lead: str = "", reason: str = "", since: str = "",
             budget: str = "", review_on: date | None = None, imported: bool = False) -> Measure:
    """Say how a measure stands; `imported` accepts a waiver whose reason stands in the text only.

    lead: in words; a leading organisation stays where no words are given
    """
    if status == Status.WAIVED and not reason.strip() and not imported:
        raise WaiverNeedsReason()
    measure = Measure.objects.filter(element=element).first() or Measure(element=element, body_id=element.body_id)
    measure.status, measure.lead, measure.reason = status, lead.strip(), reason.strip()
    measure.since, measure.budget, measure.review_on = since.strip(), budget.strip(), review_on
    if measure.lead:
        measure.lead_organisation = None
    measure.version += 1
    measure.save()
    if not imported:
        show_again(measure)
    return measure


@action("measure.opened")
def open_sheet(element: Element, *, by: Actor) -> Measure:
    """The measure of an element, made where there is none yet."""
    found: Measure | None = Measure.objects.filter(element=element).first()
    if found is None:
        found = Measure(element=element, body_id=element.body_id)
        found.save()
    return found


def show_again(measure: Measure) -> None:
    """Let every page of the measure's editions be fetched anew."""
    for edition in Edition.objects.filter(passages__element=measure.element_id):
        touch(edition)
