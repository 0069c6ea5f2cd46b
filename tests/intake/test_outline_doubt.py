"""Doubt: each flag can be traced to signs with points, and is handed down from what it rests on."""

from __future__ import annotations

import pytest

from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.confidence import LIMIT, WEIGHTS, calibrate
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.signs import document_signs, element_signs
from masswerk.intake.rules.tree import DOUBT, Node
from tests.intake.outline_helpers import marked, outlined

CLEAR = """# Konzept der Stadt Auental

## Einleitung

Die Stadt legt ihr Konzept vor.

## Handlungsfeld 1: Sprache

### Ziele

- Alle können einen Kurs besuchen.
- Kinder lernen früh Deutsch.

### Maßnahmen

- Einrichtung von Abendkursen
- Schulung von Lesepaten

## Handlungsfeld 2: Arbeit

### Ziele

- Abschlüsse werden anerkannt.
- Jugendliche finden eine Lehrstelle.

### Maßnahmen

- Beratung in den Betrieben
- Aufbau einer Lehrstellenbörse
"""
FOREIGN = """# Unser buntes Dorf

## Morgenrot

- Wir holen den Sonntag ins Haus.
- Ein Topf für alle.

## Abendlicht

- Der Kreis bleibt offen.
- Drei Stühle mehr.
"""


def _signs(root: Part) -> dict[str, dict[str, float]]:
    return {part.title: signs for part, signs in element_signs(root)}


def _doubtful(text: str) -> list[Node]:
    return [node for node in marked(outlined(text, "a.md")) if node.is_doubtful]


def test_a_document_in_known_words_raises_no_doubt() -> None:
    assert _doubtful(CLEAR) == []


def test_a_document_that_is_hardly_understood_is_doubtful_as_a_whole() -> None:
    assert [node.title for node in _doubtful(FOREIGN)] == ["Morgenrot", "Abendlicht"]
    assert _doubtful(FOREIGN)[0].reasons[-2:] == (
        "Die Überschrift nennt keine Art",
        "Die Überschriften des Dokuments nennen selten eine Art",
    )


def test_doubt_is_handed_down_to_what_rests_on_it() -> None:
    root = Part("concept")
    field = root.add(Part("field", "Arbeit", sure=0.7))
    field.add(Part("measure", "Beratung"))
    assert _signs(root)["Beratung"] == {"under_weak": 1.0, "alone": 1.0}


def test_a_field_inside_a_field_is_a_sign() -> None:
    root = Part("concept")
    root.add(Part("field", "Bildung")).add(Part("field", "Schule"))
    assert _signs(root)["Schule"] == {"same_kind": 1.0, "alone": 1.0}


def test_a_list_nobody_named_is_a_sign_of_the_document_and_of_its_section() -> None:
    root = Part("concept")
    section = root.add(Part("section", "Umsetzung"))
    section.add(Part("text", blocks=[Block("item", [], text="eins"), Block("item", [], text="zwei")]))
    assert document_signs(root)["loose_lists"] == 1.0
    assert _signs(root)["Umsetzung"]["list_inside"] == 1.0


@pytest.mark.parametrize("name", WEIGHTS)
def test_every_sign_weighs_something_and_says_so(name: str) -> None:
    assert WEIGHTS[name].points > 0
    assert WEIGHTS[name].doubt[-1].isalnum()


def test_ten_points_make_an_element_doubtful() -> None:
    root = Part("concept")
    section = root.add(Part("section", "Umsetzung"))
    signs = {**document_signs(root), **_signs(root)["Umsetzung"]}
    calibrate(root)
    points = sum(WEIGHTS[name].points * strength for name, strength in signs.items())
    assert section.sure == pytest.approx(1 - (1 - DOUBT) * points / LIMIT)
