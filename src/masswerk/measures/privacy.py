"""Personal data of `measures`: none; who leads, takes part or does something is an office, not a person."""

from __future__ import annotations

from masswerk.base.privacy import declare_impersonal


def connect() -> None:
    """Declare everything; called when the app is ready."""
    declare_impersonal("Stand und Zuständigkeit einer Maßnahme, Stellen statt Personen", "measures.Measure",
                       "measures.Partner", "measures.Task")
    declare_impersonal("Planung einer Maßnahme ohne Personenbezug", "measures.Milestone", "measures.Shift",
                       "measures.MoneyLine", "measures.Output", "measures.CouncilPaper", "measures.MeasureFate")
    declare_impersonal("Gruppen und Gebiete, an die sich Maßnahmen richten", "measures.TargetGroup",
                       "measures.MeasureTarget", "measures.MeasureRegion")
