"""Pass 5: facts of measures: status, who is responsible, when it is looked at again.

Status by the guidelines: done, ongoing, planned, deferred, rejected; nothing where the text does not say.
"""

from __future__ import annotations

import re

from masswerk.intake.rules.verbs import without_inner_stops

_LONGEST = 1500

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (status, re.compile(pattern, re.IGNORECASE))
    for status, pattern in (
        (
            "deferred",
            r"zurückgestellt|vernachlässigt werden|überprüfung (?:in|nach) |"
            r"\bkönnen\b[^.]{0,90}\bkeine\b[^.]{0,90}\b(?:durchgeführt|angeboten|umgesetzt)|"
            r"verschoben|ausgesetzt|bis auf weiteres|ruht\b|zunächst nicht|nur auf landesebene",
        ),
        (
            "rejected",
            r"verzichtet|entbehrlich|nicht (?:weiter )?verfolgt|abgelehnt|entfällt|\b(?:nicht|"
            r"keine?\w*)\b[^.]{0,90}\b(?:erforderlich|notwendig|nötig)\b|"
            r"\bkeine?\b[^.]{0,90}\b(?:vorgesehen|geplant)\b|nicht (?:vorgesehen|geplant)|gestrichen|verworfen",
        ),
        (
            "ongoing",
            r"fortgesetzt|fortzusetzen|fortgeführt|fortzuführen|fortführ\w+|beibehalten|beizubehalten|verstetig|"
            r"weitergeführt|weiterzuführen|weiterentwickelt|"
            r"weiterzuentwickeln|aufrechterhalten|aufrechtzuerhalten|\bhat\b[^.]*\bbegonnen|\bbegonnene|"
            r"wurde\w* begonnen|weiter ausgebaut|wird weiter|werden weiter|"
            r"fortsetzung|dauerhaft|soll auch künftig|auch weiterhin|laufend|kontinuierlich|gelungen und wird",
        ),
        (
            "planned",
            r"\bsoll(?:en|te|ten)?\b|\bgeplant|angestrebt|anzustreben|anstrebenswert|vorgesehen|vorzusehen|"
            r"beabsichtigt|in (?:vorbereitung|planung)|\bmüssen\b|\bmuss\b|"
            r"\b(?:ist|sind|gilt es)\b[^.]{0,260}?(?:\bzu\s+[a-zäöüß]+en\b|\b[a-zäöüß]{2,}zu[a-zäöüß]{3,}en\b)|"
            r"ist angeregt|wird geprüft|werden geprüft|strebt|will\b|"
            r"\bwird\b[^.]{0,120}\b(?:erfolgen|vorgelegt|berücksichtigt|geschaffen|eingerichtet)\b|"
            r"bei der nächsten|künftig|ab 20\d\d",
        ),
        (
            "done",
            r"\b(?:ist|sind|wurden?)\b[^.]{0,200}\b(?:erfolgt|durchgeführt|benannt|abgeschlossen|umgesetzt|"
            r"eingerichtet|eingeführt|eröffnet|gegründet|veröffentlicht|"
            r"eingeladen|herangetragen|erreicht|erstellt|erarbeitet|gelungen|fertiggestellt|geschaffen|"
            r"worden)\b|abgeschlossen|erledigt|umgesetzt\b",
        ),
    )
)
_ACTIVE = re.compile(
    r"\b(?:wird|werden)\b[^.]{0,220}\b\w*(?:t|en)\b|\b\w+(?:t|en)\b[^.]*\b(?:jährlich|regelmäßig)\b|\berfolgt\b|"
    r"\bträger des projekt",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"^(?:Der|Die|Das|Ein|Eine|Unser\w*|Alle|Viele)\s(?:[\wäöüß„“\"-]+\s){1,5}?(?:bietet|bieten|berät|beraten|unterstützt|"
    r"unterstützen|fördert|fördern|vermittelt|vermitteln|organisiert|organisieren|koordiniert|begleitet|begleiten|"
    r"betreibt|veranstaltet|informiert|qualifiziert|schult|finanziert|pflegt|läuft|laufen|erscheint)\b"
)
_CELL = (
    (
        "done",
        r"^(?:umgesetzt|erledigt|abgeschlossen|fertig|realisiert|erfüllt|done|✓|✔|erreicht|durchgeführt|beendet|"
        r"100\s?%)",
    ),
    (
        "ongoing",
        r"^(?:laufend|läuft|in (?:umsetzung|bearbeitung|arbeit|durchführung)|begonnen|dauer\w*|fortlaufend|"
        r"permanent|kontinuierlich|aktiv|ständig|daueraufgabe|"
        r"teilweise|wird (?:fort|weiter)\w*|angelaufen|gestartet|im gange|verstetigt)",
    ),
    (
        "planned",
        r"^(?:geplant|offen|in (?:planung|vorbereitung)|neu|vorgesehen|noch nicht|ausstehend|beabsichtigt|"
        r"konzept\w*|idee|beantragt|beginnt|start)",
    ),
    ("deferred", r"^(?:zurückgestellt|verschoben|ruht|ruhend|pausiert|ausgesetzt|später)"),
    (
        "rejected",
        r"^(?:abgelehnt|entfällt|entfallen|verworfen|gestrichen|nicht (?:umgesetzt|weiterverfolgt|"
        r"weiter verfolgt|realisiert)|verzicht\w*|eingestellt)",
    ),
)
_CELLS = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _CELL)

_REVIEW = re.compile(
    r"(?:(?:erneute|nochmalige|weitere)\s+)?(?:überprüfung|wiedervorlage|prüfung)\s+(?:ist\s+)?((?:in|nach|im|"
    r"ab|bis|zum)\s+(?:[\wäöüß]+\s+)?(?:jahren?|monaten?|20\d\d))",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(bis\s+(?:ein|eine|zum|zur|der|die|das)\s+[^.;,]{4,60}?\s+(?:vorliegt|vorliegen|erfolgt|"
    r"abgeschlossen ist))\b",
    re.IGNORECASE,
)

_BODY = (
    r"(?:[A-ZÄÖÜ][\wäöüß-]*(?:amt|amtes|stelle|stellen|verband|verbandes|verbände|verein|vereine|vereins|bund|"
    r"bundes|agentur|behörde|behörden|center|centers|zentrum|zentrums|"
    r"verwaltung|verwaltungen|kammer|kammern|träger|trägern|dienst|dienste|diensten|referenten?|ministerium|"
    r"ministeriums|beauftragte|beauftragten|werk|werkes|netzwerk|netzwerks|"
    r"netzwerkpartnern?|hochschule|hochschulen|schulen|schule|bibliothek|büro|büros|partner|partnern|"
    r"koordination|koordinator|koordinatorin|arbeitsgemeinschaft|selbstorganisation(?:en)?)|Caritas|Diakonie|DRK|AWO|Polizei|"
    r"Landkreis(?:es)?|Kreis|Stadt|Landrat|Kreistag|Stadtrat|Gemeinden?|Kommunen?|Netzwerk(?:es|s)?|Jobcenter|"
    r"Kultusministerium|Land)"
)
_OF = r"(?:\s+(?:für|des|der|im|in)\s+[A-ZÄÖÜ][\wäöüß-]+(?:\s+(?:des|der|im|in)?\s*[A-ZÄÖÜ][\wäöüß-]+)?)?"
_NAME = rf"({_BODY}{_OF}(?:\s+e\.\s?V\.)?)"
_ARTICLE = r"(?:de[rnms]|das|die)?\s*(?:[a-zäöüß]+en\s+|[A-ZÄÖÜ][a-zäöüß]+en\s+)?"
_BY = re.compile(
    rf"\b(?:durch|vom|von|seitens|beim|innerhalb|in\s+Zusammenarbeit\s+mit|aus|über|[Ii]n)\s+{_ARTICLE}{_NAME}"
    rf"(?:\s+und\s+{_ARTICLE}{_NAME})?"
)
_SUBJECT = re.compile(
    rf"^(?:Der|Die|Das|Unser\w*)?\s*{_NAME}\s+(?:[\wäöüß„“\"-]+\s+){{0,3}}?(?:bietet|berät|unterstützt|fördert|"
    rf"vermittelt|organisiert|koordiniert|begleitet|nutzt|setzt|führt|"
    r"stellt|macht|betreibt|veranstaltet|informiert|qualifiziert|schult|entwickelt|erarbeitet|plant|richtet|"
    r"baut|finanziert|widmet|übernimmt|schafft|prüft|sollten?|sollen?|ist\s+Träger)\b"
)


def status_of(text: str) -> str | None:
    """Status of a measure as its text states it.

    >>> status_of("Die Schulungen wurden durchgeführt."), status_of("Auf Flyer wird verzichtet.")
    ('done', 'rejected')
    >>> status_of("Die begonnene Arbeit soll fortgesetzt werden."), status_of("Ausbau der Kurse")
    ('ongoing', None)
    """
    text = without_inner_stops(text[:_LONGEST])
    for status, pattern in _RULES:
        if pattern.search(text):
            return status
    return "ongoing" if _ACTIVE.search(text) or _SUBJECT.match(text) or _ACTS.match(text) else None


def status_of_cell(cell: str) -> str | None:
    """Status from a cell or value ("in Umsetzung"); words in a sentence count as in running text.

    >>> status_of_cell("in Umsetzung"), status_of_cell("offen"), status_of_cell("")
    ('ongoing', 'planned', None)
    """
    cell = cell.strip()
    found = next((status for status, pattern in _CELLS if pattern.match(cell)), None)
    return found or (status_of(cell) if len(cell.split()) > 3 else None)


def review_of(text: str) -> str | None:
    """When the text wants to look again.

    >>> review_of("Eine Überprüfung in drei Jahren ist vorzunehmen.")
    'in drei Jahren'
    """
    found = _REVIEW.search(text) or _UNTIL.search(text)
    return found[1] if found else None


def bodies_of(text: str) -> list[str]:
    """Organisations that act according to the text, in their order.

    >>> bodies_of("Die Kurse werden durch das Jugendamt vermittelt.")
    ['Jugendamt']
    """
    text = text[:_LONGEST]
    found = [
        name.strip()
        for pattern in (_SUBJECT, _BY)
        for match in pattern.finditer(text)
        for name in match.groups()
        if name
    ]
    return [name for name in dict.fromkeys(found) if not name.startswith(("Ansprechpartner", "Land "))]


def split_bodies(cell: str) -> list[str]:
    """Organisations of a cell or value, apart.

    >>> split_bodies("Jugendamt, Sozialamt; VHS")
    ['Jugendamt', 'Sozialamt', 'VHS']
    """
    parts = (part.strip(" .-–\t") for part in re.split(r"[,;\n•]|\s/\s|\s+und\s+(?=[A-ZÄÖÜ])", cell))
    return [part for part in parts if part]
