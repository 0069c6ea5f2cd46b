"""Sort passages of concepts back to the fields they were taken from; needs nothing but the repository.

usage: python benchmarks/score_passages.py

A third of the passages is taken out at a time. What is left is the concept; what was taken out, its title or its first
ten words, is sorted as contributions are. Concepts of the demonstration, in our own words. The weights of the engine
were fitted on these passages too, so this shows what a change brings, not how well strangers' cards are sorted.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from masswerk.participation.rules.sorting import Element, Index  # noqa: E402
from masswerk.participation.rules.sorting.elements import place_of, sortable  # noqa: E402

CONCEPTS = ("harz", "sachsen-anhalt")
FOLDS = 3
SHORT, LONG = 3, 14
"""Titles of so many words stand for their passage; else its first ten words do."""


def elements(name: str) -> list[Element]:
    """The newest edition of a concept of the demonstration."""
    data = json.loads((ROOT / "src/masswerk/site/demo/data" / f"{name}.json").read_text(encoding="utf-8"))
    return sortable(_below(data["editions"][-1]["nodes"], None))


def _below(nodes: list[dict[str, Any]], parent: str | None) -> Iterator[Element]:
    for node in nodes:
        yield Element(node["key"], node["kind"], node["title"] or "", node["text"] or "", parent, node["number"] or "")
        yield from _below(node.get("children", []), node["key"])


def folds(found: list[Element]) -> Iterator[tuple[list[Element], list[Element], dict[str, str | None]]]:
    """What is left of a concept, what was taken out, and to which place each belongs."""
    homes = place_of(found)
    fields = {element.key for element in found if element.kind == "field"}
    passages = [one for one in found if homes[one.key] in fields and not one.is_place and one.kind != "section"]
    keys = sorted(one.key for one in passages)
    random.Random(1).shuffle(keys)
    for fold in range(FOLDS):
        out = set(keys[fold::FOLDS])
        left = [replace(one, parent=homes[one.key] if one.parent in out else one.parent)
                for one in found if one.key not in out]  # fmt: skip
        yield left, [one for one in passages if one.key in out], homes


def text(element: Element) -> str:
    """What stands for a passage: its title, or how it begins."""
    is_short = SHORT <= len(element.title.split()) <= LONG
    return element.title if is_short else " ".join(element.wording.split()[:10])


def main() -> None:
    """Print how many find back, by concept and in all."""
    whole = [0, 0, 0]
    for name in CONCEPTS:
        hits = [0, 0, 0]
        for left, out, homes in folds(elements(name)):
            texts = [text(one) for one in out]
            for one, places in zip(out, Index(left, texts).sort(texts), strict=True):
                keys = [place.element_key for place in places]
                hits = [hits[0] + (homes[one.key] in keys[:1]), hits[1] + (homes[one.key] in keys[:2]), hits[2] + 1]
        whole = [sum(pair) for pair in zip(whole, hits, strict=True)]
        print(f"  {name:<20} first {hits[0] / hits[2]:.3f}   one of two {hits[1] / hits[2]:.3f}   n {hits[2]}")
    print(f"  {'all':<20} first {whole[0] / whole[2]:.3f}   one of two {whole[1] / whole[2]:.3f}   n {whole[2]}")


if __name__ == "__main__":
    main()
