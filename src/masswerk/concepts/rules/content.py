"""A concept's edition as plain data: what imports, demonstration data and new drafts are built from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from masswerk.base.errors import RuleError
from masswerk.concepts.rules.kinds import Kind


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendition: language, title and text; `wording_hash` "" means: of the wording as it stands."""

    language: str
    title: str
    text: str
    wording_hash: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One element with its place and wording.

    key:    the element's key, the same through editions
    parent: key of the parent, "" at the top
    themes: keys of cross-cutting themes it belongs to
    fields: keys of further fields it belongs to
    """

    key: str
    kind: str
    parent: str = ""
    number: str = ""
    title: str = ""
    text: str = ""
    themes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    renditions: tuple[Rendered, ...] = field(default=())


class ContentBroken(RuleError):
    cause = "Der Baum der Fassung ist nicht schlüssig: {fault}"
    way_out = "Prüfen Sie die Datei oder lesen Sie die Vorlage neu ein."


def check_content(nodes: Sequence[Node]) -> None:
    """Raise ContentBroken unless keys are unique, kinds are known, and every parent stands before its children."""
    seen: dict[str, str] = {}
    kinds = {kind.value for kind in Kind}
    for node in nodes:
        if not node.key or node.key in seen:
            raise ContentBroken(fault=f"Die Kennung „{node.key}“ fehlt oder kommt zweimal vor.")
        if node.kind not in kinds:
            raise ContentBroken(fault=f"Die Art „{node.kind}“ ist unbekannt.")
        if node.parent and node.parent not in seen:
            raise ContentBroken(fault=f"„{node.key}“ hängt an „{node.parent}“, das davor nicht vorkommt.")
        seen[node.key] = node.kind
    _check_belongings(nodes, seen)


def _check_belongings(nodes: Iterable[Node], kinds: dict[str, str]) -> None:
    for node in nodes:
        for wanted, keys in (("cross_cutting_theme", node.themes), ("field", node.fields)):
            for key in keys:
                if kinds.get(key) != wanted:
                    raise ContentBroken(fault=f"„{node.key}“ nennt „{key}“, das kein passendes Element ist.")


def positions(nodes: Sequence[Node]) -> dict[str, int]:
    """Position of each node among its siblings, from 1.

    >>> positions([Node("a", "field"), Node("b", "text", "a"), Node("c", "field")])
    {'a': 1, 'b': 1, 'c': 2}
    """
    count: dict[str, int] = {}
    found: dict[str, int] = {}
    for node in nodes:
        count[node.parent] = count.get(node.parent, 0) + 1
        found[node.key] = count[node.parent]
    return found
