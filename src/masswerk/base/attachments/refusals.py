"""Why a file is not kept."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class EmptyFile(RuleError):
    cause = "Die Datei „{name}“ ist leer."
    way_out = "Wählen Sie die Datei noch einmal aus; vielleicht war sie noch nicht fertig gespeichert."


class TooLarge(RuleError):
    """size, most: in megabytes."""

    cause = "Die Datei „{name}“ ist {size:.1f} MB groß; erlaubt sind {most:.0f} MB."
    way_out = "Verkleinern Sie die Datei, oder teilen Sie sie auf."


class LiesAboutItsType(RuleError):
    """found: what it really is, in the nominative."""

    cause = "Die Datei heißt „{name}“, ist aber in Wirklichkeit {found}."
    way_out = "Speichern Sie die Datei im Format, das ihr Name nennt, oder geben Sie ihr den richtigen Namen."


class KindNotAllowed(RuleError):
    """found: what it is; allowed: what may be given, both in words."""

    cause = "Die Datei „{name}“ ist {found}. Das wird hier nicht angenommen."
    way_out = "Möglich sind: {allowed}."


class DrawingRefused(RuleError):
    cause = "Die Datei „{name}“ ist eine SVG-Zeichnung. Sie kann Programme enthalten und wird nicht angenommen."
    way_out = "Speichern Sie die Zeichnung als PNG, am besten 2400 Bildpunkte breit."


class PictureBroken(RuleError):
    cause = "Das Bild „{name}“ lässt sich nicht lesen; die Datei ist beschädigt."
    way_out = "Öffnen Sie das Bild auf Ihrem Rechner und speichern Sie es als neue Datei."


class PictureTooLarge(RuleError):
    """most: in millions of pixels."""

    cause = "Das Bild „{name}“ hat zu viele Bildpunkte; erlaubt sind {most} Millionen."
    way_out = "Verkleinern Sie das Bild. 2400 Bildpunkte auf der längeren Seite genügen auch für den Druck."


class PictureMoves(RuleError):
    cause = "Das Bild „{name}“ bewegt sich. Das lenkt beim Lesen ab und lässt sich nicht drucken."
    way_out = "Speichern Sie ein einzelnes Bild daraus als PNG."


class Infected(RuleError):
    cause = "Der Virenschutz hat die Datei „{name}“ abgewiesen."
    way_out = "Prüfen Sie Ihren Rechner, und laden Sie nur Dateien hoch, deren Herkunft Sie kennen."


class NotScanned(RuleError):
    cause = "Die Datei „{name}“ ließ sich nicht auf Viren prüfen, weil der Virenschutz nicht antwortet."
    way_out = "Versuchen Sie es später noch einmal, oder wenden Sie sich an die Verwaltung dieser Anwendung."
