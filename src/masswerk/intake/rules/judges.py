"""Pass 3b: the judges of levels: does a heading stand below, beside or above another one that is open?

Each judge knows one kind of evidence and says nothing ("") where it is missing. `JUDGES` gives their order and how
far each can be trusted, as seen on documents of many layouts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.families import counts_on, family, is_decimal, is_deeper, look, own_kind
from masswerk.intake.rules.heading import Heading
from masswerk.intake.rules.words import chapter_cue, is_closer

BELOW, BESIDE, ABOVE = "below", "beside", "above"

_BACK = 8
"""How many headings back a judge looks."""

_TOP = {Kind.PREAMBLE, Kind.ANNEX, Kind.FIELD, Kind.CROSS_CUTTING_THEME}
_DEEP = {Kind.GOAL, Kind.MEASURE, Kind.APPROACH, Kind.GUIDELINE}
_MAY_HOLD: dict[Kind, set[Kind]] = {
    Kind.FIELD: {Kind.FIELD, Kind.CROSS_CUTTING_THEME},
    Kind.GOAL: {Kind.GOAL, Kind.MEASURE, Kind.FIELD},
    Kind.MEASURE: {Kind.MEASURE, Kind.FIELD, Kind.GOAL, Kind.APPROACH},
    Kind.APPROACH: {Kind.APPROACH, Kind.MEASURE},
    Kind.GUIDELINE: {Kind.GUIDELINE},
    Kind.CROSS_CUTTING_THEME: {Kind.CROSS_CUTTING_THEME},
    Kind.AGENDA_ITEM: {Kind.AGENDA_ITEM},
    Kind.DEFINITION: {Kind.DEFINITION},
    Kind.STATUS_NOTE: {Kind.STATUS_NOTE},
    Kind.WORKING_GROUP: {Kind.WORKING_GROUP},
}
"""What may stand below a group; anything else closes it."""


@dataclass(slots=True)
class Facts:
    """What is known of the whole document.

    chapters: families of numbers that count its chapters ("1")
    styled:   the format states levels of headings
    depths:   the contents list shows more than one depth
    below:    headings already placed, by the heading they stand under
    beside:   the same lists, by each heading that stands in them
    parents:  what each heading already placed stands under
    habits:   family of a heading and title of one below it, as seen so far
    families: headings already placed, by their family
    """

    chapters: frozenset[str]
    styled: bool
    depths: bool
    below: dict[int, list[Heading]]
    beside: dict[int, list[Heading]]
    parents: dict[int, Heading | None]
    habits: set[tuple[str, str]]
    families: dict[str, list[Heading]]


@dataclass(frozen=True, slots=True)
class Case:
    """A heading to be placed, the open heading it is compared with, and the headings that follow."""

    above: Heading
    heading: Heading
    facts: Facts
    later: Sequence[Heading]


def by_number(case: Case) -> str:
    """1.2 stands below 1 and beside 1.1; a number that begins again is a new count."""
    above, heading = case.above, case.heading
    first, second = above.number, heading.number
    if not first or not second or 0 in first.path or 0 in second.path:
        return ""
    both_decimal, both_worded = is_decimal(above) and is_decimal(heading), first.is_worded and second.is_worded
    if is_deeper(above, heading) and (both_decimal or first.is_worded == second.is_worded or len(second.path) > 1):
        return BELOW
    if first.family == second.family:
        return BESIDE if counts_on(above, heading) else ""
    if (both_decimal or both_worded) and 1 < len(first.path) > len(second.path):
        return ABOVE if second.path > first.path[: len(second.path)] else BELOW
    return ""


def by_restart(case: Case) -> str:
    """A heading after which the count of the one above begins again stands higher than that one."""
    first = case.above.number
    after = case.later[0].number if case.later else None
    if not first or not after or case.heading.number or first.family != after.family:
        return ""
    return ABOVE if after.path[-1] == 1 and after.path <= first.path else ""


def by_chapter(case: Case) -> str:
    """The numbers that count chapters stand above all that has no number, unless the format says otherwise."""
    above, heading = case.above, case.heading
    if not heading.number or heading.number.family not in case.facts.chapters or above.number:
        return ""
    lower = heading.level is not None and above.level is not None and heading.level > above.level
    return "" if lower else ABOVE


def by_format(case: Case) -> str:
    """Levels of the format; headings without a level stand below those that have one."""
    first, second = case.above.level, case.heading.level
    if first is None:
        return "" if second is None else ABOVE
    if second is None:
        return BELOW if case.facts.styled else ""
    return BESIDE if first == second else BELOW if second > first else ABOVE


def by_repetition(case: Case) -> str:
    """Among headings of one look: what comes again stands below what comes once; an empty group holds what follows."""
    above, heading = case.above, case.heading
    if above.number or heading.number or above.level is not None or heading.level is not None:
        return ""
    if look(above).removeprefix("group ") != look(heading).removeprefix("group "):
        return ""
    if own_kind(above) is not None or own_kind(heading) is not None:
        return ""
    if heading.repeated != above.repeated:
        return BELOW if heading.repeated else ABOVE
    if heading.repeated:
        return ""
    if _ends_numbers(case):
        return ABOVE
    if is_empty_group(above):
        return "" if heading.cue and heading.cue.member else BELOW
    return BESIDE if above.cue is None and above.children and heading.cue and heading.cue.member else ""


def _ends_numbers(case: Case) -> bool:
    """A group of numbered headings ends where a heading has no number."""
    members = case.facts.below.get(id(case.above), []) if case.above.cue and case.above.cue.member else []
    return case.heading.number is None and bool(members) and all(other.number for other in members)


def is_empty_group(heading: Heading) -> bool:
    """ "Handlungsfelder", with another heading right below it."""
    return bool(heading.cue and heading.cue.member and not heading.children)


def by_group(case: Case) -> str:
    """ "Ziele", "Maßnahmen" stand below what they belong to, beside each other; members stand below their group."""
    above, heading = case.above, case.heading
    if heading.level is not None or above.level is not None:
        return ""
    mine = heading.cue.member if heading.cue else None
    other = above.cue.member if above.cue else None
    if other == Kind.GOAL and mine == Kind.MEASURE:
        return ABOVE  # "Teilziele" may stand below a goal, "Maßnahmen" belong to the field
    if heading.repeated and above.repeated:
        return BESIDE
    if mine and other:
        return BELOW if other == Kind.FIELD and mine != Kind.CROSS_CUTTING_THEME else BESIDE
    if mine:
        return _group_below_single(case, mine)
    return _member_below_group(case, other) if other else ""


def _group_below_single(case: Case, member: Kind) -> str:
    """A group after a single element: below it where each element of the family has such a group."""
    above = case.above
    kind = own_kind(above)
    group = case.facts.parents.get(id(above))
    told = group.cue.member if group is not None and group.repeated and group.cue else None
    if told and told == kind != member and case.heading.repeated:
        return ABOVE  # "Ziele" and "Maßnahmen" stand beside each other in every field
    if kind == Kind.GOAL and member == Kind.GOAL:
        return BELOW
    if above.cue and above.cue.kind in _DEEP:
        habit = (family(above), case.heading.title) in case.facts.habits
        return BELOW if above.number and (habit or _comes_again(case)) else ABOVE
    return BESIDE if above.cue and above.cue.kind == Kind.PREAMBLE and not above.number else ""


def _member_below_group(case: Case, member: Kind) -> str:
    """What is no group, after a group: a member, or something the group cannot hold."""
    above, heading = case.above, case.heading
    own = own_kind(heading)
    if own is not None:
        return BELOW if own == member else "" if own in _MAY_HOLD.get(member, {own}) else ABOVE
    if heading.number is not None:
        return ""
    if _ends_numbers(case):
        return ABOVE
    if any(child.form in {"item", "table"} for child in above.children):
        return ABOVE if family(above).removeprefix("group ") == family(heading) else ""
    return BELOW if above.number is not None and not heading.repeated else ""


def _comes_again(case: Case) -> bool:
    """True where another heading of the family follows before the next field or chapter."""
    for heading in case.later:
        if family(heading) == family(case.above):
            return True
        if heading.cue and heading.cue.kind in _TOP:
            return False
    return False


def _alike(case: Case) -> list[Heading]:
    """The last headings of the family of the one above, wherever they stand; without a number only those beside it."""
    above, facts = case.above, case.facts
    among = facts.families.get(family(above), []) if above.number else facts.beside[id(above)]
    return [other for other in among[-_BACK:] if other is not above and family(other) == family(above)]


def by_regularity(case: Case) -> str:
    """Where all members of a family have the same headings below them, another heading closes the last of them."""
    heading, facts = case.heading, case.facts
    if heading.number or heading.cue or heading.level is not None:
        return ""
    alike = _alike(case)
    children = [child for other in alike for child in facts.below.get(id(other), [])]
    if not children or not all(child.repeated or child.cue or child.number for child in children):
        return ""
    return "" if heading.repeated else ABOVE


def by_last(case: Case) -> str:
    """After the last of several counted headings that have none below them, a plain heading closes the group."""
    above, heading, facts = case.above, case.heading, case.facts
    if heading.number or heading.cue or heading.level is not None or not (above.number or own_kind(above)):
        return ""
    alike = _alike(case)
    if not alike or any(facts.below.get(id(other)) for other in [*alike, above]):
        return ""
    return "" if any(family(other) == family(above) for other in case.later) else ABOVE


def by_words(case: Case) -> str:
    """Fields, annexes and closing chapters do not stand below prefaces, goals or measures."""
    above, heading = case.above, case.heading
    mine = own_kind(heading) or (heading.cue.kind if heading.cue else None)
    if family(heading).startswith("zu "):
        mine = None  # "Zum Handlungsfeld 1" speaks of a field and is none
    other = above.cue.kind if above.cue else None
    if mine == Kind.FIELD and above.cue and above.cue.member == Kind.FIELD:
        return BELOW
    if other == Kind.EVENT:
        return _after_event(case, mine)
    if _stands_high(heading, mine) and not (above.number and above.number.family in case.facts.chapters):
        return _high_after(case, mine, other)
    return _after_preface(above, heading, other)


def _after_event(case: Case, mine: Kind | None) -> str:
    """An event holds its agenda and its groups; what comes behind the agenda closes it."""
    cue = case.heading.cue
    if (cue and cue.member == Kind.AGENDA_ITEM) or mine in {Kind.AGENDA_ITEM, Kind.WORKING_GROUP}:
        return ""
    told = [child.cue.member for child in case.facts.below.get(id(case.above), []) if child.cue]
    return ABOVE if mine is not None or Kind.AGENDA_ITEM in told else ""


def _stands_high(heading: Heading, kind: Kind | None) -> bool:
    """Headings that are chapters by their words."""
    if kind in _TOP or is_closer(heading.title):
        return True
    if heading.cue is not None and heading.cue.member == Kind.DEFINITION:
        return True
    return heading.number is None and chapter_cue(heading.title) is not None


def _high_after(case: Case, mine: Kind | None, other: Kind | None) -> str:
    """Where a chapter by its words stands after the heading above."""
    above, heading = case.above, case.heading
    group = case.facts.parents.get(id(above))
    if mine is None and group is not None and is_empty_group(group):
        return ABOVE  # a closing chapter is no member of the group before it
    closes = is_closer(heading.title) or is_closer(above.title)
    if closes or mine == Kind.ANNEX or other in {Kind.PREAMBLE, Kind.ANNEX}:
        return BESIDE if family(above) == family(heading) else ABOVE
    if mine == Kind.FIELD and other in _DEEP:
        return ABOVE
    has_text = bool(above.children)
    return ABOVE if has_text and (mine is None or not above.number) else ""


def _after_preface(above: Heading, heading: Heading, other: Kind | None) -> str:
    """Prefaces and closing chapters without number hold nothing of the same look and no numbered chapters."""
    if above.number:
        return ""
    if other == Kind.PREAMBLE and look(above) == look(heading):
        return BESIDE
    return BESIDE if heading.number and (other == Kind.PREAMBLE or is_closer(above.title)) else ""


def by_size(case: Case) -> str:
    """Larger type stands higher."""
    first, second = case.above.block.first.size or 1.0, case.heading.block.first.size or 1.0
    if abs(first - second) <= 0.08:
        return ""
    return BELOW if first > second else ABOVE


def by_contents(case: Case) -> str:
    """Depth in the contents list; what is not listed stands below what is."""
    first, second = case.above.entry, case.heading.entry
    if not case.facts.depths or (first is None and second is None):
        return ""
    if first is None:
        return ABOVE
    if second is None:
        return BELOW
    return BESIDE if first.depth == second.depth else BELOW if second.depth > first.depth else ABOVE


JUDGES: tuple[tuple[Callable[[Case], str], float], ...] = (
    (by_number, 0.93),
    (by_restart, 0.7),
    (by_chapter, 0.85),
    (by_format, 0.92),
    (by_repetition, 0.72),
    (by_group, 0.85),
    (by_regularity, 0.65),
    (by_last, 0.65),
    (by_words, 0.75),
    (by_size, 0.85),
    (by_contents, 0.88),
)
"""The judges in their order, with how far each can be trusted (0 to 1)."""
