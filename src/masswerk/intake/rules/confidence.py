"""Pass 6: how sure each element is, from what its pass said and from the signs of doubt around it.

Every sign weighs some points; from `LIMIT` points on an element is doubtful. Points are whole or half numbers in one
table, so that each flag can be traced by hand. They were fitted on documents with gold trees and on rough copies of
them (`python benchmarks/fit_doubt.py` repeats it), never on the unseen documents.
What its own pass called doubtful (confidence below `DOUBT`) stays so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from masswerk.concepts.rules.kinds import PLAIN
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.signs import document_signs, element_signs
from masswerk.intake.rules.tree import DOUBT

LIMIT = 10.0
"""Points from which an element is doubtful."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a sign at full strength weighs, and what it says to the coordinator."""

    points: float
    doubt: str


WEIGHTS: dict[str, Weight] = {
    "loose_lists": Weight(5, "Viele Aufzählungen des Dokuments sind keinem Baustein zugeordnet"),
    "no_field": Weight(4.5, "Im ganzen Dokument ist kein Handlungsfeld erkannt"),
    "mostly_text": Weight(5, "Ein großer Teil des Dokuments blieb Fließtext"),
    "plain_headings": Weight(17.5, "Die Überschriften des Dokuments nennen selten eine Art"),
    "weak": Weight(6, "Für die Art spricht nur ein einzelnes Anzeichen"),
    "same_kind": Weight(4.5, "Steht unter einem Baustein der gleichen Art"),
    "alone": Weight(4, "Steht allein unter seiner Überschrift"),
    "list_inside": Weight(2.5, "Enthält eine Aufzählung: Vielleicht sind deren Punkte eigene Bausteine"),
    "unnamed": Weight(12, "Die Überschrift nennt keine Art"),
    "guessed": Weight(3.5, "Unter welchem Baustein es steht, ist nicht sicher"),
    "under_weak": Weight(9.5, "Die Art des Bausteins darüber ist nicht sicher"),
}
"""Signs of the document first, then those of the element, then those of its heading."""

_JUST_BELOW = DOUBT - 0.01
_TOLD = 2
"""How many signs a doubt names."""


def calibrate(root: Part) -> None:
    """Set the confidence of every part below the root from its pass and from the signs of doubt."""
    shared = document_signs(root)
    for part, own in list(element_signs(root)):
        if part.kind not in PLAIN:
            _judge(part, {**shared, **own})


def _judge(part: Part, signs: Mapping[str, float]) -> None:
    """Ten points take a confidence of 1 down to `DOUBT`."""
    points = {name: WEIGHTS[name].points * strength for name, strength in signs.items()}
    total = sum(points.values())
    sure = min(1.0 - (1.0 - DOUBT) * total / LIMIT, 1.0 if total < LIMIT else _JUST_BELOW)
    if part.sure >= DOUBT > sure:
        for name in sorted(points, key=lambda name: points[name])[-_TOLD:]:
            part.doubt(WEIGHTS[name].doubt, sure)
    part.sure = min(part.sure, sure)
