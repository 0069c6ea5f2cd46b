"""A reviewed proposal becomes a draft edition."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions import build_edition, found_concept
from masswerk.concepts.actions.placing import new_key
from masswerk.concepts.models import Concept, Edition, Element
from masswerk.concepts.queries import passages
from masswerk.concepts.rules.content import Node
from masswerk.concepts.rules.kinds import PLAIN, Kind
from masswerk.intake import queries
from masswerk.intake.actions.ledger import lock, tree
from masswerk.intake.models import Proposal, Reading, ReadingState
from masswerk.intake.refusals import LinesNowhere, NothingToAccept, NotInReview
from masswerk.intake.review.facts import shown_number
from masswerk.measures.actions import describe

LOOSE_TEXTS = "Zu diesem Dokument"
"""Title of the chapter that takes up texts outside of all chapters; the office may rename it."""


@dataclass(frozen=True, slots=True)
class NewConcept:
    """A concept to be founded for the edition."""

    slug: str
    title: str


@action("reading.accepted")
def accept(reading: Reading, *, concept: Concept | NewConcept, key: str, title: str, by: Actor,
           based_on: Edition | None = None, losses_known: bool = False) -> Edition:
    """Make a draft edition of everything that was not left out.

    based_on:     the edition of the concept that this one revises; None for one that stands alone
    losses_known: the person has said that lines which are nowhere may be lost; otherwise LinesNowhere is raised
    What the concept's edition says in the same words keeps its identity, so that both can be compared.
    Raises NotInReview, NothingToAccept, KeyTaken.
    """
    lock(reading)
    if reading.state != ReadingState.REVIEW:
        raise NotInReview(name=reading.name, state=reading.get_state_display())
    nowhere = queries.coverage(reading).nowhere
    if nowhere and not losses_known:
        raise LinesNowhere(count=nowhere)
    root, *rows = tree(reading)
    if all(row.is_left_out for row in rows):
        raise NothingToAccept()
    if isinstance(concept, NewConcept):
        concept = found_concept(reading.body, slug=concept.slug, title=concept.title, by=by)
    identities = _Identities(based_on or concept.editions.first())
    chosen = _nodes(rows, identities)
    nodes = list(_in_chapters([node for node, _ in chosen], identities))
    edition = build_edition(concept, key=key, title=title, nodes=nodes, lead=root.text, based_on=based_on, by=by)
    _describe_measures(concept, chosen, by)
    reading.state, reading.concept, reading.edition = ReadingState.ACCEPTED, concept, edition
    reading.save(update_fields=["state", "concept", "edition"])
    return edition


class _Identities:
    """Keys of an earlier edition's elements by what they say; each is given once, in document order."""

    def __init__(self, edition: Edition | None) -> None:
        self.known: dict[tuple[str, str, str], deque[str]] = defaultdict(deque)
        for passage in passages(edition) if edition else ():
            said = (passage.kind, passage.wording.title or "", passage.wording.text or "")
            self.known[said].append(passage.element.key)

    def key(self, kind: str, title: str, text: str) -> str:
        """The key of the element that says the same, else a new one."""
        known = self.known.get((kind, title, text))
        return known.popleft() if known else new_key()


def _nodes(rows: Sequence[Proposal], identities: _Identities) -> list[tuple[Node, Proposal]]:
    """Nodes of the edition with their proposals, parents first.

    What stands below an element that is left out belongs to the nearest one above that is kept.
    """
    above = [(0, "", 0)]  # level, key and depth in the edition of the document and of each ancestor
    found = []
    for row in rows:
        while above[-1][0] >= row.level:
            above.pop()
        _, parent, depth = above[-1]
        if row.is_left_out:
            above.append((row.level, parent, depth))
        else:
            node = _node(row, depth + 1, parent, identities)
            above.append((row.level, node.key, depth + 1))
            found.append((node, row))
    return found


def _in_chapters(nodes: Sequence[Node], identities: _Identities) -> Iterator[Node]:
    """Texts that stand outside of all chapters share one, so that a title page does not become a page per line."""
    chapter = ""
    for node in nodes:
        is_loose = not node.parent and node.kind in PLAIN
        if is_loose and not chapter:
            chapter = identities.key(Kind.SECTION, LOOSE_TEXTS, "")
            yield Node(chapter, Kind.SECTION, title=LOOSE_TEXTS)
        elif not node.parent and not is_loose:
            chapter = ""
        yield replace(node, parent=chapter) if is_loose else node


def _node(row: Proposal, level: int, parent: str, identities: _Identities) -> Node:
    title = row.title if row.heading else ""
    text = row.text or ("" if row.heading else row.title)
    number = "" if row.kind in PLAIN else shown_number(row.label, level)
    return Node(identities.key(row.kind, title, text), row.kind, parent, number=number, title=title, text=text)


def _describe_measures(concept: Concept, chosen: Iterable[tuple[Node, Proposal]], by: Actor) -> None:
    """Status and lead go to the measure, which is not part of the wording."""
    facts = {node.key: row.attrs for node, row in chosen if row.kind == Kind.MEASURE and _says_something(row)}
    for element in Element.objects.filter(concept=concept, key__in=facts):
        attrs = facts[element.key]
        describe(element, status=attrs.get("status", ""), lead=attrs.get("lead", "")[:300], imported=True, by=by)


def _says_something(row: Proposal) -> bool:
    return bool(row.attrs.get("status") or row.attrs.get("lead"))
