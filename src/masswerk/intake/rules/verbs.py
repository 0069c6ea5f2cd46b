"""Measure or finding? A weighing of what the verbs of a German administrative sentence say.

A measure does something, goes on, was done, is planned, was put off or given up. A finding only states: a fact, a
law, a wish without commitment, thanks, an address. Both in one text make a measure, so cues of action weigh more.
Source: the annotation guidelines for imported documents, section "Measure or finding?".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DONE_STEMS = (
    "aufgebaut|ausgebaut|eingerichtet|entwickelt|erarbeitet|erstellt|geschaffen|angeboten|durchgeführt|"
    "organisiert|initiiert|etabliert|"
    "gestartet|begonnen|umgesetzt|eingeführt|abgeschlossen|benannt|eröffnet|gegründet|veröffentlicht|"
    "verabschiedet|installiert|realisiert|"
    "verwirklicht|aufgenommen|abgestimmt|gebildet|gewonnen|geschult|qualifiziert|fortgebildet|sensibilisiert|"
    "informiert|beraten|begleitet|"
    "unterstützt|gefördert|vermittelt|finanziert|bereitgestellt|zur verfügung gestellt|koordiniert|vernetzt|"
    "bekannt gemacht|übersetzt|"
    "verbessert|erweitert|gestärkt|intensiviert|optimiert|ausgeweitet|einbezogen|eingebunden|beteiligt|angeregt|"
    "angesprochen|eingeladen|"
    "betrieben|praktiziert|genutzt|erfasst|erhoben|geprüft|überprüft|evaluiert|berücksichtigt|implementiert|"
    "geschult|bearbeitet|vorgelegt|"
    "herangetragen|beantragt|beauftragt|eingestellt|bestellt|besetzt|fertiggestellt|erprobt|erreicht|gelungen|"
    "gesichert|weitergeführt|"
    "übernommen|verteilt|ausgegeben|abgehalten|veranstaltet|gepflegt|ergänzt|aktualisiert|betreut|beworben|"
    "entworfen|ausgearbeitet|"
    "bereitgehalten|vorgehalten|verankert werden|hingewiesen|hingewirkt|hergestellt|ermöglicht werden|abgebaut|"
    "weiterentwickelt|gewährt"
)
_KEEP = (
    r"fortgesetzt|fortzusetzen|fortgeführt|fortzuführen|fortführen|fortsetzen|fortsetzung|beibehalten|"
    r"beizubehalten|verstetig\w*|weitergeführt|"
    r"weiterzuführen|weiterentwickelt|weiterzuentwickeln|aufrechterhalten|aufrechtzuerhalten|erhalten bleiben|"
    r"weiter ausgebaut|ausgebaut|"
    r"wird weiter\w*|werden weiter\w*|weiterhin"
)
_ORG_ACTS = (
    r"bietet|bieten|berät|beraten|unterstützt|unterstützen|fördert|fördern|vermittelt|vermitteln|organisiert|"
    r"organisieren|koordiniert|koordinieren|"
    r"begleitet|begleiten|nutzt|nutzen|setzt|setzen|führt|führen|stellt|stellen|macht|betreibt|betreiben|"
    r"veranstaltet|veranstalten|informiert|"
    r"informieren|qualifiziert|qualifizieren|schult|schulen|entwickelt|entwickeln|erarbeitet|erarbeiten|plant|"
    r"planen|richtet|richten|baut|bauen|"
    r"finanziert|finanzieren|gewährt|lädt|laden|widmet|widmen|beteiligt|beteiligen|übernimmt|übernehmen|schafft|"
    r"schaffen|stärkt|stärken|"
    r"verbessert|verbessern|erhebt|erstellt|erstellen|prüft|prüfen|wirbt|werben|sichert|sichern|bündelt|bündeln|"
    r"vernetzt|vernetzen|pflegt"
)
_NOMINAL = (
    r"(?:\w*(?:ung|ierung|bildung|aufbau|ausbau|abbau|auf- und ausbau|erhalt|einsatz|austausch|fortführung|"
    r"anbau|umbau|einbezug|abgleich|ankauf|start|"
    r"einführung|beitritt)|aufbau|ausbau|abbau|erhalt|neuauflage|teilnahme|angebote?|kurse?|projekte?|ausgabe|"
    r"übernahme|herausgabe|werbung|"
    r"kampagne|pflege|suche|hilfe|öffentlichkeitsarbeit)(?:/\w+ung)?"
)


@dataclass(frozen=True, slots=True)
class _Cue:
    weight: float
    pattern: re.Pattern[str]
    reason: str


def _cue(weight: float, pattern: str, reason: str) -> _Cue:
    return _Cue(weight, re.compile(pattern, re.IGNORECASE), reason)


_CUES = (
    _cue(
        4.0,
        r"\bverzichtet\b|\bentbehrlich\b|\bzurückgestellt\b|\bvernachlässigt werden\b|"
        r"\bnicht (?:weiter )?verfolgt\b|\babgelehnt\b|\bausgesetzt\b",
        "Entscheidung, nicht zu handeln",
    ),
    _cue(
        3.5,
        r"\b(?:nicht|keine?\w*)\b[^.]{0,80}\b(?:erforderlich|notwendig|nötig|vorgesehen|geplant)\b",
        "nicht erforderlich oder nicht vorgesehen",
    ),
    _cue(
        3.0,
        r"\bkönnen\b[^.]{0,80}\bkeine?\b[^.]{0,80}\b(?:durchgeführt|angeboten|umgesetzt)\b",
        "derzeit nicht möglich",
    ),
    _cue(3.0, rf"\b(?:{_KEEP})\b", "wird fortgesetzt"),
    _cue(2.6, r"\b(?:soll|sollen|sollte|sollten)\b", "„soll“"),
    _cue(2.2, r"\b(?:muss|müssen)\b[^.]*\w+en\b", "„muss“"),
    _cue(
        2.6,
        r"\b(?:ist|sind|gilt es,?)\b[^.,;]{0,200}?(?:\bzu\s+[a-zäöüß]+en\b|\b[a-zäöüß]{2,}zu[a-zäöüß]{3,}en\b)",
        "„ist … zu tun“",
    ),
    _cue(
        3.0,
        r"\b(?:geplant|angestrebt|anzustreben|anstrebenswert|vorgesehen|vorzusehen|beabsichtigt|in vorbereitung|"
        r"in planung|vorzunehmen)\b",
        "geplant",
    ),
    _cue(2.0, r"\b(?:strebt|streben|beabsichtigt|verfolgt|verfolgen|will|wollen|möchten?)\b", "Absicht"),
    _cue(
        2.6,
        r"\b(?:ist|sind|wurden?|konnten?)\b[^.,;]{0,160}\b(?:erfolgt|durchgeführt|benannt|gelungen|"
        r"abgeschlossen|umgesetzt|eingerichtet|begonnen|"
        r"eingeführt|eröffnet|gegründet|veröffentlicht|eingeladen|herangetragen|initiiert|erreicht|erstellt|"
        r"erarbeitet|gestartet)\b",
        "ist geschehen",
    ),
    _cue(2.6, r"\bhat\b[^.]{0,160}\bbegonnen\b|\bbegonnene[nr]?\b", "begonnen"),
    _cue(2.4, rf"\b(?:wird|werden|wurden?)\b[^.]{{0,200}}?\b(?:{_DONE_STEMS})\b", "Handlung im Passiv"),
    _cue(
        1.9,
        r"\b(?:wird|werden)\b[^.,;]{0,160}?\b(?!gesehen|genannt|benötigt|gebraucht|erwartet|empfunden|"
        r"vorausgesetzt|verstanden|geschätzt|bewertet)"
        r"(?:\w{0,12}ge\w+(?:t|en)|\w+iert|(?:\w{2,5})?(?:be|ver|er|ent|zer|über|unter)\w+(?:t|"
        r"en))\b(?=\s*(?:[.,;:)]|und\b|$))",
        "Handlung im Passiv",
    ),
    _cue(
        1.8,
        r"\b(?:erscheint|erscheinen|findet\b[^.]*\bstatt|finden\b[^.]*\bstatt|startet|beginnt|läuft|laufen)\b",
        "läuft",
    ),
    _cue(
        2.0,
        r"\b(?:wird|werden)\b[^.]{0,160}\b(?:\w+ieren|unterstützen|fördern|anbieten|einrichten|aufbauen|"
        r"schaffen|entwickeln|prüfen|erfolgen|durchführen)\b",
        "Handlung in der Zukunft",
    ),
    _cue(
        2.0,
        rf"^(?:(?:die|der|das|eine?|unsere?|alle|viele|zahlreiche)\s)?(?:[\wäöüß.&-]+\s){{1,9}}?(?:{_ORG_ACTS})\b",
        "jemand handelt",
    ),
    _cue(
        1.2,
        r"\b(?:mindestens |)(?:einmal|zweimal|viermal) (?:jährlich|im jahr)\b|\bjährlich\b|\bregelmäßig\b|"
        r"\blaufend\b|\bkontinuierlich\b",
        "wiederkehrend",
    ),
    _cue(1.5, r"\bträger (?:des|der|dieses) (?:projekt|ma(?:ß|ss)nahm|angebot)\w*", "Projekt mit Träger"),
    _cue(1.0, r"\b(?:projekte?n?|initiative|kampagne|programme?s?)\b.{0,40}„", "benanntes Projekt"),
    _cue(1.0, r"\berfolgt\b", "erfolgt"),
    _cue(
        -3.2,
        r"\bkein problem\b|\bunproblematisch\b|\bwünschenswert\b|\bzu danken\b|\bdank gilt\b",
        "Feststellung oder Wunsch",
    ),
    _cue(
        -2.6,
        r"\b(?:ist|sind|bleibt|bleiben)\b[^.]{0,160}\b(?:vorhanden|gesetzlich|in kraft|bekannt|möglich|"
        r"gewährleistet|gegeben|gering|hoch|steigend|"
        r"gekennzeichnet|geprägt|zuständig|verpflichtet|rückläufig|heterogen|unterschiedlich|deutlich|schwierig|"
        r"angewiesen|konstant)\b",
        "Zustand",
    ),
    _cue(-2.2, r"\b(?:ist|sind)\b[^.]{0,160}\b(?:verankert|geregelt|ausgerichtet|gestaltet)\b", "Zustand"),
    _cue(
        -2.4,
        r"\bgibt es\b|\bes gibt\b|\bbesteh(?:t|en)\b|\bliegt bei\b|\bliegen\b[^.]*\bvor\b|\bbeträgt\b|"
        r"\bbetrug\b|\bleb(?:t|en)\b|\bwohn(?:t|en)\b",
        "Befund",
    ),
    _cue(
        -1.8,
        r"\b(?:verfügt|verfügen|gehört|gehören|bedarf|bedürfen|beinhaltet|umfasst|zeigt|zeigen|fehlt|fehlen|"
        r"mangelt|steigt|sinkt|nimmt\b[^.]*\bzu)\b",
        "Befund",
    ),
    _cue(
        -2.0,
        r"\blässt sich\b|\blassen sich\b|\b(?:haben|hat) sich\b|\bhat\b[^.]{0,80}\bgefunden\b|\bentstanden\b|"
        r"\bgegeben\b",
        "Entwicklung oder Befund",
    ),
    _cue(-1.2, r"(?<!\bzu )\b(?:kann|können|konnten?|könnten?)\b", "Möglichkeit"),
    _cue(
        -1.4,
        r"\brechtsanspruch\b|\bgesetz(?:es|lich\w*)?\b|§|\bermöglicht\b|\bverordnung\b|\brichtlinie\b",
        "Rechtslage",
    ),
    _cue(
        -3.0,
        r"\btel\b\.?:?|\bfax\b|@|\böffnungszeiten\b|\bansprechpartner(?:in)? (?:für|ist)|^informationen gibt\b|"
        r"\bwww\.|\bstandort:",
        "Kontakt",
    ),
    _cue(-1.4, r"\b\d+(?:,\d+)?\s?(?:%|prozent)|\bim vergleich\b|\bdurchschnitt\w*\b|\banteil\b", "Zahlen"),
    _cue(
        -2.0,
        r"\breagieren\b|\bvorausgesetzt\b|\bhaben\b[^.]{0,60}\bentwickelt\b|\bentwickelten\b|"
        r"\bzur aufgabe gemacht\b|\bbewährt\b",
        "Befund",
    ),
    _cue(
        -1.0,
        r"\bderzeit\b(?![^.]*\b(?:verzichtet|keine|zurückgestellt|vernachlässigt|durchgeführt)\b)|"
        r"\bbereits\b(?![^.]*\b(?:benannt|durchgeführt|erfolgt)\b)",
        "Stand",
    ),
)
_FINITE = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|kann|können|soll|sollen|sollten?|muss|müssen|darf|"
    r"dürfen|will|wollen|gibt|bietet|bieten|"
    r"steht|stehen|leb(?:t|en)|findet|finden|gilt|bleibt|bleiben|macht|liegt|liegen|kommt|kommen|braucht|"
    r"erfolgt|wäre|bedarf|beinhaltet|umfasst|zeigt|"
    r"ermöglicht|nutzt|reagieren|nutzen|unterstützt|fördert|vermittelt|führt|setzt|gehört|besteht|bestehen|"
    r"stellt|stellen|lassen|lässt|entwickelten|"
    r"widmet|verfügt|arbeitet|wurde|verbindet|dient|trägt|leistet|richtet|erhält|erhalten)\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"\b(?:[a-zA-Z]\.\s?){1,3}|\b(?:bzw|ca|etc|usw|vgl|Nr|Abs|Art|ggf|inkl|insb|evtl|Dr|e\.\s?V)\.|\d+\.(?=\d|"
    r"\s[A-Z])"
)
_LONGEST = 1500
_NOMINAL_START = re.compile(
    rf"^(?:[a-zäöüß/-]+(?:e|er|en|es)\s|(?:die|der|das|eine?)\s|[\wäöüß]+s?-\s?(?:und|"
    rf",)\s)*{_NOMINAL}\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\b(?:\w+zu\w{3,}en|[a-zäöüß]{2,}(?:en|ern|eln))[.!]?$")


def is_clause(text: str) -> bool:
    """True for a text with a finite verb: a sentence of its own.

    >>> is_clause("Schulungen wurden durchgeführt."), is_clause("Ausbau der Kurse")
    (True, False)
    """
    return bool(_FINITE.search(text))


def without_inner_stops(text: str) -> str:
    """The text without the stops of abbreviations and figures, so that a stop ends a sentence.

    >>> without_inner_stops("bis zu 1.200 Euro, z. B. für Kurse.")
    'bis zu 1200 Euro, z B für Kurse.'
    """
    return _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), text)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Is it a measure? margin: how clearly, from 0; reason: the strongest cue, in German."""

    is_measure: bool
    margin: float
    reason: str


def weigh(text: str) -> Verdict:
    """Weigh whether a text is a measure or a finding.

    >>> weigh("Die Sprachkurse werden fortgesetzt.").is_measure
    True
    >>> weigh("Der Zugang stellt kein Problem dar.").is_measure
    False
    >>> weigh("Einrichtung eines Elterncafés").is_measure
    True
    """
    text = without_inner_stops(text[:_LONGEST])
    found = [cue for cue in _CUES if cue.pattern.search(text)]
    total = sum(cue.weight for cue in found)
    if any(cue.weight >= 2.6 for cue in found):
        total = max(total, sum(cue.weight for cue in found if cue.weight > 0) * 0.35)
    shape, reason = _shape(text)
    total += shape
    if found:
        reason = max(found, key=lambda cue: abs(cue.weight) if (cue.weight > 0) == (total > 0) else 0).reason
    return Verdict(total > 0, abs(total), reason)


def _shape(text: str) -> tuple[float, str]:
    """What the form says: a nominal action or an infinitive is a measure, a bare sentence rather a finding."""
    if not is_clause(text):
        if _NOMINAL_START.match(text) or _INFINITIVE.search(text.rstrip(" ;,")):
            return 2.0, "Handlung in Hauptworten"
        return 0.4, "ohne Zeitwort"
    return -0.6, "Aussagesatz ohne Handlung"
