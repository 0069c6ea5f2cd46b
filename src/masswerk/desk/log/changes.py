"""What an entry changed, field by field, as a person reads it: texts as redlines, choices by their words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from masswerk.concepts.rules.redline import Changes, words

FIELDS: dict[str, str] = {
    "name": "Name", "title": "Titel", "text": "Wortlaut", "lead": "Einleitung", "tagline": "Leitsatz",
    "summary": "Zusammenfassung", "state": "Stand", "kind": "Art", "number": "Nummer", "label": "Bezeichnung",
    "position": "Platz", "role": "Rolle", "scope": "Bereich", "valid_from": "gilt ab", "valid_until": "gilt bis",
    "status": "Status", "reason": "Begründung", "since": "seit", "budget": "Mittel", "review_on": "Wiedervorlage",
    "decided_by": "beschlossen von", "decided_on": "beschlossen am", "paper": "Drucksache", "dated": "Datum",
    "note": "Hinweis", "term": "Begriff", "explanation": "Erklärung", "language": "Sprache", "accent": "Farbe",
    "licence": "Lizenz", "mail_sender": "Absender", "imprint": "Impressum", "privacy_notice": "Datenschutz",
    "accessibility_statement": "Erklärung zur Barrierefreiheit", "barrier_contact": "Meldungen über Barrieren",
    "sign_language_url": "Video in Gebärdensprache", "is_active": "aktiv", "relation": "Verbleib",
    "expires_at": "gilt bis", "accepted_at": "angenommen am", "revoked_at": "zurückgezogen am", "slug": "Adresse",
    "key": "Kennung", "level": "Ebene", "decision": "Entscheidung", "tries": "Versuche", "fault": "Fehler",
    "website": "Website", "ars": "Regionalschlüssel", "superseded_on": "abgelöst am", "cause": "Grund",
    "alt": "Bildbeschreibung", "caption": "Unterschrift", "credit": "Bildnachweis", "is_decorative": "schmückt nur",
    "way_out": "Ausweg", "variants": "Schreibweisen", "visibility": "Sichtbarkeit", "hidden_because": "Grund",
    "channel": "Weg", "organisation": "Organisation", "received_on": "eingegangen am", "access": "wer beitragen kann",
    "moderation": "Durchsicht", "inform_on": "bekannt ab", "contribute_from": "Beiträge ab",
    "outcome": "Entscheidung", "passed_to": "weitergeleitet an", "question": "Rückfrage",
    "confirmed_at": "bestätigt am", "is_alone": "allein bestätigt", "is_editorial": "redaktionell",
    "is_variant": "weicht ab", "is_without_reference": "ohne Bezug", "words": "gemeinsame Wörter",
    "priority": "Dringlichkeit", "contact": "erreichbar über", "planned_start": "geplanter Beginn",
    "planned_end": "geplantes Ende", "first_planned_end": "zuerst geplantes Ende", "actual_start": "begonnen am",
    "actual_end": "beendet am", "planned_on": "geplant für", "first_planned_on": "zuerst geplant für",
    "reached_on": "erreicht am", "function": "Stelle", "due_on": "bis", "done_on": "erledigt am", "after": "jetzt",
    "before": "vorher", "year": "Jahr", "source": "Quelle", "programme": "Programm", "guideline": "Richtlinie",
    "planned": "geplant", "approved": "bewilligt", "spent": "ausgegeben", "posts": "Stellen", "unit": "Einheit",
    "target": "Ziel", "reached": "erreicht", "legal_basis": "Rechtsgrundlage", "url": "Link", "fate": "Verbleib",
    "input": "Einsatz", "output": "Leistung", "impact": "Wirkung", "notes": "Notizen",
    "contribute_until": "Beiträge bis", "weigh_until": "Abwägung bis", "answer_on": "Antwort am",
}
"""Fields people understand; the others are keys, hashes and numbers of the program."""

ROWS: dict[str, str] = {
    "wording": "Wortlaut", "passage": "Textstelle", "edition": "Fassung", "element": "Baustein", "concept": "Konzept",
    "rendition": "Übersetzung", "erratum": "Berichtigung", "belonging": "Zuordnung", "interface": "Schnittstelle",
    "lineage": "Verbleib", "glossaryterm": "Begriff", "measure": "Maßnahme", "reading": "Dokument",
    "proposal": "Vorschlag", "sourceline": "Zeile", "step": "Schritt", "grant": "Rolle", "invitation": "Einladung",
    "body": "Gebietskörperschaft", "organisation": "Organisation", "region": "Region",
    "outgoingmail": "Nachricht", "signedlink": "Link",
    "nightlyrun": "Nachtlauf", "attachment": "Datei", "figure": "Bild", "figurerendition": "Übersetzung",
    "barrierreport": "Meldung",
    "procedure": "Beteiligungsverfahren", "baseline": "ausgelegter Wortlaut", "contribution": "Beitrag",
    "contributor": "Anschrift", "statement": "Punkt eines Beitrags", "anchor": "Stelle im Konzept",
    "amendment": "Änderungsvorschlag", "bundle": "Bündel", "decision": "Entscheidung", "change": "Änderung am Text",
    "changebasis": "Grundlage einer Änderung", "reply": "Antwort", "textblock": "Textbaustein",
    "lettertemplate": "Briefvorlage",
    "event": "Veranstaltung", "agendaitem": "Programmpunkt", "group": "Arbeitsgruppe",
    "groupfield": "Feld einer Arbeitsgruppe", "guidingquestion": "Leitfrage", "summary": "Punkt der Zusammenfassung",
    "cluster": "Kartengruppe", "card": "Karte", "cardphoto": "Foto von Karten",
    "printedcards": "gedruckte Karten", "survey": "Umfrage",
    "question": "Frage", "choice": "Antwortmöglichkeit", "response": "Bogen", "freeanswer": "freie Antwort",
    "partner": "Partner", "targetgroup": "Zielgruppe", "measuretarget": "Zielgruppe der Maßnahme",
    "measureregion": "Gebiet der Maßnahme", "milestone": "Meilenstein", "task": "Aufgabe", "shift": "Verschiebung",
    "moneyline": "Geld", "output": "gezählte Leistung", "councilpaper": "Ratsvorlage", "measurefate": "Verbleib",
    "arrival": "angekommene Datei", "contributionfile": "Anlage",
    "profile": "Angaben zu einer Organisation", "profiletopic": "Thema einer Organisation", "person": "Ansprechperson",
    "contact": "Aufgabe einer Ansprechperson", "workinggroup": "Gruppe", "charge": "Auftrag einer Gruppe",
    "membership": "Mitglied einer Gruppe", "meeting": "Sitzung", "meetingpoint": "Punkt der Tagesordnung",
    "resolution": "Beschluss einer Sitzung", "grouptask": "Aufgabe einer Gruppe",
}
AT_MOST = 40
"""Rows shown of one entry; an import changes thousands."""

LONG = 40
"""Characters from which on a text is compared word by word."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: either `redline`, or the values before and after as words ("" for nothing)."""

    label: str
    before: str = ""
    after: str = ""
    redline: Changes = ()


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row: what it is, and whether it is "neu", "entfernt" or changed ("")."""

    what: str
    fate: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry holds. left: rows not shown; counts: all rows by kind."""

    rows: tuple[RowChange, ...]
    left: int
    counts: tuple[tuple[str, int], ...]


def content(payload: str) -> Content:
    """What a stored payload says."""
    changes = json.loads(payload).get("changes", [])
    counts: dict[str, int] = {}
    for change in changes:
        word = ROWS.get(change["row"].partition(" ")[0], "Eintrag")
        counts[word] = counts.get(word, 0) + 1
    rows = tuple(_row(change) for change in changes[:AT_MOST])
    return Content(rows, max(0, len(changes) - AT_MOST), tuple(counts.items()))


def _row(change: dict[str, Any]) -> RowChange:
    before, after, kind = change["before"], change["after"], change["row"].partition(" ")[0]
    fate = "neu" if before is None else "entfernt" if after is None else ""
    return RowChange(ROWS.get(kind, "Eintrag"), fate, tuple(_fields(kind, before or {}, after or {})))


def _fields(kind: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[FieldChange]:
    known = _choices(kind)
    for name, label in FIELDS.items():
        if name not in before and name not in after:
            continue
        old, new = (_word(values.get(name), known.get(name, {})) for values in (before, after))
        if old == new:
            continue
        if before and after and max(len(old), len(new)) > LONG:
            yield FieldChange(label, redline=words(old, new))
        else:
            yield FieldChange(label, old, new)


def _word(value: Any, choices: dict[Any, str]) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    text = choices.get(value, str(value)) if isinstance(value, str | int) else str(value)
    return _day(text)


def _day(text: str) -> str:
    """ISO days as German ones.

    >>> _day("2026-05-12"), _day("2026-05-12T08:00:00Z"), _day("2026")
    ('12.05.2026', '12.05.2026', '2026')
    """
    day = text.partition("T")[0].split("-")
    return f"{day[2]}.{day[1]}.{day[0]}" if [len(part) for part in day] == [4, 2, 2] else text


@cache
def _choices(kind: str) -> dict[str, dict[Any, str]]:
    """Words of the choices of a model's fields, by the model's name in the log."""
    models: list[type[Model]] = [model for model in apps.get_models() if model._meta.model_name == kind
                                 and model.__module__.startswith("masswerk.")]
    fields = [field for model in models for field in model._meta.get_fields() if isinstance(field, Field)]
    return {field.name: {key: str(word) for key, word in field.flatchoices} for field in fields if field.choices}
