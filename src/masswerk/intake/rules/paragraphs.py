"""Pass 4b: which paragraphs are elements of their own: definitions, stand-alone goals, principles, statements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.discussions import in_discussion
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.titles import first_sentence, text_title
from masswerk.intake.rules.verbs import is_clause
from masswerk.intake.rules.words import heading_cue, invited_kind, led_kind

_AIM = r"(?:Ziel|Zielsetzung|Zielstellung|Hauptziel|Leitziel|Anliegen)"
_GOAL_FIRST = re.compile(
    rf"^(?:(?:Das|Unser|Ein|Erklärtes|Gemeinsames|Zentrales|Wesentliches|Übergeordnetes|Oberstes|Vorrangiges|"
    rf"Wichtigstes)\s+)?(?:[a-zäöüß]+e\s+)?{_AIM}\b"
    r"(?:\s+(?:dabei|hierbei|ist|war|sind|der|des|dieser|dieses|aller|unserer|[A-ZÄÖÜ]\w+)){0,8}?\s+(?:ist|sind|"
    r"war|dabei|besteht)\b"
    r"|^Es\s+wird\b[^.]{0,60}\bdas\s+Ziel\s+verfolgt|^Ziel\s*:"
)
_GOAL_LATER = re.compile(rf"[.!?]\s+(?:(?:Unser|Das)\s+)?{_AIM}(?:\s+(?:dabei|hierbei))?\s+ist\s+es,")
_FOOTNOTE = re.compile(r"^\*{1,3}\)?\s?(?=[^\W\d_])")
_DEFINES = re.compile(
    r"\bDefinition\s+(?:des|der|von)\s+(?:Begriffs?\s+)?[„\"]?([A-ZÄÖÜ][\wäöüß-]+)|"
    r"\bunter\s+(?:dem\s+Begriff\s+)?[„\"]?([A-ZÄÖÜ][^„“\"]{2,60}?)[“\"]?\s+(?:versteht|verstehen|wird)\b|"
    r"\b(?:der|die|das|dem|den)\s+(?:Begriff\s+)?[„\"]([^“”\"]{3,60})[“”\"]",
    re.IGNORECASE,
)
_TERM = re.compile(r"^[„\"]?([A-ZÄÖÜ][^:–=.()]{1,60}?)[“\"]?\s*(?::|\s–|\s-|\s=|=)\s+\S")
_TERM_VERB = re.compile(
    r"^(?:Der|Die|Das|Ein|Eine)?\s*((?:[a-zäöü]+e[nrs]?\s)?[A-ZÄÖÜ][\wäöüß-]+(?:\s+(?:mit|in|im|der|des|"
    r"und)\s+[A-ZÄÖÜ][\wäöüß-]+)?)\s+"
    r"(?:ist|sind|bezeichnet|bezeichnen|bedeutet|meint|umfasst|beschreibt)\b"
)
_REMARK = re.compile(
    r"^(?:abkürzungen|legende|anwesend|teilnehm\w+|moderation|protokoll|ort|datum|zeit|entschuldigt|verteiler|"
    r"anmerkung der)\b[^.]{0,20}:",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^(?:(?:Frau|Herr|Hr\.|Fr\.|Dr\.|Prof\.)\s[^:.]{2,70}|"
    r"[A-ZÄÖÜ][\w.-]+(?:\s[A-ZÄÖÜ][\w.-]+){0,2}\s*\([^)]{2,50}\))\s*:\s+(?=\S)"
)
_NAMES_ONE = re.compile(
    r"^(?:(?:unser|das|strategisches|operatives)\s+)?(?:\w*ziel|leitlinie|leitsatz)$", re.IGNORECASE
)
_NAMED = re.compile(r"^([A-ZÄÖÜ][^.:!?]{2,60})[.:]\s+(?=[A-ZÄÖÜ0-9])")
_CUT = re.compile(r"\s*(?:,|:|\(|\bu\.\s?a\.|\bvor allem|\bvordergründig|\binsbesondere).*$")


def goal(part: Part, block: Block) -> Part | None:
    """A stand-alone paragraph that says "Ziel ist es ..."."""
    if (
        part.kind in {Kind.GOAL, Kind.MEASURE, Kind.GUIDELINE, Kind.CARD}
        or in_discussion(part)
        or part.kind == Kind.WORKING_GROUP
    ):
        return None
    first, later = _GOAL_FIRST.search(block.text), _GOAL_LATER.search(block.text)
    if not first and not (later and block.gap and part.kind not in {Kind.CONCEPT, Kind.ANNEX}):
        return None
    found = _part(part, Kind.GOAL, block, 0.75 if first else 0.5, "Der Absatz nennt ausdrücklich ein Ziel")
    if not first:
        found.doubt("Das Ziel steht mitten im Absatz", 0.5)
    return found


def definition(part: Part, block: Block) -> Part | None:
    """A paragraph that says what a term means: marked by a star, or in a chapter on terms."""
    if _FOOTNOTE.match(block.text) and len(block.text) < 400:
        stars = _FOOTNOTE.match(block.text)
        rest = _FOOTNOTE.sub("", block.text)
        found = _part(part, Kind.DEFINITION, block, 0.8, "Anmerkung mit Sternchen")
        found.title, found.label = text_title(_CUT.sub("", rest)), stars[0].strip() if stars else ""
        return found
    if part.member != Kind.DEFINITION:
        return None
    return _term(part, block)


def _term(part: Part, block: Block) -> Part | None:
    sentence = first_sentence(block.text)
    lead = block.lead.strip(' :–-„“"')
    for text, sure in (
        (lead, 0.85),
        (_group(_TERM, sentence), 0.75),
        (_group(_DEFINES, sentence), 0.6),
        (_group(_TERM_VERB, sentence), 0.5),
    ):
        if text and 2 < len(text) < 70:
            found = _part(part, Kind.DEFINITION, block, sure, "erklärt einen Begriff")
            found.title = text
            return found
    return None


def _group(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next((group for group in found.groups() if group), "") if found else ""


def theses(part: Part, blocks: Sequence[Block]) -> set[int]:
    """Positions of sentences below "Leitlinien" that head the paragraphs after them ("Integration ist ...")."""
    if part.member not in {Kind.GUIDELINE, Kind.GOAL, Kind.CROSS_CUTTING_THEME} or any(
        child.head for child in part.children
    ):
        return set()
    found = set()
    for place, block in enumerate(blocks[:-1]):
        after = blocks[place + 1]
        alone = (
            block.form == "para"
            and len(block.text) <= 220
            and len(first_sentence(block.text)) == len(block.text)
            and not block.text.endswith(":")
        )
        if alone and after.form == "para" and len(after.text) > 1.4 * len(block.text):
            found.add(place)
    return found if len(found) >= 2 else set()


def member(part: Part, block: Block, alone: bool) -> Part | None:
    """A paragraph of a group without list: a principle, a goal, a measure with a bold lead."""
    if part.member not in {
        Kind.GUIDELINE,
        Kind.GOAL,
        Kind.CROSS_CUTTING_THEME,
        Kind.MEASURE,
        Kind.APPROACH,
    } or block.text.endswith(":"):
        return None
    if block.lead and len(block.lead) < 120:
        return _part(part, part.member, block, 0.75, f"Absatz mit fettem Anfang unter „{part.title[:40]}“")
    if alone and _NAMES_ONE.match(part.title) and len(block.text) < 400:
        return _part(part, part.member, block, 0.75, f"Absatz unter „{part.title[:40]}“")
    if alone and part.member in {Kind.GUIDELINE, Kind.GOAL} and len(block.text) < 700:
        found = _part(part, part.member, block, 0.5, f"Absatz unter „{part.title[:40]}“")
        found.doubt("Fließtext ohne eigenes Zeichen: Vielleicht gehört er zum Abschnitt", 0.5)
        return found
    return None


def led(part: Part, block: Block) -> Part | None:
    """A paragraph with a bold beginning that heads it: "**Wohin wir wollen.** Alle ..." below a field."""
    cue = heading_cue(block.lead.strip(" .:–-")) if block.lead and len(block.lead) < 60 else None
    kind = cue.member if cue else None
    if kind not in {Kind.GOAL, Kind.STATUS_NOTE} or part.kind not in {Kind.FIELD, Kind.APPROACH}:
        return None
    return _part(part, kind, block, 0.76, f"Absatz mit dem Anfang „{block.lead[:40]}“")


def announces(part: Part, block: Block) -> Kind | None:
    """What a paragraph like "Folgende Schritte sind vorgesehen:" says of the paragraphs behind it."""
    kind = invited_kind(block.text) or led_kind(block.text)
    return kind if kind in {Kind.MEASURE, Kind.GOAL, Kind.GUIDELINE} and in_discussion(part) is None else None


def announced(part: Part, block: Block, kind: Kind | None) -> Part | None:
    """A paragraph behind such a sentence that begins with its name: "Mietführerschein. Die Schule bietet ..."."""
    named = _NAMED.match(block.text) if kind else None
    if kind is None or named is None or is_clause(named[1]):
        return None
    found = _part(part, kind, block, 0.72, "Der Satz davor kündigt an, was folgt")
    found.title = named[1].strip()
    return found


def statement(part: Part, block: Block) -> Part | None:
    """In minutes a paragraph of its own is a contribution, except one that leads to a list."""
    discussion = part if part.role in {"minutes"} else in_discussion(part)
    speaker = _SPEAKER.match(block.text)
    if discussion is not None and speaker:
        return Part(
            Kind.CARD,
            text_title(block.text[speaker.end() :]),
            "",
            parent=part,
            blocks=[block],
            sure=0.8,
            reasons=["Wortbeitrag mit Namen"],
            whole=block.text,
        )
    if discussion is None or part.role == "cards" or discussion.role == "cards" or block.text.endswith(":"):
        return None
    if (
        _REMARK.match(block.text)
        or part.kind == Kind.AGENDA_ITEM
        or part.head is None
        or part.kind not in {Kind.WORKING_GROUP, Kind.SECTION}
    ):
        return None
    found = _part(part, Kind.CARD, block, 0.55, "Absatz in der Niederschrift einer Gruppe")
    found.doubt("Beitrag oder Bericht? Der Absatz hat kein eigenes Zeichen", 0.55)
    return found


def _part(part: Part, kind: Kind, block: Block, sure: float, reason: str) -> Part:
    return Part(
        kind,
        text_title(block.text, block.lead),
        "",
        parent=part,
        blocks=[block],
        sure=sure,
        reasons=[reason],
        whole=block.text,
    )
