"""What became of each element of the edition before, stated by people."""

from __future__ import annotations

from collections.abc import Sequence

from masswerk.base.actions import Actor, action
from masswerk.concepts import queries
from masswerk.concepts.actions.common import open_for_change, sound, touch
from masswerk.concepts.actions.picturing import copy_figures
from masswerk.concepts.actions.placing import LAST, move, remove_element
from masswerk.concepts.actions.relations import bring_relations, hand_over
from masswerk.concepts.models import Edition, Element, Lineage, Passage, Wording
from masswerk.concepts.refusals import DroppedNeedsReason, SplitNeedsTwo, StandsAlready, StillInDraft, TargetMissing
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.tree import ElementNotHere


@action("lineage.stated")
def state_fate(edition: Edition, *, relation: str, old: list[Element], new: list[Element], by: Actor,
               reason: str = "") -> list[Lineage]:
    """State what became of old elements: one row for each pair (merged: many to one, split: one to many).

    Rows of the same old elements said before are replaced, and so is "new" for what they became.
    Raises DroppedNeedsReason, StillInDraft, TargetMissing, SplitNeedsTwo, EditionIsFixed.
    """
    open_for_change(edition)
    _check_fate(edition, relation, old, new, reason)
    Lineage.objects.filter(edition=edition, old__in=old).delete()
    if relation == Lineage.Relation.NEW:
        Lineage.objects.filter(edition=edition, new__in=new).delete()
    else:
        Lineage.objects.filter(edition=edition, new__in=new, relation=Lineage.Relation.NEW).delete()
    sources: list[Element | None] = [*old] or [None]
    targets: list[Element | None] = [*new] or [None]
    pairs = [(source, target) for source in sources for target in targets]
    rows = [Lineage(body_id=edition.body_id, edition=edition, old=source, new=target, relation=relation,
                    reason=sound(reason)) for source, target in pairs]
    for row in rows:
        row.save()
    touch(edition)
    return rows


def _check_fate(edition: Edition, relation: str, old: list[Element], new: list[Element], reason: str) -> None:
    if relation == Lineage.Relation.DROPPED and not reason.strip():
        raise DroppedNeedsReason()
    if relation != Lineage.Relation.DROPPED and not new:
        raise TargetMissing()
    if relation == Lineage.Relation.SPLIT and len({element.pk for element in new}) == 1:
        raise SplitNeedsTwo()
    leaving = {element.pk for element in old} - {element.pk for element in new}  # with "new", `old` is empty
    still = Passage.objects.filter(edition=edition, element__in=leaving).select_related("wording", "element").first()
    if still is not None:
        raise StillInDraft(title=still.wording.title or still.element.key)


@action("lineage.confirmed")
def confirm_fates(edition: Edition, *, rows: Sequence[Row], by: Actor) -> int:
    """State what was proposed; gives how many. A part split off joins the parts stated before."""
    keys = {key for row in rows for key in (row.old, row.new) if key}
    elements = {e.key: e for e in Element.objects.filter(concept_id=edition.concept_id, key__in=keys)}
    for row in rows:
        old, new = ([elements[key]] if key else [] for key in (row.old, row.new))
        if row.relation is Relation.SPLIT:
            new = _parts(edition, old[0], new[0])
        state_fate(edition, relation=row.relation, old=old, new=new, reason=row.reason, by=by)
    return len(rows)


@action("lineage.origin_stated")
def state_origin(edition: Edition, *, new: Element, old: Element | None, by: Actor) -> None:
    """Say where an element of the draft came from: `old`, which may have become others as well, or nowhere."""
    if old is None:
        state_fate(edition, relation=Lineage.Relation.NEW, old=[], new=[new], by=by)
        return
    parts = _parts(edition, old, new)
    relation = Lineage.Relation.SPLIT if len(parts) > 1 else Lineage.Relation.CONTINUED
    state_fate(edition, relation=relation, old=[old], new=parts, by=by)


def _parts(edition: Edition, old: Element, new: Element) -> list[Element]:
    """What an old element became as stated so far, with one part more."""
    rows = Lineage.objects.filter(edition=edition, old=old, new__isnull=False).select_related("new").order_by("id")
    return [*(row.new for row in rows if row.new is not None and row.new_id != new.pk), new]


@action("lineage.withdrawn")
def withdraw_fate(edition: Edition, *, old: Element, by: Actor) -> None:
    """Take back what was said about an old element; it is open again."""
    open_for_change(edition)
    Lineage.objects.filter(edition=edition, old=old).delete()
    touch(edition)


@action("element.dissolved")
def dissolve(passage: Passage, *, by: Actor, reason: str = "", into: Element | None = None,
             keep_below: bool = False) -> list[Element]:
    """Take a passage with all it contains out of a draft and say what became of it; gives the elements that went.

    reason:     why it is dropped
    into:       or the element its content went into; a field or theme hands over what belongs to it to one of its kind
    keep_below: what stands below goes with the content below `into`, instead of away
    Neither: its fate stays open.
    """
    edition = passage.edition
    if into is not None:
        hand_over(passage, into)
    if into is not None and keep_below:
        for child in list(queries.siblings(edition, passage.element)):
            move(child, parent=into, position=LAST, by=by)
    gone = remove_element(passage, with_children=True, by=by)
    held = set(Passage.objects.filter(edition__revisions=edition, element__in=gone).values_list(
        "element_id", flat=True))
    known = [element for element in gone if element.pk in held]
    if known and into is not None:
        state_fate(edition, relation=Lineage.Relation.MERGED, old=known, new=[into], by=by)
    elif known and reason.strip():
        state_fate(edition, relation=Lineage.Relation.DROPPED, old=known, new=[], reason=reason, by=by)
    return gone


@action("element.restored")
def bring_back(edition: Edition, *, old: Element, by: Actor) -> Passage:
    """Take an element of the edition before into the draft again, where it stood, with its relations.

    Raises EditionIsFixed, StandsAlready, ElementNotHere.
    """
    open_for_change(edition)
    was = Passage.objects.filter(edition__revisions=edition, element=old).select_related(
        "wording", "edition").first()
    if was is None:
        raise ElementNotHere(element=old.key)
    if Passage.objects.filter(edition=edition, element=old).exists():
        raise StandsAlready(title=was.wording.title or old.key)
    parent = was.parent if Passage.objects.filter(edition=edition, element=was.parent).exists() else None
    wording = Wording(body_id=edition.body_id, edition=edition, element=old, title=was.wording.title,
                      text=was.wording.text, hash=was.wording.hash,
                      serial=queries.newest_serial(edition.pk, old.pk) + 1)
    wording.save()
    passage = Passage(body_id=edition.body_id, edition=edition, element=old, parent=None, kind=was.kind,
                      number=was.number, wording=wording, position=LAST)
    passage.save()
    copy_figures(was.edition, edition, element=old)
    move(passage, parent=parent, position=was.position, by=by)
    bring_relations(edition, old)
    state_fate(edition, relation=Lineage.Relation.CONTINUED, old=[old], new=[old], by=by)
    return passage
