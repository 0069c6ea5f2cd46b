"""Proposals for elements whose fate or origin nobody has stated yet: by identity, then by common words.

A person confirms each; nothing is stated by a machine. A proposal to drop carries no reason, so that the
completeness check stays open until somebody gives one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from masswerk.concepts.rules.likeness import Bag, Index, bag, part_in
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.search import normalise
from masswerk.concepts.rules.tree import EditionText

ALIKE = 0.6
"""Texts at least so alike (0 to 1) are proposed as the same element."""

CONTAINED = 0.6
"""At least so large a part of an element's words must stand in the other for "merged" or "split"."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row to be confirmed, how sure it is (0 to 1), and why, in German."""

    row: Row
    likeness: float
    why: str


def propose(old: EditionText, new: EditionText, rows: Iterable[Row]) -> tuple[Proposal, ...]:
    """A proposal for each old element without fate and each new one without origin.

    >>> from masswerk.concepts.rules.tree import Place
    >>> was = EditionText((Place("a", None, 1, "text", text="Die Träger der Kurse treffen sich im Herbst."),))
    >>> now = EditionText((Place("b", None, 1, "text", text="Die Träger der Kurse treffen sich im Frühjahr."),))
    >>> propose(was, now, [])[0].row
    Row(old='a', new='b', relation=<Relation.CONTINUED: 'continued'>, reason='')
    """
    stated = tuple(rows)
    search = _Search(old, new, stated)
    search.by_identity()
    search.by_likeness()
    search.merged()
    search.split()
    search.rest()
    return _alone_is_continued(search.found, stated)


class _Search:
    """Elements still open on both sides, and the words of each that no other element accounts for."""

    def __init__(self, old: EditionText, new: EditionText, rows: Iterable[Row]) -> None:
        self.old, self.new = _texts(old), _texts(new)
        self.old_bags = {element: bag(text) for element, text in self.old.items()}
        self.new_bags = {element: bag(text) for element, text in self.new.items()}
        self.gone, self.added = dict(self.old_bags), dict(self.new_bags)
        self.open_old, self.open_new = dict.fromkeys(self.old), dict.fromkeys(self.new)
        self.found: list[Proposal] = []
        for row in rows:
            self._settle(row)

    def by_identity(self) -> None:
        for element in [element for element in self.open_old if element in self.open_new]:
            self._take(Row(element, element, Relation.CONTINUED), 1.0, "Der Baustein steht in beiden Fassungen.")

    def by_likeness(self) -> None:
        for likeness, old, new in sorted(self._alike(), key=lambda pair: -pair[0]):
            if old in self.open_old and new in self.open_new:
                why = f"Titel und Text stimmen zu {_percent(likeness)} überein."
                self._take(Row(old, new, Relation.CONTINUED), likeness, why)

    def merged(self) -> None:
        index = Index(self.added)
        for old in list(self.open_old):
            part, new = _container(self.old_bags[old], self.added, index)
            if part >= CONTAINED:
                why = f"{_percent(part)} der Wörter stehen jetzt in diesem Baustein."
                self._take(Row(old, new, Relation.MERGED), part, why)

    def split(self) -> None:
        index = Index(self.gone)
        for new in list(self.open_new):
            part, old = _container(self.new_bags[new], self.gone, index)
            if part >= CONTAINED:
                why = f"{_percent(part)} der Wörter standen bisher in diesem Baustein."
                self._take(Row(old, new, Relation.SPLIT), part, why)

    def rest(self) -> None:
        for old in list(self.open_old):
            self._take(Row(old, None, Relation.DROPPED), 0.0, "Die neuere Fassung enthält keinen ähnlichen Text.")
        for new in list(self.open_new):
            self._take(Row(None, new, Relation.NEW), 0.0, "Die ältere Fassung enthält keinen ähnlichen Text.")

    def _alike(self) -> Iterable[tuple[float, str, str]]:
        """Open pairs that share words and are alike enough."""
        index = Index({element: self.new_bags[element] for element in self.open_new})
        for old in self.open_old:
            for new in index.candidates(self.old_bags[old]):
                likeness = fuzz.ratio(self.old[old], self.new[new], score_cutoff=100 * ALIKE) / 100
                if likeness:
                    yield likeness, old, new

    def _take(self, row: Row, likeness: float, why: str) -> None:
        self.found.append(Proposal(row, likeness, why))
        self._settle(row)

    def _settle(self, row: Row) -> None:
        """Both ends are no longer open; the words they share are neither gone nor added."""
        old, new = row.old or "", row.new or ""
        self.open_old.pop(old, None)
        self.open_new.pop(new, None)
        if row.relation is Relation.DROPPED:
            self.gone.pop(old, None)
        elif row.relation is Relation.NEW:
            self.added.pop(new, None)
        elif old in self.gone and new in self.added:
            self.gone[old] = self.gone[old] - self.new_bags[new]
            self.added[new] = self.added[new] - self.old_bags[old]


def _texts(edition: EditionText) -> dict[str, str]:
    return {place.element: normalise(f"{place.title} {place.text}") for place in edition.places}


def _container(words: Bag, bags: Mapping[str, Bag], index: Index) -> tuple[float, str]:
    """The element that holds the largest part of the words, after that part."""
    candidates = [element for element in index.candidates(words) if element in bags]
    return max(((part_in(words, bags[element]), element) for element in candidates), default=(0.0, ""))


def _percent(part: float) -> str:
    return f"{part:.0%}".replace("%", " %")


def _alone_is_continued(found: Iterable[Proposal], stated: Iterable[Row]) -> tuple[Proposal, ...]:
    """Merged from one source only, or split into one part only, is continued."""
    found = tuple(found)
    rows = [*stated, *(proposal.row for proposal in found)]
    sources, targets = Counter(row.new for row in rows), Counter(row.old for row in rows)
    alone = {
        proposal.row
        for proposal in found
        if (proposal.row.relation is Relation.MERGED and sources[proposal.row.new] == 1)
        or (proposal.row.relation is Relation.SPLIT and targets[proposal.row.old] == 1)
    }
    return tuple(
        replace(proposal, row=replace(proposal.row, relation=Relation.CONTINUED)) if proposal.row in alone else proposal
        for proposal in found
    )
