"""What changes about measures."""

from __future__ import annotations

from datetime import date

from masswerk.base.actions import Actor, action
from masswerk.base.errors import RuleError
from masswerk.concepts.actions.common import touch
from masswerk.concepts.models import Edition, Element
from masswerk.measures.models import Measure, Status


class WaiverNeedsReason(RuleError):
    cause = "Auf die Maßnahme soll verzichtet werden, aber es fehlt die Begründung."
    way_out = "Tragen Sie ein, warum darauf verzichtet wird."


@action("measure.described")
def describe(element: Element, *, by: Actor, status: str = "", lead: str = "", reason: str = "", since: str = "",
             budget: str = "", review_on: date | None = None, imported: bool = False) -> Measure:
    """Say how a measure stands; `imported` accepts a waiver whose reason stands in the text only."""
    if status == Status.WAIVED and not reason.strip() and not imported:
        raise WaiverNeedsReason()
    measure = Measure.objects.filter(element=element).first() or Measure(element=element, body_id=element.body_id)
    measure.status, measure.lead, measure.reason = status, lead.strip(), reason.strip()
    measure.since, measure.budget, measure.review_on = since.strip(), budget.strip(), review_on
    measure.save()
    if not imported:
        for edition in Edition.objects.filter(passages__element=element):
            touch(edition)  # its pages show how the measure stands
    return measure
