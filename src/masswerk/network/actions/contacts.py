"""What changes about people to reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from masswerk.base.actions import Actor, action
from masswerk.base.deletions import remember
from masswerk.bodies.models import Body
from masswerk.network.models import Contact, Person, Profile
from masswerk.network.refusals import KeptTooLong, KeptUntilYesterday, PublishingNeedsConsent

AT_MOST = timedelta(days=3 * 366)
"""So long a contact is kept without anybody looking at it."""


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """Who is reached how, what for and until when."""

    name: str
    purpose: str
    keep_until: date
    function: str = ""
    mail: str = ""
    phone: str = ""
    is_public: bool = False
    agreed_on: date | None = None


@action("contact.added")
def add_contact(body: Body, profile: Profile | None, *, facts: ContactFacts, by: Actor, today: date,
                person: Person | None = None) -> Contact:
    """Write down whom to reach at an organisation, or somebody who speaks for themselves.

    person: somebody already known, who has one more function
    Raises PublishingNeedsConsent, KeptTooLong, KeptUntilYesterday.
    """
    _check(facts, today)
    if person is None:
        person = Person(body=body, name=facts.name.strip(), purpose=facts.purpose.strip(), keep_until=facts.keep_until)
        person.save()
    else:
        _prolong(person, facts)
    found = Contact.objects.filter(person=person, profile=profile).first() if profile else None
    return _told(found or Contact(body=body, person=person, profile=profile), facts)


@action("contact.changed")
def change_contact(contact: Contact, *, facts: ContactFacts, by: Actor, today: date) -> Contact:
    """Say anew how somebody is reached. Raises PublishingNeedsConsent, KeptTooLong, KeptUntilYesterday."""
    _check(facts, today)
    _prolong(contact.person, facts)
    return _told(contact, facts)


@action("contact.removed")
def remove_contact(contact: Contact, *, by: Actor) -> None:
    """Take somebody's function away; with the last one the person is forgotten."""
    person = contact.person
    if person.contacts.exclude(pk=contact.pk).exists():
        contact.memberships.all().delete()
        contact.delete()
    else:
        forget_person(person, by=by)


@action("person.forgotten")
def forget_person(person: Person, *, by: Actor) -> None:
    """Delete a person with all functions and memberships for good."""
    remember("network.Person", person.pk, person.created_at)
    for contact in person.contacts.all():
        contact.memberships.all().delete()
        contact.delete()
    person.delete()


def _check(facts: ContactFacts, today: date) -> None:
    if facts.is_public and facts.agreed_on is None:
        raise PublishingNeedsConsent()
    if facts.keep_until <= today:
        raise KeptUntilYesterday()
    if facts.keep_until > today + AT_MOST:
        raise KeptTooLong(until=f"{facts.keep_until:%d.%m.%Y}")


def _prolong(person: Person, facts: ContactFacts) -> None:
    person.name, person.purpose, person.keep_until = facts.name.strip(), facts.purpose.strip(), facts.keep_until
    person.save()


def _told(contact: Contact, facts: ContactFacts) -> Contact:
    contact.function, contact.mail, contact.phone = facts.function.strip(), facts.mail.strip(), facts.phone.strip()
    contact.is_public, contact.agreed_on = facts.is_public, facts.agreed_on
    contact.save()
    return contact
