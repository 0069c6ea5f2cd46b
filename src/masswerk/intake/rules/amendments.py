"""Pass 4e: redlined lists: struck and inserted wording of guidelines becomes proposals for change."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.titles import text_title

_ALIKE = 60.0
_LONGEST = 400


def amend(part: Part, run: Sequence[Block]) -> list[Part]:
    """Amendments for all items of a list in which something is struck out; empty for other lists.

    op: "delete" where all is struck, "modify" where a part is struck or an earlier guideline reads alike, else "insert"
    """
    if not any(row.struck for block in run for row in block.rows):
        return []
    earlier = _guidelines(part)
    made = []
    for block in run:
        struck = sum(row.struck for row in block.rows)
        whole = struck >= 0.9 * max(1, len(block.text))
        target = _target(block.text, earlier)
        op = "delete" if whole else "modify" if struck or target else "insert"
        change = Part(
            Kind.AMENDMENT, text_title(block.text), block.sign, parent=part, blocks=[block], sure=0.7, whole=block.text
        )
        change.attrs.update({"op": op, "marked": bool(struck)} | ({"target": target} if target else {}))
        change.reasons.append("Gestrichener Text in der Liste: Änderungsvorschlag")
        if not struck:
            change.doubt("Ohne Streichung: geändert, neu oder unverändert?", 0.55)
        made.append(change)
    return made


def _guidelines(part: Part) -> list[str]:
    """Wordings of guidelines that stand earlier in the document."""
    root = next((above for above in part.above() if above.parent is None), part)
    return [below.whole for below in root.walk() if below.kind == Kind.GUIDELINE and below.whole]


def _target(text: str, earlier: Sequence[str]) -> str:
    """Beginning of the guideline that a text changes, "" if none reads alike."""
    best = process.extractOne(
        text[:_LONGEST], [wording[:_LONGEST] for wording in earlier], scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    return best[0][:60] if best else ""
