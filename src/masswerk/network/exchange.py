"""The network as files: a table of organisations and contacts, or address cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from masswerk.bodies.models import Body
from masswerk.documents.vcards import MEDIA_TYPE as VCARD
from masswerk.documents.vcards import Card, write_cards
from masswerk.documents.writers.tables import Column, Sheet, Value, write_csv, write_xlsx
from masswerk.network.models import Contact, Profile, Sort
from masswerk.network.rules.entries import COLUMNS, CONTACT_COLUMNS
from masswerk.network.rules.languages import german_names

WIDTHS = {"name": 40, "offers": 50, "opening_hours": 30, "street": 28, "website": 30, "mail": 30, "languages": 24}


def organisation_sheet(profiles: Iterable[Profile]) -> Sheet:
    """Organisations, a row each; the same columns are read again."""
    rows = [_row(profile) for profile in profiles]
    columns = tuple(Column(word, width=WIDTHS.get(key, 16)) for key, word in COLUMNS.items())
    return Sheet("Organisationen", columns, rows)


def contact_sheet(contacts: Iterable[Contact]) -> Sheet:
    """Contacts, a row each."""
    rows = [[contact.profile.organisation.name if contact.profile else "", contact.person.name, contact.function,
             contact.mail, contact.phone] for contact in contacts]
    return Sheet("Kontakte", tuple(Column(word, width=28) for word in CONTACT_COLUMNS.values()), rows)


def _row(profile: Profile) -> list[Value]:
    own = {"name": profile.organisation.name, "short_name": profile.organisation.short_name,
           "website": profile.organisation.website, "sort": str(Sort(profile.sort).label),
           "languages": ", ".join(german_names(profile.languages)), "is_public": "ja" if profile.is_public else "nein"}
    return [own[key] if key in own else getattr(profile, key) for key in COLUMNS]


def cards(profiles: Iterable[Profile], contacts: Iterable[Contact], *, domain: str = "masswerk.invalid") -> list[Card]:
    """Address cards of organisations, then of the people there."""
    found = [organisation_card(profile, domain) for profile in profiles]
    return found + [Card(
        name=contact.person.name, function=contact.function,
        organisation=contact.profile.organisation.name if contact.profile else "",
        mails=(contact.mail,) if contact.mail else (), phones=(contact.phone,) if contact.phone else (),
        key=f"contact-{contact.pk}@{domain}") for contact in contacts]


def organisation_card(profile: Profile, domain: str = "masswerk.invalid") -> Card:
    """The address card of one organisation."""
    hours = f"Öffnungszeiten:\n{profile.opening_hours}" if profile.opening_hours else ""
    return Card(
        name=profile.organisation.name, is_organisation=True, website=profile.organisation.website,
        mails=(profile.mail,) if profile.mail else (), phones=(profile.phone,) if profile.phone else (),
        street=profile.street, postcode=profile.postcode, town=profile.town, languages=tuple(profile.languages),
        text="\n\n".join(part for part in (profile.offers, hours) if part), categories=(str(Sort(profile.sort).label),),
        key=f"organisation-{profile.organisation_id}@{domain}")


def _xlsx(body: Body, profiles: list[Profile], contacts: list[Contact]) -> bytes:
    return write_xlsx([organisation_sheet(profiles), contact_sheet(contacts)], title="Netzwerk", publisher=body.name)


WRITERS: dict[str, tuple[Callable[[Body, list[Profile], list[Contact]], bytes], str]] = {
    "xlsx": (_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (lambda body, profiles, contacts: write_csv(organisation_sheet(profiles)), "text/csv; charset=utf-8"),
    "vcf": (lambda body, profiles, contacts: write_cards(cards(profiles, contacts)), VCARD),
}
"""By the end of the file's name."""
