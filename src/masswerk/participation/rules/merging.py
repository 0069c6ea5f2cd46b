"""Several proposals for one passage become one wording, word by word; where they contradict each other, people decide.

Extends `concepts.rules.merge` from two to any number. The order of the proposals makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from masswerk.base.errors import RuleError
from masswerk.concepts.rules.merge import Edit, applied, clusters, edits_of, three_way


class ProposalsCollide(RuleError):
    cause = "Mehrere Vorschläge ändern dieselbe Stelle: „{base}“."
    way_out = "Entscheiden Sie an jeder dieser Stellen, welcher Wortlaut gelten soll."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed wording of the whole passage, under the number it is kept by."""

    key: int
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """What some of the proposals make of a place, and which."""

    text: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that proposals change differently: what stood there and what they make of it."""

    base: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """A wording in parts; a clash stands where a person must decide."""

    parts: tuple[str | Clash, ...]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The places to decide, in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Clash))

    def text(self, choices: Sequence[str] = ()) -> str:
        """The wording with a text for each clash, in order. Raises ProposalsCollide where one is missing."""
        given = iter(choices)
        pieces = []
        for part in self.parts:
            piece = next(given, None) if isinstance(part, Clash) else part
            if piece is None:
                raise ProposalsCollide(base=part.base if isinstance(part, Clash) else part)
            pieces.append(piece)
        return "".join(pieces)


def merge(base: str, proposals: Iterable[Proposal]) -> Merged:
    """Bring together any number of rewordings of `base`.

    >>> both = [Proposal(1, "Kurse im Juni für alle."), Proposal(2, "Kurse im Mai für alle Frauen.")]
    >>> merge("Kurse im Mai für alle.", both).text()
    'Kurse im Juni für alle Frauen.'
    >>> merge("im Mai", [Proposal(1, "im Juni"), Proposal(2, "im Juli")]).clashes
    (Clash(base='Mai', options=(Option(text='Juni', keys=(1,)), Option(text='Juli', keys=(2,)))),)
    """
    given = sorted(proposals, key=lambda proposal: proposal.key)
    edits = [edit for proposal in given for edit in edits_of(base, proposal.text, proposal.key)]
    parts: list[str | Clash] = []
    at = 0
    for cluster in clusters(base, edits):
        start, stop = cluster[0].start, max(edit.stop for edit in cluster)
        parts += [base[at:start], _settled(base, start, stop, cluster)]
        at = stop
    return Merged(tuple(part for part in [*parts, base[at:]] if part != ""))


def _settled(base: str, start: int, stop: int, cluster: list[Edit]) -> str | Clash:
    keys: dict[str, list[int]] = {}
    for key in sorted({edit.side for edit in cluster}):
        own = [edit for edit in cluster if edit.side == key]
        keys.setdefault(applied(base, start, stop, own), []).append(key)
    options = tuple(Option(text, tuple(found)) for text, found in keys.items())
    return options[0].text if len(options) == 1 else Clash(base[start:stop], options)


def carry_over(base: str, proposed: str, current: str) -> str | None:
    """A proposal made for an older wording, as a proposal for the current one; None where a person must look.

    >>> carry_over("Kurse im Mai.", "Kurse im Juni.", "Gute Kurse im Mai.")
    'Gute Kurse im Juni.'
    >>> carry_over("Kurse im Mai.", "Kurse im Juni.", "Kurse im Herbst.") is None
    True
    """
    if base == current:
        return proposed
    both = three_way(base, proposed, current)
    return None if both.collisions else both.text


def carried(proposals: Mapping[int, tuple[str, str]], current: str) -> tuple[list[Proposal], list[int]]:
    """Proposals carried over to the current wording, and the numbers of those a person must look at.

    proposals: by number, the wording each was made for and the one it proposes
    """
    found, to_check = [], []
    for key, (base, proposed) in sorted(proposals.items()):
        text = carry_over(base, proposed, current)
        if text is None:
            to_check.append(key)
        else:
            found.append(Proposal(key, text))
    return found, to_check
