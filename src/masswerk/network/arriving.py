"""Files that arrive: read, tried, and shown before anything is taken in."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing

from masswerk.bodies.models import Body
from masswerk.documents.sheets import Sheet, read_sheets
from masswerk.documents.vcards import Card, read_cards
from masswerk.network.actions import Choice
from masswerk.network.models import Profile, Sort
from masswerk.network.queries import facts_of
from masswerk.network.refusals import NothingInFile, PreviewTooOld, TooManyRows
from masswerk.network.rules.duplicates import Facts, Twin, essence, twin_of
from masswerk.network.rules.entries import (
    COLUMNS,
    CONTACT_COLUMNS,
    Arrived,
    ContactEntry,
    Entry,
    Wrong,
    contact_of,
    organisation_of,
    places,
)

MOST = 2_000
"""Rows of one file."""

DAY = 24 * 3600
SALT = "network.arriving"
SORTS = {str(label).casefold(): str(value) for value, label in Sort.choices}


@dataclass(frozen=True, slots=True)
class Tried:
    """An organisation of the file, what it probably is, and what is proposed."""

    entry: Entry
    twin: Profile | None
    why: str
    choice: Choice


def read(data: bytes, name: str) -> Arrived:
    """What a table or a file of cards holds. Raises NothingInFile, TooManyRows and what reading raises."""
    begins = data.lstrip(b"\xef\xbb\xbf \r\n")[:11].upper()
    is_cards = name.casefold().endswith((".vcf", ".vcard")) or begins == b"BEGIN:VCARD"
    arrived = _of_cards(read_cards(data, name=name)) if is_cards else _of_sheets(read_sheets(data, name=name), name)
    _leave_out_twice(arrived)
    return arrived


def _of_sheets(sheets: tuple[Sheet, ...], name: str) -> Arrived:
    count = sum(len(sheet.rows) for sheet in sheets)
    if count > MOST:
        raise TooManyRows(count=count, most=f"{MOST:,}".replace(",", "."))
    arrived, is_ours = Arrived(), False
    for sheet in sheets:
        of_contacts = places(sheet.headers, CONTACT_COLUMNS)
        at = places(sheet.headers, COLUMNS)
        if "name" in of_contacts:
            is_ours = True
            for row in sheet.rows:
                found = contact_of(row.number, _cells(row.cells, of_contacts), arrived)
                arrived.contacts += [found] if found else []
        elif "name" in at:
            is_ours = True
            for row in sheet.rows:
                one = organisation_of(row.number, _cells(row.cells, at), SORTS, arrived)
                arrived.organisations += [one] if one else []
    if not is_ours:
        raise NothingInFile(name=name)
    return arrived


def _cells(cells: tuple[str, ...], at: dict[str, int]) -> dict[str, str]:
    # what we wrote with an apostrophe, so that no table program runs it, comes back without
    return {key: cells[place].removeprefix("'") for key, place in at.items()}


def _of_cards(found: tuple[Card, ...]) -> Arrived:
    if len(found) > MOST:
        raise TooManyRows(count=len(found), most=f"{MOST:,}".replace(",", "."))
    arrived = Arrived()
    for card in found:
        mail, phone = next(iter(card.mails), ""), next(iter(card.phones), "")
        if card.is_organisation:
            sort = next((word for word in card.categories if word.casefold() in SORTS), "")
            offers, _, hours = card.text.partition("Öffnungszeiten:\n")
            cells = {"name": card.name, "mail": mail, "phone": phone, "website": card.website, "street": card.street,
                     "postcode": card.postcode, "town": card.town, "offers": offers.strip(), "sort": sort,
                     "opening_hours": hours, "languages": ",".join(card.languages)}
            one = organisation_of(card.number, cells, SORTS, arrived)
            arrived.organisations += [one] if one else []
        else:
            cells = {"name": card.name, "organisation": card.organisation, "function": card.function, "mail": mail,
                     "phone": phone}
            person = contact_of(card.number, cells, arrived)
            arrived.contacts += [person] if person else []
    return arrived


def _leave_out_twice(arrived: Arrived) -> None:
    """An organisation that a file names twice is taken once; the second row is shown as wrong."""
    seen: dict[str, int] = {}
    once = []
    for entry in arrived.organisations:
        first = seen.setdefault(essence(entry.name), entry.number)
        if first == entry.number:
            once.append(entry)
        else:
            arrived.wrong.append(Wrong(entry.number, COLUMNS["name"], f"Dieselbe Organisation steht in Zeile {first}."))
    arrived.organisations = once


def tried(body: Body, arrived: Arrived) -> list[Tried]:
    """Each organisation with what it probably is; one query. Blanks of a known one would be filled."""
    profiles = {row.organisation_id: row for row in Profile.objects.filter(body=body).select_related("organisation")}
    known = facts_of(profiles.values())
    found = []
    for entry in arrived.organisations:
        twin: Twin | None = twin_of(Facts(0, entry.name, entry.short_name, entry.mail, entry.website), known)
        held = profiles[twin.key] if twin else None
        found.append(Tried(entry, held, twin.why if twin else "", Choice.FILL if held else Choice.NEW))
    return found


def sealed(body: Body, arrived: Arrived) -> str:
    """What a file holds as a text nobody can alter, so that nothing is kept before somebody says so."""
    rows = {"body": body.pk, "organisations": [asdict(entry) for entry in arrived.organisations],
            "contacts": [asdict(entry) for entry in arrived.contacts]}
    return signing.dumps(rows, salt=SALT, compress=True)


def opened(body: Body, text: str) -> Arrived:
    """What `sealed` made, at the same body within a day. Raises PreviewTooOld."""
    try:
        rows: dict[str, Any] = signing.loads(text, salt=SALT, max_age=DAY)
    except signing.BadSignature:
        raise PreviewTooOld() from None
    if rows["body"] != body.pk:
        raise PreviewTooOld()
    organisations = [Entry(**{**row, "languages": tuple(row["languages"])}) for row in rows["organisations"]]
    return Arrived(organisations, [ContactEntry(**row) for row in rows["contacts"]])
