"""What the words of a heading say: general vocabulary of German concepts, action plans and minutes.

A heading can name one element ("Handlungsfeld Arbeit", "Leitziel 2") or a group whose members follow
("Ziele", "Maßnahmen", "Handlungsfelder"). Both are read from the head of the heading, not from any word in it:
"Ziele der Stadt" is a group of goals, "Das Haus der guten Ziele" is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from masswerk.concepts.rules.kinds import Kind

_NO_ADJECTIVE = r"(?!(?:Unter|Über|Hinter|Neben|Gegen|Wegen|Außer|Oder|Aber|Unser)\b)"
_ADJECTIVES = rf"(?:{_NO_ADJECTIVE}[A-ZÄÖÜ]?[a-zäöüß]+(?:-\s?und\s[a-zäöüß]+)?(?:e|en|er|es)\s+){{0,3}}"
_HEAD = rf"^(?:(?:[Dd]ie|[Dd]er|[Dd]as|[Uu]nsere?|[Ff]olgende|[Ww]eitere|[Zz]u\s+den|[Zz]um|[Zz]ur)\s+)?{_ADJECTIVES}"
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"})
_MISREAD = re.compile(r"\bMa(?:B|fi|fs|fl|f|R|ß)n(?=ahm)")
_TAIL = r"(?=$|[\s:,.;()/–-])"


def _head(*stems: str) -> re.Pattern[str]:
    """A pattern for headings whose head is one of the stems."""
    return re.compile(_HEAD + r"(?i:(?:[a-zäöüß]+-)?(?:" + "|".join(_folded(stem) for stem in stems) + "))" + _TAIL)


def _words(pattern: str) -> re.Pattern[str]:
    """A pattern for folded text."""
    return re.compile(_folded(pattern), re.IGNORECASE)


def _folded(text: str) -> str:
    """Umlauts as plain letters, so that words with misread umlauts are found as well.

    >>> _folded("MaBnahmen für Ältere")
    'Massnahmen fur Altere'
    """
    return _MISREAD.sub("Massn", text.translate(_UMLAUTS))


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


_SINGLES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.CROSS_CUTTING_THEME, _head("querschnitts?thema", "querschnittsaufgabe", "querschnittsziel", "querschnittsbereich")),
    (Kind.FIELD, _head("handlungsfeld", "aktionsfeld", "themenfeld", "politikfeld", "handlungsbereich", "handlungsschwerpunkt", "themenbereich",
                       "schwerpunktthema")),
    (Kind.GUIDELINE, _head("leitlinie", "leitsatz", "leitgedanke", "leitidee", "leitprinzip", "leitmotiv", "leitvorstellung")),
    (Kind.GOAL, _head(r"\w*ziel", "leitziel", "teilziel", "oberziel", "unterziel", "hauptziel", "handlungsziel", "ziel", "wirkungsziel", "zielsetzung",
                      "zielstellung", "entwicklungsziel", "richtungsziel", "globalziel", "kernziel", "etappenziel")),
    (Kind.APPROACH, _head("handlungsansatz", "ansatz")),
    (Kind.MEASURE, _head("massnahme", "handlungsempfehlung", "umsetzungsmassnahme", "einzelmassnahme")),
    (Kind.STATUS_NOTE, _head("sachstand", "stand", "umsetzungsstand", "zwischenstand")),
    (Kind.WORKING_GROUP, _head("arbeitsgruppe", "ag", "arbeitskreis", "unterarbeitsgruppe", "projektgruppe", "arbeitstisch", "fachgruppe",
                               r"diskussionsschwerpunkte\s+der\s+arbeitsgruppe\w*", r"ergebnisse\s+der\s+arbeitsgruppe\w*")),
    (Kind.ANNEX, _head("anlage", "anlagen", "anhang", "anhänge", "anlagenverzeichnis")),
    (Kind.PREAMBLE, _head("präambel", "einleitung", "einführung", "vorwort", "grußwort", "grußworte", "geleitwort", "vorbemerkung(?:en)?",
                          "hinführung", "zum\\s+geleit", "editorial")),
    (Kind.EVENT, _head(r"\w*veranstaltung", "fachtag", "fachtagung", r"\w*konferenz", "workshop", "zukunftswerkstatt", "bürgerforum",
                       "integrationsforum", "netzwerktreffen", "auftakttreffen", "klausurtagung", r"\w*dialogforum", "sitzung")),
)

_GROUPS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.CROSS_CUTTING_THEME, _head("querschnitts?themen", "querschnittsaufgaben", "querschnittsziele", "querschnittsbereiche",
                                     r"bereichsübergreifende\s+themen", r"übergreifende\s+themen")),
    (Kind.FIELD, _head("handlungsfelder", "aktionsfelder", "themenfelder", "politikfelder", "handlungsbereiche", "handlungsschwerpunkte",
                       "themenbereiche", "schwerpunktthemen", "integrationsfelder")),
    (Kind.GUIDELINE, _head(r"leitlinien", "leitsätze", "leitgedanken", "leitideen", "leitprinzipien", "grundsätze", "prinzipien",
                           "leitvorstellungen", "grundprinzipien", "integrationsleitlinien")),
    (Kind.GOAL, _head(r"\w*ziele", "zielsetzungen", "zielstellungen",
                      r"zielsetzung", "zielvorstellungen", r"was\s+wir\s+erreichen\s+wollen",
                      r"wo\s+wir\s+hin\s*wollen", r"(?:das\s+)?wollen\s+wir(?:\s+erreichen)?(?=\s*:?$)", r"wir\s+wollen(?=\s*:?$)", r"wohin\s+wollen\s+wir")),
    (Kind.APPROACH, _head("handlungsansätze", "ansätze", "lösungsansätze", "ansatzpunkte", "strategien")),
    (Kind.MEASURE, _head("massnahmen", "soll", "soll-zustand", r"das\s+ist\s+geplant", r"geplante\s+\w+", r"was\s.*\b(?:tun|machen|vorhaben|planen)\b.*",
                         r"wie\s.*\b(?:erreichen|vorgehen|umsetzen)\b.*", "massnahmenplan", "massnahmenkatalog", "massnahmenübersicht",
                         "massnahmentabelle", "massnahmensteckbriefe", "massnahmenblätter", "steckbriefe",
                         "aktivitäten", "vorhaben", "handlungsempfehlungen", "empfehlungen", "handlungsschritte", "umsetzungsschritte",
                         "umsetzungsmassnahmen", "aktionen", "projekte", "aktionsplan", "handlungsprogramm", r"was\s+wir\s+tun(?:\s+\w+)?",
                         r"das\s+wollen\s+wir\s+tun", r"(?:das|dafür|dazu)\s+(?:tun|machen)\s+wir", r"so\s+(?:gehen|machen)\s+wir.*", r"wir\s+(?:tun|machen)", r"n[äa]chste\s+schritte", "schritte", "handlungsplan", "umsetzungsplan")),
    (Kind.CARD, _head("moderationskarten", "anregungen", "hinweise", "diskussionsergebnisse", "stellungnahmen", "kommentare", "rückmeldungen",
                      "wortmeldungen", "anmerkungen", "beiträge", "diskussionsbeiträge", "kartenabfrage", "wortbeiträge", "aussprache",
                      "ideensammlung", r"ergebnisse\s+der\s+(?:diskussion|kartenabfrage|beteiligung)", "bürgerbeiträge", "vorschläge",
                      "diskussion", "diskussionspunkte")),
    (Kind.AGENDA_ITEM, _head("ablauf", "tagesordnung", "programmablauf", "veranstaltungsprogramm", "tagungsprogramm", "leitfragen", "agenda",
                             "ablaufplan")),
    (Kind.DEFINITION, _head("begriffe", "begriffsbestimmung(?:en)?", "begriffsklärung(?:en)?", "begriffserklärung(?:en)?", "definition(?:en)?",
                            "begriffsdefinition(?:en)?", "glossar", "begrifflichkeiten", "begriffserläuterung(?:en)?")),
    (Kind.STATUS_NOTE, _head("ist", "ist-situation", "ausgangslage", "ausgangssituation", "situation", "ist-stand", "ist-zustand", "ist-analyse", "bestand",
                             "bestandsaufnahme", "bestandsanalyse", "sachstand", r"stand\s+der\s+umsetzung", "umsetzungsstand", "analyse",
                             "herausforderungen", "handlungsbedarf(?:e)?", "bedarf(?:e)?", "rahmenbedingungen", "problemlage",
                             "situationsbeschreibung", "situationsanalyse", r"bestehende\s+angebote", r"vorhandene\s+angebote",
                             r"das\s+haben\s+wir\s+erreicht", r"bisher\s+erreicht(?:es)?", r"wo\s+wir\s+stehen", r"wo\s+stehen\s+wir",
                             "ergebnisse", "erreichtes", "feststellungen")),
    (Kind.WORKING_GROUP, _head("arbeitsgruppen", "arbeitskreise", "arbeitsgruppenergebnisse", "fachgruppen")),
)

FAMILIES: dict[str, Kind] = {
    **dict.fromkeys(("handlungsfeld", "aktionsfeld", "themenfeld", "handlungsbereich", "politikfeld", "handlungsschwerpunkt", "themenbereich"), Kind.FIELD),
    **dict.fromkeys(("leitlinie", "leitsatz", "leitgedanke", "grundsatz", "leitprinzip"), Kind.GUIDELINE),
    **dict.fromkeys(("querschnittsthema", "querschnittsaufgabe"), Kind.CROSS_CUTTING_THEME),
    **dict.fromkeys(("leitziel", "oberziel", "hauptziel", "teilziel", "unterziel", "handlungsziel", "strategischesziel", "operativesziel", "ziel"), Kind.GOAL),
    **dict.fromkeys(("handlungsansatz", "ansatz"), Kind.APPROACH),
    **dict.fromkeys(("maßnahme", "maßnahmenblatt", "maßnahmensteckbrief", "steckbrief", "projekt", "vorhaben", "handlungsempfehlung", "empfehlung"),
                    Kind.MEASURE),
    **dict.fromkeys(("top", "tagesordnungspunkt", "leitfrage"), Kind.AGENDA_ITEM),
    "anlage": Kind.ANNEX, "arbeitsgruppe": Kind.WORKING_GROUP, "tabelle": Kind.TABLE,
}
"""What the word of a number says: "Leitziel 2" is a goal."""

THEMES: dict[str, Kind] = dict.fromkeys(("thema", "schwerpunkt", "bereich", "themenschwerpunkt", "säule", "baustein", "modul"), Kind.FIELD)
"""Words that may count fields where no heading says "Handlungsfeld"."""

_CHAPTERS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.MONITORING, _words(
        r"\b(\w*controlling|\w*monitoring|\w*evaluation|evaluierung|erfolgskontrolle|berichtswesen|wirkungskontrolle|wirkungsmessung"
        r"|erfolgsmessung|integrationsmonitoring|fortschreibung|berichterstattung|qualitätssicherung|überprüfung|wie\s+wir\s+(?:prüfen|messen).*|wirkung(?:en)?)\b")),
    (Kind.STEERING, _words(
        r"\b((?:gesamt|prozess|integrations|umsetzungs)?steuerung|steuerungsstruktur(?:en)?|steuerungsgruppe|lenkungsgruppe|lenkungskreis|koordination|koordinierung|koordinierungsstelle"
        r"|organisationsstruktur(?:en)?|organisation\s+der\s+umsetzung|zuständigkeiten|umsetzungsstruktur(?:en)?|gremien|integrationsmanagement|zusammenarbeit\s+und\s+gremien"
        r"|verankerung|netzwerkstruktur(?:en)?|strukturen\s+der\s+umsetzung)\b")))

_JOINED = _words(r"^\s*(?:und|sowie|/|,|&|\+)\s*(.+)$")
_NEUTRAL = _words(r"^(?:(?:der|die|das|deren|ihre)\s+)?(?:umsetzung|angebote?|verantwortlich\w*|zuständigkeit\w*|zeit\w*|indikatoren|instrumente|wünsche|ideen|fragen)\b")
_BARE = _words(r"^(?:(?:unser|das|strategisches|operatives)\s+)?(?:\w*ziel(?:setzung|stellung)?|massnahme|leitlinie|leitsatz|leitgedanke|leitidee)\s*:?$")
_PREFACE = _words(r"^(?:praambel|einleitung|vorwort)\b")
_CLOSERS = _words(
    r"^(?:fazit|ausblick|(?:und\s+)?(?:wie|so)\s+geht\s+es\s+weiter|wie\s+es\s+weitergeht|schluss\w*|zusammenfassung|resümee|literatur\w*|quellen\w*|impressum|abkürzungs\w*|danksagung|dank|"
    r"abbildungsverzeichnis|tabellenverzeichnis|herausgeber|kontakt|ansprechpartner\w*|nachwort|fussnoten|fußnoten|anmerkungsverzeichnis)\b")
_INVITES = _words(
    r"\b(folgende[nr]?|nachfolgende[nr]?|nachstehende[nr]?|diese|sieben|sechs|fünf|vier|drei|acht|neun|zehn|zwei|\d+|insbesondere)\b")
_CARRIERS = (
    (Kind.CROSS_CUTTING_THEME, _words(r"\b(querschnittsthemen|querschnittsaufgaben)\b")),
    (Kind.FIELD, _words(r"\b(handlungsfelder[n]?|aktionsfelder[n]?|themenfelder[n]?|handlungsschwerpunkte[n]?)\b")),
    (Kind.GUIDELINE, _words(r"\b(leitlinien|leitsätze[n]?|leitgedanken|grundsätze[n]?|leitprinzipien)\b")),
    (Kind.MEASURE, _words(r"\b(massnahmen|aktivitäten|vorhaben|handlungsempfehlungen|handlungsschritte[n]?)\b")),
    (Kind.GOAL, _words(r"\b(\w*ziele[n]?|zielsetzungen|zielstellungen)\b")),
    (Kind.APPROACH, _words(r"\b(handlungsansätze[n]?)\b")),
    (Kind.AGENDA_ITEM, _words(r"\b(leitfragen|fragestellungen|tagesordnungspunkte[n]?)\b")),
    (Kind.WORKING_GROUP, _words(r"\b(arbeitsgruppen|arbeitskreise[n]?)\b")))


_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in (*_GROUPS, *_SINGLES)))
"""One look whether any of the words stands at the head at all."""
_LONGEST = 300


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
    if ": " in title:
        tail = title.rsplit(": ", 1)[1]
        if _PREFACE.match(tail):
            return Cue(Kind.PREAMBLE, None, f"Die Überschrift nennt sich so: „{said}“")
    if not _ANY.match(title):
        return None
    for kind, pattern in _GROUPS:
        found = pattern.match(title)
        if found and _is_group_of_its_own(title[found.end():]):
            return Cue(Kind.SECTION, kind, f"Die Überschrift „{said}“ kündigt eine Gruppe an")
    if _BARE.match(title):
        kind = next(kind for kind, pattern in _SINGLES if pattern.match(title))
        return Cue(Kind.SECTION, kind, f"Die Überschrift „{said}“ kündigt an, was folgt")
    for kind, pattern in _SINGLES:
        if pattern.match(title):
            return Cue(kind, None, f"Die Überschrift nennt sich so: „{said}“")
    return None


def _is_group_of_its_own(rest: str) -> bool:
    """False for "Ziele und Inhalt der Arbeit": what is joined to the group must be a group, too."""
    joined = _JOINED.match(rest)
    return joined is None or bool(_NEUTRAL.match(joined[1])) or any(pattern.match(joined[1]) for _, pattern in (*_GROUPS, *_SINGLES))


def chapter_cue(title: str) -> Kind | None:
    """Steering or monitoring, for chapters outside of fields.

    >>> chapter_cue("Umsetzung/ Controlling").value
    'monitoring'
    """
    return next((kind for kind, pattern in _CHAPTERS if pattern.search(_folded(title))), None)


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
    if not sentence.rstrip().endswith((":", "…")) or not _INVITES.search(_folded(sentence)):
        return None
    return next((kind for kind, pattern in _CARRIERS if pattern.search(_folded(sentence))), None)
