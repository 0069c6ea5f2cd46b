"""Personal data of `bodies`: none; settings name offices, organisations are no persons."""

from __future__ import annotations

from masswerk.base.privacy import declare_impersonal


def connect() -> None:
    """Declare everything; called when the app is ready."""
    declare_impersonal("Einrichtung einer Stelle", "bodies.Body", "bodies.Organisation")
    declare_impersonal("amtliche Gebiete", "bodies.Region")
