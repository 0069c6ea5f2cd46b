"""Personal data in attachments, and what the night does with them."""

from __future__ import annotations

from masswerk.base import clock, privacy
from masswerk.base.attachments import keeping
from masswerk.base.deletions import on_restore


def connect() -> None:
    """Declare data and join the nightly run; called when the app is ready."""
    privacy.declare(privacy.Personal(
        "base.Attachment", privacy.OFFICE_WORK, "Personen, die ein Bild zeigt oder ein Schriftstück nennt",
        "Datei, Dateiname; Angaben zu Ort und Kamera werden schon beim Hochladen entfernt",
        "Bilder und Schriftstücke zeigen, wo sie hingehören", privacy.PUBLIC_TASK,
        "mit dem, wozu die Datei gehört, oder nach der Frist, die bei ihr steht", delete=keeping.empty_due))
    on_restore("base.Attachment", keeping.empty_again)
    clock.by_night("Dateien", keeping.sweep)
