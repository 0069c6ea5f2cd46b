"""Personal data of `concepts`: none by design; a text may name somebody, which `redact` can empty."""

from __future__ import annotations

from masswerk.base.privacy import OFFICE_WORK, PUBLIC_TASK, Personal, declare, declare_impersonal


def connect() -> None:
    """Declare everything; called when the app is ready."""
    declare(Personal(
        "concepts.Wording", OFFICE_WORK, "Personen, die ein Konzept nennt", "Namen im Wortlaut, wenn jemand sie "
        "hineinschreibt", "Wortlaut des Konzepts", PUBLIC_TASK,
        "mit dem Konzept; einzelne Texte lassen sich schwärzen"))
    declare_impersonal(
        "Gliederung, Text und Übersetzung eines Konzepts", "concepts.Concept", "concepts.Edition", "concepts.Element",
        "concepts.Passage", "concepts.Belonging", "concepts.Interface", "concepts.Lineage", "concepts.Rendition",
        "concepts.Erratum", "concepts.GlossaryTerm")
