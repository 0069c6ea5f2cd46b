"""Taking in what a file holds, as somebody chose row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from masswerk.base.actions import Actor, action
from masswerk.bodies.models import Body
from masswerk.network.actions.contacts import ContactFacts, add_contact
from masswerk.network.actions.profiles import OWN, ProfileFacts, add_profile, change_profile
from masswerk.network.models import Contact, Profile, Sort
from masswerk.network.rules.duplicates import essence
from masswerk.network.rules.entries import Arrived, ContactEntry, Entry, default_keep_until

PURPOSE = "Zusammenarbeit im Netzwerk"
"""What contacts are kept for unless somebody says otherwise."""


class Choice(StrEnum):
    """What becomes of an organisation that is probably known."""

    NEW = "new"
    FILL = "fill"
    OVERWRITE = "overwrite"
    SKIP = "skip"


@dataclass(slots=True)
class Taken:
    """What was done: how many organisations are new, how many changed; how many contacts are new."""

    added: int = 0
    changed: int = 0
    contacts: int = 0
    profiles: dict[str, Profile] = field(default_factory=dict)


@action("network.taken_in")
def take_in(body: Body, arrived: Arrived, *, choices: Mapping[int, tuple[Choice, int]], by: Actor,
            today: date) -> Taken:
    """Take organisations and contacts into a body's network; all or nothing.

    choices: number of an entry to what becomes of it, and the organisation it is (0 for none); others are new
    Organisations that a file names in contacts only are added with their name.
    """
    taken = Taken()
    known = {essence(profile.organisation.name): profile
             for profile in Profile.objects.filter(body=body).select_related("organisation")}
    for entry in arrived.organisations:
        choice, key = choices.get(entry.number, (Choice.NEW, 0))
        profile = _organisation(body, entry, choice, key, by, taken)
        if profile is not None:
            known[essence(entry.name)] = profile
    for contact in arrived.contacts:
        profile = known.get(essence(contact.organisation)) if contact.organisation else None
        if profile is None and contact.organisation:
            profile = add_profile(body, facts=ProfileFacts(contact.organisation), by=by)
            known[essence(contact.organisation)] = profile
            taken.added += 1
        taken.contacts += _contact(body, profile, contact, by, today)
    return taken


def _organisation(body: Body, entry: Entry, choice: Choice, key: int, by: Actor, taken: Taken) -> Profile | None:
    held: Profile | None = Profile.objects.filter(body=body, organisation=key).select_related("organisation").first()
    if choice is Choice.SKIP:
        return held
    if held is None or choice is Choice.NEW:
        taken.added += 1
        return add_profile(body, facts=ProfileFacts(**_values(entry)), by=by)
    before = _stored(held)
    after = _merged(before, _values(entry), overwrite=choice is Choice.OVERWRITE)
    if after != before:
        change_profile(held, facts=ProfileFacts(**after), by=by)
        taken.changed += 1
    return held


def _values(entry: Entry) -> dict[str, Any]:
    names = ("name", "short_name", "website", "offers", "street", "postcode", "town", "mail", "phone",
             "opening_hours", "languages", "is_public")
    return {**{name: getattr(entry, name) for name in names}, "sort": entry.sort or Sort.OTHER}


def _stored(profile: Profile) -> dict[str, Any]:
    shared = {name: getattr(profile.organisation, name) for name in ("name", "short_name", "website")}
    own = {name: getattr(profile, name) for name in OWN}
    return {**shared, **own, "languages": tuple(profile.languages)}


def _merged(before: dict[str, Any], arrived: dict[str, Any], *, overwrite: bool) -> dict[str, Any]:
    """Blanks are filled; where `overwrite`, what arrived counts, but nothing arrives as a blank. The name stays."""
    empty = ("", (), Sort.OTHER, False)
    fresh = {name: value for name, value in arrived.items()
             if name != "name" and value not in empty and (overwrite or before[name] in empty)}
    if not overwrite:
        fresh.pop("is_public", None)
    return {**before, **fresh}


def _contact(body: Body, profile: Profile | None, entry: ContactEntry, by: Actor, today: date) -> int:
    """1 where the contact is new, 0 where the organisation has somebody of that name."""
    rows = Contact.objects.filter(body=body, profile=profile).select_related("person")
    if any(contact.person.name.casefold() == entry.name.casefold() for contact in rows):
        return 0
    add_contact(body, profile, by=by, today=today, facts=ContactFacts(
        entry.name, PURPOSE, default_keep_until(today), entry.function, entry.mail, entry.phone))
    return 1

