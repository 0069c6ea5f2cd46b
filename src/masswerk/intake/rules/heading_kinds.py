"""Pass 4a: what the headings are: by their number's word, by their group, by their words, by their place.

From the top down, so that each heading knows what stands above it. Where nothing speaks, a heading is a section.
"""

from __future__ import annotations

import re

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.discussions import in_discussion, records_event
from masswerk.intake.rules.likeness import TABLES_OF_TALK, Found, by_sheet, mark_built_like_fields
from masswerk.intake.rules.numbering import ABOUT
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.sheets import read_key, starts_element
from masswerk.intake.rules.vocabulary import FAMILIES, THEMES
from masswerk.intake.rules.words import chapter_cue, heading_cue, invited_kind, is_closer

_UNDER_FIELD = {Kind.FIELD, Kind.CROSS_CUTTING_THEME}
_ABOUT = re.compile(
    r"^(?:zum|zur|zu)\s+(?:handlungsfeld|präambel|leitlinie|querschnitt|leitbild|einleitung|abschnitt|kapitel|hf\b)",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\b(?:protokoll|niederschrift|zusammenfassung\s+moderation|ergebnisprotokoll|moderation|dokumentation\s+der\s+arbeitsgruppe\w*|"
    r"berichte?\s+(?:aus\s+den|der)\s+arbeitsgruppen)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:\w+e[rs]?\s+)?(?:leitbild|leitlinien|leitsätze|leitgedanken|grundsätze)\b", re.IGNORECASE)
_MEASURES = re.compile(r"\bma(?:ß|ss)nahmen\b", re.IGNORECASE)
_DOING = re.compile(r"^(?:praktische\s+)?(?:umsetzung|realisierung)$", re.IGNORECASE)
"""What heads measures where it comes again below each field; once, it is the chapter on steering."""
_CARDS = re.compile(
    r"\b(?:moderationskarten|diskussionsergebnisse|anregungen|ergänzungsvorschläge|kartenabfrage|stellungnahmen|wortmeldungen|"
    r"was\s.*\bgesagt\s+wurde|rückmeldungen|ideensammlung|bürgerbeiträge|ergebnisse\s+(?:der|aus\s+de[nr]|des)\s+(?:[\wäöüß]+\s+)?\w*"
    r"(?:diskussion|kartenabfrage|beteiligung|tische|werkstatt|werkstätten|gruppen|workshops?|foren|forums|arbeitsphase|umfrage))\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"^(?:diskussionsschwerpunkte|ergebnisse\s+der\s+arbeitsgruppe|zusammenfassung(?!.*moderation)|schwerpunkte\s+der\s+diskussion)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"^(?:ab\s+)?\d{1,2}[.:]\d{2}\s*(?:uhr|[–-]|bis)", re.IGNORECASE)
_DOUBTFUL = 0.55


def name_headings(root: Part) -> None:
    """Set kind, role and member of every heading below the root."""
    for part in root.walk():
        if part.head is not None:
            _prepare(part)
    mark_built_like_fields(root)
    for part in root.walk():
        if part.head is not None:
            _name(part)


def _prepare(part: Part) -> None:
    """What the heading says of its members, before anything above is known."""
    title = part.title
    cue = heading_cue(title) or (part.head.cue if part.head else None)
    sentence = part.head.block.text if part.head else ""
    if _CARDS.search(title) and not _SUMMARY.match(title):
        part.member, part.role = Kind.CARD, "cards"
    elif _MINUTES.search(title):
        part.member, part.role = Kind.CARD, "minutes"
    elif cue and cue.member:
        part.member = cue.member
    elif invited_kind(sentence):
        part.member = invited_kind(sentence)
    elif part.head and part.head.repeated and _DOING.match(title):
        part.member = Kind.MEASURE


def _name(part: Part) -> None:
    """Ask one rule after the other; the first that knows decides."""
    for rule in (
        _in_minutes,
        _about,
        _by_number_word,
        _by_first_word,
        _by_group,
        by_sheet,
        _by_title,
        _by_structure,
        _by_document,
        _by_place,
    ):
        found = rule(part)
        if found:
            kind, sure, reason = found
            part.kind, part.sure = kind, min(part.sure, sure)
            part.reasons.append(reason)
            if kind != Kind.SECTION and kind == part.member:
                part.member = None
            return


def _in_minutes(part: Part) -> Found:
    """Inside of minutes and card collections, headings only sort what was said."""
    if in_discussion(part) is None:
        return None
    number = part.head.number if part.head else None
    cue = heading_cue(part.title)
    if (number and number.family == "arbeitsgruppe") or (cue and cue.kind == Kind.WORKING_GROUP and cue.member is None):
        part.role, part.attrs["role"] = "minutes", "minutes"
        return Kind.WORKING_GROUP, 0.85, "Beitrag einer Arbeitsgruppe in der Dokumentation"
    if number and number.family in {"top", "tagesordnungspunkt"}:
        return Kind.AGENDA_ITEM, 0.8, "Tagesordnungspunkt im Protokoll"
    if cue and cue.kind == Kind.ANNEX:
        return Kind.ANNEX, 0.7, "nennt sich Anlage"
    if part.role == "sentence" or (
        number and number.family == "handlungsfeld" and part.head and part.head.level is None and not part.children
    ):
        return Kind.CARD, 0.6, "Beitrag zu einem genannten Handlungsfeld"
    return Kind.SECTION, 0.75, "ordnet Beiträge in einer Dokumentation"


def _about(part: Part) -> Found:
    if _ABOUT.match(part.title) or ABOUT.match(part.title):
        said = in_discussion(part) is not None or _records_event(part)
        part.member = part.member or (Kind.CARD if said or not ABOUT.match(part.title) else Kind.MEASURE)
        return Kind.SECTION, 0.8, "handelt von einem anderen Baustein"
    return None


def _by_number_word(part: Part) -> Found:
    number = part.head.number if part.head else None
    if number and number.family in TABLES_OF_TALK:
        part.role = "cards"
        return Kind.SECTION, 0.75, f"„{number.label}“ sammelt Beiträge"
    kind = FAMILIES.get(number.family) if number else None
    if kind is None or number is None:
        return None
    if (
        kind == Kind.MEASURE
        and number.family in {"projekt", "empfehlung"}
        and part.within(Kind.FIELD, Kind.GOAL) is None
    ):
        return Kind.MEASURE, _DOUBTFUL, f"nummeriert als „{number.label}“"
    return kind, 0.92 if number.firm else 0.75, f"nummeriert als „{number.label}“"


def _by_first_word(part: Part) -> Found:
    """ "Leitziel: Alle sprechen mit." """
    number = part.head.number if part.head else None
    keyed = starts_element(part.head.title) if part.head and not (number and number.is_worded) else None
    cue = heading_cue(keyed[0]) if keyed else None
    if cue is None or keyed is None:
        return None
    return cue.member or cue.kind, 0.85, f"beginnt mit „{keyed[0]}:“"


def _by_group(part: Part) -> Found:
    """Below "Leitlinien" stand guidelines, below "Handlungsfelder" fields."""
    group = part.parent
    if part.head is not None and part.head.repeated:
        return None
    if (
        group is None
        or group.member in {None, Kind.CARD, Kind.STATUS_NOTE}
        or part.member is not None
        or is_closer(part.title)
    ):
        return None
    if (
        any(
            child.member is not None and child.kind == Kind.SECTION and child.head is not None
            for child in group.children
        )
        or group.member is None
    ):
        return None
    cue = heading_cue(part.title)
    if cue and cue.member is None and cue.kind not in {group.member, Kind.EVENT, Kind.STATUS_NOTE, Kind.GOAL}:
        return None
    if group.member == Kind.MEASURE and _is_theme(part):
        kind = Kind.APPROACH if part.within(*_UNDER_FIELD) else Kind.FIELD
        part.member = Kind.MEASURE
        return kind, 0.65, f"Themengruppe unter „{group.title[:40]}“"
    several = sum(1 for child in group.children if child.head) > 1
    return group.member, 0.85 if several else 0.65, f"steht unter „{group.title[:40]}“"


def _is_theme(part: Part) -> bool:
    """A heading below "Maßnahmen" that has measures itself: items, a table, headings, and no text of its own."""
    if any(child.head and child.head.number and child.head.number.family == "maßnahme" for child in part.children):
        return True
    forms = [block.form for block in part.blocks]
    keyed = any(read_key(block.text) for block in part.blocks)
    named = sum(1 for block in part.blocks if block.form == "para" and block.lead)
    if not keyed and named >= 2 and named >= 0.7 * len(forms):
        return True
    return (not keyed and ((forms.count("item") >= 2 and "para" not in forms[:1]) or forms == ["table"])) or (
        not forms and len(part.children) >= 2
    )


def _by_title(part: Part) -> Found:
    cue = heading_cue(part.title)
    if part.member == Kind.STATUS_NOTE and part.parent is not None and part.parent.kind == Kind.MEASURE:
        part.member = None
        return Kind.STATUS_NOTE, 0.8, "Sachstand unter einer Maßnahme"
    if cue is None or part.member is not None:
        return (Kind.SECTION, 0.8, cue.reason) if cue and cue.member else None
    top = part.parent is not None and part.parent.kind in {Kind.CONCEPT, Kind.SECTION}
    if cue.kind == Kind.PREAMBLE and not top:
        return None
    if cue.kind == Kind.EVENT:
        return (Kind.EVENT, 0.75, cue.reason) if top and _has_agenda(part) else None
    if cue.kind == Kind.APPROACH and part.within(*_UNDER_FIELD, Kind.GOAL) is None:
        return None
    if cue.kind == Kind.STATUS_NOTE and part.within(Kind.MEASURE, Kind.FIELD, Kind.APPROACH, Kind.GOAL) is None:
        return None
    if cue.kind == Kind.WORKING_GROUP:
        if _SUMMARY.match(part.title):
            part.attrs["role"] = "summary"
        return Kind.WORKING_GROUP, 0.8, cue.reason
    if (
        cue.kind == Kind.GOAL
        and top
        and part.parent is not None
        and part.parent.within(Kind.FIELD) is None
        and part.parent.kind != Kind.FIELD
    ):
        return Kind.SECTION, 0.7, "Abschnitt über Ziele"
    if cue.kind == Kind.CROSS_CUTTING_THEME and "aufgabe" in part.title.lower() and part.within(Kind.FIELD) is not None:
        return None
    return cue.kind, 0.85, cue.reason


def _has_agenda(part: Part) -> bool:
    """An agenda with times stands in the part or right after it."""
    texts = [block for below in part.walk() for block in below.blocks]
    siblings = part.parent.children if part.parent else []
    after = siblings[siblings.index(part) + 1 :][:1] if part in siblings else []
    texts += [block for sibling in after if sibling.member == Kind.AGENDA_ITEM for block in sibling.blocks]
    return any(_TIME.match(block.text) for block in texts) or any(
        below.member == Kind.AGENDA_ITEM for below in part.walk()
    )


def _by_place(part: Part) -> Found:
    above = part.parent.kind if part.parent else Kind.CONCEPT
    if part.member is not None:
        return Kind.SECTION, 0.8, "kündigt eine Gruppe an"
    if part.head is not None and part.head.repeated:
        part.doubt(
            "Die Überschrift kehrt wieder, aber was darunter steht, sagt sie nicht mit einem bekannten Wort", 0.58
        )
        return Kind.SECTION, 0.58, "gleichlautende Überschrift in mehreren Abschnitten"
    chapter = chapter_cue(part.title)
    if (
        chapter
        and part.within(Kind.FIELD, Kind.GOAL, Kind.MEASURE, Kind.STEERING, Kind.MONITORING, Kind.ANNEX, Kind.PREAMBLE)
        is None
    ):
        return chapter, 0.8, f"Kapitel über {'Steuerung' if chapter == Kind.STEERING else 'Erfolgskontrolle'}"
    if above in _UNDER_FIELD:
        return _below_field(part)
    if above == Kind.GOAL:
        return Kind.MEASURE, _DOUBTFUL, "steht ohne eigenes Kennwort unter einem Ziel"
    if _sorts_talk(part):
        part.role, part.member = "cards", Kind.CARD
        return Kind.SECTION, 0.7, "Aufzählung in der Dokumentation einer Veranstaltung"
    part.role = part.role or "plain"
    return Kind.SECTION, 0.8, "Überschrift ohne besonderes Kennwort"


def _is_counted_measure(part: Part) -> bool:
    """ "I.1 Verträge" below the field "I Wohnen", below "Handlungsfelder und Maßnahmen"."""
    number = part.head.number if part.head else None
    field = part.parent.head.number if part.parent and part.parent.head else None
    told = any(_MEASURES.search(above.title) for above in part.above() if above.member == Kind.FIELD)
    return told and number is not None and field is not None and len(number.path) > len(field.path)


def _sorts_talk(part: Part) -> bool:
    """A heading with nothing but a list, in a document that records an event."""
    items = sum(1 for block in part.blocks if block.form == "item")
    return items >= max(2, len(part.blocks) / 2) and not part.children and _records_event(part)


def _records_event(part: Part) -> bool:
    root = next((above for above in part.above() if above.parent is None), None)
    return root is not None and records_event(root.title)


def _below_field(part: Part) -> Found:
    """Topics between a field and its measures are approaches; text alone makes a section."""
    if _is_counted_measure(part):
        return Kind.MEASURE, 0.7, "gezählt unter einem Handlungsfeld, die Überschrift darüber nennt Maßnahmen"
    has_items = any(block.form in {"item", "table"} for below in part.walk() for block in below.blocks)
    if has_items:
        return Kind.APPROACH, 0.75, "Thema zwischen Handlungsfeld und Maßnahmen"
    return Kind.SECTION, 0.6, "Zwischenüberschrift im Handlungsfeld"


def _by_document(part: Part) -> Found:
    """Counted sentences at the top of a document that calls itself "Leitbild" or "Grundsätze"."""
    above, head = part.parent, part.head
    counted = head is not None and head.number is not None and part.title.endswith(".")
    if above is None or above.kind != Kind.CONCEPT or not counted or not _LEADING.match(above.title):
        return None
    return Kind.GUIDELINE, 0.76, f"gezählter Satz in einem Dokument namens „{above.title[:40]}“"


def _by_structure(part: Part) -> Found:
    family = part.head.number.family if part.head and part.head.number else ""
    if part.role == "field" and part.member is None and family in THEMES and part.within(Kind.FIELD):
        return Kind.APPROACH, 0.7, "Thema unter einem Handlungsfeld, mit Zielen oder Maßnahmen darunter"
    if part.role == "field" and part.member is None:
        return Kind.FIELD, 0.7, "gebaut wie ein Handlungsfeld: Ziele oder Maßnahmen stehen darunter"
    return None
