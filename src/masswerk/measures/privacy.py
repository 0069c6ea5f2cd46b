"""Personal data of `measures`: none; who leads a measure is an office, not a person."""

from __future__ import annotations

from masswerk.base.privacy import declare_impersonal


def connect() -> None:
    """Declare everything; called when the app is ready."""
    declare_impersonal("Stand und Zuständigkeit einer Maßnahme, Stellen statt Personen", "measures.Measure")
