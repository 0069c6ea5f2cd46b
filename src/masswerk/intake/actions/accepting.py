"""A reviewed proposal becomes a draft edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions import build_edition, found_concept
from masswerk.concepts.actions.placing import new_key
from masswerk.concepts.models import Concept, Edition, Element
from masswerk.concepts.rules.content import Node
from masswerk.concepts.rules.kinds import PLAIN, Kind
from masswerk.intake import queries
from masswerk.intake.actions.ledger import lock, tree
from masswerk.intake.models import Proposal, Reading, ReadingState
from masswerk.intake.refusals import LinesNowhere, NothingToAccept, NotInReview
from masswerk.intake.review.facts import shown_number
from masswerk.intake.review.levels import settled
from masswerk.measures.actions import describe


@dataclass(frozen=True, slots=True)
class NewConcept:
    """A concept to be founded for the edition."""

    slug: str
    title: str


@action("reading.accepted")
def accept(reading: Reading, *, concept: Concept | NewConcept, key: str, title: str, by: Actor,
           losses_known: bool = False) -> Edition:
    """Make a draft edition of everything that was not left out.

    losses_known: the person has said that lines which are nowhere may be lost; otherwise LinesNowhere is raised
    Raises NotInReview, NothingToAccept, KeyTaken.
    """
    lock(reading)
    if reading.state != ReadingState.REVIEW:
        raise NotInReview(name=reading.name, state=reading.get_state_display())
    nowhere = queries.coverage(reading).nowhere
    if nowhere and not losses_known:
        raise LinesNowhere(count=nowhere)
    root, *rows = tree(reading)
    chosen = _nodes(root, rows)
    if not chosen:
        raise NothingToAccept()
    if isinstance(concept, NewConcept):
        concept = found_concept(reading.body, slug=concept.slug, title=concept.title, by=by)
    edition = build_edition(concept, key=key, title=title, nodes=[node for node, _ in chosen], lead=root.text, by=by)
    _describe_measures(concept, chosen, by)
    reading.state, reading.concept, reading.edition = ReadingState.ACCEPTED, concept, edition
    reading.save(update_fields=["state", "concept", "edition"])
    return edition


def _nodes(root: Proposal, rows: Sequence[Proposal]) -> list[tuple[Node, Proposal]]:
    """Nodes of the edition with their proposals, parents first; what was left out leaves no gap."""
    kept = [root, *(row for row in rows if not row.is_left_out)]
    above: list[str] = [""]  # keys of the ancestors by level
    found = []
    for index, level in settled([(index, row.level) for index, row in enumerate(kept)])[1:]:
        node = _node(kept[index], level, above[level - 1])
        above[level:] = [node.key]
        found.append((node, kept[index]))
    return found


def _node(row: Proposal, level: int, parent: str) -> Node:
    return Node(new_key(), row.kind, parent, number=shown_number(row.label, level) if row.kind not in PLAIN else "",
                title=row.title if row.heading else "", text=row.text or ("" if row.heading else row.title))


def _describe_measures(concept: Concept, chosen: Iterable[tuple[Node, Proposal]], by: Actor) -> None:
    """Status and lead go to the measure, which is not part of the wording."""
    facts = {node.key: row.attrs for node, row in chosen if row.kind == Kind.MEASURE and _says_something(row)}
    for element in Element.objects.filter(concept=concept, key__in=facts):
        attrs = facts[element.key]
        describe(element, status=attrs.get("status", ""), lead=attrs.get("lead", "")[:300], imported=True, by=by)


def _says_something(row: Proposal) -> bool:
    return bool(row.attrs.get("status") or row.attrs.get("lead"))
