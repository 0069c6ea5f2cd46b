"""What groups talked about: parts of the concept with their texts, and how its measures stand."""

from __future__ import annotations

from dataclasses import dataclass

from masswerk.concepts.reading import Item, load
from masswerk.events.models import Event, GroupField
from masswerk.measures.models import Measure


@dataclass(frozen=True, slots=True)
class Part:
    """A field (or the preamble) as it was laid out; `name` with its number."""

    name: str
    item: Item

    def texts(self, kind: str) -> list[str]:
        """Texts of one kind in it, in order."""
        return [item.text or item.title for item in self.item.walk() if item.kind == kind]


def parts_of(event: Event) -> dict[int, list[Part]]:
    """By group: the parts it talked about, in the order of the concept."""
    reading = load(event.edition)
    by_element = {item.element_id: item for item in reading.walk()}
    order = {element: place for place, element in enumerate(by_element)}
    found: dict[int, list[Part]] = {}
    rows = GroupField.objects.filter(event=event, element__in=by_element).values_list("group_id", "element_id")
    for group, element in sorted(rows, key=lambda row: order[row[1]]):
        item = by_element[element]
        found.setdefault(group, []).append(Part(f"{item.number} {item.title}".strip(), item))
    return found


def measures(event: Event) -> list[tuple[str, str, str]]:
    """Title, status and lead of every measure of the edition, in the order of the text; two queries."""
    reading = load(event.edition)
    known = {row.element_id: row for row in Measure.objects.filter(
        element__passages__edition=event.edition_id).select_related("lead_organisation")}
    shown = [(item, known[item.element_id]) for item in reading.walk() if item.element_id in known]
    return [(item.title or item.text[:120], row.get_status_display(), row.leader if row.shows("lead") else "")
            for item, row in shown]
