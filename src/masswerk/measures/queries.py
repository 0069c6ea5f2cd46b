"""What is read of measures."""

from __future__ import annotations

from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import CHRONOLOGICAL, Edition, State
from masswerk.concepts.rules.kinds import Kind
from masswerk.measures.models import Measure
from masswerk.people.access import VISITOR, Viewer


def shown_in(measure: Measure, viewer: Viewer) -> Edition | None:
    """The edition in whose words a viewer reads a measure: for everybody the one in force that has it, else the newest.

    None where no edition the viewer may read has it.
    """
    rows = readable_editions(viewer).filter(
        passages__element=measure.element_id, passages__kind=Kind.MEASURE).select_related("concept", "body")
    found = list(rows.order_by(*CHRONOLOGICAL))
    in_force = [edition for edition in found if edition.state == State.ADOPTED]
    if viewer == VISITOR and in_force:
        return in_force[-1]
    return found[-1] if found else None


def newest_of(measure: Measure) -> Edition | None:
    """The newest edition that has a measure, drafts included: for those who lead it or take part."""
    rows = Edition.objects.filter(passages__element=measure.element_id, passages__kind=Kind.MEASURE)
    return rows.select_related("concept", "body").order_by(*CHRONOLOGICAL).last()


def newest_edition(body: int) -> Edition | None:
    """The newest edition of a body that has measures, drafts included; None where there is none."""
    rows = Edition.objects.filter(body=body, passages__kind=Kind.MEASURE).select_related("concept", "body")
    return rows.order_by(*CHRONOLOGICAL).last()
