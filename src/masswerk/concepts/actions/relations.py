"""What hangs on a passage besides its text: kept when its content goes elsewhere or comes back."""

from __future__ import annotations

from masswerk.concepts.models import Belonging, Edition, Element, Interface, Passage, Rendition
from masswerk.concepts.rules.kinds import Kind

TARGETS = (Kind.FIELD, Kind.CROSS_CUTTING_THEME)
"""Kinds that other passages can belong to."""


def hand_over(passage: Passage, into: Element) -> None:
    """Let what belongs to or touches a field or theme belong to or touch `into`, which must be of the same kind.

    What `into` has already, and what would tie it to itself, stays behind.
    """
    edition = passage.edition
    if passage.kind not in TARGETS or not Passage.objects.filter(
            edition=edition, element=into, kind=passage.kind).exists():
        return
    _members(edition, passage.element, into)
    _interfaces(edition, passage.element, into)


def _members(edition: Edition, old: Element, new: Element) -> None:
    known = set(Belonging.objects.filter(edition=edition, target=new).values_list("element_id", flat=True))
    for row in Belonging.objects.filter(edition=edition, target=old).exclude(element__in={*known, new.pk}):
        row.target = new
        row.save(update_fields=["target"])


def _interfaces(edition: Edition, old: Element, new: Element) -> None:
    rows = list(Interface.objects.filter(edition=edition))
    known = {frozenset((row.source_id, row.target_id)) for row in rows}
    for row in rows:
        ends = [new.pk if end == old.pk else end for end in (row.source_id, row.target_id)]
        if old.pk in (row.source_id, row.target_id) and len(set(ends)) > 1 and frozenset(ends) not in known:
            row.source_id, row.target_id = ends
            row.save(update_fields=["source", "target"])
            known.add(frozenset(ends))


def bring_relations(edition: Edition, element: Element) -> None:
    """Take what an element belonged to, touched and was translated to in the edition before into a draft again.

    Only where the other end stands in the draft; for an element that has just come back and has nothing yet.
    """
    here = set(Passage.objects.filter(edition=edition).values_list("element_id", flat=True))
    before = {"edition__revisions": edition}
    for model, ends in ((Belonging, ("element_id", "target_id")), (Interface, ("source_id", "target_id")),
                        (Rendition, ("element_id",))):
        for row in model.objects.filter(**before):
            if element.pk in (found := [getattr(row, end) for end in ends]) and here.issuperset(found):
                _copy(row, edition)


def _copy(row: Belonging | Interface | Rendition, edition: Edition) -> None:
    row.pk, row.edition, row._state.adding = None, edition, True
    row.save()
