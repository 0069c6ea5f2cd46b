"""The sections of a measure's sheet, each saved by itself.

In every action `values` are the section's fields as `sections.SECTIONS` names them; what is not named stays.
`seen` is the mark of the section the writer had before them. Raises SheetChangedMeanwhile where it differs.
"""

from __future__ import annotations

from collections.abc import Collection

from masswerk.base.actions import Actor, action
from masswerk.measures.actions.common import kept, must_know, opened
from masswerk.measures.models import Measure, Status
from masswerk.measures.refusals import DeferredNeedsDay, StatusNeedsReason, TwiceInSheet, TwoLeads, WaiverNeedsReason
from masswerk.measures.rules.standing import missing
from masswerk.measures.rules.visibility import turned_for
from masswerk.measures.sections import Values


@action("measure.status_set")
def set_status(measure: Measure, values: Values, *, by: Actor, seen: str = "") -> Measure:
    """Say how a measure stands. Raises WaiverNeedsReason, StatusNeedsReason, DeferredNeedsDay."""
    found = opened(measure, "stand", seen)
    status = values.get("status", found.status)
    lacks = missing(status, reason=values.get("reason", found.reason),
                    review_on=values.get("review_on", found.review_on))
    if lacks.reason:
        raise WaiverNeedsReason() if status == Status.WAIVED else StatusNeedsReason(status=Status(status).label)
    if lacks.review:
        raise DeferredNeedsDay()
    return kept(found, "stand", values)


@action("measure.entrusted")
def entrust(measure: Measure, values: Values, *, by: Actor, seen: str = "") -> Measure:
    """Say who leads a measure, exactly one, and who takes part. Raises TwoLeads, UnknownOrganisation, TwiceInSheet."""
    found = opened(measure, "wer", seen)
    lead, words = values.get("lead_organisation_id"), values.get("lead", "")
    if lead and words.strip():
        raise TwoLeads()
    partners = [row["organisation_id"] for row in values.get("partners", ())]
    must_know(found, [lead, *partners])
    if len(set(partners)) < len(partners):
        raise TwiceInSheet(what="Eine Organisation")
    return kept(found, "wer", values)


@action("measure.addressed")
def set_reach(measure: Measure, values: Values, *, by: Actor, seen: str = "") -> Measure:
    """Say for which target groups a measure is, and where."""
    return kept(opened(measure, "fuer-wen", seen), "fuer-wen", values)


@action("measure.money_set")
def set_money(measure: Measure, values: Values, *, by: Actor, seen: str = "") -> Measure:
    """Keep the money of a measure by year and source. Raises TwiceInSheet."""
    found = opened(measure, "geld", seen)
    _refuse_double([(row["year"], row["source"], row.get("programme", "").strip()) for row in values.get("money", ())])
    return kept(found, "geld", values)


@action("measure.effect_set")
def set_effect(measure: Measure, values: Values, *, by: Actor, seen: str = "") -> Measure:
    """Say what a measure is to change, and count its outputs. Raises TwiceInSheet."""
    found = opened(measure, "wirkung", seen)
    _refuse_double([(row["year"], row["name"].strip()) for row in values.get("outputs", ())])
    return kept(found, "wirkung", values)


@action("measure.grounded")
def ground(measure: Measure, values: Values, *, by: Actor, seen: str = "") -> Measure:
    """Name the law and the council papers a measure rests on."""
    return kept(opened(measure, "grundlage", seen), "grundlage", values)


@action("measure.noted")
def take_notes(measure: Measure, values: Values, *, by: Actor, seen: str = "") -> Measure:
    """Keep the office's notes; nobody else reads them."""
    return kept(opened(measure, "notizen", seen), "notizen", values)


@action("measure.published")
def publish(measure: Measure, public: Collection[str], *, by: Actor, seen: str = "") -> Measure:
    """Say which fields everybody sees; fixed ones stay as they are. public: names of `rules.visibility.USUAL`"""
    return kept(opened(measure, "sichtbarkeit", seen), "sichtbarkeit", {"turned": turned_for(public)})


def _refuse_double(keys: list[tuple[object, ...]]) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise TwiceInSheet(what=", ".join(str(part) for part in key if part))
