"""One entry of an address book."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """One entry.

    name:     of the person, or of the organisation where `is_organisation`
    organisation: where a person works, "" for none
    function: what a person does there
    languages: short names of languages ("ar")
    number:   its place in the file, from 1
    """

    name: str
    is_organisation: bool = False
    organisation: str = ""
    function: str = ""
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    website: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    languages: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    text: str = ""
    key: str = ""
    number: int = 0
