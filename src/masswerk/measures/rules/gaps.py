"""What a concept promises and nobody does, and what is done without a goal. Pure.

A guideline or goal has a measure where one stands below it, or below the passage it stands in. A measure has a goal
where a guideline, goal or approach stands above it, or beside one of those it stands in. A measure that is waived
counts as none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

PROMISES = frozenset({"guideline", "goal"})
"""Kinds that ask for a measure."""

AIMS = PROMISES | {"approach"}
"""Kinds that say what a measure is for."""


class Node(NamedTuple):
    """A passage. parent: key of the one above it, "" at the top; counts: False for a measure that is waived."""

    key: str
    kind: str
    parent: str = ""
    counts: bool = True


def without_measure(nodes: Sequence[Node]) -> list[str]:
    """Guidelines and goals for which nothing is done, in their order.

    >>> tree = [Node("f", "field"), Node("z", "goal", "f"), Node("g", "field"), Node("y", "goal", "g"),
    ...         Node("m", "measure", "g")]
    >>> without_measure(tree)
    ['z']
    """
    parents = {node.key: node.parent for node in nodes}
    acting = {key for node in nodes if node.kind == "measure" and node.counts for key in _line(node.key, parents)}
    return [node.key for node in nodes if node.kind in PROMISES
            and node.key not in acting and (node.parent == "" or node.parent not in acting)]


def without_goal(nodes: Sequence[Node]) -> list[str]:
    """Measures for which no guideline, goal or approach says what they are for, in their order.

    >>> without_goal([Node("f", "field"), Node("m", "measure", "f"), Node("g", "field"), Node("z", "goal", "g"),
    ...               Node("n", "measure", "g")])
    ['m']
    """
    parents = {node.key: node.parent for node in nodes}
    aims = {node.key for node in nodes if node.kind in AIMS}
    beside = {node.parent for node in nodes if node.kind in AIMS and node.parent}
    return [node.key for node in nodes if node.kind == "measure" and node.counts
            and not any(key in aims or key in beside for key in _line(node.key, parents)[1:])]


def _line(key: str, parents: Mapping[str, str]) -> list[str]:
    """A node and everything above it, from below."""
    line: list[str] = []
    while key and key not in line:
        line.append(key)
        key = parents.get(key, "")
    return line
