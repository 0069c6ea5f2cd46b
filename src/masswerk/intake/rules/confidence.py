"""Pass 6: how sure each element is: its kind, and its place as far as that hangs on the headings above.

A wrong place is handed down: what stands in a group whose level is doubtful is doubtful itself. A section that
holds lists nobody could name, or a document without a single field, goal or measure, is doubtful as a whole.
Calibrated so that most wrong elements fall below `DOUBT` (`benchmarks/score_outline.py` prints the share, with
`--rough` also for rough copies of the documents).
"""

from __future__ import annotations

from masswerk.concepts.rules.kinds import PLAIN, Kind
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.tree import DOUBT

_PASSES_ON = PLAIN | {Kind.SECTION}
_LEAVES = {Kind.MEASURE, Kind.GUIDELINE}
_CORE = {Kind.FIELD, Kind.GOAL, Kind.MEASURE, Kind.GUIDELINE, Kind.CARD, Kind.AGENDA_ITEM}


def calibrate(root: Part) -> None:
    """Set the confidence of every part from kind and place."""
    has_core = any(part.kind in _CORE for part in root.walk())
    places: dict[int, float] = {}
    between = _between_fields(root)
    for part in root.walk():
        own = part.head.placed if part.head is not None else 1.0
        above = part.parent
        handed = places[id(above)] if above is not None and above.kind in _PASSES_ON else 1.0
        places[id(part)] = own * handed if part.head is not None or part.kind in _PASSES_ON else handed
        _judge(part, own * handed, has_core, id(part) in between)


def _judge(part: Part, place: float, has_core: bool, between: bool) -> None:
    if part.parent is None:
        return
    if part.head is not None and part.head.score < 3.0:
        part.doubt("Ob das eine Überschrift ist, ist nicht sicher", 0.3 + 0.12 * part.head.score)
    if place < DOUBT:
        part.doubt("Unter welchem Baustein es steht, ist nicht sicher", place)
    if part.head is not None and part.kind in _LEAVES and _holds_list(part):
        part.doubt("Enthält eine Aufzählung: Vielleicht sind deren Punkte eigene Bausteine", 0.57)
    if part.role == "plain":
        _judge_plain(part, has_core, between)
    part.sure = min(part.sure, place)


def _holds_list(part: Part) -> bool:
    """A list in the own wording of an element that is no measure sheet."""
    keyed = any(attr in part.attrs for attr in ("period", "partners", "budget", "target_groups", "description"))
    return not keyed and sum(1 for block in part.blocks if block.form == "item") >= 2


def _judge_plain(part: Part, has_core: bool, between: bool) -> None:
    """A section whose heading says nothing special."""
    if not has_core:
        part.doubt("Im ganzen Dokument ist kein Handlungsfeld, Ziel und keine Maßnahme erkannt", 0.5)
    elif any(_is_unnamed(child) for child in part.children):
        part.doubt("Enthält Aufzählungen oder Tabellen, die keinem Baustein zugeordnet sind", 0.55)
    elif between:
        part.doubt("Steht zwischen Handlungsfeldern und ist vielleicht selbst eines", 0.58)


def _is_unnamed(part: Part) -> bool:
    """A list that stayed running text, or a table with hardly any figures."""
    lists = part.kind == Kind.TEXT and sum(1 for block in part.blocks if block.form == "item") >= 2
    return lists or (part.kind == Kind.TABLE and part.sure < DOUBT)


def _between_fields(root: Part) -> set[int]:
    """Parts that stand between two others, one of which is a field."""
    found: set[int] = set()
    for part in root.walk():
        for before, child, after in zip(part.children, part.children[1:], part.children[2:], strict=False):
            if Kind.FIELD in {before.kind, after.kind}:
                found.add(id(child))
    return found
