"""Which working groups answer for measures: for the measure itself, or for what it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse

from masswerk.concepts.reading import Item
from masswerk.measures.hooks import Linked
from masswerk.network.models import Charge


def groups_of(items: Iterable[Item], *, whole: bool) -> dict[int, list[Linked]]:
    """Element to its working groups, by name; one query. whole: with those that everybody does not see."""
    lines = {item.element_id: [above.element_id for above in _upwards(item)] for item in items}
    rows = Charge.objects.filter(element__in={key for line in lines.values() for key in line}, group__ended_on=None)
    rows = rows if whole else rows.filter(group__is_public=True)
    found: dict[int, dict[str, Linked]] = {}
    for charge in rows.select_related("group__body").order_by("group__name"):
        group = charge.group
        page = "groups:group" if whole else "group_pages:group"
        url = reverse(page, kwargs={"body": group.body.slug, "group": group.slug})
        found.setdefault(charge.element_id, {})[group.name] = Linked(group.name, url)
    return {element: list({name: linked for key in line for name, linked in found.get(key, {}).items()}.values())
            for element, line in lines.items()}


def _upwards(item: Item) -> Iterator[Item]:
    above: Item | None = item
    while above is not None:
        yield above
        yield from above.fields
        above = above.parent
