"""Personal data of `surveys`: none by design; free texts are contributions and kept there."""

from __future__ import annotations

from masswerk.base.privacy import declare_impersonal


def connect() -> None:
    """Declare everything; called when the app is ready."""
    declare_impersonal("Fragen und anonyme Antworten; freie Texte liegen bei den Beiträgen", "surveys.Survey",
                       "surveys.Question", "surveys.Choice", "surveys.Response", "surveys.FreeAnswer")
