"""Rows of a table as organisations and contacts, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from masswerk.network.rules.languages import codes_of

COLUMNS: dict[str, str] = {
    "name": "Name", "short_name": "Kurzname", "sort": "Art", "offers": "Angebote", "street": "Straße und Hausnummer",
    "postcode": "PLZ", "town": "Ort", "mail": "E-Mail", "phone": "Telefon", "website": "Website",
    "opening_hours": "Öffnungszeiten", "languages": "Sprachen", "is_public": "Öffentlich",
}
"""Columns of the table of organisations, out and in."""

CONTACT_COLUMNS: dict[str, str] = {
    "organisation": "Organisation", "name": "Person", "function": "Funktion", "mail": "E-Mail", "phone": "Telefon",
}
"""Columns of the table of contacts, out and in."""

LONGEST = {"name": 200, "short_name": 60, "street": 200, "town": 120, "phone": 60, "website": 200, "function": 200,
           "organisation": 200, "mail": 254, "offers": 5000, "opening_hours": 2000}

_MAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]{2,}")
_SITE = re.compile(r"(https?://)?[^\s/]+\.[^\s]{2,}")
_YES, _NO = {"ja", "x", "1", "wahr", "true"}, {"", "nein", "0", "falsch", "false"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation that could be taken in; number: of its row or card."""

    number: int
    name: str
    short_name: str = ""
    sort: str = ""
    offers: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    mail: str = ""
    phone: str = ""
    website: str = ""
    opening_hours: str = ""
    languages: tuple[str, ...] = ()
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """A contact that could be taken in."""

    number: int
    name: str
    organisation: str = ""
    function: str = ""
    mail: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """number: row or card; column: its header; cause: a German sentence"""

    number: int
    column: str
    cause: str


@dataclass(slots=True)
class Arrived:
    """What a file holds. Rows with something wrong are not among the entries; nothing of them is guessed."""

    organisations: list[Entry] = field(default_factory=list)
    contacts: list[ContactEntry] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


def places(headers: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Where the columns stand; those a table does not have are left out.

    >>> places(["Ort", "Name", "Farbe"], COLUMNS)
    {'name': 1, 'town': 0}
    """
    plain = [" ".join(header.casefold().split()) for header in headers]
    return {key: plain.index(word.casefold()) for key, word in columns.items() if word.casefold() in plain}


def organisation_of(number: int, cells: Mapping[str, str], sorts: Mapping[str, str],
                    arrived: Arrived) -> Entry | None:
    """The organisation of a row; None with what is wrong noted in `arrived`.

    sorts: German word to the sort it names
    """
    wrong = _faults(number, cells, COLUMNS)
    sort = sorts.get(cells.get("sort", "").strip().casefold(), "")
    if cells.get("sort", "").strip() and not sort:
        wrong.append(Wrong(number, COLUMNS["sort"], f"„{cells['sort'][:60]}“ ist keine Art, die wir kennen."))
    codes, unknown = codes_of(cells.get("languages", ""))
    if unknown:
        wrong.append(Wrong(number, COLUMNS["languages"], f"„{unknown[0][:60]}“ ist keine Sprache der Liste."))
    public = cells.get("is_public", "").strip().casefold()
    if public not in _YES | _NO:
        wrong.append(Wrong(number, COLUMNS["is_public"], "Hier steht „ja“ oder „nein“."))
    arrived.wrong += wrong
    if wrong:
        return None
    texts = {key: cells.get(key, "").strip() for key in COLUMNS if key not in ("sort", "languages", "is_public")}
    texts["website"] = _with_scheme(texts["website"])
    return Entry(number=number, sort=sort, languages=tuple(codes), is_public=public in _YES,
                 **{**texts, "name": " ".join(texts["name"].split())})


def contact_of(number: int, cells: Mapping[str, str], arrived: Arrived) -> ContactEntry | None:
    """The contact of a row; None with what is wrong noted in `arrived`."""
    wrong = _faults(number, cells, CONTACT_COLUMNS)
    arrived.wrong += wrong
    if wrong:
        return None
    return ContactEntry(number=number, **{key: " ".join(cells.get(key, "").split()) for key in CONTACT_COLUMNS})


def default_keep_until(today: date) -> date:
    """Until when a contact is kept unless somebody says otherwise: two years on.

    >>> default_keep_until(date(2024, 2, 29))
    datetime.date(2026, 2, 28)
    """
    try:
        return today.replace(year=today.year + 2)
    except ValueError:
        return today.replace(year=today.year + 2, day=28)


def _with_scheme(website: str) -> str:
    return website if not website or website.startswith(("http://", "https://")) else f"https://{website}"


def _faults(number: int, cells: Mapping[str, str], columns: Mapping[str, str]) -> list[Wrong]:
    wrong = []
    if not cells.get("name", "").strip():
        wrong.append(Wrong(number, columns["name"], "Der Name fehlt."))
    for key, most in LONGEST.items():
        if len(cells.get(key, "")) > most:
            wrong.append(Wrong(number, columns[key], f"Das sind mehr als {most} Zeichen."))
    mail = cells.get("mail", "").strip()
    if mail and not _MAIL.fullmatch(mail):
        wrong.append(Wrong(number, columns["mail"], f"„{mail[:60]}“ ist keine E-Mail-Adresse."))
    postcode = cells.get("postcode", "").strip()
    if postcode and not re.fullmatch(r"\d{5}", postcode):
        wrong.append(Wrong(number, columns["postcode"], f"„{postcode[:20]}“ ist keine Postleitzahl mit fünf Ziffern."))
    website = cells.get("website", "").strip()
    if website and not _SITE.fullmatch(website):
        wrong.append(Wrong(number, columns["website"], f"„{website[:60]}“ ist keine Adresse einer Website."))
    return wrong
