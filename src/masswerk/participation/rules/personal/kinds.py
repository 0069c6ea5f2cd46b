"""What kinds of personal data are told apart, and how each is called on screen."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["special", "mail", "iban", "file", "born", "phone", "address", "plate", "name"]

KINDS: dict[Kind, str] = {
    "special": "besonders geschützte Angabe",
    "mail": "E-Mail-Adresse",
    "iban": "Kontonummer",
    "file": "Aktenzeichen",
    "born": "Geburtsdatum",
    "phone": "Telefonnummer",
    "address": "Anschrift",
    "plate": "Kfz-Kennzeichen",
    "name": "Name",
}
"""In this order where two lie over each other: the first stands."""


class Found(NamedTuple):
    """A stretch of a text that probably points at a person.

    start, end: characters of the text
    """

    kind: Kind
    start: int
    end: int
