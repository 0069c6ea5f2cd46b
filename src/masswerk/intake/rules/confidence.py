"""Pass 6: how sure each element is: its kind, and its place as far as that hangs on the headings above.

A wrong place is handed down: what stands in a group whose level is doubtful is doubtful itself. A line that nearly
counted as a heading makes doubtful what follows it. Calibrated so that most wrong elements fall below `DOUBT`
(`benchmarks/score_outline.py` prints the share, also for rough copies of the documents).
"""

from __future__ import annotations

from masswerk.concepts.rules.kinds import PLAIN, Kind
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.tree import DOUBT

_PASSES_ON = PLAIN | {Kind.SECTION}


def calibrate(root: Part) -> None:
    """Set the confidence of every part from kind and place."""
    places: dict[int, float] = {}
    for part in root.walk():
        own = part.head.placed if part.head is not None else 1.0
        above = part.parent
        handed = places[id(above)] if above is not None and above.kind in _PASSES_ON else 1.0
        places[id(part)] = own * handed if part.head is not None or part.kind in _PASSES_ON else handed
        _judge(part, own * handed)


def _judge(part: Part, place: float) -> None:
    if part.parent is None:
        return
    if part.head is not None and part.head.score < 3.0:
        part.doubt("Ob das eine Überschrift ist, ist nicht sicher", 0.3 + 0.12 * part.head.score)
    if place < DOUBT:
        part.doubt("Unter welchem Baustein es steht, ist nicht sicher", place)
    part.sure = min(part.sure, place)
