"""Steps of a review on the tree: level, order, place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from masswerk.base.actions import Actor, action
from masswerk.intake.actions.ledger import place_of, reviewing, tree
from masswerk.intake.models import Proposal
from masswerk.intake.refusals import NotPossibleHere
from masswerk.intake.review import levels

Arranging = Callable[[Sequence[int], int], levels.Order]

INSTEAD = "Wählen Sie „Verschieben“, um das Ziel selbst zu bestimmen."


@action("proposal.indented")
def indent(proposal: Proposal, *, by: Actor, seen: int | None = None) -> None:
    """One level deeper, with everything below it."""
    _arrange(proposal, levels.indented, "Tiefer", "tiefer stellen", by, seen)


@action("proposal.outdented")
def outdent(proposal: Proposal, *, by: Actor, seen: int | None = None) -> None:
    """One level higher, with everything below it and with what follows on its old level."""
    _arrange(proposal, levels.outdented, "Höher", "höher stellen", by, seen)


@action("proposal.moved_up")
def move_up(proposal: Proposal, *, by: Actor, seen: int | None = None) -> None:
    """Before its previous sibling."""
    _arrange(proposal, levels.moved_up, "Nach vorn", "nach vorn schieben", by, seen)


@action("proposal.moved_down")
def move_down(proposal: Proposal, *, by: Actor, seen: int | None = None) -> None:
    """Behind its next sibling."""
    _arrange(proposal, levels.moved_down, "Nach hinten", "nach hinten schieben", by, seen)


@action("proposal.moved")
def move(proposal: Proposal, *, below: Proposal, place: int, by: Actor, seen: int | None = None) -> None:
    """Below another element as its child number `place` (from 1; larger than possible means last)."""

    def arranging(given: Sequence[int], at: int) -> levels.Order:
        rows = tree(proposal.reading)
        return levels.moved(given, at, place_of(rows, below), place)

    _arrange(proposal, arranging, f"Verschoben zu „{below}“", "dorthin verschieben", by, seen)


def _arrange(proposal: Proposal, arranging: Arranging, word: str, verb: str, by: Actor, seen: int | None) -> None:
    with reviewing(proposal.reading, f"{word}: {proposal}", by=by, seen=seen) as ledger:
        rows = tree(proposal.reading)
        at = place_of(rows, proposal)
        try:
            order = arranging([row.level for row in rows], at)
        except levels.Impossible as because:
            raise NotPossibleHere(title=str(proposal), what=verb, because=str(because), instead=INSTEAD) from None
        ledger.open(rows[at])
        if rows[at].is_doubtful:
            rows[at].decision = Proposal.Decision.CONFIRMED
        ledger.arrange(rows, order)
        ledger.save(rows[at])
        proposal.refresh_from_db()
