"""Invented concepts in many layouts come out as a person would mark them."""

from __future__ import annotations

import pytest

from masswerk.documents.readers import read
from masswerk.intake.rules.outline import Outline, outline
from tests.intake.outline_helpers import TUNING, expected, marked

DOCUMENTS = sorted(path.stem for path in TUNING.glob("*.tree"))
ALLOWED = 2
"""Elements of one document that may be missed; the benchmark shows the exact figures."""
PARTLY = {"bernried": 9, "burgrode": 4, "cronheim": 5, "dornau": 4, "eschenau": 3, "lossen": 9, "wiesengrund": 3}
"""Documents that are only partly understood so far, with the elements that are missed in them: never more."""


def _outline(stem: str) -> Outline:
    document = next(path for path in TUNING.glob(f"{stem}.*") if path.suffix != ".tree")
    return outline(read(document.name, document.read_bytes()))


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_marked_elements_are_found_with_their_kind(stem: str) -> None:
    found = {(node.kind, node.title.rstrip(" .:;").lower()) for node in marked(_outline(stem))}
    wanted = [element for element in expected(TUNING / f"{stem}.tree") if not element["optional"]]
    missed = [(e["kind"], e["title"]) for e in wanted if (e["kind"], e["title"].rstrip(" .:;").lower()) not in found]
    assert missed[PARTLY.get(stem, ALLOWED) :] == []


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_status_of_measures_is_read_as_the_text_states_it(stem: str) -> None:
    stated = {e["title"]: e["status"] for e in expected(TUNING / f"{stem}.tree") if e["status"]}
    found = {node.title: node.attrs.get("status") for node in marked(_outline(stem)) if node.kind == "measure"}
    assert {title: found[title] for title in stated if title in found} == {
        title: status for title, status in stated.items() if title in found
    }


def test_there_are_enough_layouts_to_tune_on() -> None:
    assert len(DOCUMENTS) >= 20
