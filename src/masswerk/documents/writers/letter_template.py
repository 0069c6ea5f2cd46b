"""The template we bring along: an answer to one contributor, statement by statement."""

from __future__ import annotations

from masswerk.documents.text import Block, Doc, Heading, Paragraph, Run
from masswerk.documents.writers import docx

PLACEHOLDERS: dict[str, str] = {
    "absender": "Ihre Stelle",
    "empfaenger": "Name und, wenn bekannt, Anschrift",
    "datum": "Tag des Schreibens",
    "zeichen": "Ihr Zeichen",
    "betreff": "worum es geht",
    "anrede": "Guten Tag …",
    "einleitung": "erster Absatz",
    "aussagen": "die Aussagen des Beitrags; darin nummer, textstelle, aussage, entscheidung, begruendung, wortlaut",
    "hinweis": "Hinweis auf die Seite mit dem Ergebnis; kann leer sein",
    "gruss": "Schlussformel",
    "unterschrift": "Name der Person, die unterschreibt",
}
"""Placeholders of an answer, with what stands there."""

FIELD_WORDS: dict[str, str] = {
    "nummer": "Nummer der Aussage",
    "textstelle": "Absatz, um den es geht; kann leer sein",
    "aussage": "was gesagt wurde",
    "entscheidung": "Ergebnis der Abwägung",
    "begruendung": "öffentliche Begründung",
    "wortlaut": "neuer Wortlaut; kann leer sein",
}
"""Fields of each row of `aussagen`, with what stands there."""

FIELDS = tuple(FIELD_WORDS)

REQUIRED = ("empfaenger", "aussagen")


def default_template() -> bytes:
    """A Word file with all placeholders, to be used as it is or changed by the office; always the same bytes."""
    return docx.write_letter_paper(Doc("{{ betreff }}", tuple(_blocks()), publisher="{{ absender }}"))


def _blocks() -> list[Block]:
    return [
        Paragraph((Run("{{ absender }}"),), style="small"),
        Paragraph((Run("{{ empfaenger }}"),)),
        Paragraph((Run("{{ datum }}"),)),
        Paragraph((Run("{%p if zeichen %}"),)),
        Paragraph((Run("Unser Zeichen: {{ zeichen }}"),), style="small"),
        Paragraph((Run("{%p endif %}"),)),
        Heading(1, (Run("{{ betreff }}"),)),
        Paragraph((Run("{{ anrede }}"),)),
        Paragraph((Run("{{ einleitung }}"),)),
        Paragraph((Run("{%p for aussage in aussagen %}"),)),
        Heading(2, (Run("Aussage {{ aussage.nummer }}: {{ aussage.textstelle }}"),)),
        Paragraph((Run("Ihre Aussage: ", bold=True), Run("{{ aussage.aussage }}"))),
        Paragraph((Run("Entscheidung: ", bold=True), Run("{{ aussage.entscheidung }}"))),
        Paragraph((Run("Begründung: ", bold=True), Run("{{ aussage.begruendung }}"))),
        Paragraph((Run("{%p if aussage.wortlaut %}"),)),
        Paragraph((Run("Neuer Wortlaut: ", bold=True), Run("{{ aussage.wortlaut }}"))),
        Paragraph((Run("{%p endif %}"),)),
        Paragraph((Run("{%p endfor %}"),)),
        Paragraph((Run("{%p if hinweis %}"),)),
        Paragraph((Run("{{ hinweis }}"),), style="note"),
        Paragraph((Run("{%p endif %}"),)),
        Paragraph((Run("{{ gruss }}"),)),
        Paragraph((Run("{{ unterschrift }}"),)),
    ]
