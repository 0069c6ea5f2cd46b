"""What goes with a passage that is removed: everything below it, what belongs to it, interfaces, translations."""

from __future__ import annotations

from dataclasses import dataclass

from masswerk.concepts.models import Language, Rendition
from masswerk.concepts.reading import Item, Reading
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.views.tree import name


@dataclass(frozen=True, slots=True)
class Group:
    """Several things that go, in one line: what they are, and the name of each."""

    title: str
    names: tuple[str, ...]


def affected(reading: Reading, item: Item) -> list[Group]:
    """What else loses something when `item` goes with all below it; empty groups are left out. One query."""
    gone = list(item.walk())
    groups = [_below(gone[1:]), *(_members(reading, gone, target) for target in gone), _interfaces(gone),
              _renditions(reading, gone)]
    return [group for group in groups if group.names]


def _below(rest: list[Item]) -> Group:
    verb = "Eine Textstelle darunter" if len(rest) == 1 else f"{len(rest)} Textstellen darunter"
    return Group(verb, tuple(name(other) for other in rest))


def _members(reading: Reading, gone: list[Item], target: Item) -> Group:
    """Passages that stay and lose what they belong to."""
    keys = {item.key for item in gone}
    kind = "Querschnittsthema" if target.kind == Kind.CROSS_CUTTING_THEME else "Handlungsfeld"
    names = tuple(name(other) for other in reading.walk()
                  if other.key not in keys and (target in other.themes or target in other.fields))
    verb = "Eine Zuordnung" if len(names) == 1 else f"{len(names)} Zuordnungen"
    return Group(f"{verb} zum {kind} „{name(target)}“", names)


def _interfaces(gone: list[Item]) -> Group:
    found: dict[tuple[str, ...], str] = {}
    for item in gone:
        for other, note in item.interfaces:
            found[(*sorted((item.key, other.key)), note)] = f"{name(item)} und {name(other)}: {note}"
    verb = "Eine Schnittstelle" if len(found) == 1 else f"{len(found)} Schnittstellen"
    return Group(verb, tuple(found.values()))


def _renditions(reading: Reading, gone: list[Item]) -> Group:
    by_element = {item.element_id: item for item in gone}
    rows = Rendition.objects.filter(edition=reading.edition, element__in=by_element).values_list(
        "element", "language").order_by("id")
    names = tuple(f"{name(by_element[element])}: {Language(language).label}" for element, language in rows)
    return Group("Eine Übersetzung" if len(names) == 1 else f"{len(names)} Übersetzungen", names)
