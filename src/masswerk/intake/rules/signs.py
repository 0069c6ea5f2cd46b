"""Pass 6: signs that an element may be wrong: of the document, of the element, of what stands around it.

A sign has a strength from 0 to 1. What a sign weighs, and what it says in German, stands in `confidence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from masswerk.concepts.rules.kinds import PLAIN, Kind
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.parts import Part

Signs = dict[str, float]
"""Name of a sign to its strength, 0 to 1."""

_WEAK = 0.75
_GUESSED = 0.6
_SHEET = ("period", "partners", "budget", "target_groups", "description")


def document_signs(root: Part) -> Signs:
    """Signs that weigh on every element: a document whose layout the passes hardly understood."""
    parts = list(root.walk())
    heads = [part for part in parts if part.head is not None]
    items = [(part, block) for part in parts for block in part.blocks if block.form == "item"]
    letters = [(part, len(block.text)) for part in parts for block in part.blocks]
    return {
        "loose_lists": min(1.0, 2 * _share(part.kind == Kind.TEXT for part, _ in items)),
        "no_field": float(not any(part.kind == Kind.FIELD for part in parts)),
        "mostly_text": sum(size for part, size in letters if part.kind == Kind.TEXT)
        / max(1, sum(size for _, size in letters)),
        "plain_headings": _share(part.kind == Kind.SECTION and part.member is None for part in heads),
    }


def _share(truths: Iterable[bool]) -> float:
    """Share of the true ones, 0 if there are none.

    >>> _share([True, False, False, False])
    0.25
    """
    listed = list(truths)
    return sum(listed) / len(listed) if listed else 0.0


def element_signs(root: Part) -> Iterator[tuple[Part, Signs]]:
    """Every part below the root with its own signs, in document order."""
    for above in root.walk():
        marked = sum(1 for part in above.children if part.kind not in PLAIN)
        for part in above.children:
            signs = {**_own(part, above, marked), **(_of_heading(part) if part.head is not None else {})}
            yield part, {name: strength for name, strength in signs.items() if strength}


def _own(part: Part, above: Part, marked: int) -> Signs:
    """Signs of any element; marked: how many beside it, itself included, are more than running text."""
    return {
        "weak": float(part.sure < _WEAK),
        "under_weak": float(above.parent is not None and above.sure < _WEAK),
        "same_kind": float(above.kind == part.kind),
        "alone": float(marked == 1),
        "list_inside": float(_holds_list(part)),
    }


def _of_heading(part: Part) -> Signs:
    """Signs of an element with a heading of its own."""
    return {
        "unnamed": float(part.kind == Kind.SECTION and part.member is None),
        "guessed": float(part.head is not None and part.head.placed < _GUESSED),
    }


def _holds_list(part: Part) -> bool:
    """A list that nobody could name: below the part, or in the wording of a heading that is no measure sheet."""
    keyed = any(attr in part.attrs for attr in _SHEET)
    in_wording = part.head is not None and not keyed and _items(part.blocks) >= 2
    return in_wording or any(_is_loose_list(child) for child in part.children)


def _is_loose_list(part: Part) -> bool:
    return part.kind == Kind.TEXT and _items(part.blocks) >= 2


def _items(blocks: Sequence[Block]) -> int:
    return sum(1 for block in blocks if block.form == "item")
