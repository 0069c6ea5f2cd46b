"""Keys of measure sheets (Steckbriefe) and columns of measure tables: who, until when, how far, for how much."""

from __future__ import annotations

import re

KEYS: dict[str, tuple[str, ...]] = {
    "responsible": (
        r"verantwortlich\w*(?:\s+(?:für|ist|sind)(?:\s+die\s+umsetzung)?)?",
        r"verantwortung",
        r"zuständig\w*",
        r"federführ\w*",
        r"träger(?:schaft)?",
        r"umsetzung\s+durch",
        r"hauptverantwort\w*",
        r"wer(?:\s+macht\s+es|\s+ist\s+verantwortlich)?\??",
        r"umsetzungsverantwort\w*",
        r"durchführung",
        r"durchführende(?:\s+\w+)?",
        r"ausführende(?:\s+\w+)?",
        r"verantwortliche\s+\w+",
        r"projektträger",
        r"maßnahmenträger",
        r"koordination",
        r"akteur(?:e|in|innen)?",
        r"lead",
    ),
    "partners": (
        r"(?:weitere\s+)?beteiligte?(?:\s+\w+)?",
        r"(?:kooperations|netzwerk|projekt)?partner(?:innen)?(?:\s+und\s+\w+)?",
        r"mitwirkende?",
        r"mitwirkung",
        r"beteiligung",
        r"kooperation(?:en)?",
        r"unterstützung",
        r"einzubeziehen\w*",
    ),
    "period": (
        r"zeit(?:raum|plan|rahmen|schiene|horizont|punkt|linie)?",
        r"laufzeit",
        r"beginn",
        r"start",
        r"frist",
        r"termin",
        r"bis\s+wann\??",
        r"wann\??",
        r"umsetzungs(?:zeitraum|frist|zeitpunkt)",
        r"zeitliche\s+\w+",
        r"fertigstellung",
        r"dauer",
        r"fällig(?:keit)?",
        r"umsetzung\s+bis",
        r"jahr",
    ),
    "status": (
        r"status",
        r"stand",
        r"umsetzungsst(?:and|atus)",
        r"bearbeitungsst(?:and|atus)",
        r"stand\s+der\s+umsetzung",
        r"realisierungsstand",
    ),
    "note": (
        r"(?:aktueller\s+)?sachstand(?:\s+\d{4})?",
        r"bisheriges",
        r"bemerkung(?:en)?",
        r"anmerkung(?:en)?",
        r"hinweise?",
        r"ergebnis(?:se)?",
        r"kommentar",
        r"stand\s+\d{2,4}",
    ),
    "budget": (
        r"kosten\w*",
        r"finanzierung\w*",
        r"(?:finanz|förder|haushalts|sach)?mittel",
        r"ressourcen\w*",
        r"budget",
        r"finanz\w*",
        r"aufwand",
        r"förderung",
        r"haushalt\w*",
        r"mittelbedarf",
        r"finanzielle\s+\w+",
    ),
    "target_groups": (r"zielgruppen?", r"adressat(?:en|innen)?", r"für\s+wen\??"),
    "description": (
        r"(?:kurz|maßnahmen|projekt)?beschreibung",
        r"inhalte?",
        r"erläuterung(?:en)?",
        r"umsetzung",
        r"was(?:\s+tun\s+wir)?\??",
        r"begründung",
        r"hintergrund",
        r"umsetzungsschritte",
        r"meilensteine?",
        r"vorgehen(?:sweise)?",
        r"nächste\s+schritte",
        r"wie\??",
        r"ausgangslage",
        r"anlass",
    ),
    "indicator": (
        r"indikator(?:en)?",
        r"kennzahl(?:en)?",
        r"erfolgs(?:kriteri\w*|indikator\w*|messung)",
        r"messgrößen?",
        r"zielwert",
        r"evaluation",
        r"wirkung",
        r"woran\s+\w+(?:\s+\w+)*\??",
    ),
    "priority": (r"priorität", r"prio\.?"),
    "review": (r"wiedervorlage", r"überprüfung", r"nächste\s+überprüfung"),
    "goal": (r"\w*ziel(?:e|setzung|stellung)?(?:\s+der\s+maßnahme)?",),
    "title": (
        r"ma(?:ß|ss)nahmen?(?:titel|name|bezeichnung)?",
        r"titel(?:\s+der\s+ma(?:ß|ss)nahme)?",
        r"bezeichnung",
        r"name",
        r"projekt(?:titel|name)?",
        r"vorhaben",
        r"aktivität(?:en)?",
        r"handlungsempfehlung",
        r"aktion",
        r"angebot",
        r"handlungsschritte?",
        r"umsetzungsma(?:ß|ss)nahmen?",
        r"einzelma(?:ß|ss)nahmen?",
        r"empfehlung(?:en)?",
        r"projekt\s*/\s*ma(?:ß|ss)nahme",
        r"ma(?:ß|ss)nahme\s*/\s*\w+",
    ),
    "field": (r"handlungsfeld", r"themenfeld", r"bereich", r"schwerpunkt", r"thema"),
    "number": (r"(?:lfd\.?\s*)?nr\.?", r"nummer", r"ma(?:ß|ss)nahmen?-?(?:nr\.?|nummer)", r"kürzel", r"#"),
}
"""What a key of a sheet or the heading of a column means: attribute to patterns."""

FIRM = frozenset(KEYS) - {"goal", "title", "field", "number", "note"}
"""Keys that only ever describe a measure and never are an element of their own."""

_ADJECTIVE = re.compile(r"^(?:[\wäöüß]+(?:e|er|es|en)\s+)+")
_MARK = r"(?:/[-\w]+|\*?innen|\(\w+\))?"
_PATTERNS = {
    attr: re.compile(r"^(?:" + "|".join(patterns) + r")" + _MARK + r"$", re.IGNORECASE)
    for attr, patterns in KEYS.items()
}
_ELEMENT = re.compile(
    r"^((?:Einzel)?ma(?:ß|ss)nahme|Projekt|(?:Leit|Teil|Ober|Haupt|Handlungs|Unter)?ziel|(?:Strategisches|Operatives)\s+Ziel|Handlungsfeld|Leitlinie|"
    r"Leitsatz|Querschnittsthema|Handlungsansatz)\s*:\s*(\S.{2,})$",
    re.IGNORECASE | re.DOTALL,
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*:[^()\[\]]*)[)\]][.\s]*$")
_PAIR = re.compile(r"(?:^|[,;]\s*)([A-ZÄÖÜ][\wäöüß/ -]{2,30}):\s*")
_KEY = re.compile(r"^([A-ZÄÖÜ#](?:[^:(\n|]|\(\w{1,3}\)){1,45}?)\s*:\s*(.*)$", re.DOTALL)


def meaning(key: str) -> str | None:
    """What a key or column heading means, None if it is none.

    >>> meaning("Verantwortlich"), meaning("Bis wann?"), meaning("Maßnahme"), meaning("Polizei")
    ('responsible', 'period', 'title', None)
    """
    key = re.sub(r"\s+", " ", key).strip(" :*").strip()
    if not key or len(key) > 50:
        return None
    parts = [key, _ADJECTIVE.sub("", key), *re.split(r"\s*(?:/|\bund\b|,|\(|&)\s*", key)]
    for part in parts:
        found = next((attr for attr, pattern in _PATTERNS.items() if pattern.match(part)), None)
        if found:
            return found
    return None


def read_key(text: str) -> tuple[str, str] | None:
    """Meaning and value of a line "Verantwortlich: Jugendamt", None for other lines.

    >>> read_key("Zeitraum: 2024 bis 2026")
    ('period', '2024 bis 2026')
    >>> read_key("Integration: eine Aufgabe aller") is None
    True
    """
    found = _KEY.match(text)
    attr = meaning(found[1]) if found else None
    return (attr, found[2].strip()) if found and attr else None


def is_key_line(text: str) -> bool:
    """True for lines that can only be part of a measure sheet.

    >>> is_key_line("Zuständig: Sozialamt"), is_key_line("Ziel: Alle sprechen mit.")
    (True, False)
    """
    key = read_key(text)
    return key is not None and (key[0] in FIRM or (key[0] == "note" and bool(key[1])))


def starts_element(text: str) -> tuple[str, str] | None:
    """Word and wording of a line that is an element by its first word.

    >>> starts_element("Leitziel: Alle sprechen mit.")
    ('Leitziel', 'Alle sprechen mit.')
    >>> starts_element("Zeitraum: 2024") is None
    True
    """
    found = _ELEMENT.match(text)
    return (found[1], found[2].strip()) if found else None


def inline_keys(text: str) -> list[tuple[str, str]]:
    """Keys and values in brackets at the end of a text.

    >>> inline_keys("Lotsen ausbilden (Verantwortlich: Jugendamt, Zeitraum: 2024)")
    [('responsible', 'Jugendamt'), ('period', '2024')]
    """
    found = _BRACKET.search(text)
    if not found:
        return []
    pieces = _PAIR.split(found[1])
    pairs = zip(pieces[1::2], pieces[2::2], strict=False)
    return [(attr, value.strip(" ,;.")) for key, value in pairs if (attr := meaning(key)) in FIRM and attr]


def without_brackets(text: str) -> str:
    """The text without keys in brackets at its end.

    >>> without_brackets("Lotsen ausbilden (Verantwortlich: Jugendamt)")
    'Lotsen ausbilden'
    """
    return _BRACKET.sub("", text).strip() if inline_keys(text) else text
