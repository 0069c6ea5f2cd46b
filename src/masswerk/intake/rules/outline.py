"""A document becomes a tree of kinds: the passes in their order."""

from __future__ import annotations

import re

from masswerk.documents.source import Line, Source
from masswerk.intake.rules.output import to_gold_json, to_text
from masswerk.intake.rules.tree import DOUBT, Node, Outline

__all__ = ["DOUBT", "Node", "Outline", "outline", "to_gold_json", "to_text"]

_NUMBER = re.compile(r"^(\d+(?:\.\d+)*)\.?\s+(\S.*)$")


def outline(source: Source) -> Outline:
    """The tree of a document. Never fails; where nothing is found, the tree has a root and text.

    >>> from masswerk.documents.source import Line
    >>> found = outline(Source("k.txt", "txt", (Line(1, "1 Handlungsfeld Arbeit"), Line(2, "Wer arbeitet, gehört dazu."))))
    >>> [(node.kind, node.title) for node in found.nodes]
    [('concept', 'k'), ('field', 'Handlungsfeld Arbeit'), ('text', 'Wer arbeitet, gehört dazu.')]
    """
    nodes = [Node("e0", "concept", source.title or source.name.rsplit(".", 1)[0], None, 1, max(1, len(source.lines)))]
    path = [(0, "e0")]
    for line in source.lines:
        if line.is_blank:
            continue
        level, label, title = _heading(line)
        if level:
            path = [step for step in path if step[0] < level]
        node = _node(f"e{len(nodes)}", line, level, label, title, path[-1][1])
        nodes.append(node)
        if level:
            path.append((level, node.id))
    return Outline(source, tuple(nodes), {})


def _heading(line: Line) -> tuple[int, str, str]:
    """Level (0 for none), label and title of a line."""
    text = line.text.strip()
    number = _NUMBER.match(text)
    if line.style == "heading":
        return line.level or 1, "", text
    if number and len(text) < 100:
        return number[1].count(".") + 1, number[1], number[2]
    return 0, "", text


def _node(name: str, line: Line, level: int, label: str, title: str, parent: str) -> Node:
    kind = ("field" if "handlungsfeld" in title.lower() else "section") if level else "text"
    return Node(
        name, kind, title[:90], parent, line.number, line.number, label, line.text[:60], (line.number,),
        bool(level), "" if level else line.text, {}, 0.5, ("Vorläufig gegliedert.",),
    )
