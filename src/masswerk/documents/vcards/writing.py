"""Cards as files: the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from masswerk.documents.calendars.lines import escaped, joined
from masswerk.documents.vcards.model import Card

MEDIA_TYPE = "text/vcard; charset=utf-8"

Version = Literal["3.0", "4.0"]


def write_cards(cards: Iterable[Card], *, version: Version = "3.0") -> bytes:
    """Cards one after the other; lines are folded as calendars fold theirs.

    >>> print(write_cards([Card("Sprachbrücke e. V.", True, mails=("info@bruecke.example",))]).decode())
    BEGIN:VCARD
    VERSION:3.0
    FN:Sprachbrücke e. V.
    N:;;;;
    ORG:Sprachbrücke e. V.
    X-ABSHOWAS:COMPANY
    EMAIL;TYPE=INTERNET:info@bruecke.example
    END:VCARD
    """
    return joined(line for card in cards for line in _card(card, version))


def _card(card: Card, version: Version) -> Iterator[str]:
    modern = version == "4.0"
    yield from ("BEGIN:VCARD", f"VERSION:{version}")
    if modern:
        yield f"KIND:{'org' if card.is_organisation else 'individual'}"
    yield f"FN:{escaped(card.name)}"
    if not modern or not card.is_organisation:
        yield f"N:{';'.join(_name_parts(card))}"
    organisation = card.name if card.is_organisation else card.organisation
    if organisation:
        yield f"ORG:{escaped(organisation)}"
    if card.is_organisation and not modern:
        yield "X-ABSHOWAS:COMPANY"
    if card.function:
        yield f"TITLE:{escaped(card.function)}"
    yield from _reached(card, modern)
    if card.languages and modern:
        yield from (f"LANG:{escaped(language)}" for language in card.languages)
    if card.categories:
        yield f"CATEGORIES:{','.join(escaped(word) for word in card.categories)}"
    if card.text:
        yield f"NOTE:{escaped(card.text)}"
    if card.key:
        yield f"UID:{escaped(card.key)}"
    yield "END:VCARD"


def _reached(card: Card, modern: bool) -> Iterator[str]:
    if card.street or card.postcode or card.town:
        place = ";".join(["", "", escaped(card.street), escaped(card.town), "", escaped(card.postcode), "Deutschland"])
        yield f"ADR;TYPE={'work' if modern else 'WORK'}:{place}"
    for phone in card.phones:
        yield f"TEL;TYPE={'work' if modern else 'WORK,VOICE'}:{escaped(phone)}"
    for mail in card.mails:
        yield f"EMAIL{';TYPE=work' if modern else ';TYPE=INTERNET'}:{escaped(mail)}"
    if card.website:
        yield f"URL:{escaped(card.website)}"


def _name_parts(card: Card) -> list[str]:
    """Family name, given name, further names, titles, suffixes; an organisation has none of them."""
    if card.is_organisation:
        return [""] * 5
    given, _, family = card.name.rpartition(" ")
    return [escaped(family), escaped(given), "", "", ""]
