"""What is read of concepts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from masswerk.concepts.models import CHRONOLOGICAL, PUBLIC_STATES, Concept, Edition, Element, Passage, State, Wording


def passages(*editions: Edition) -> QuerySet[Passage]:
    """All passages of editions with element and wording, one query; order is made by `rules.tree`."""
    return Passage.objects.filter(edition__in=editions).select_related("element", "wording").order_by("position", "id")


def current_edition(concept: Concept) -> Edition | None:
    """The edition in force: adopted, else the newest public one."""
    public = Edition.objects.filter(concept=concept, state__in=PUBLIC_STATES).order_by("-created_at", "-id")
    return public.filter(state=State.ADOPTED).first() or public.first()


def last_serial(passage: Passage) -> int:
    """Number of the newest wording of a passage in its edition."""
    return newest_serial(passage.edition_id, passage.element_id)


def newest_serial(edition: int, element: int) -> int:
    """The same by the numbers of edition and element, also where the element was taken out; 0 for none."""
    newest = Wording.objects.filter(edition_id=edition, element_id=element).order_by("-serial").values_list(
        "serial", flat=True).first()
    return newest or 0


def subtree(edition: Edition, root: Element) -> list[Passage]:
    """A passage and everything below it, parents first; one query."""
    by_parent: dict[int | None, list[Passage]] = {}
    by_element: dict[int, Passage] = {}
    for passage in passages(edition):
        by_parent.setdefault(passage.parent_id, []).append(passage)
        by_element[passage.element_id] = passage
    found = [by_element[root.pk]]
    for passage in found:
        found.extend(by_parent.get(passage.element_id, []))
    return found


def siblings(edition: Edition, parent: Element | None) -> QuerySet[Passage]:
    """Passages below one parent, in order."""
    return Passage.objects.filter(edition=edition, parent=parent).order_by("position", "id")


@dataclass(frozen=True, slots=True)
class Shelved:
    """An edition in the overview. passages: how many it holds; based_on: title of the edition before, or ""."""

    edition: Edition
    passages: int
    based_on: str


def shelf(concepts: QuerySet[Concept]) -> list[tuple[Concept, list[Shelved]]]:
    """Concepts with their editions, newest first; two queries."""
    found = list(concepts)
    editions: dict[int, list[Shelved]] = {concept.pk: [] for concept in found}
    rows = Edition.objects.filter(concept__in=found).select_related("based_on").annotate(amount=Count("passages"))
    for edition in rows.order_by(*CHRONOLOGICAL).reverse():
        before = edition.based_on.title if edition.based_on else ""
        editions[edition.concept_id].append(Shelved(edition, edition.amount, before))
    return [(concept, editions[concept.pk]) for concept in found]
