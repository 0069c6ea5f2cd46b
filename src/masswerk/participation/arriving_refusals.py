"""What is refused where files arrive."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class FromAnotherProcedure(RuleError):
    """name: of the file."""

    cause = "„{name}“ ist ein Entwurf aus einer anderen Beteiligung."
    way_out = "Laden Sie die Datei bei der Beteiligung hoch, aus der der Entwurf stammt."


class SortNotKnown(RuleError):
    """name: of the file."""

    cause = "„{name}“ ist keine Datei, die hier gelesen werden kann."
    way_out = "Möglich sind Word, LibreOffice, Mail (.eml), Tabelle (.xlsx, .ods, .csv), PDF und Bild."


class ArrivalTooLarge(RuleError):
    """name: of the file; most: in megabytes."""

    cause = "„{name}“ ist zu groß; möglich sind {most} MB."
    way_out = "Verkleinern Sie die Datei oder teilen Sie sie auf."


class AlreadySettled(RuleError):
    """name: of the file; state: what became of it."""

    cause = "„{name}“ ist schon {state}."
    way_out = "Öffnen Sie den Eingang; dort steht, was daraus wurde."


class PlaceIsMissing(RuleError):
    """count: changes without a passage."""

    cause = "Für {count} Änderungen fehlt die Textstelle."
    way_out = "Wählen Sie zu jeder eine Textstelle, oder nehmen Sie das Häkchen weg."


class NothingChosen(RuleError):
    cause = "Es ist nichts zum Übernehmen ausgewählt."
    way_out = "Wählen Sie mindestens einen Beitrag aus, oder verwerfen Sie die Datei."


class NobodyChosen(RuleError):
    cause = "Es ist niemand ausgewählt."
    way_out = "Kreuzen Sie an, für wen Sie eine Bestätigung brauchen."
