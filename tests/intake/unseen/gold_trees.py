"""From a marked source to a gold tree in the schema of the annotation guidelines."""

from __future__ import annotations

from typing import Any

from gold_wording import BLOCK, START_LENGTH, bare, joined, label_and_title, visible
from marked_source import Mark, Marked

OWN = {"label", "title", "alt_parents", "column", "rows"}
TEXT_FORMATS = {"txt", "md"}


def gold_tree(name: str, form: str, found: Marked) -> dict[str, Any]:
    """The gold tree of one document; positions are given for text formats only."""
    elements = [_element(found, mark, form) for mark in found.marks]
    tree: dict[str, Any] = {"doc": name, "title": elements[0]["title"], "format": form}
    tree |= elements[0].pop("attrs", {})
    if form in TEXT_FORMATS:
        tree |= {"lines": len(found.lines), "elements": elements, "noise": _noise(found)}
    else:
        tree["elements"] = elements
    return tree


def _element(found: Marked, mark: Mark, form: str) -> dict[str, Any]:
    label, title = _names(found, mark, form)
    element: dict[str, Any] = {"id": mark.id, "kind": mark.kind, "title": title, "parent": mark.parent}
    if form in TEXT_FORMATS:
        element |= {"line_start": mark.start, "line_end": mark.end}
    element |= {"label": label, "text_start": _text_start(found, mark, form)}
    if mark.optional:
        element["optional"] = True
    if "alt_parents" in mark.facts:
        element["alt_parents"] = mark.facts["alt_parents"]
    attrs = {key: value for key, value in mark.facts.items() if key not in OWN}
    return element | ({"attrs": attrs} if attrs else {})


def _names(found: Marked, mark: Mark, form: str) -> tuple[str | None, str]:
    line = found.lines[mark.start - 1]
    stated = mark.facts.get("label")
    label = str(stated) if stated else None
    if "column" in mark.facts:
        cells = [cell.strip() for cell in BLOCK.sub("", line).strip("| ").split("|")]
        return (None if label == "none" else label or cells[0]), bare(cells[int(str(mark.facts["column"])) - 1])
    label, title = label_and_title(_own_text(found, mark, form), label)
    if form in {"docx", "odt", "pdf"} and line.startswith("N1 "):
        label = f"{_place_in_list(found.lines, mark.start)}."
    elif form in {"docx", "odt", "pdf"} and line.startswith(("B1 ", "B2 ")):
        label = "-"
    return label, str(mark.facts.get("title", title))


def _place_in_list(lines: list[str], start: int) -> int:
    """The number that a numbered item shows: its place in an unbroken run of items."""
    first = start
    while first > 1 and lines[first - 2].startswith("N1 "):
        first -= 1
    return start - first + 1


def _own_text(found: Marked, mark: Mark, form: str) -> str:
    """The element's first paragraph: up to an empty line, noise or the next mark."""
    stops = {other.start for other in found.marks if other.start > mark.start} | set(found.noise)
    stops.add(mark.start + int(str(mark.facts.get("rows", mark.end))))
    own: list[str] = []
    for number in range(mark.start, mark.end + 1):
        line = found.lines[number - 1]
        if number > mark.start and (number in stops or not line.strip() or form not in TEXT_FORMATS):
            break
        own.append(visible(line, form))
    return joined(own)


def _text_start(found: Marked, mark: Mark, form: str) -> str:
    own = found.noise.get(mark.start)
    numbers = [n for n in range(mark.start, mark.end + 1) if found.noise.get(n) in {None, own}]
    shown = [bare(visible(found.lines[n - 1], form)) for n in numbers[:40]]
    return joined(shown)[:START_LENGTH]


def _noise(found: Marked) -> list[dict[str, Any]]:
    runs: list[dict[str, Any]] = []
    for number, kind in sorted(found.noise.items()):
        if runs and runs[-1]["line_end"] == number - 1 and runs[-1]["type"] == kind:
            runs[-1]["line_end"] = number
        else:
            runs.append({"line_start": number, "line_end": number, "type": kind})
    return runs
