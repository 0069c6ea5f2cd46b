"""What probably becomes of a measure in a new edition, from what is already known. Pure."""

from __future__ import annotations

from typing import NamedTuple


class Known(NamedTuple):
    """What is known of a measure of the edition before.

    status:   as reported
    stands:   True where the new edition still has it
    is_same:  its wording is the same there
    relation: what the lineage of the concept says: "dropped", "merged" or ""; reason: why
    into:     key of the element it was merged into; "" for none
    """

    status: str
    stands: bool
    is_same: bool = False
    relation: str = ""
    reason: str = ""
    into: str = ""


class Suggestion(NamedTuple):
    """fate: one of `models.Fate`, "" where only people can know; into: key of an element."""

    fate: str = ""
    reason: str = ""
    into: str = ""


def suggested(known: Known) -> Suggestion:
    """What probably becomes of a measure; people confirm it.

    >>> suggested(Known("running", stands=True, is_same=True)).fate
    'carried'
    >>> suggested(Known("done", stands=False, relation="dropped", reason="Erledigt.")).fate
    'done'
    >>> suggested(Known("planned", stands=False))
    Suggestion(fate='', reason='', into='')
    """
    if known.stands:
        return Suggestion("carried" if known.is_same else "changed")
    if known.relation == "merged" and known.into:
        return Suggestion("merged", known.reason, known.into)
    if known.status == "done":
        return Suggestion("done", known.reason)
    if known.relation == "dropped" and known.reason:
        return Suggestion("dropped", known.reason)
    return Suggestion()
