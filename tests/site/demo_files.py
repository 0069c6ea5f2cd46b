"""The demonstration data as plain data: what the checks walk over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from masswerk.concepts.rules.content import Node, positions
from masswerk.concepts.rules.lineage import Relation, Row, open_points
from masswerk.concepts.rules.tree import EditionText, Place

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "masswerk" / "site" / "demo" / "data"
KNOWN = ROOT / "tests" / "intake" / "known"
FILES = sorted(DATA.glob("*.json"))
RUN = 7
"""As many equal words in a row count as copied."""


def load(path: Path) -> dict[str, Any]:
    """One body's demonstration data."""
    return json.loads(path.read_text(encoding="utf-8"))


def harz(edition: str) -> dict[str, Any]:
    """One edition of the Harz concept."""
    return next(e for e in load(DATA / "harz.json")["editions"] if e["key"] == edition)


def walk(nodes: list[dict[str, Any]], parent: str = "") -> Iterator[tuple[dict[str, Any], str]]:
    """Each node with the key of its parent, parents first."""
    for node in nodes:
        yield node, parent
        yield from walk(node["children"], node["key"])


def as_nodes(edition: dict[str, Any]) -> list[Node]:
    """An edition's nodes as the concepts' actions take them."""
    return [
        Node(node["key"], node["kind"], parent, node["number"], node["title"], node["text"],
             tuple(node["themes"]), tuple(node["fields"]))
        for node, parent in walk(edition["nodes"])
    ]


def rows(table: str) -> list[list[str]]:
    """The cells of a pipe table without the line below its head."""
    lines = [line.strip().strip("|").split("|") for line in table.splitlines()]
    return [[cell.strip() for cell in line] for line in lines if not set("".join(line)) <= set("- ")]


def prose(value: Any) -> Iterator[str]:
    """All strings of the data except tables, whose figures must equal the source."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and value.get("kind") != "table":
        for part in value.values():
            yield from prose(part)
    elif isinstance(value, list):
        for part in value:
            yield from prose(part)


def words(text: str) -> list[str]:
    """Words in a form that survives hyphenation at line ends and lost umlauts of character recognition.

    >>> words("Für die Will-\\n\\nkommens- und fiir")
    ['fur', 'die', 'willkommens', 'und', 'fur']
    """
    folded = re.sub(r"-\s*\n\s*", "", text).lower()
    for sign, plain in (("ä", "a"), ("ö", "o"), ("ü", "u"), ("ß", "ss"), ("ii", "u")):
        folded = folded.replace(sign, plain)
    return re.findall(r"\w+", folded)


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of seven words of a text."""
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def surnames(text: str) -> set[str]:
    """The last words of names that stand behind an address or an office, in the form of `words`.

    >>> sorted(surnames("Dank an Herrn Dr. Max Muster, Frau Ada Beispiel und Frau Eva Probe-Fall"))
    ['beispiel', 'muster', 'probe fall']
    """
    title = r"(?:\bFrau|\bHerrn?|[Mm]inisterin|[Ss]ekretärin|Geschäftsführer)\s+(?:Dr\.\s+)?"
    names = re.findall(title + r"([A-ZÄÖÜ][\w-]+(?:\s+[A-ZÄÖÜ][\w-]+)?)", text)
    return {" ".join(words(name.split()[-1])) for name in names}


def places(edition: dict[str, Any]) -> EditionText:
    """An edition as the rules on editions take it."""
    nodes = as_nodes(edition)
    order = positions(nodes)
    return EditionText.of(
        Place(n.key, n.parent or None, order[n.key], n.kind, n.number, n.title, n.text) for n in nodes)


def open_between(edition: dict[str, Any], earlier: dict[str, Any]) -> list[tuple[str, str]]:
    """What the completeness check finds open; elements of the same key without a row are continued."""
    stated = [Row(row["old"], row["new"], Relation(row["relation"]), row["reason"]) for row in edition["lineage"]]
    old, new = ({node["key"] for node, _ in walk(e["nodes"])} for e in (earlier, edition))
    kept = sorted((old & new) - {row.old for row in stated})
    rows_ = [*stated, *(Row(key, key, Relation.CONTINUED) for key in kept)]
    return [(point.gap.value, point.element) for point in open_points(places(earlier), places(edition), rows_)]


def says(name: str, spoken: list[str]) -> bool:
    """True where the words of a name stand side by side.

    >>> says("probe fall", ["ein", "probe", "fall"]), says("fall", ["probefall"])
    (True, False)
    """
    return name in spoken or tuple(name.split()) in set(pairwise(spoken))
