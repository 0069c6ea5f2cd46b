"""An outline as gold JSON (for scoring and for machines) and as readable text."""

from __future__ import annotations

from masswerk.concepts.rules.kinds import PLAIN, german
from masswerk.intake.rules.tree import Node, Outline


def to_gold_json(outline: Outline, doc: str) -> dict[str, object]:
    """The marked elements in the schema of the annotation guidelines; running text and pictures are left out.

    doc: name of the document
    Positions are lines for text formats, page and block for others. Beyond the guidelines each element has its `text`:
    its wording below the title, with the running text under it.
    """
    parents = {node.id: node for node in outline.nodes}
    texts = _texts(outline, parents)
    elements = [
        {**_element(node, _marked_parent(node, parents), outline), "text": "\n\n".join(texts[node.id])}
        for node in outline.nodes
        if node.kind not in PLAIN
    ]
    return {"doc": doc, "title": outline.root.title, "elements": elements}


def to_text(outline: Outline) -> str:
    """A tree to read: two spaces a level, kind, label, title, and a question mark where there is doubt."""
    depth: dict[str | None, int] = {None: -1}
    rows = []
    for node in outline.nodes:
        depth[node.id] = depth[node.parent] + 1
        doubt = f"  [? {node.reasons[-1]}]" if node.is_doubtful and node.reasons else ""
        label = f"{node.label} " if node.label else ""
        rows.append(f"{'  ' * depth[node.id]}{german(node.kind)}: {label}{node.title}{doubt}")
    return "\n".join(rows) + "\n"


def _marked_parent(node: Node, nodes: dict[str, Node]) -> str | None:
    """The nearest ancestor that is printed."""
    parent = node.parent
    while parent is not None and nodes[parent].kind in PLAIN:
        parent = nodes[parent].parent
    return parent


def _texts(outline: Outline, nodes: dict[str, Node]) -> dict[str, list[str]]:
    """For each element its wording and that of the running text below it, in order."""
    found: dict[str, list[str]] = {node.id: [] for node in outline.nodes}
    for node in outline.nodes:
        home = node.id if node.kind not in PLAIN else _marked_parent(node, nodes)
        if home is not None and node.text:
            found[home].append(node.text)
    return found


def _element(node: Node, parent: str | None, outline: Outline) -> dict[str, object]:
    return {
        "id": node.id,
        "kind": node.kind,
        "title": node.title,
        "parent": parent,
        **_position(node, outline),
        "label": node.label or None,
        "text_start": node.text_start,
        "attrs": node.attrs,
        "confidence": round(node.confidence, 2),
        "reasons": list(node.reasons),
    }


def _position(node: Node, outline: Outline) -> dict[str, object]:
    """Lines for text formats; page and blocks for formats that are made of paragraphs."""
    if outline.source.counts_lines:
        return {"line_start": node.line_start, "line_end": node.line_end}
    page = outline.source.lines[node.line_start - 1].page if outline.source.lines else None
    return {"page": page, "block_start": node.line_start, "block_end": node.line_end}
