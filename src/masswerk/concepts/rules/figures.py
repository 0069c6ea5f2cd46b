"""What a picture must say to those who do not see it. Pure.

Sources: WCAG 2.2, 1.1.1 (text alternatives) and technique H67 (decorative pictures); PDF/UA-1, 7.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from masswerk.base.errors import RuleError

LONGEST_ALT = 500
"""Characters of a description; what needs more belongs into the text."""

_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|heic|bmp|tiff?)|(?:img|dsc|bild|scan|image)[-_ ]?\d+", re.I)


class AltMissing(RuleError):
    cause = "Dem Bild fehlt die Beschreibung für Menschen, die es nicht sehen."
    way_out = "Schreiben Sie in ein, zwei Sätzen, was darauf zu sehen ist, oder kreuzen Sie an, dass es nur schmückt."


class DecorationSpeaks(RuleError):
    cause = "Ein Bild, das nur schmückt, kann keine Beschreibung und keine Unterschrift haben."
    way_out = "Leeren Sie beide Felder, oder nehmen Sie das Kreuz bei „schmückt nur“ weg."


class AltIsFileName(RuleError):
    cause = "„{alt}“ ist der Name einer Datei und beschreibt das Bild nicht."
    way_out = "Schreiben Sie, was auf dem Bild zu sehen ist."


def check_description(alt: str, caption: str, *, is_decorative: bool) -> None:
    """Refuse a picture that says nothing to those who do not see it, or decoration that says something.

    Raises AltMissing, DecorationSpeaks, AltIsFileName.

    >>> check_description("Karte des Kreises mit drei Beratungsstellen", "", is_decorative=False)
    >>> check_description("IMG_2034.jpg", "", is_decorative=False)
    Traceback (most recent call last):
        ...
    masswerk.concepts.rules.figures.AltIsFileName: „IMG_2034.jpg“ ist der Name einer Datei und beschreibt das Bild
    nicht. Schreiben Sie, was auf dem Bild zu sehen ist.
    """
    if is_decorative and (alt.strip() or caption.strip()):
        raise DecorationSpeaks()
    if not is_decorative and not alt.strip():
        raise AltMissing()
    if _FILE_NAME.fullmatch(alt.strip()):
        raise AltIsFileName(alt=alt.strip())


def with_pictures(text: str, pictures: Iterable[tuple[str, str]]) -> str:
    """A passage's text with what its pictures say, as comparisons read it.

    pictures: description ("" for decoration) and caption of each, in order

    >>> with_pictures("Drei Orte.", [("Karte des Kreises", "Standorte"), ("", "")])
    'Drei Orte.\\n\\nBild: Karte des Kreises (Standorte)\\n\\nBild, das nur schmückt'
    """
    said = [f"Bild: {alt}{f' ({caption})' if caption else ''}" if alt else "Bild, das nur schmückt"
            for alt, caption in pictures]
    return "\n\n".join(part for part in (text, *said) if part)
