"""What the words of a heading say; the words themselves stand in `vocabulary`.

A heading can name one element ("Handlungsfeld Arbeit", "Leitziel 2") or a group whose members follow
("Ziele", "Maßnahmen", "Handlungsfelder"). Both are read from the head of the heading, not from any word in it:
"Ziele der Stadt" is a group of goals, "Das Haus der guten Ziele" is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.vocabulary import CARRIERS, CHAPTERS, CLOSERS, GROUPS, INVITES, NEUTRAL, SINGLES

_LONGEST = 300
_LED = 60
_ARTICLES = r"(?:(?:[Dd]ie|[Dd]er|[Dd]as|[Uu]nsere?|[Ff]olgende|[Ww]eitere|[Zz]u\s+den|[Zz]um|[Zz]ur)\s+)?"
_NO_ADJECTIVE = r"(?!(?:Unter|Über|Hinter|Neben|Gegen|Wegen|Außer|Oder|Aber|Unser)\b)"
_ADJECTIVES = rf"(?:{_NO_ADJECTIVE}[A-ZÄÖÜ]?[a-zäöüß]+(?:-\s?und\s[a-zäöüß]+)?(?:e|en|er|es)\s+){{0,3}}"
_HEAD = rf"^{_ARTICLES}{_ADJECTIVES}"
_TAIL = r"(?=$|[\s:,.;()/–-])"
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"})
_BLANK = re.compile(r"\\s(?![*+])")
_MISREAD = re.compile(r"\bMa(?:B|fi|fs|fl|f|R|ß)n(?=ahm)")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a heading says about itself.

    kind:   what the heading is
    member: for a group, what its members are; None for a single element
    reason: in German, for the coordinator
    """

    kind: Kind
    member: Kind | None
    reason: str


def _folded(text: str) -> str:
    """Umlauts as plain letters, so that words with misread umlauts are found as well.

    >>> _folded("MaBnahmen für Ältere")
    'Massnahmen fur Altere'
    """
    return _MISREAD.sub("Massn", text.translate(_UMLAUTS))


def _any_of(entries: str) -> str:
    """Entries of the vocabulary as one pattern."""
    return "(?:" + "|".join(_BLANK.sub(r"\\s+", _folded(entry)) for entry in entries.split()) + ")"


def _head(entries: str) -> re.Pattern[str]:
    """A pattern for headings whose head is one of the entries."""
    return re.compile(_HEAD + r"(?i:(?:[a-zäöüß]+-)?" + _any_of(entries) + ")" + _TAIL)


def _words(before: str, entries: str) -> re.Pattern[str]:
    """A pattern for entries behind something, as whole words."""
    return re.compile(before + _any_of(entries) + r"\b", re.IGNORECASE)


_GROUPS = {kind: _head(entries) for kind, entries in GROUPS.items()}
_SINGLES = {kind: _head(entries) for kind, entries in SINGLES.items()}
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in (*_GROUPS.values(), *_SINGLES.values())))
_CHAPTERS = {kind: _words(r"\b", entries) for kind, entries in CHAPTERS.items()}
_CARRIERS = {kind: _words(r"\b", entries) for kind, entries in CARRIERS.items()}
_CLOSERS = _words("^", CLOSERS)
_INVITES = _words(r"\b", INVITES)
_NEUTRAL = _words("^", NEUTRAL)
_PREFACE = _words("^", "präambel einleitung vorwort")
_JOINED = re.compile(r"^\s*(?:und|sowie|/|,|&|\+)\s*(.+)$", re.IGNORECASE)
_RELATIVE = re.compile(
    r"^,\s+(?:(?:auf|in|an|mit|nach|für|zu|von)\s+)?(?:die|der|das|den|dem|denen|wo)\s", re.IGNORECASE
)
_BARE = re.compile(
    r"^(?:(?:unser|das|strategisches|operatives)\s+)?"
    r"(?:\w*ziel(?:setzung|stellung)?|massnahme|leitlinie|leitsatz|leitgedanke|leitidee)\s*:?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def heading_cue(title: str) -> Cue | None:
    """What a heading says by its words, None if it says nothing special.

    >>> heading_cue("Integrationspolitische Leitlinien").member.value
    'guideline'
    >>> heading_cue("Handlungsfeld Sport").kind.value
    'field'
    >>> heading_cue("Polizei") is None
    True
    """
    if len(title) > _LONGEST:
        return None
    said = title[:40]
    title = _folded(title.capitalize() if title.isupper() else title)
    if _PREFACE.match(title.rsplit(": ", 1)[-1]):
        return Cue(Kind.PREAMBLE, None, f"Die Überschrift nennt sich so: „{said}“")
    if not _ANY.match(title):
        return None
    group = _group_of(title)
    if group:
        return Cue(Kind.SECTION, group, f"Die Überschrift „{said}“ kündigt eine Gruppe an")
    kind = next((kind for kind, pattern in _SINGLES.items() if pattern.match(title)), None)
    if kind and _BARE.match(title):
        return Cue(Kind.SECTION, kind, f"Die Überschrift „{said}“ kündigt an, was folgt")
    return Cue(kind, None, f"Die Überschrift nennt sich so: „{said}“") if kind else None


def led_kind(sentence: str) -> Kind | None:
    """The kind that a short line with a colon, or such a last sentence, announces by the words of a heading.

    >>> led_kind("Das wollen wir:").value, led_kind("Bisher:").value
    ('goal', 'status_note')
    >>> led_kind("Das kostet Geld:") is None
    True
    """
    last = sentence.rstrip().rsplit(". ", 1)[-1]
    if not last.endswith(":") or len(last) > _LED:
        return None
    cue = heading_cue(last.rstrip(" :"))
    return cue.member if cue else None


def _group_of(title: str) -> Kind | None:
    """What the members of the group are that a folded title names."""
    for kind, pattern in _GROUPS.items():
        found = pattern.match(title)
        if found and _is_group_of_its_own(title[found.end() :]):
            return kind
    return None


def _is_group_of_its_own(rest: str) -> bool:
    """False for "Ziele und Inhalt der Arbeit": what is joined to the group must be a group, too."""
    joined = _JOINED.match(rest)
    return joined is None or bool(_RELATIVE.match(rest)) or bool(_NEUTRAL.match(joined[1]) or _ANY.match(joined[1]))


def chapter_cue(title: str) -> Kind | None:
    """Steering or monitoring, for chapters outside of fields.

    >>> chapter_cue("Umsetzung/ Controlling").value
    'monitoring'
    """
    return next((kind for kind, pattern in _CHAPTERS.items() if pattern.search(_folded(title))), None)


def is_closer(title: str) -> bool:
    """True for headings that stand at the top by themselves (Fazit, Literatur, Impressum)."""
    return bool(_CLOSERS.match(_folded(title)))


def invited_kind(sentence: str) -> Kind | None:
    """The kind that a lead-in announces: "fördert folgende Maßnahmen:" announces measures.

    >>> invited_kind("Das Land fördert folgende Maßnahmen:").value
    'measure'
    >>> invited_kind("Maßnahmen kosten Geld.") is None
    True
    """
    sentence = _folded(sentence)
    if not sentence.rstrip().endswith((":", "…")) or not _INVITES.search(sentence):
        return None
    return next((kind for kind, pattern in _CARRIERS.items() if pattern.search(sentence)), None)
