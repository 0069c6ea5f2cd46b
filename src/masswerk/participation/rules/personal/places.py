"""Postal addresses: street with number, with or without postcode and place."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENDS = ("straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|graben|markt|pfad|promenade|winkel|"
         "siedlung|höhe|hof|berg")
_WORD = r"[A-ZÄÖÜ][\w.-]{1,30}"
_SECOND = (r"(?:(?:Am|An der|An den|Im|In der|In den|Zum|Zur|Auf dem|Auf der|Unter den|Hinter der|Vor dem) |"
           r"(?:Lange|Breite|Alte|Neue|Große|Kleine|Hohe|Obere|Untere) )")
_NUMBER = r" ?\d{1,3}(?: ?[a-z])?(?: ?[-/–] ?\d{1,3}[a-z]?)?(?![\w%€]|[.,:]\d)"
_PLACE = r"[A-ZÄÖÜ][\w-]{1,30}"
_TOWN = rf"(?:,? {{0,2}}\n?(?:D-)?\d{{5}} {_PLACE}(?: ?(?:am|an der|/) ?[\w-]+)?)"
_NO_STREET = (r"(?!(?:Spiel|Sport|Park|Bolz|Arbeits|Studien|Ausbildungs|Kita|Stell|Kurs|Schlaf|Tier)(?:platz|weg)|"
              r"(?:Bahn|Schul|Fried|Bauern|Innen)hof|(?:Arbeits|Floh|Wochen|Wohnungs)markt)")
_NO_UNIT = (r"(?! ?(?:Uhr|km|Kilometer|Meter|m\b|Stunden?|Minuten?|Euro|Prozent|Personen|Menschen|Plätze|Tage|Mal|mal|"
            r"Jahre|Familien|Kinder|Wochen|Monate|Kurse|bis \d|und \d))")
_STREET = re.compile(
    rf"\b{_NO_STREET}(?:{_WORD}(?:{_ENDS})|{_WORD}[- ](?:Straße|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Chaussee|Ufer))"
    rf"{_NUMBER}{_NO_UNIT}{_TOWN}?")
_NAMED = re.compile(rf"\b{_SECOND}{_WORD} \d{{1,3}} ?[a-z]?,? {{0,2}}\n?(?:D-)?\d{{5}} {_PLACE}")
_LIVES = re.compile(
    rf"\b(?:wohn(?:e|en|t|haft)|lebe[nt]?|Adresse|Anschrift)\b[^.!?\n]{{0,30}}?"
    rf"(?P<street>(?:{_SECOND}{_WORD}|{_WORD}) \d{{1,3}}(?: ?[a-z]\b)?)(?![\w%€]|[.,:]\d){_NO_UNIT}")
_ONE_WORD = re.compile(rf"\b{_WORD} \d{{1,3}}[a-z]?,? \n?\d{{5}} {_PLACE}")
_NOT_A_STREET = re.compile(
    r"(?:Bus|Linie|Zug|Seite|Absatz|Nummer|Gruppe|Raum|Maßnahme|Platz|Leitlinie|Artikel|Paragraf|Januar|Februar|März|April|"
    r"Mai|Juni|Juli|August|September|Oktober|November|Dezember) ")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Streets with a house number: by their ending, or by the postcode behind, or behind a word of living."""
    for pattern in (_STREET, _NAMED, _ONE_WORD):
        for found in pattern.finditer(text):
            yield found.span()
    for found in _LIVES.finditer(text):
        if not _NOT_A_STREET.match(found["street"]):
            yield found.span("street")
