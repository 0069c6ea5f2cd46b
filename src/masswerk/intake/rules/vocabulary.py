"""The words of German concepts, action plans and minutes: what headings, numbers and lead-ins call things.

Data only; `words` says how it is looked up. Entries are separated by blank space and written as patterns, a blank
inside an entry as `\\s`. Umlauts may be written as usual: they are folded when looked up.
"""

from __future__ import annotations

from masswerk.concepts.rules.kinds import Kind

GROUPS: dict[Kind, str] = {
    Kind.CROSS_CUTTING_THEME: r"""
        querschnitts?themen querschnittsaufgaben querschnittsziele querschnittsbereiche bereichsübergreifende\sthemen
        übergreifende\sthemen""",
    Kind.FIELD: r"""
        handlungsfelder aktionsfelder themenfelder politikfelder arbeitsfelder aufgabenfelder handlungsbereiche
        handlungsschwerpunkte themenbereiche schwerpunktthemen integrationsfelder themen(?=\s*:?$) themenschwerpunkte
        schwerpunkte(?=\s*:?$|\s(?:der|unserer)\sarbeit) felder(?=\s*:?$)
        arbeitsbereiche arbeitsschwerpunkte lebensbereiche lebenslagen zielbereiche aufgabenbereiche""",
    Kind.GUIDELINE: r"""
        leitlinien leitsätze leitgedanken leitideen leitprinzipien grundsätze prinzipien leitvorstellungen
        grundprinzipien integrationsleitlinien haltung(?=\s*:?$) grundhaltung(?:en)? grundverständnis
        werte(?=\s*:?$) grundwerte""",
    Kind.GOAL: r"""
        \w*ziele zielsetzungen? zielstellungen zielvorstellungen zielformulierungen was\swir\serreichen\swollen
        wo\swir\shin\s*wollen wohin\s(?:wollen\swir|wir\swollen) was\swir\sanstreben
        (?:das\s)?wollen\swir(?:\serreichen)?(?=\s*:?$) wir\swollen(?=\s*:?$)""",
    Kind.APPROACH: "handlungsansätze ansätze lösungsansätze ansatzpunkte strategien",
    Kind.MEASURE: r"""
        massnahmen massnahmen?plan massnahmen?katalog massnahmenübersicht massnahmentabelle massnahmensteckbriefe
        massnahmenblätter massnahmen?vorschläge umsetzungsmassnahmen steckbriefe aktivitäten vorhaben projekte
        projektideen aktionen aktionsplan handlungsplan umsetzungsplan handlungsprogramm handlungsempfehlungen
        empfehlungen handlungsschritte umsetzungsschritte schritte nächste\sschritte arbeitspakete
        soll(?=\s*(?:[:/]|$)) soll-zustand
        das\sist\sgeplant geplante\s\w+ was\swir\stun(?:\s\w+)? das\swollen\swir\stun so\s(?:gehen|machen)\swir.*
        (?:das|dafür|dazu)\s(?:tun|machen|unternehmen)\swir wir\s(?:tun|machen) das\s(?:packen|gehen)\swir\san
        das\s(?:will|soll)\b.*\b(?:machen|tun|geschehen)\b künftig(?=\s*:?$) künftige\s\w+
        (?:dazu|dafür|hierzu|hierfür)\s(?:dienen|tragen|planen|setzen|werden|wollen|sollen)\b.*
        (?:vorgesehen|geplant|beabsichtigt|vereinbart|verabredet)\s(?:sind|ist|werden|wird)\b.*
        was\s.*\b(?:tun|machen|vorhaben|planen|anpacken|angehen|unternehmen)\b.*
        wie\s.*\b(?:erreichen|vorgehen|umsetzen)\b.*""",
    Kind.CARD: r"""
        moderationskarten anregungen hinweise diskussionsergebnisse stellungnahmen kommentare rückmeldungen
        wortmeldungen anmerkungen beiträge diskussionsbeiträge wortbeiträge bürgerbeiträge kartenabfrage aussprache
        ideensammlung ideen wünsche vorschläge diskussion diskussionspunkte
        ergebnisse\sder\s(?:diskussion|kartenabfrage|beteiligung)""",
    Kind.AGENDA_ITEM: r"""
        ablauf ablaufplan programm(?=\s*:?$) tagesordnung programmablauf veranstaltungsprogramm tagungsprogramm
        leitfragen agenda""",
    Kind.DEFINITION: r"""
        begriffe begriffsbestimmung(?:en)? begriffsklärung(?:en)? begriffserklärung(?:en)? begriffsdefinition(?:en)?
        begriffserläuterung(?:en)? begrifflichkeiten definition(?:en)? glossar""",
    Kind.STATUS_NOTE: r"""
        ausgangslage ausgangssituation ausgangsbedingungen situation ist(?=\s*(?:[:/]|$)) ist-situation ist-stand
        ist-zustand
        ist-analyse status\squo bestand bestandsaufnahme bestandsanalyse bestandsbeschreibung sachstand
        stand\sder\sumsetzung umsetzungsstand analyse herausforderungen handlungsbedarfe? bedarfe? rahmenbedingungen
        problemlage problemstellung situationsbeschreibung situationsanalyse bestehende\sangebote
        vorhandene\sangebote das\shaben\swir\serreicht bisher\serreicht(?:es)? wo\swir\sstehen wo\sstehen\swir
        ergebnisse erreichtes feststellungen bisher(?=\s*:?$) befunde? stand\sheute heutiger\sstand lage(?=\s*:?$)
        lagebild ausgangspunkt vorhandenes bestehendes das\sgibt\ses\s(?:schon|bereits)""",
    Kind.WORKING_GROUP: "arbeitsgruppen arbeitskreise arbeitsgruppenergebnisse fachgruppen",
}
"""Headings of groups, by what their members are. The first kind that fits counts."""

SINGLES: dict[Kind, str] = {
    Kind.CROSS_CUTTING_THEME: "querschnitts?thema querschnittsaufgabe querschnittsziel querschnittsbereich",
    Kind.FIELD: r"""
        handlungsfeld aktionsfeld themenfeld politikfeld arbeitsfeld aufgabenfeld handlungsbereich
        handlungsschwerpunkt themenbereich schwerpunktthema schwerpunkt themenschwerpunkt arbeitsbereich
        arbeitsschwerpunkt lebensbereich""",
    Kind.GUIDELINE: "leitlinie leitsatz leitgedanke leitidee leitprinzip leitmotiv leitvorstellung",
    Kind.GOAL: r"\w*ziel zielsetzung zielstellung",
    Kind.APPROACH: "handlungsansatz ansatz",
    Kind.MEASURE: "massnahme handlungsempfehlung umsetzungsmassnahme einzelmassnahme",
    Kind.STATUS_NOTE: "sachstand stand umsetzungsstand zwischenstand",
    Kind.WORKING_GROUP: r"""
        arbeitsgruppe ag arbeitskreis unterarbeitsgruppe projektgruppe arbeitstisch fachgruppe
        diskussionsschwerpunkte\sder\sarbeitsgruppe\w* ergebnisse\sder\sarbeitsgruppe\w*""",
    Kind.ANNEX: "anlagen? anhang anhänge anlagenverzeichnis",
    Kind.PREAMBLE: r"""
        präambel einleitung einführung vorwort grussworte? geleitwort vorbemerkung(?:en)? hinführung zum\sgeleit
        editorial""",
    Kind.EVENT: r"""
        \w*veranstaltung fachtag fachtagung \w*konferenz workshop zukunftswerkstatt bürgerforum integrationsforum
        netzwerktreffen auftakttreffen klausurtagung \w*dialogforum sitzung""",
}
"""Headings that name one element."""

FAMILIES: dict[str, Kind] = {
    word: kind
    for kind, words in (
        (
            Kind.FIELD,
            "handlungsfeld aktionsfeld themenfeld handlungsbereich politikfeld handlungsschwerpunkt themenbereich "
            "arbeitsbereich lebensbereich zielbereich",
        ),
        (Kind.GUIDELINE, "leitlinie leitsatz leitgedanke grundsatz leitprinzip"),
        (Kind.CROSS_CUTTING_THEME, "querschnittsthema querschnittsaufgabe"),
        (
            Kind.GOAL,
            "leitziel oberziel hauptziel teilziel unterziel handlungsziel strategischesziel operativesziel ziel",
        ),
        (Kind.APPROACH, "handlungsansatz ansatz"),
        (
            Kind.MEASURE,
            "maßnahme maßnahmenblatt maßnahmensteckbrief steckbrief projekt vorhaben handlungsempfehlung empfehlung",
        ),
        (Kind.AGENDA_ITEM, "top tagesordnungspunkt leitfrage"),
        (Kind.ANNEX, "anlage"),
        (Kind.WORKING_GROUP, "arbeitsgruppe"),
        (Kind.TABLE, "tabelle"),
    )
    for word in words.split()
}
"""What the word of a number says: "Leitziel 2" is a goal."""

THEMES: dict[str, Kind] = dict.fromkeys(
    ["thema", "schwerpunkt", "bereich", "themenschwerpunkt", "säule", "baustein", "modul"], Kind.FIELD
)
"""Words that may count fields where no heading says "Handlungsfeld"."""

CHAPTERS: dict[Kind, str] = {
    Kind.MONITORING: r"""
        \w*controlling \w*monitoring \w*evaluation evaluierung erfolgskontrolle erfolgsmessung berichtswesen
        berichterstattung wirkungskontrolle wirkungsmessung wirkungsanalyse wirkung(?:en)? fortschreibung
        qualitätssicherung überprüfung wie\swir\s(?:uns\s)?(?:über)?(?:prüfen|messen).* fortschrittsbericht\w*
        berichtspflicht\w* wirksamkeit ob\ses\swirkt""",
    Kind.STEERING: r"""
        (?:gesamt|prozess|integrations|umsetzungs)?steuerung gesteuert steuerungsstruktur(?:en)?
        steuerungsgruppe lenkungsgruppe lenkungskreis steuerungskreis steuerungsrunde lenkungsrunde
        lenkungsausschuss wer\smacht\swas koordination koordinierung koordinierungsstelle organisationsstruktur(?:en)?
        organisation\sder\sumsetzung umsetzungsorganisation umsetzungsstruktur(?:en)? strukturen\sder\sumsetzung
        zuständigkeiten gremien verankerung netzwerkstruktur(?:en)? integrationsmanagement""",
}
"""Words anywhere in the heading of a chapter outside of fields."""

CLOSERS = r"""
    fazit ausblick (?:und\s)?(?:wie|so)\sgeht\ses\sweiter wie\ses\sweitergeht schluss\w* zusammenfassung resümee
    literatur\w* quellen\w* impressum abkürzungs\w* danksagung dank abbildungsverzeichnis tabellenverzeichnis
    herausgeber kontakt ansprechpartner\w* nachwort fussnoten anmerkungsverzeichnis"""
"""Headings that stand at the top by themselves."""

CARRIERS: dict[Kind, str] = {
    Kind.CROSS_CUTTING_THEME: "querschnittsthemen querschnittsaufgaben",
    Kind.FIELD: "handlungsfeldern? aktionsfeldern? themenfeldern? handlungsschwerpunkten?",
    Kind.GUIDELINE: "leitlinien leitsätzen? leitgedanken grundsätzen? leitprinzipien",
    Kind.MEASURE: "massnahmen aktivitäten vorhaben handlungsempfehlungen handlungsschritten? schritten? projekten?",
    Kind.GOAL: r"\w*zielen? zielsetzungen zielstellungen",
    Kind.APPROACH: "handlungsansätzen?",
    Kind.AGENDA_ITEM: "leitfragen fragestellungen tagesordnungspunkten?",
    Kind.WORKING_GROUP: "arbeitsgruppen arbeitskreisen?",
}
"""Words of a lead-in that announce what follows: "folgende Maßnahmen:"."""

INVITES = r"""
    folgende[nr]? nachfolgende[nr]? nachstehende[nr]? diese zwei drei vier fünf sechs sieben acht neun zehn \d+
    insbesondere"""
"""Words that make a sentence with such a word a lead-in."""

NEUTRAL = r"""
    (?:(?:der|die|das|deren|ihre)\s)?umsetzung angebote? verantwortlich\w* zuständigkeit\w* zeit\w* indikatoren
    instrumente wünsche ideen fragen"""
"""What may be joined to a group without changing it: "Maßnahmen und Verantwortliche"."""
