"""Pass 3b: which heading stands under which.

A heading is compared with those open above it, the nearest first. Judges say "below", "beside" or "above"; the
first one with an opinion decides. Numbers know most, then the family (all "Leitziel n" stand alike), then the
format's level, the words, the type size. Where nobody knows, a look that has not appeared yet in this branch is
one step deeper: what comes first stands higher.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.headings import Heading
from masswerk.intake.rules.sheets import starts_element
from masswerk.intake.rules.vocabulary import FAMILIES, THEMES
from masswerk.intake.rules.words import chapter_cue, is_closer

BELOW, BESIDE, ABOVE = "below", "beside", "above"

_GUESS = 0.58
"""How sure a place is that no judge has an opinion on."""

_AHEAD = 200
_BACK = 8
"""How many headings ahead and back a judge looks."""

_TOP = {Kind.PREAMBLE, Kind.ANNEX, Kind.FIELD, Kind.CROSS_CUTTING_THEME}


@dataclass(slots=True)
class _Facts:
    """What is known of the whole document.

    chapters: the family of numbers that count its chapters ("1"), "" if there is none
    styled:   the format states levels of headings
    depths:   the contents list shows more than one depth
    below:    headings already placed, by the heading they stand under
    beside:   the same lists, by each heading that stands in them
    habits:   family of a heading and title of one below it, as seen so far
    """

    chapters: frozenset[str]
    styled: bool
    depths: bool
    below: dict[int, list[Heading]]
    beside: dict[int, list[Heading]]
    habits: set[tuple[str, str]]


def nest(headings: Sequence[tuple[int, Heading]]) -> dict[int, Heading | None]:
    """Parent of every heading, by the position of its block; None is the root."""
    facts = _facts(headings)
    parents: dict[int, Heading | None] = {}
    open_: list[tuple[int, Heading]] = []
    for place, (position, heading) in enumerate(headings):
        _close(open_, heading, facts, headings[place + 1 : place + _AHEAD])
        parents[position] = open_[-1][1] if open_ else None
        facts.below.setdefault(id(parents[position]), []).append(heading)
        if open_:
            facts.habits.add((family(open_[-1][1]), heading.title))
        facts.beside[id(heading)] = facts.below[id(parents[position])]
        open_.append((position, heading))
    _trust_habits(headings, parents)
    return parents


def _trust_habits(headings: Sequence[tuple[int, Heading]], parents: dict[int, Heading | None]) -> None:
    """A place nobody could judge is surer where the document does the same elsewhere."""
    guessed = [(heading, parents[position]) for position, heading in headings if heading.placed == _GUESS]
    habits: dict[tuple[str, str], set[int]] = {}
    for heading, parent in guessed:
        habits.setdefault((family(heading), family(parent) if parent else ""), set()).add(id(parent))
    for heading, parent in guessed:
        if len(habits[family(heading), family(parent) if parent else ""]) > 1:
            heading.placed = 0.66


def _facts(headings: Sequence[tuple[int, Heading]]) -> _Facts:
    listed = [heading for _, heading in headings]
    deep = {
        heading.number.path[:1]
        for heading in listed
        if _is_decimal(heading) and heading.number and len(heading.number.path) > 1
    }
    chapters = frozenset(
        heading.number.family
        for heading in listed
        if _is_decimal(heading) and heading.number and len(heading.number.path) == 1 and heading.number.path in deep
    )
    styled = sum(1 for heading in listed if heading.level) >= 2
    depths = len({heading.entry.depth for heading in listed if heading.entry}) > 1
    return _Facts(chapters, styled, depths, {}, {}, set())


def family(heading: Heading) -> str:
    """Headings of one family stand side by side."""
    number = heading.number
    if number and number.is_worded:
        return number.family
    if number and number.family != "kürzel":
        return number.family
    first = heading.title.split(" ", 2)
    if len(first) > 1 and first[0].lower() in {"zum", "zur", "zu"}:
        return f"zu {first[1].lower().rstrip(':')}"
    if starts_element(heading.block.text):
        return f"word {heading.block.text.split(':', 1)[0].lower()}"
    if heading.cue and heading.cue.member is None and heading.cue.kind != Kind.ANNEX:
        return f"is {heading.cue.kind}"
    return look(heading)


def look(heading: Heading) -> str:
    """How an unnumbered heading looks."""
    block = heading.block
    if heading.level is not None:
        return f"style {heading.level}"
    caps = block.text.isupper()
    size = round(block.first.size or 1.0, 1)
    group = "group " if heading.cue and heading.cue.member else ""
    return f"{group}look {size} {'bold' if block.is_bold else ''} {'caps' if caps else ''}"


def _close(
    open_: list[tuple[int, Heading]], heading: Heading, facts: _Facts, later: Sequence[tuple[int, Heading]]
) -> None:
    """Close what the heading ends, everything beside it or below it; note how sure that is."""
    name = family(heading)
    families = [family(other) for _, other in open_]
    loose = name.startswith("look") and (is_closer(heading.title) or chapter_cue(heading.title) is not None)
    if (
        name in families
        and not loose
        and not _deeper_by_number(open_[families.index(name)][1], heading)
        and not name.startswith("group")
    ):
        heading.placed = 0.68 if name.startswith("look") else 0.92
        del open_[families.index(name) :]
        return
    while open_:
        opinion, sure = _opinion(open_[-1][1], heading, facts, later)
        heading.placed = min(heading.placed, sure)
        if opinion == BELOW:
            return
        open_.pop()
        if opinion == BESIDE:
            return


def _opinion(
    above: Heading, heading: Heading, facts: _Facts, later: Sequence[tuple[int, Heading]]
) -> tuple[str, float]:
    """The opinion of the first judge that has one, and how far he can be trusted."""
    for judge, sure in _JUDGES:
        opinion = judge(above, heading, facts, later)
        if opinion:
            return opinion, sure
    return (BESIDE if family(above) == family(heading) else BELOW), _GUESS


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

Later = Sequence[tuple[int, Heading]]


def _is_decimal(heading: Heading) -> bool:
    return bool(heading.number and heading.number.family.strip(".)1") == "")


def _deeper_by_number(above: Heading, heading: Heading) -> bool:
    """1.2.1 stands below 1.2, whatever the word in front."""
    first, second = above.number, heading.number
    return bool(
        first and second and len(second.path) > len(first.path) and second.path[: len(first.path)] == first.path
    )


def _by_number(above: Heading, heading: Heading, facts: _Facts, later: Later) -> str:
    first, second = above.number, heading.number
    if not first or not second or 0 in first.path or 0 in second.path:
        return ""
    if _deeper_by_number(above, heading) and (
        _is_decimal(above) == _is_decimal(heading) or first.is_worded == second.is_worded or len(second.path) > 1
    ):
        return BELOW
    if first.family == second.family:
        return BESIDE
    same_kind = (_is_decimal(above) and _is_decimal(heading)) or (first.is_worded and second.is_worded)
    if same_kind and len(first.path) > 1 and len(second.path) < len(first.path):
        return ABOVE if second.path > first.path[: len(second.path)] else BELOW
    return ""


def _by_restart(above: Heading, heading: Heading, facts: _Facts, later: Later) -> str:
    """A heading after which the count of the one above begins again stands higher than that one."""
    first = above.number
    after = later[0][1].number if later else None
    if (
        first
        and after
        and not heading.number
        and first.family == after.family
        and after.path[-1] == 1
        and after.path <= first.path
    ):
        return ABOVE
    return ""


def _by_chapter(above: Heading, heading: Heading, facts: _Facts, later: Later) -> str:
    """The numbers that count chapters stand above all that has no number, parts excepted."""
    number = heading.number
    if (
        number
        and number.family in facts.chapters
        and not (above.number or (heading.level and above.level and heading.level > above.level))
    ):
        return ABOVE
    return ""


def _by_format(above: Heading, heading: Heading, facts: _Facts, later: Later) -> str:
    """Levels of the format; headings without a level stand below those that have one."""
    if above.level is None and heading.level is None:
        return ""
    if above.level is None:
        return ABOVE
    if heading.level is None:
        return BELOW if facts.styled else ""
    if heading.level == above.level:
        return BESIDE
    return BELOW if heading.level > above.level else ABOVE


def _by_group(above: Heading, heading: Heading, facts: _Facts, later: Later) -> str:
    """ "Ziele", "Maßnahmen" stand below what they belong to, beside each other; members stand below their group."""
    mine, other = heading.cue, above.cue
    if heading.level is not None or above.level is not None:
        return ""
    if other and other.member == Kind.GOAL and mine and mine.member == Kind.MEASURE:
        return ABOVE  # "Teilziele" may stand below a goal, "Maßnahmen" belong to the field
    if heading.repeated and above.repeated:
        return BESIDE
    if mine and mine.member:
        if other and other.member:
            return BELOW if other.member == Kind.FIELD and mine.member != Kind.CROSS_CUTTING_THEME else BESIDE
        if own_kind(above) == Kind.GOAL and mine.member == Kind.GOAL:
            return BELOW
        if other and other.kind in {Kind.GUIDELINE, Kind.GOAL, Kind.MEASURE, Kind.APPROACH}:
            habit = (family(above), heading.title) in facts.habits
            return BELOW if above.number and (habit or _comes_again(above, later)) else ABOVE
        if other and other.kind == Kind.PREAMBLE and not above.number:
            return BESIDE
    if other and other.member and mine and mine.kind == other.member:
        return BELOW
    if other and other.member and heading.level is None:
        own = own_kind(heading)
        if own is not None and own not in _MAY_HOLD.get(other.member, {own}):
            return ABOVE
        if own is None and heading.number is None and any(child.form in {"item", "table"} for child in above.children):
            return ABOVE if family(above).removeprefix("group ") == family(heading) else ""
        if own is None and heading.number is None and above.number is not None and not heading.repeated:
            return BELOW
    return ""


def _by_regularity(above: Heading, heading: Heading, facts: _Facts, later: Later) -> str:
    """Where all members of a family have the same headings below them, another heading closes the last of them."""
    if heading.number or heading.cue or heading.level is not None:
        return ""
    alike = [
        member for member in facts.beside[id(above)][-_BACK:] if family(member) == family(above) and member is not above
    ]
    children = [child for member in alike for child in facts.below.get(id(member), [])]
    if not children or not all(child.repeated or child.cue for child in children):
        return ""
    return "" if heading.repeated else ABOVE


def _comes_again(above: Heading, later: Later) -> bool:
    """True where another heading of the family follows before the next field or chapter."""
    for _, heading in later:
        if family(heading) == family(above):
            return True
        if heading.cue and heading.cue.kind in _TOP:
            return False
    return False


def _by_words(above: Heading, heading: Heading, facts: _Facts, later: Later) -> str:
    """Fields, annexes and closing chapters do not stand below prefaces, goals or measures."""
    mine, other = (
        own_kind(heading) or (heading.cue.kind if heading.cue else None),
        above.cue.kind if above.cue else None,
    )
    group = above.cue.member if above.cue else None
    if group == Kind.FIELD and mine == Kind.FIELD:
        return BELOW
    if (
        other == Kind.EVENT
        and not (heading.cue and heading.cue.member == Kind.AGENDA_ITEM)
        and mine not in {Kind.AGENDA_ITEM, Kind.WORKING_GROUP}
    ):
        told = [child.cue.member for child in facts.below.get(id(above), []) if child.cue]
        return ABOVE if mine is not None or Kind.AGENDA_ITEM in told else ""
    is_top = (
        mine in _TOP
        or (heading.cue is not None and heading.cue.member == Kind.DEFINITION)
        or is_closer(heading.title)
        or (chapter_cue(heading.title) is not None and heading.number is None)
    )
    if is_top and not (above.number and above.number.family in facts.chapters):
        if (
            other in {Kind.PREAMBLE, Kind.ANNEX}
            or is_closer(above.title)
            or mine == Kind.ANNEX
            or is_closer(heading.title)
        ):
            return BESIDE if family(above) == family(heading) else ABOVE
        if mine == Kind.FIELD and other in {Kind.GOAL, Kind.MEASURE, Kind.APPROACH, Kind.GUIDELINE}:
            return ABOVE
        if mine is None and not _empty(above):
            return ABOVE
        return "" if _empty(above) or above.number else ABOVE
    if other == Kind.PREAMBLE and not above.number and look(above) == look(heading):
        return BESIDE
    if (
        ((other == Kind.PREAMBLE and above.number is None) or is_closer(above.title))
        and heading.number
        and not above.number
    ):
        return BESIDE
    return ""


def own_kind(heading: Heading) -> Kind | None:
    """What a heading says of itself, by the word of its number or by its words."""
    if heading.number and heading.number.family in {**FAMILIES, **THEMES}:
        return {**FAMILIES, **THEMES}[heading.number.family]
    return heading.cue.kind if heading.cue and heading.cue.member is None else None


def _empty(heading: Heading) -> bool:
    """True where no text stands between the heading and the next one."""
    return not heading.children


def _by_size(above: Heading, heading: Heading, facts: _Facts, later: Later) -> str:
    first, second = above.block.first.size or 1.0, heading.block.first.size or 1.0
    if first > second + 0.08:
        return BELOW
    if second > first + 0.08:
        return ABOVE
    return ""


def _by_contents(above: Heading, heading: Heading, facts: _Facts, later: Later) -> str:
    """Depth in the contents list; what is not listed stands below what is."""
    if not facts.depths:
        return ""
    if above.entry and heading.entry:
        first, second = above.entry.depth, heading.entry.depth
        return BESIDE if first == second else BELOW if second > first else ABOVE
    if above.entry and not heading.entry:
        return BELOW
    if heading.entry and not above.entry:
        return ABOVE
    return ""


_JUDGES: tuple[tuple[Callable[[Heading, Heading, _Facts, Later], str], float], ...] = (
    (_by_number, 0.93),
    (_by_restart, 0.7),
    (_by_chapter, 0.85),
    (_by_format, 0.92),
    (_by_group, 0.85),
    (_by_regularity, 0.65),
    (_by_words, 0.75),
    (_by_size, 0.85),
    (_by_contents, 0.88),
)
"""The judges in their order, with how often they were right on documents of many layouts."""
