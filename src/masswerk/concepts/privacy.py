"""Personal data of `concepts`: none by design; a text may name somebody, which `redact` can empty."""

from __future__ import annotations

from datetime import UTC

from masswerk.base.actions import SYSTEM
from masswerk.base.deletions import Deletion, on_restore
from masswerk.base.privacy import OFFICE_WORK, PUBLIC_TASK, Personal, declare, declare_impersonal


def connect() -> None:
    """Declare everything; called when the app is ready."""
    on_restore("concepts.Wording", _redact_again)
    declare(Personal(
        "concepts.Wording", OFFICE_WORK, "Personen, die ein Konzept nennt", "Namen im Wortlaut, wenn jemand sie "
        "hineinschreibt", "Wortlaut des Konzepts", PUBLIC_TASK,
        "mit dem Konzept; einzelne Texte lassen sich schwärzen"))
    declare_impersonal(
        "Gliederung, Text und Übersetzung eines Konzepts", "concepts.Concept", "concepts.Edition", "concepts.Element",
        "concepts.Passage", "concepts.Belonging", "concepts.Interface", "concepts.Lineage", "concepts.Rendition",
        "concepts.Erratum", "concepts.GlossaryTerm", "concepts.Figure", "concepts.FigureRendition")


def _redact_again(deletion: Deletion) -> bool:
    from masswerk.concepts.actions import redact
    from masswerk.concepts.models import Wording

    wording = Wording.objects.select_related("edition").filter(pk=deletion.key).exclude(title=None, text=None).first()
    if wording is None or wording.created_at.astimezone(UTC).isoformat() != deletion.made:
        return False
    redact(wording, by=SYSTEM)
    return True
