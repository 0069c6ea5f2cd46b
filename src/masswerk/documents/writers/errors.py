"""Why a document cannot be written."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class FigureWithoutAlt(RuleError):
    """Facts: number (which picture of the document, from 1), caption."""

    cause = "Abbildung {number} ({caption}) hat keine Beschreibung für Menschen, die sie nicht sehen."
    way_out = "Tragen Sie beim Bild in ein, zwei Sätzen ein, was darauf zu sehen ist."


class PictureUnreadable(RuleError):
    """Facts: number (which picture of the document, from 1), media_type."""

    cause = "Abbildung {number} lässt sich nicht lesen ({media_type})."
    way_out = "Laden Sie das Bild als PNG, JPEG, GIF, WebP oder SVG mit höchstens 50 Millionen Bildpunkten neu hoch."
