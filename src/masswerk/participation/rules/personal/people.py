"""Names of people: behind the words that announce one, behind a relation, below a greeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTERS = "a-zäöüßçşğıéèêëáàâíîóôúûñćčšžłńę'’"
_NAME = rf"[A-ZÄÖÜÇŞİČŠŽŁÉ][{_LETTERS}]{{1,20}}(?:-[A-ZÄÖÜ][{_LETTERS}]{{1,20}})?"
_MORE = r"(?: (?:von|van|de|al|el|Al|El)[ -])?"
_FULL = rf"{_NAME}(?:{_MORE} ?{_NAME}){{0,2}}"
OFFICES = ("Landrat", "Landrätin", "Bürgermeister", "Bürgermeisterin", "Oberbürgermeister", "Oberbürgermeisterin",
           "Minister", "Ministerin", "Präsident", "Präsidentin", "Direktor", "Direktorin", "Doktor", "Professor",
           "Professorin", "Vorsitzende", "Vorsitzender")
_TITLES = rf"(?:(?:Dr\.|Prof\.|{'|'.join(OFFICES)}) )*"
KIN = ("Sohn", "Tochter", "Mann", "Frau", "Bruder", "Schwester", "Mutter", "Vater", "Ehemann", "Ehefrau", "Enkel",
       "Enkelin", "Oma", "Opa", "Cousin", "Cousine", "Onkel", "Tante", "Nachbar", "Nachbarin", "Freund", "Freundin",
       "Kollege", "Kollegin", "Kind", "Partner", "Partnerin")
_GOES_ON = (r"(?:,| (?:ist|hat|war|geht|kann|muss|musste|soll|sollte|will|wird|wurde|darf|braucht|besucht|lernt|kommt|"
            r"kam|arbeitet|wohnt|lebt|leidet|bekommt|bekam|und|aus)\b)")
_ANNOUNCED = (r"[Mm]ein Name ist|[Ii]ch heiße|[Ww]ir heißen|[Gg]ez(?:eichnet|\.):?|[Mm]y name is|[Mm]e llamo|"
              r"[Jj]e m['’]appelle|[Bb]enim adım|[Aa]dım|[Nn]azywam się|[Mm]ă numesc")
_PATTERNS = tuple(re.compile(pattern) for pattern in (
    rf"\b(?:{_ANNOUNCED}) (?P<name>{_TITLES}{_FULL})",
    rf"\b(?:Frau|Herrn?|Familie|Fam\.|Hr\.|Fr\.|Eheleute|Mr\.?|Mrs\.?|Ms\.?) (?P<name>{_TITLES}{_FULL})",
    rf"\b(?:[Mm]ein|[Uu]nser)(?:e[nmrs]?)? (?:{'|'.join(KIN)}) (?P<name>{_NAME})(?={_GOES_ON})",
    r"(?:اسمي|إسمي)\s+(?P<name>[\u0621-\u064a]{2,15}(?:\s[\u0621-\u064a]{2,15})?)",
    r"(?:[Мм]ене звати|[Мм]еня зовут)\s+(?P<name>[А-ЯІЇЄҐ][\w'’-]{1,20}(?:\s[А-ЯІЇЄҐ][\w'’-]{1,20})?)"))
_SIGNED = re.compile(
    rf"(?:Grüßen|Grüße|Gruß|Hochachtungsvoll|MfG|[Rr]egards),?[ \t]*\n{{1,3}}[ \t]*"
    rf"(?P<name>{_TITLES}{_NAME}(?: {_NAME}){{0,2}})(?=[ \t]*(?:\n|,|\Z))")
_NO_NAMES = frozenset(OFFICES) | {
    "Asthma", "Angst", "Krebs", "Diabetes", "Probleme", "Schwierigkeiten", "Arbeit", "Hilfe", "Der", "Die", "Das"}
_NO_SIGNATURE = re.compile(r"(?:Ihre?|Der|Die|Das|Eine?|Aus|Team|Verein|Bürgerinitiative|Eltern|Vorstand)\b")


def names(text: str) -> Iterator[tuple[int, int]]:
    """Names of people; an office without a name ("Frau Landrätin") is none.

    >>> [(start, end) for start, end in names("Frau Landrätin, mein Name ist Lea Muster.")]
    [(30, 40)]
    """
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if found["name"].split()[-1] not in _NO_NAMES:
                yield found.span("name")
    for found in _SIGNED.finditer(text):
        if not _NO_SIGNATURE.match(found["name"]):
            yield found.span("name")
