"""Check the gold trees against their documents: `python tests/intake/unseen/check_gold.py`.

Parents exist, there is one root, extents lie within each other, lines exist, and what an element is said to begin
with does stand there. In DOCX, ODT, PDF and HTML the text must stand somewhere in the document, in the order of the tree.
"""

from __future__ import annotations

import html
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pypdfium2
from lxml import etree

from masswerk.concepts.rules.kinds import PLAIN, Kind

HERE = Path(__file__).parent
STATUSES = {"done", "ongoing", "planned", "deferred", "rejected"}
PROBE = 28
Tree = dict[str, Any]


def squeezed(text: str) -> str:
    """Text without spaces, hyphens, marks of Markdown and signs of lists, to compare across line ends.

    >>> squeezed("**Fach-") + squeezed("kräfte**")
    'Fachkräfte'
    """
    return re.sub(r"[\s\-\u00ad\ufffe\u0002*_`|#•–■]+", "", text)


def _docx_text(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    return "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))


def _odt_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(etree.fromstring(archive.read("content.xml")).itertext())


def _pdf_text(data: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def _html_text(data: bytes) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", data.decode().partition("<body>")[2]))


READ: dict[str, Callable[[bytes], str]] = {"docx": _docx_text, "odt": _odt_text, "pdf": _pdf_text, "html": _html_text}


def faults(tree: Tree, data: bytes) -> Iterator[str]:
    """Everything that is wrong with one gold tree, as sentences."""
    elements = {element["id"]: element for element in tree["elements"]}
    if len(elements) != len(tree["elements"]):
        yield "an id is given twice"
    if [element["kind"] for element in tree["elements"] if element["parent"] is None] != ["concept"]:
        yield "there is not exactly one root of kind concept"
    for element in tree["elements"]:
        yield from _element_faults(element, elements)
    if tree["format"] in READ:
        yield from _order_faults(tree, squeezed(READ[tree["format"]](data)))
    else:
        yield from _line_faults(tree, data.decode().rstrip("\n").split("\n"))


def _element_faults(element: Tree, elements: dict[str, Tree]) -> Iterator[str]:
    for other in [element["parent"], *element.get("alt_parents", [])]:
        if other is not None and other not in elements:
            yield f"{element['id']}: no parent {other}"
    if element["kind"] not in set(Kind) - PLAIN:
        yield f"{element['id']}: no kind {element['kind']}"
    if element.get("attrs", {}).get("status", "done") not in STATUSES:
        yield f"{element['id']}: no such status"
    if not element["title"] or not element["text_start"]:
        yield f"{element['id']}: title or text is empty"


def _order_faults(tree: Tree, text: str) -> Iterator[str]:
    place = 0
    for element in tree["elements"]:
        probes = [squeezed(element[key])[:PROBE] for key in ("text_start", "title")]  # numbers of lists lie between
        found = max(text.find(probe, place) for probe in probes)
        if found < 0:
            yield f"{element['id']}: „{element['text_start']}“ does not follow"
        place = max(place, found)


def _line_faults(tree: Tree, lines: list[str]) -> Iterator[str]:
    if tree["lines"] != len(lines):
        yield f"{tree['lines']} lines stated, {len(lines)} found"
    for element in tree["elements"]:
        start, end = element["line_start"], element["line_end"]
        if not 1 <= start <= end <= len(lines) or not lines[end - 1].strip():
            yield f"{element['id']}: lines {start} to {end} do not exist or end empty"
            continue
        shown = squeezed(re.sub(r"^(?:e (?=[A-ZÄÖÜ])|\s*-\s)", "", lines[start - 1]))
        stated = squeezed(element["text_start"])
        if not stated or not (stated.startswith(shown) or shown.startswith(stated)):
            yield f"{element['id']}: line {start} does not begin with „{element['text_start']}“"
    yield from _extent_faults(tree)


def _extent_faults(tree: Tree) -> Iterator[str]:
    elements = {element["id"]: element for element in tree["elements"]}
    for element in tree["elements"]:
        parent = elements.get(element["parent"] or "", element)
        if not parent["line_start"] <= element["line_start"] <= element["line_end"] <= parent["line_end"]:
            yield f"{element['id']}: reaches out of {parent['id']}"
    for parent in elements:
        children = [element for element in tree["elements"] if element["parent"] == parent]
        for one, other in pairwise(children):
            if one["line_end"] >= other["line_start"]:
                yield f"{one['id']} and {other['id']} overlap"


def checked(path: Path) -> list[str]:
    """The faults of one gold tree, read with its document."""
    tree = json.loads(path.read_text(encoding="utf-8"))
    data = (HERE / "documents" / f"{tree['doc']}.{tree['format']}").read_bytes()
    return [f"{tree['doc']}: {fault}" for fault in faults(tree, data)]


def main() -> int:
    """Print all faults; 1 if there are any."""
    found = [fault for path in sorted((HERE / "trees").glob("*.json")) for fault in checked(path)]
    print("\n".join(found) or "No faults.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
