"""Personal data of the network: people to reach, and who belongs to a group."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from masswerk.base.actions import SYSTEM
from masswerk.base.deletions import Deletion, on_restore
from masswerk.base.privacy import OFFICE_WORK, PUBLIC_TASK, Personal, declare, declare_impersonal
from masswerk.network.actions import forget_person
from masswerk.network.models import Contact, Membership, Person

PERIOD = "am Tag, der bei der Person steht, spätestens nach drei Jahren ohne Prüfung; auf Wunsch sofort"


def connect() -> None:
    """Declare everything; called when the app is ready."""
    on_restore("network.Person", _forget_again)
    declare(
        Personal("network.Person", OFFICE_WORK, "Ansprechpersonen im Netzwerk", "Name (verschlüsselt), wozu er "
                 "gebraucht wird", "Zusammenarbeit im Netzwerk", PUBLIC_TASK, PERIOD, own=_persons, delete=_delete_due),
        Personal("network.Contact", OFFICE_WORK, "dieselben", "Funktion, Mailadresse und Telefon (verschlüsselt), Tag "
                 "der Einwilligung in die Veröffentlichung", "Zusammenarbeit im Netzwerk", PUBLIC_TASK, PERIOD,
                 own=_contacts),
        Personal("network.Membership", OFFICE_WORK, "Mitglieder von Arbeitsgruppen und Beiräten", "Gruppe und Aufgabe "
                 "darin", "zu Sitzungen einladen", PUBLIC_TASK, "mit der Person oder dem Ausscheiden",
                 own=_memberships))
    declare_impersonal("Angaben über Stellen, nicht über Menschen", "network.Profile", "network.ProfileTopic")
    declare_impersonal("Arbeit von Gruppen, ohne Angaben zu Personen", "network.WorkingGroup", "network.Charge",
                       "network.Meeting", "network.MeetingPoint", "network.Resolution", "network.GroupTask")


def _contacts(account: Any) -> QuerySet[Contact]:
    """Contacts with the account's mail address; looked through one by one, because addresses are encrypted."""
    own = [contact.pk for contact in Contact.objects.all() if contact.mail.casefold() == account.email.casefold()]
    return Contact.objects.filter(pk__in=own)


def _persons(account: Any) -> QuerySet[Person]:
    return Person.objects.filter(contacts__in=_contacts(account)).distinct()


def _memberships(account: Any) -> QuerySet[Membership]:
    return Membership.objects.filter(contact__in=_contacts(account))


def _delete_due(now: datetime) -> int:
    today = now.astimezone(ZoneInfo("Europe/Berlin")).date()
    due = list(Person.objects.filter(keep_until__lt=today))
    for person in due:
        forget_person(person, by=SYSTEM)
    return len(due)


def _forget_again(deletion: Deletion) -> bool:
    found = Person.objects.filter(pk=deletion.key).first()
    if found is None or found.created_at.astimezone(UTC).isoformat() != deletion.made:
        return False
    forget_person(found, by=SYSTEM)
    return True
