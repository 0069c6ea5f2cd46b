"""Where an element stands and what it belongs to."""

from __future__ import annotations

import secrets
from contextlib import suppress

from django.db.models import ProtectedError, Q

from masswerk.base.actions import Actor, action
from masswerk.concepts import queries
from masswerk.concepts.actions.common import open_for_change, sound, still_here, touch
from masswerk.concepts.actions.picturing import take_away
from masswerk.concepts.models import (
    Belonging,
    Edition,
    Element,
    Figure,
    Interface,
    Lineage,
    Passage,
    Rendition,
    Wording,
)
from masswerk.concepts.publishing import places
from masswerk.concepts.refusals import HasChildren, InterfaceNeedsTwoFields, NothingSaid, StillBelongs, WrongTarget
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.text_hash import wording_hash
from masswerk.concepts.rules.tree import moved

ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"
LAST = 1_000_000
"""A position behind all siblings."""


def new_key() -> str:
    """A key for a new element: short, without look-alikes, 49 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


@action("element.added")
def add_element(edition: Edition, *, kind: str, title: str, text: str, parent: Element | None, position: int | None,
                by: Actor, number: str = "", key: str = "") -> Passage:
    """Add a new element to a draft, below `parent` at `position` (from 1; None for the end).

    key: made with the form, so that a form sent twice adds one element; "" makes one here
    In a revision it starts as new. Raises EditionIsFixed, NothingSaid, ElementNotHere.
    """
    open_for_change(edition)
    made: Passage | None = Passage.objects.filter(edition=edition, element__key=key).first()
    if made is not None:
        return made
    title, text = sound(title), sound(text)
    if not title and not text:
        raise NothingSaid()
    is_taken = Element.objects.filter(concept_id=edition.concept_id, key=key).exists()
    element = Element(body_id=edition.body_id, concept_id=edition.concept_id,
                      key=new_key() if is_taken or not key else key)
    element.save()
    wording = Wording(body_id=edition.body_id, edition=edition, element=element, title=title, text=text,
                      hash=wording_hash(title, text))
    wording.save()
    passage = Passage(body_id=edition.body_id, edition=edition, element=element, parent=None, kind=Kind(kind).value,
                      number=sound(number), wording=wording, position=LAST)
    passage.save()
    _put(passage, parent, LAST if position is None else position)
    if edition.based_on_id:
        Lineage(body_id=edition.body_id, edition=edition, new=element, relation=Lineage.Relation.NEW).save()
    touch(edition)
    return passage


@action("element.moved")
def move(passage: Passage, *, parent: Element | None, position: int, by: Actor) -> None:
    """Put a passage below another parent, or elsewhere among its siblings (from 1; beyond the end: last).

    Raises EditionIsFixed, PassageGone, ElementNotHere, MovedBelowItself.
    """
    open_for_change(passage.edition)
    still_here(passage)
    _put(passage, parent, position)
    touch(passage.edition)


def _put(passage: Passage, parent: Element | None, position: int) -> None:
    rows = {row.element.key: row for row in queries.passages(passage.edition)}
    elements = {key: row.element for key, row in rows.items()}
    spots = moved(places(list(rows.values())), passage.element.key, parent.key if parent else None, position)
    for key, spot in spots.items():
        rows[key].parent, rows[key].position = elements.get(spot.parent or ""), spot.position
    Passage.objects.bulk_update([rows[key] for key in spots], ["parent", "position"], batch_size=200)
    passage.refresh_from_db(fields=["parent", "position"])


@action("element.removed")
def remove_element(passage: Passage, *, by: Actor, with_children: bool = False) -> list[Element]:
    """Take an element out of a draft; gives the elements that went. Their identity and earlier editions stay.

    Raises EditionIsFixed, PassageGone, HasChildren.
    """
    open_for_change(passage.edition)
    still_here(passage)
    rows = queries.subtree(passage.edition, passage.element)
    if len(rows) > 1 and not with_children:
        raise HasChildren(title=passage.wording.title or passage.element.key, count=len(rows) - 1)
    edition, gone = passage.edition, [row.element for row in rows]
    Interface.objects.filter(edition=edition, source__in=gone).delete()
    Interface.objects.filter(edition=edition, target__in=gone).delete()
    Belonging.objects.filter(edition=edition, element__in=gone).delete()
    Belonging.objects.filter(edition=edition, target__in=gone).delete()
    Rendition.objects.filter(edition=edition, element__in=gone).delete()
    take_away(Figure.objects.filter(edition=edition, element__in=gone), by=by)
    Lineage.objects.filter(edition=edition, new__in=gone).delete()
    Passage.objects.filter(edition=edition, element__in=gone).delete()
    _forget_wordings(edition, gone)
    touch(edition)
    return gone


def _forget_wordings(edition: Edition, gone: list[Element]) -> None:
    """Delete the wordings of elements that went; those that contributions and decisions quote stay readable."""
    for element in gone:
        with suppress(ProtectedError):
            Wording.objects.filter(edition=edition, element=element).delete()


@action("element.kind_changed")
def change_kind(passage: Passage, *, kind: str, number: str, by: Actor) -> None:
    """Say what an element is, and which number it shows ("" for the computed one).

    Raises EditionIsFixed, PassageGone, StillBelongs.
    """
    open_for_change(passage.edition)
    still_here(passage)
    if passage.kind != kind:
        _check_nothing_belongs(passage)
    passage.kind, passage.number = Kind(kind).value, sound(number)
    passage.save(update_fields=["kind", "number"])
    touch(passage.edition)


@action("element.placed")
def belong(passage: Passage, *, fields: list[Element], themes: list[Element], by: Actor) -> None:
    """Say to which further fields and which themes an element belongs; replaces what was said before."""
    open_for_change(passage.edition)
    still_here(passage)
    wanted = {(e.pk, Belonging.Sort.FIELD) for e in fields} | {(e.pk, Belonging.Sort.THEME) for e in themes}
    _check_kinds(passage, wanted)
    held = {(b.target_id, b.sort): b
            for b in Belonging.objects.filter(edition=passage.edition, element=passage.element)}
    for key in set(held) - wanted:
        held[key].delete()
    for target, sort in sorted(wanted - set(held)):
        Belonging(body_id=passage.body_id, edition=passage.edition, element=passage.element, target_id=target,
                  sort=sort).save()
    touch(passage.edition)


@action("interface.stated")
def state_interface(edition: Edition, *, source: Element, target: Element, note: str, by: Actor) -> Interface:
    """State how two fields touch; stating it again replaces the note.

    Raises EditionIsFixed, InterfaceNeedsTwoFields, NothingSaid.
    """
    open_for_change(edition)
    fields = Passage.objects.filter(edition=edition, kind=Kind.FIELD, element__in=[source, target]).count()
    if source.pk == target.pk or fields != len((source, target)):
        raise InterfaceNeedsTwoFields()
    note = sound(note)
    if not note:
        raise NothingSaid()
    found = Interface.objects.filter(edition=edition, source=source, target=target).first()
    interface = found or Interface(body_id=edition.body_id, edition=edition, source=source, target=target)
    interface.note = note
    interface.save()
    touch(edition)
    return interface


@action("interface.removed")
def remove_interface(interface: Interface, *, by: Actor) -> None:
    """Take back a stated interface."""
    edition = interface.edition
    open_for_change(edition)
    interface.delete()
    touch(edition)


def _check_nothing_belongs(passage: Passage) -> None:
    edition, element = passage.edition, passage.element
    count = Belonging.objects.filter(edition=edition, target=element).count() + Interface.objects.filter(
        Q(source=element) | Q(target=element), edition=edition).count()
    if count:
        raise StillBelongs(title=passage.wording.title or element.key, count=count)


def _check_kinds(passage: Passage, wanted: set[tuple[int, Belonging.Sort]]) -> None:
    needed = {Belonging.Sort.FIELD: Kind.FIELD, Belonging.Sort.THEME: Kind.CROSS_CUTTING_THEME}
    kinds = dict(Passage.objects.filter(edition_id=passage.edition_id).values_list("element_id", "kind"))
    for target, sort in wanted:
        if kinds.get(target) != needed[sort] or target == passage.element_id:
            raise WrongTarget(target=str(target))
