"""Pass 6: how sure each element is, seen from its surroundings."""

from __future__ import annotations

from masswerk.intake.rules.parts import Part


def calibrate(root: Part) -> None:
    """Lower the confidence of elements whose place is doubtful."""
    for part in root.walk():
        if part.head is not None and part.head.score < 3.0:
            part.sure = min(part.sure, 0.3 + 0.12 * part.head.score)
