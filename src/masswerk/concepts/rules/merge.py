"""Bring together two rewordings of one text, word by word; say where they contradict each other.

For two people who edit one passage, and for an amendment whose passage has been reworded since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from masswerk.base.errors import RuleError
from masswerk.concepts.rules.redline import words


class WordingsCollide(RuleError):
    """Two rewordings change the same words differently."""

    cause = "Beide Fassungen ändern dieselbe Stelle: „{mine}“ und „{theirs}“."
    way_out = "Vergleichen Sie beide Wortlaute und entscheiden Sie, welcher gelten soll."


@dataclass(frozen=True, slots=True)
class Collision:
    """One place changed by both: what stood there, and what each made of it."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged text in parts; a collision stands where a person must decide."""

    parts: tuple[str | Collision, ...]

    @property
    def collisions(self) -> tuple[Collision, ...]:
        """The places somebody must decide, in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Collision))

    @property
    def text(self) -> str:
        """The merged text. Raises WordingsCollide, with the first collision, while there are any."""
        for collision in self.collisions:
            raise WordingsCollide(mine=collision.mine, theirs=collision.theirs)
        return "".join(str(part) for part in self.parts)

    def with_mine(self) -> str:
        """The merged text; where both changed the same words, mine count."""
        return "".join(part.mine if isinstance(part, Collision) else part for part in self.parts)

    def with_theirs(self) -> str:
        """The merged text; where both changed the same words, theirs count."""
        return "".join(part.theirs if isinstance(part, Collision) else part for part in self.parts)


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` takes the place of base[start:stop]; `side` is the number of the rewording it comes from."""

    start: int
    stop: int
    text: str
    side: int


def three_way(base: str, mine: str, theirs: str) -> Merge:
    """Merge two rewordings of `base`.

    Changes collide unless they are the same or an unchanged word stands between them: who changes a word
    beside another's change has to see both wordings.

    >>> three_way("Kurse im Mai für alle.", "Kurse im Juni für alle.", "Kurse im Mai für alle Frauen.").text
    'Kurse im Juni für alle Frauen.'
    >>> three_way("im Mai", "im Juni", "im Juli").collisions
    (Collision(base='Mai', mine='Juni', theirs='Juli'),)
    """
    parts: list[str | Collision] = []
    at = 0
    for cluster in clusters(base, [*edits_of(base, mine, 0), *edits_of(base, theirs, 1)]):
        start, stop = cluster[0].start, max(edit.stop for edit in cluster)
        parts += [base[at:start], _resolved(base, start, stop, cluster)]
        at = stop
    return Merge(tuple(part for part in [*parts, base[at:]] if part != ""))


def edits_of(base: str, changed: str, side: int) -> Iterable[Edit]:
    """What a rewording changes, in reading order.

    >>> [(edit.start, edit.stop, edit.text) for edit in edits_of("im Mai", "im Juni", 0)]
    [(3, 6, 'Juni')]
    """
    at = start = 0
    text = ""
    for op, piece in words(base, changed):
        if op == "equal":
            if start < at or text:
                yield Edit(start, at, text, side)
            at += len(piece)
            start, text = at, ""
        elif op == "del":
            at += len(piece)
        else:
            text += piece
    if start < at or text:
        yield Edit(start, at, text, side)


def clusters(base: str, edits: Iterable[Edit]) -> Iterable[list[Edit]]:
    """Edits that overlap or have nothing but white space between them, together."""
    cluster: list[Edit] = []
    stop = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.stop)):
        if cluster and base[stop : edit.start].strip():
            yield cluster
            cluster = []
        cluster.append(edit)
        stop = max(stop, edit.stop)
    if cluster:
        yield cluster


def _resolved(base: str, start: int, stop: int, cluster: list[Edit]) -> str | Collision:
    mine, theirs = (applied(base, start, stop, [edit for edit in cluster if edit.side == side]) for side in (0, 1))
    sides = {edit.side for edit in cluster}
    if sides == {0} or mine == theirs:
        return mine
    return theirs if sides == {1} else Collision(base[start:stop], mine, theirs)


def applied(base: str, start: int, stop: int, edits: list[Edit]) -> str:
    """base[start:stop] with edits in order."""
    text, at = "", start
    for edit in edits:
        text += base[at : edit.start] + edit.text
        at = edit.stop
    return text + base[at:stop]
