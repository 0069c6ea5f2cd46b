"""Pass 3b: which heading stands under which.

A heading is compared with those open above it, the nearest first. Judges say "below", "beside" or "above"; the
first one with an opinion decides. Numbers know most, then the family (all "Leitziel n" stand alike), then the
format's level, the words, the type size. Where nobody knows, a look that has not appeared yet in this branch is
one step deeper: what comes first stands higher.
"""

from __future__ import annotations

from collections.abc import Sequence

from masswerk.intake.rules.families import counts_on, family, is_decimal, is_deeper
from masswerk.intake.rules.heading import Heading
from masswerk.intake.rules.judges import BELOW, BESIDE, JUDGES, Case, Facts, is_empty_group
from masswerk.intake.rules.words import chapter_cue, is_closer

_GUESS, _HABIT, _FAMILY, _LOOK = 0.58, 0.66, 0.92, 0.68
"""How sure a place is: nobody knows; nobody, but the document does it elsewhere; by family; by the same look."""

_AHEAD = 200
"""How many headings ahead a judge may look."""


def nest(headings: Sequence[tuple[int, Heading]]) -> dict[int, Heading | None]:
    """Parent of every heading, by the position of its block; None is the root."""
    listed = [heading for _, heading in headings]
    facts = _facts(listed)
    parents: dict[int, Heading | None] = {}
    open_: list[Heading] = []
    for place, (position, heading) in enumerate(headings):
        _close(open_, heading, facts, listed[place + 1 : place + _AHEAD])
        parents[position] = open_[-1] if open_ else None
        _note(heading, parents[position], facts)
        open_.append(heading)
    _trust_habits(headings, parents)
    return parents


def _note(heading: Heading, parent: Heading | None, facts: Facts) -> None:
    """Remember where the heading stands, for the judges of later ones."""
    facts.below.setdefault(id(parent), []).append(heading)
    facts.beside[id(heading)] = facts.below[id(parent)]
    facts.parents[id(heading)] = parent
    facts.families.setdefault(family(heading), []).append(heading)
    if parent is not None:
        facts.habits.add((family(parent), heading.title))


def _facts(headings: Sequence[Heading]) -> Facts:
    numbers = [heading.number for heading in headings if heading.number and is_decimal(heading)]
    deep = {number.path[:1] for number in numbers if len(number.path) > 1}
    chapters = frozenset(number.family for number in numbers if len(number.path) == 1 and number.path in deep)
    styled = sum(1 for heading in headings if heading.level) >= 2
    depths = len({heading.entry.depth for heading in headings if heading.entry}) > 1
    return Facts(chapters, styled, depths, {}, {}, {}, set(), {})


def _close(open_: list[Heading], heading: Heading, facts: Facts, later: Sequence[Heading]) -> None:
    """Close what the heading ends, everything beside it or below it; note how sure that is."""
    place = _place_of_family(open_, heading)
    if place is not None:
        heading.placed = _LOOK if family(heading).startswith("look") else _FAMILY
        del open_[place:]
        return
    while open_:
        opinion, sure = _opinion(Case(open_[-1], heading, facts, later))
        heading.placed = min(heading.placed, sure)
        if opinion == BELOW:
            return
        open_.pop()
        if opinion == BESIDE:
            return


def _place_of_family(open_: Sequence[Heading], heading: Heading) -> int | None:
    """Where a heading of the same family is open that this one goes on from."""
    name = family(heading)
    if name.startswith("group"):
        return None
    if name.startswith("look") and (is_closer(heading.title) or chapter_cue(heading.title) is not None):
        return None
    by_look = name.startswith("look")
    if by_look and open_ and (is_empty_group(open_[-1]) or heading.repeated or open_[-1].repeated):
        return None
    places = [
        place
        for place, other in enumerate(open_)
        if family(other) == name and not is_deeper(other, heading) and counts_on(other, heading)
    ]
    return places[-1 if by_look else 0] if places else None


def _opinion(case: Case) -> tuple[str, float]:
    """The opinion of the first judge that has one, and how far he can be trusted."""
    for judge, sure in JUDGES:
        opinion = judge(case)
        if opinion:
            return opinion, sure
    return (BESIDE if family(case.above) == family(case.heading) else BELOW), _GUESS


def _trust_habits(headings: Sequence[tuple[int, Heading]], parents: dict[int, Heading | None]) -> None:
    """A place nobody could judge is surer where the document does the same elsewhere."""
    habits: dict[tuple[str, str], set[int]] = {}
    guessed = []
    for position, heading in headings:
        parent = parents[position]
        if heading.placed == _GUESS:
            habit = (family(heading), family(parent) if parent else "")
            habits.setdefault(habit, set()).add(id(parent))
            guessed.append((heading, habit))
    for heading, habit in guessed:
        if len(habits[habit]) > 1:
            heading.placed = _HABIT
