"""What the tests of the outline share: documents from text, trees to compare."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from masswerk.documents.readers import read
from masswerk.documents.source import Source
from masswerk.intake.rules.outline import Node, Outline, outline

TUNING = Path(__file__).parent / "tuning"


def source(text: str, name: str = "konzept.txt") -> Source:
    """A text as the reader hands it over."""
    return read(name, text.encode("utf-8"))


def outlined(text: str, name: str = "konzept.txt") -> Outline:
    """The outline of a text."""
    return outline(source(text, name))


def marked(found: Outline) -> list[Node]:
    """The nodes that are more than running text."""
    return [node for node in found.nodes if node.kind not in {"text", "figure"}]


def tree(found: Outline) -> list[str]:
    """Kinds and titles, two spaces a level."""
    depth: dict[str | None, int] = {None: -1}
    rows = []
    for node in found.nodes:
        depth[node.id] = depth[node.parent] + 1
        if node.kind not in {"text", "figure"}:
            rows.append(f"{'  ' * depth[node.id]}{node.kind}: {node.title}")
    return rows


def expected(path: Path) -> list[dict[str, Any]]:
    """The elements of a gold tree in short form; `optional` ones may be found or not."""
    elements: list[dict[str, Any]] = []
    open_: list[dict[str, Any]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, rest = line.strip().split(": ", 1)
        del open_[(len(line) - len(line.lstrip())) // 2 :]
        above = next((element for element in reversed(open_) if not element["optional"]), None)
        element = {
            "kind": kind.rstrip("?"),
            "title": rest.split(" | ")[0].strip(),
            "status": [*rest.split("|"), ""][1].strip(),
            "parent": above["title"] if above else None,
            "optional": kind.endswith("?"),
        }
        elements.append(element)
        open_.append(element)
    return elements
