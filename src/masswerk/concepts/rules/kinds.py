"""The kinds of a concept's elements, and what follows from a kind.

Words: English in code, German on screen (`docs/glossary.md`). Source of the list: the annotation
guidelines for imported documents and the glossary of the product.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What an element of a concept is."""

    CONCEPT = "concept"
    SECTION = "section"
    PREAMBLE = "preamble"
    DEFINITION = "definition"
    CROSS_CUTTING_THEME = "cross_cutting_theme"
    GUIDELINE = "guideline"
    FIELD = "field"
    APPROACH = "approach"
    GOAL = "goal"
    MEASURE = "measure"
    STATUS_NOTE = "status_note"
    WORKING_GROUP = "working_group"
    STEERING = "steering"
    MONITORING = "monitoring"
    ANNEX = "annex"
    TABLE = "table"
    EVENT = "event"
    AGENDA_ITEM = "agenda_item"
    CARD = "card"
    AMENDMENT = "amendment"
    TEXT = "text"
    FIGURE = "figure"


GERMAN: dict[Kind, str] = {
    Kind.CONCEPT: "Konzept",
    Kind.SECTION: "Abschnitt",
    Kind.PREAMBLE: "Präambel",
    Kind.DEFINITION: "Begriff",
    Kind.CROSS_CUTTING_THEME: "Querschnittsthema",
    Kind.GUIDELINE: "Leitlinie",
    Kind.FIELD: "Handlungsfeld",
    Kind.APPROACH: "Handlungsansatz",
    Kind.GOAL: "Ziel",
    Kind.MEASURE: "Maßnahme",
    Kind.STATUS_NOTE: "Sachstand",
    Kind.WORKING_GROUP: "Arbeitsgruppe",
    Kind.STEERING: "Steuerung",
    Kind.MONITORING: "Controlling",
    Kind.ANNEX: "Anlage",
    Kind.TABLE: "Tabelle",
    Kind.EVENT: "Veranstaltung",
    Kind.AGENDA_ITEM: "Tagesordnungspunkt",
    Kind.CARD: "Moderationskarte",
    Kind.AMENDMENT: "Änderungsvorschlag",
    Kind.TEXT: "Text",
    Kind.FIGURE: "Abbildung",
}

PLAIN = frozenset({Kind.TEXT, Kind.FIGURE})
"""Kinds without a meaning of their own: running text and pictures. `masswerk outline --json` leaves them out."""

CHAPTERS = frozenset({
    Kind.SECTION, Kind.PREAMBLE, Kind.FIELD, Kind.STEERING, Kind.MONITORING, Kind.ANNEX, Kind.EVENT,
})
"""Kinds that make a page of their own in the reading view when they stand at the top."""


def german(kind: str) -> str:
    """The German word for a kind.

    >>> german("field")
    'Handlungsfeld'
    """
    return GERMAN[Kind(kind)]
