"""Where an element stands and what it belongs to."""

from __future__ import annotations

import secrets

from masswerk.base.actions import Actor, action
from masswerk.concepts import queries
from masswerk.concepts.actions.common import open_for_change, touch
from masswerk.concepts.models import Belonging, Edition, Element, Interface, Lineage, Passage, Rendition, Wording
from masswerk.concepts.refusals import HasChildren, NothingSaid, WrongTarget
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.text_hash import wording_hash

ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"


def new_key() -> str:
    """A key for a new element: short, without look-alikes, 49 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


@action("element.added")
def add_element(edition: Edition, *, kind: str, title: str, text: str, parent: Element | None, position: int | None,
                by: Actor, number: str = "") -> Passage:
    """Add a new element to a draft, below `parent` at `position` (from 1; None for the end)."""
    open_for_change(edition)
    if not title.strip() and not text.strip():
        raise NothingSaid()
    element = Element(body_id=edition.body_id, concept_id=edition.concept_id, key=new_key())
    element.save()
    wording = Wording(body_id=edition.body_id, edition=edition, element=element, title=title.strip(),
                      text=text.strip(), hash=wording_hash(title, text))
    wording.save()
    passage = Passage(body_id=edition.body_id, edition=edition, element=element, parent=parent, kind=Kind(kind).value,
                      number=number, wording=wording, position=_free_place(edition, parent, position))
    passage.save()
    if edition.based_on_id:
        Lineage(body_id=edition.body_id, edition=edition, new=element, relation=Lineage.Relation.NEW).save()
    touch(edition)
    return passage


@action("element.moved")
def move(passage: Passage, *, parent: Element | None, position: int, by: Actor) -> None:
    """Put a passage below another parent, or elsewhere among its siblings; raises WrongTarget below itself."""
    open_for_change(passage.edition)
    below = {p.element_id for p in queries.subtree(passage.edition, passage.element)}
    if parent is not None and (parent.pk in below or not Passage.objects.filter(
            edition=passage.edition, element=parent).exists()):
        raise WrongTarget(target=parent.key)
    rows = [p for p in queries.siblings(passage.edition, parent) if p.pk != passage.pk]
    rows.insert(max(0, min(position - 1, len(rows))), passage)
    passage.parent = parent
    for place, row in enumerate(rows, start=1):
        if row is passage or row.position != place:
            row.position = place
            row.save(update_fields=["position", "parent"])
    touch(passage.edition)


@action("element.removed")
def remove_element(passage: Passage, *, by: Actor, with_children: bool = False) -> None:
    """Take an element out of a draft. Its identity and earlier editions stay; raises HasChildren."""
    open_for_change(passage.edition)
    rows = queries.subtree(passage.edition, passage.element)
    if len(rows) > 1 and not with_children:
        raise HasChildren(title=passage.wording.title or passage.element.key, count=len(rows) - 1)
    edition, elements = passage.edition, [row.element_id for row in rows]
    Interface.objects.filter(edition=edition, source__in=elements).delete()
    Interface.objects.filter(edition=edition, target__in=elements).delete()
    Belonging.objects.filter(edition=edition, element__in=elements).delete()
    Belonging.objects.filter(edition=edition, target__in=elements).delete()
    Rendition.objects.filter(edition=edition, element__in=elements).delete()
    Lineage.objects.filter(edition=edition, new__in=elements).delete()
    Passage.objects.filter(edition=edition, element__in=elements).delete()
    Wording.objects.filter(edition=edition, element__in=elements).delete()
    touch(edition)


@action("element.kind_changed")
def change_kind(passage: Passage, *, kind: str, number: str, by: Actor) -> None:
    """Say what an element is, and which number it shows ("" for the computed one)."""
    open_for_change(passage.edition)
    passage.kind, passage.number = Kind(kind).value, number.strip()
    passage.save(update_fields=["kind", "number"])
    touch(passage.edition)


@action("element.placed")
def belong(passage: Passage, *, fields: list[Element], themes: list[Element], by: Actor) -> None:
    """Say to which further fields and which themes an element belongs; replaces what was said before."""
    open_for_change(passage.edition)
    wanted = {(e.pk, Belonging.Sort.FIELD) for e in fields} | {(e.pk, Belonging.Sort.THEME) for e in themes}
    _check_kinds(passage.edition, wanted)
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
    """State how two fields touch; stating it again replaces the note."""
    open_for_change(edition)
    if source.pk == target.pk:
        raise WrongTarget(target=target.key)
    if not note.strip():
        raise NothingSaid()
    found = Interface.objects.filter(edition=edition, source=source, target=target).first()
    interface = found or Interface(body_id=edition.body_id, edition=edition, source=source, target=target)
    interface.note = note.strip()
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


def _free_place(edition: Edition, parent: Element | None, position: int | None) -> int:
    rows = list(queries.siblings(edition, parent))
    if position is None or position > len(rows):
        return (rows[-1].position if rows else 0) + 1
    place = max(1, position)
    for row in rows[place - 1:]:
        row.position += 1
        row.save(update_fields=["position"])
    return place if place == 1 else rows[place - 2].position + 1


def _check_kinds(edition: Edition, wanted: set[tuple[int, Belonging.Sort]]) -> None:
    needed = {Belonging.Sort.FIELD: Kind.FIELD, Belonging.Sort.THEME: Kind.CROSS_CUTTING_THEME}
    kinds = dict(Passage.objects.filter(edition=edition).values_list("element_id", "kind"))
    for target, sort in wanted:
        if kinds.get(target) != needed[sort]:
            raise WrongTarget(target=str(target))
