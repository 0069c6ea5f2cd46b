"""What groups talked about: parts of the concept with their texts, and how its measures stand."""

from __future__ import annotations

from dataclasses import dataclass

from masswerk.concepts.reading import Item, load
from masswerk.events.models import Event, GroupField
from masswerk.measures.models import Measure, Status


@dataclass(frozen=True, slots=True)
class Part:
    """A field (or the preamble) as it was laid out; `name` with its number."""

    name: str
    item: Item

    def passages(self, kind: str) -> list[Item]:
        """Passages of one kind in it, in order."""
        return [item for item in self.item.walk() if item.kind == kind]


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


def standing(event: Event) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Measures of the edition by status: its word, then title and lead of each in the order of the text.

    Statuses without a measure are left out; a lead that is not public stays out. Two queries.
    """
    measures = Measure.objects.filter(element__passages__edition=event.edition_id).select_related("lead_organisation")
    known = {row.element_id: row for row in measures}
    found: dict[str, list[tuple[str, ...]]] = {word: [] for _, word in Status.choices}
    for item in load(event.edition).walk():
        if (row := known.get(item.element_id)) is not None:
            name = f"{item.number} {item.title or item.text[:120]}".strip()
            found.setdefault(row.get_status_display() or "ohne Angabe", []).append(
                (name, row.leader if row.shows("lead") else ""))
    return [(word, rows) for word, rows in found.items() if rows]
