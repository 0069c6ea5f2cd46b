"""Founding a concept and building an edition from plain data in a handful of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from masswerk.base.actions import Actor, action
from masswerk.bodies.models import Body
from masswerk.concepts.actions.common import open_for_change, sound, touch
from masswerk.concepts.models import Belonging, Concept, Edition, Element, Passage, Rendition, Wording
from masswerk.concepts.refusals import KeyTaken, SlugTaken
from masswerk.concepts.rules.content import Node, check_content, positions
from masswerk.concepts.rules.text_hash import wording_hash
from masswerk.documents.bidi import safe_direction


@action("concept.founded")
def found_concept(body: Body, *, slug: str, title: str, by: Actor, summary: str = "") -> Concept:
    """Start a concept of a body; raises SlugTaken."""
    if Concept.objects.filter(body=body, slug=slug).exists():
        raise SlugTaken(slug=slug)
    concept = Concept(body=body, slug=slug, title=sound(title), summary=sound(summary))
    concept.full_clean(exclude=["body"])
    concept.save()
    return concept


@action("edition.built")
def build_edition(concept: Concept, *, key: str, title: str, nodes: Sequence[Node], by: Actor,
                  based_on: Edition | None = None, lead: str = "", created_at: datetime | None = None) -> Edition:
    """Make a draft edition from nodes in document order.

    Elements whose key the concept knows keep their identity. Raises ContentBroken, KeyTaken.
    """
    check_content(nodes)
    nodes = [_sound(node) for node in nodes]
    if Edition.objects.filter(concept=concept, key=key).exists():
        raise KeyTaken(key=key)
    edition = Edition(body_id=concept.body_id, concept=concept, key=key, title=sound(title), lead=sound(lead),
                      based_on=based_on, created_at=created_at or timezone.now())
    edition.full_clean(exclude=["body", "concept", "based_on"])
    edition.save()
    elements = _elements(concept, [node.key for node in nodes])
    wordings = _wordings(edition, nodes, elements)
    _passages(edition, nodes, elements, wordings)
    _belongings(edition, nodes, elements)
    _renditions(edition, nodes, elements, wordings)
    return edition


@action("edition.renamed")
def rename_edition(edition: Edition, *, title: str, lead: str, by: Actor) -> Edition:
    """Change a draft's title and introduction."""
    open_for_change(edition)
    edition.title, edition.lead = sound(title), sound(lead)
    edition.full_clean(exclude=["body", "concept", "based_on"])
    edition.save(update_fields=["title", "lead"])
    touch(edition)
    return edition


def _sound(node: Node) -> Node:
    """Without signs that turn the direction; spaces stay, so that a copy reads as what it was made of."""
    renditions = tuple(replace(r, title=safe_direction(r.title), text=safe_direction(r.text)) for r in node.renditions)
    return replace(node, title=safe_direction(node.title), text=safe_direction(node.text), renditions=renditions)


def _of(edition: Edition, **values: Any) -> dict[str, Any]:
    return {"body_id": edition.body_id, "edition": edition, **values}


def _elements(concept: Concept, keys: Sequence[str]) -> dict[str, Element]:
    known = {element.key: element for element in Element.objects.filter(concept=concept)}
    fresh = [Element(body_id=concept.body_id, concept=concept, key=key) for key in keys if key not in known]
    Element.objects.bulk_create(fresh, batch_size=500)
    return known | {element.key: element for element in fresh}


def _wordings(edition: Edition, nodes: Sequence[Node], elements: dict[str, Element]) -> dict[str, Wording]:
    rows = [Wording(**_of(edition, element=elements[n.key], title=n.title, text=n.text,
                          hash=wording_hash(n.title, n.text), created_at=edition.created_at)) for n in nodes]
    Wording.objects.bulk_create(rows, batch_size=500)
    return {node.key: row for node, row in zip(nodes, rows, strict=True)}


def _passages(edition: Edition, nodes: Sequence[Node], elements: dict[str, Element],
              wordings: dict[str, Wording]) -> None:
    place = positions(nodes)
    Passage.objects.bulk_create([
        Passage(**_of(edition, element=elements[n.key], parent=elements.get(n.parent), position=place[n.key],
                      kind=n.kind, number=n.number, wording=wordings[n.key])) for n in nodes], batch_size=500)


def _belongings(edition: Edition, nodes: Sequence[Node], elements: dict[str, Element]) -> None:
    pairs = [(n.key, target, sort) for n in nodes
             for sort, targets in ((Belonging.Sort.THEME, n.themes), (Belonging.Sort.FIELD, n.fields))
             for target in dict.fromkeys(targets)]
    Belonging.objects.bulk_create([
        Belonging(**_of(edition, element=elements[key], target=elements[target], sort=sort))
        for key, target, sort in pairs], batch_size=500)


def _renditions(edition: Edition, nodes: Sequence[Node], elements: dict[str, Element],
                wordings: dict[str, Wording]) -> None:
    Rendition.objects.bulk_create([
        Rendition(**_of(edition, element=elements[n.key], language=r.language, title=r.title, text=r.text,
                        wording_hash=r.wording_hash or wordings[n.key].hash, updated_at=edition.created_at))
        for n in nodes for r in n.renditions], batch_size=500)
