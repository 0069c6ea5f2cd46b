"""Pass 4c: list items become elements or stay wording.

What an item is, its list says: the sentence before it, the group it stands in, or the element it belongs to.
Below fields and approaches every item is weighed for itself. Items that only list words are wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.attributes import read_facts
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.discussions import in_discussion
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.sheets import FIRM, meaning, read_key, without_brackets
from masswerk.intake.rules.titles import text_title
from masswerk.intake.rules.verbs import is_clause, weigh
from masswerk.intake.rules.vocabulary import FAMILIES
from masswerk.intake.rules.words import heading_cue, invited_kind, led_kind

WEIGH = "weigh"
Choice = Kind | str | None

_STOP = re.compile(r"[.!?][\"“”)]*$")
_GROUP = re.compile(
    r"^(?:arbeitsgruppe|arbeitskreis|arbeitstisch|ag|projektgruppe|fachgruppe|unterarbeitsgruppe)\b", re.IGNORECASE
)
_WEIGHED = {Kind.FIELD, Kind.APPROACH, Kind.CROSS_CUTTING_THEME}


def choose(part: Part, lead_in: str, run: Sequence[Block]) -> tuple[Choice, float, str]:
    """What the items of a list are: a kind, WEIGH, or None for wording; with confidence and reason."""
    top = [block for block in run if block.depth == 0]
    discussion = part if part.role in {"minutes", "cards"} else in_discussion(part)
    if part.kind == Kind.WORKING_GROUP and part.attrs.get("role") != "summary":
        return Kind.CARD, 0.75, "Aufzählung unter einer Arbeitsgruppe"
    invited = invited_kind(lead_in) or _led(part, lead_in)
    if invited and not (discussion and invited != Kind.AGENDA_ITEM):
        return invited, 0.75, "Der Satz davor kündigt an, was folgt"
    if discussion is not None or part.member == Kind.CARD:
        return Kind.CARD, 0.8, "steht in einer Sammlung von Beiträgen"
    if sum(
        1 for block in top if _GROUP.match(block.text) or (block.number and block.number.family == "arbeitsgruppe")
    ) >= max(1, len(top) / 2):
        return Kind.WORKING_GROUP, 0.68, "nennt eine Arbeitsgruppe"
    if part.member == Kind.STATUS_NOTE:
        return (
            (Kind.STATUS_NOTE, 0.6, f"steht unter „{part.title[:40]}“")
            if part.within(*_WEIGHED, Kind.GOAL, Kind.MEASURE)
            else (None, 0.7, "")
        )
    if part.member is not None:
        return _by_group(part, top)
    if part.head is not None and meaning(part.title) == "indicator":
        return None, 0.8, ""
    if _lists_words(lead_in, top):
        return None, 0.6, ""
    return _by_place(part)


def _led(part: Part, lead_in: str) -> Kind | None:
    """What a line like "Künftig:" announces; findings only where something can be found out about."""
    kind = led_kind(lead_in)
    if kind == Kind.STATUS_NOTE and part.kind not in _WEIGHED and part.within(*_WEIGHED, Kind.GOAL) is None:
        return None
    return kind


def _by_group(part: Part, top: Sequence[Block]) -> tuple[Choice, float, str]:
    """Below "Ziele" stand goals; "Ziele und Maßnahmen" may hold both."""
    member = part.member
    if member == Kind.GOAL and re.search(r"\bma(?:ß|ss)nahmen\b", part.title, re.IGNORECASE):
        return Kind.MEASURE, 0.5, f"steht unter „{part.title[:40]}“, Ziele und Maßnahmen sind nicht getrennt"
    if (
        member == Kind.MEASURE
        and part.within(*_WEIGHED, Kind.GOAL) is None
        and part.kind == Kind.SECTION
        and part.parent
        and part.parent.kind in {Kind.PREAMBLE, Kind.ANNEX}
    ):
        return None, 0.6, ""
    if member == Kind.DEFINITION and not all(
        block.lead or ":" in block.text[:60] or " – " in block.text[:60] or " = " in block.text for block in top
    ):
        return None, 0.6, ""
    return member, 0.88, f"steht unter „{part.title[:40]}“"


def _lists_words(lead_in: str, top: Sequence[Block]) -> bool:
    """The items only continue the sentence before them: a lead-in with colon, and fragments behind it."""
    if not lead_in or _STOP.search(lead_in):
        return False
    fragments = sum(
        1 for block in top if not is_clause(block.text) or block.text[:1].islower() or block.text.endswith((",", ";"))
    )
    return fragments >= len(top) / 2


def _by_place(part: Part) -> tuple[Choice, float, str]:
    place = part
    while place.kind == Kind.SECTION and place.parent is not None and place.parent.kind not in {Kind.CONCEPT}:
        place = place.parent
    if place.kind in _WEIGHED:
        return WEIGH, 0.8 if place is part else 0.7, ""
    if part.kind == Kind.GOAL:
        return Kind.MEASURE, 0.58, "Aufzählung unter einem Ziel"
    return None, 0.7, ""


def add_items(part: Part, run: Sequence[Block], choice: Choice, sure: float, reason: str) -> list[Part]:
    """Parts for the items of a list, with those below them nested; wording is added to the item above it."""
    made: list[Part] = []
    open_: list[tuple[int, Part]] = []
    clauses = _clause_runs(run)
    for place, block in enumerate(run):
        while open_ and open_[-1][0] >= block.depth:
            open_.pop()
        above = open_[-1][1] if open_ else None
        kind = _kind_below(above, choice, clauses[place]) if above else choice
        if above is not None and _is_fact(above, block):
            continue
        if kind is None or (above is not None and above.kind == Kind.TEXT):
            _as_wording(above, block, made)
            continue
        item = _item(block, kind, sure if above is None else min(sure, 0.7), reason)
        _place(above or part, item, made if above is None else None)
        open_.append((block.depth, item))
    for item in made:
        _revise(item)
    _doubt_after_gap(run, made)
    return made


def _doubt_after_gap(run: Sequence[Block], made: Sequence[Part]) -> None:
    """Behind a gap inside a nested list, as page breaks make it, the depth of items is not to be trusted."""
    gaps = [block for block in run[1:] if block.gap]
    if not gaps or len(gaps) > 0.1 * len(run) or not any(block.depth for block in run):
        return
    for item in made:
        for part in item.walk():
            if (
                part.parent is not None
                and part.parent.kind == part.kind
                and part.blocks[0].first.number >= gaps[0].first.number
            ):
                part.doubt("Steht hinter einer Lücke in der Liste; die Einrückung kann verrutscht sein", 0.58)


def _place(above: Part, item: Part, made: list[Part] | None) -> None:
    item.parent = above
    if made is None:
        above.children.append(item)
    else:
        made.append(item)


def _kind_below(above: Part, choice: Choice, are_clauses: bool) -> Choice:
    """What an item below another item is."""
    if choice == Kind.CARD:
        return Kind.CARD
    if choice == WEIGH:
        return WEIGH if are_clauses else None
    if above.kind in {Kind.GOAL, Kind.APPROACH} and choice in {Kind.GOAL, Kind.APPROACH}:
        return Kind.MEASURE
    return None


def _clause_runs(run: Sequence[Block]) -> list[bool]:
    """For each item: are most of the items listed together with it clauses of their own?"""
    together: dict[int, list[int]] = {}
    open_: list[int] = []
    for place, block in enumerate(run):
        while open_ and run[open_[-1]].depth >= block.depth:
            open_.pop()
        if open_:
            together.setdefault(open_[-1], []).append(place)
        open_.append(place)
    result = [False] * len(run)
    for members in together.values():
        whole = sum(1 for place in members if is_clause(run[place].text) and _STOP.search(run[place].text))
        for place in members:
            result[place] = whole > 0.5 * len(members)
    return result


def _is_fact(above: Part, block: Block) -> bool:
    """A sub-item "Verantwortlich: ..." is a fact of the measure above it."""
    key = read_key(block.text)
    if key is None or key[0] not in FIRM or above.kind not in {Kind.MEASURE, Kind.GOAL}:
        return False
    above.blocks.append(block)
    return True


def _as_wording(above: Part | None, block: Block, made: list[Part]) -> None:
    """Wording belongs to the item above, or to a list of its own."""
    if above is not None:
        above.blocks.append(block)
    elif made and made[-1].kind == Kind.TEXT:
        made[-1].blocks.append(block)
    else:
        made.append(Part(Kind.TEXT, blocks=[block], sure=0.9))


def _item(block: Block, kind: Choice, sure: float, reason: str) -> Part:
    number = block.number
    label, text = block.sign, block.text
    if number and number.is_worded and number.rest and (number.family in FAMILIES or number.family == "kürzel"):
        kind, sure, reason = FAMILIES.get(number.family, kind), 0.85, f"nummeriert als „{number.label}“"
        label, text = number.label, number.rest
    item = Part(
        Kind.MEASURE if kind == WEIGH else Kind(str(kind)),
        text_title(without_brackets(text), block.lead),
        label,
        blocks=[block],
        sure=sure,
        reasons=[reason] if reason else [],
    )
    item.whole = block.text
    item.role = WEIGH if kind == WEIGH else ""
    return item


def _revise(item: Part) -> None:
    """Weigh items that are to be weighed, with all their wording, and read the facts of measures."""
    for part in item.walk():
        whole = " ".join(block.text for block in part.blocks)
        if part.role == WEIGH:
            part.role = ""
            _weigh(part, whole)
        if part.kind == Kind.MEASURE:
            read_facts(part, whole)


_WEAK = {"Handlung in Hauptworten": 0.58, "jemand handelt": 0.58, "Kontakt": 0.56, "ohne Zeitwort": 0.46}
"""Cues that were often wrong by themselves on documents of many layouts."""


def _weigh(part: Part, whole: str) -> None:
    cue = heading_cue(part.title) if len(part.title) < 60 and ":" in part.blocks[0].text[:70] else None
    if cue and cue.member is None and cue.kind in {Kind.GOAL, Kind.GUIDELINE, Kind.MEASURE}:
        part.kind, part.sure = cue.kind, 0.7
        part.reasons.append(cue.reason)
        return
    verdict = weigh(whole)
    part.kind = Kind.MEASURE if verdict.is_measure else Kind.STATUS_NOTE
    part.reasons.append(f"{'Maßnahme' if verdict.is_measure else 'Sachstand'}: {verdict.reason}")
    certainty = min(0.92, 0.5 + verdict.margin * 0.09) if verdict.margin >= 1.3 else 0.42 + verdict.margin * 0.1
    certainty = min(certainty, _WEAK.get(verdict.reason, 1.0))
    part.sure = min(part.sure, certainty)
    if certainty < 0.6:
        part.doubt("Maßnahme oder Sachstand? Der Wortlaut lässt beides zu", certainty)
