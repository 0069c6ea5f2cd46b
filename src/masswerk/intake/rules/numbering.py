"""Numbers in front of headings and items: "3.6.2", "II.", "Handlungsfeld 1:", "Maßnahme A.1.1", "M 2", "b)".

A number says two things: to which family an entry belongs ("all that begins with Leitziel") and how deep it
stands (1.2.1 is below 1.2). What the entry means is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LABEL_WORDS = (
    "Handlungsfeld",
    "HF",
    "Thema",
    "Bereich",
    "Themenschwerpunkt",
    "Thementisch",
    "Aktionsfeld",
    "Themenfeld",
    "Themenbereich",
    "Arbeitsbereich",
    "Lebensbereich",
    "Zielbereich",
    "Handlungsbereich",
    "Politikfeld",
    "Schwerpunkt",
    "Handlungsschwerpunkt",
    "Kapitel",
    "Teil",
    "Abschnitt",
    "Säule",
    "Baustein",
    "Modul",
    "Leitlinie",
    "Leitsatz",
    "Leitgedanke",
    "Grundsatz",
    "Leitprinzip",
    "Querschnittsthema",
    "Querschnittsaufgabe",
    "Leitziel",
    "Oberziel",
    "Hauptziel",
    "Teilziel",
    "Unterziel",
    "Handlungsziel",
    "Strategisches Ziel",
    "Operatives Ziel",
    "Ziel",
    "Handlungsansatz",
    "Ansatz",
    "Maßnahme",
    "Massnahme",
    "Maßnahmenblatt",
    "Maßnahmensteckbrief",
    "Steckbrief",
    "Projekt",
    "Vorhaben",
    "Handlungsempfehlung",
    "Empfehlung",
    "Anlage",
    "Anhang",
    "Tabelle",
    "Tab.",
    "Abbildung",
    "Abb.",
    "TOP",
    "Tagesordnungspunkt",
    "Leitfrage",
    "Frage",
    "Diskussionspunkt",
    "Arbeitsgruppe",
    "Gruppe",
    "AG",
    "Forum",
    "Workshop",
    "Karte",
    "These",
    "Artikel",
    "Phase",
    "Schritt",
)
"""Words that carry a number in German concepts and minutes."""

CODE_WORDS = {
    "M": "maßnahme",
    "MN": "maßnahme",
    "Z": "ziel",
    "LZ": "leitziel",
    "TZ": "teilziel",
    "HZ": "handlungsziel",
    "OZ": "oberziel",
    "LL": "leitlinie",
    "LS": "leitsatz",
    "HF": "handlungsfeld",
    "QT": "querschnittsthema",
    "P": "projekt",
}
"""Letters that stand for such a word in codes ("M 1.2", "HF2-M3")."""

_SAME = {
    "hf": "handlungsfeld",
    "ag": "arbeitsgruppe",
    "gruppe": "arbeitsgruppe",
    "massnahme": "maßnahme",
    "tab": "tabelle",
    "abb": "abbildung",
    "anhang": "anlage",
}
KNOWN_FAMILIES = frozenset(
    {_SAME.get(word, word) for word in (re.sub(r"[\s.]", "", label).lower() for label in LABEL_WORDS)}
    | set(CODE_WORDS.values())
    | {"kürzel"}
)
"""Families whose word says by itself that it numbers something."""
_WORDS = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(LABEL_WORDS, key=len, reverse=True))
_COUNT = r"(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z](?:[.-]?\d{1,3})*(?:\.\d{1,3})*|[IVX]{1,5}(?:\.\d{1,3})*)"
_END = r"(?:\s*[:.)=|]|\s+[–—-](?=\s)|(?=\s|$))"

_WORDED = re.compile(rf"^({_WORDS})(?:\s+(?:Nr\.?\s*)?|(?=\d))({_COUNT}){_END}\s*(.*)$", re.IGNORECASE | re.DOTALL)
_ANY_WORD = re.compile(
    r"^([A-ZÄÖÜ][a-zäöüß]{3,24})\s+(\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})*|[IVX]{1,4})\s*(?::|\s[–|-]\s)\s*(\S.*)$",
    re.DOTALL,
)
_NO_LABELS = {
    "seite",
    "stand",
    "fassung",
    "band",
    "heft",
    "nummer",
    "punkt",
    "absatz",
    "zimmer",
    "raum",
    "haus",
    "telefon",
}
_LEGAL = re.compile(r"^§\s*(\d{1,3})\s+([A-ZÄÖÜ(].{0,80})$")
_SPELLED = ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
_IN_WORDS = re.compile(rf"^({_WORDS})\s+({'|'.join(_SPELLED)}){_END}\s*(.*)$", re.IGNORECASE | re.DOTALL)
_DECIMAL = re.compile(r"^(?:Nr\.?\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})(\.|\))?(?:\s+|$)(.*)$", re.DOTALL)
_CODE = re.compile(
    r"^([A-Z]{1,3}[ .-]?\d{1,2}(?:(?:[.-][A-Z]{0,2}|[ ]?[A-Z]{1,2})[ .]?\d{1,2})*)[.:)]?(?:\s+(?:[–—-]\s+)?|$)(.*)$",
    re.DOTALL,
)
_ROMAN = re.compile(r"^(I{1,3}|IV|VI{0,3}|IX|X|XI{1,3})([.)])?\s+(.+)$", re.DOTALL)
_LETTER = re.compile(r"^([A-Z])[.)]\s+(.+)$", re.DOTALL)
_BARE_LETTER = re.compile(r"^([A-H])\s+([A-ZÄÖÜ][a-zäöüß].*)$", re.DOTALL)
_SMALL = re.compile(r"^([a-z])\)\s+(.+)$", re.DOTALL)
_SHORT_FORM = re.compile(r"^([A-ZÄÖÜ]{1,4}(?:\s[A-ZÄÖÜ]{1,4}(?:/[A-ZÄÖÜ]{1,3})?)?)\s+=\s+(.+)$", re.DOTALL)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


ABOUT = re.compile(rf"^Zu[mr]?\s+(?:{_WORDS})\s+{_COUNT}\s*:?$", re.IGNORECASE)
"""A line that speaks of something counted: "Zu Leitsatz 1"."""


@dataclass(frozen=True, slots=True)
class Number:
    """What stands in front.

    label:  as written, without trailing punctuation ("Handlungsfeld 1", "3.6.2", "b)")
    family: entries of one family count on from each other ("handlungsfeld", "1.1", "I", "a)")
    path:   the number as integers; letters count from 1, roman numerals by value
    rest:   what follows, "" if nothing
    firm:   a colon, stop or dash ends the number, or nothing follows
    """

    label: str
    family: str
    path: tuple[int, ...]
    rest: str
    firm: bool = True

    @property
    def is_worded(self) -> bool:
        """True for a number that comes with its word ("Leitziel 2")."""
        return self.family.isalpha() and self.family.islower() and len(self.family) > 1


def read_number(text: str) -> Number | None:
    """The number in front of a text, or None.

    >>> read_number("Handlungsfeld 1: Sprache")
    Number(label='Handlungsfeld 1', family='handlungsfeld', path=(1,), rest='Sprache', firm=True)
    >>> read_number("3.6.2 Umsetzung").path
    (3, 6, 2)
    >>> read_number("A.1.1 Sprachcafé")
    Number(label='A.1.1', family='A.1.1', path=(1, 1, 1), rest='Sprachcafé', firm=True)
    >>> read_number("II. Ziele").path
    (2,)
    >>> read_number("Ziel drei").path, read_number("Nr. 2.1 Messe").label
    ((3,), '2.1')
    >>> read_number("2015 neu begonnen") is None
    True
    """
    for reader in (_short_form, _legal, _worded, _in_words, _any_word, _decimal, _roman, _letter, _code):
        found = reader(text)
        if found:
            return found
    return None


def _short_form(text: str) -> Number | None:
    """ "AG E = Arbeitsgruppe Ehrenamt": the short form numbers, the long form names."""
    found = _SHORT_FORM.match(text)
    if not found:
        return None
    family = "arbeitsgruppe" if found[1].startswith("AG ") else "kürzel"
    return Number(found[1], family, (0,), found[2].strip())


def _worded(text: str) -> Number | None:
    found = _WORDED.match(text)
    if not found or not (found[2][0].isdigit() or found[2][0].isupper()):
        return None
    word = re.sub(r"[\s.]", "", found[1]).lower()
    between = text[found.end(2) : found.start(3)]
    return Number(
        text[: found.end(2)],
        _SAME.get(word, word),
        _path(found[2]),
        found[3].strip(),
        bool(between.strip()) or not found[3],
    )


def _legal(text: str) -> Number | None:
    """ "§ 3 Aufgaben": the parts of a contract or statute."""
    found = _LEGAL.match(text)
    return Number(f"§ {found[1]}", "§", (int(found[1]),), found[2].strip()) if found else None


def _in_words(text: str) -> Number | None:
    """ "Ziel drei": the count is spelled out."""
    found = _IN_WORDS.match(text)
    if not found:
        return None
    word = re.sub(r"[\s.]", "", found[1]).lower()
    path = (_SPELLED.index(found[2].lower()) + 1,)
    return Number(text[: found.end(2)], _SAME.get(word, word), path, found[3].strip())


def _any_word(text: str) -> Number | None:
    """ "Arbeitsgebiet 2: Wohnen": a noun no list knows, with a number and a colon or dash behind it."""
    found = _ANY_WORD.match(text)
    if not found or found[1].lower() in _NO_LABELS:
        return None
    return Number(text[: found.end(2)], found[1].lower(), _path(found[2]), found[3].strip())


def _decimal(text: str) -> Number | None:
    found = _DECIMAL.match(text)
    if not found:
        return None
    path = tuple(int(part) for part in found[1].split("."))
    mark = found[2] if found[2] and (len(path) == 1 or found[2] == ")") else ""
    return Number(found[1] + mark, ".".join("1" * len(path)) + mark, path, found[3].strip())


def _roman(text: str) -> Number | None:
    found = _ROMAN.match(text)
    if not found or (not found[2] and (found[1] in "VX" or not found[3][0].isupper())):
        return None
    return Number(found[1] + ("." if found[2] else ""), "I", (roman(found[1]),), found[3].strip())


def _letter(text: str) -> Number | None:
    found = _LETTER.match(text) or _SMALL.match(text)
    if not found:
        bare = _BARE_LETTER.match(text)
        return Number(bare[1], "A", (ord(bare[1]) - 64,), bare[2].strip(), False) if bare else None
    small = found[1].islower()
    label = found[1] + (")" if small else ".")
    return Number(label, "a)" if small else "A", (ord(found[1].lower()) - 96,), found[2].strip())


def _code(text: str) -> Number | None:
    found = _CODE.match(text)
    if not found:
        return None
    letters = re.findall(r"[A-Z]+", found[1])
    meaning = CODE_WORDS.get(letters[-1]) if "." not in found[1].split(letters[-1])[1][:1] else None
    path = tuple(int(part) for part in re.findall(r"\d+", found[1])) if meaning else _path(found[1])
    return Number(found[1], meaning or "A" + ".1" * (len(path) - 1), path, found[2].strip())


def _path(count: str) -> tuple[int, ...]:
    """Integers of a number; a leading letter counts from A = 1, a roman numeral by its value."""
    values = []
    for position, part in enumerate(re.findall(r"\d+|[A-Z]+", count)):
        if part.isdigit():
            values.append(int(part))
        elif position == 0 and len(part) > 1 and set(part) <= set("IVX"):
            values.append(roman(part))
        elif len(part) == 1:
            values.append(ord(part) - 64)
    return tuple(values) or (0,)


def roman(text: str) -> int:
    """Value of a roman numeral up to XXXIX.

    >>> [roman(text) for text in ("I", "IV", "IX", "XII")]
    [1, 4, 9, 12]
    """
    values = [_ROMAN_VALUES[sign] for sign in text]
    after = [*values[1:], 0]
    return sum(-value if value < following else value for value, following in zip(values, after, strict=True))
