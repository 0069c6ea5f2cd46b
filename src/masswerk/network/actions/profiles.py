"""What changes about organisations as a body knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from masswerk.base.actions import Actor, action, note
from masswerk.bodies import organisations
from masswerk.bodies.models import Body, Organisation
from masswerk.concepts.models import Element
from masswerk.network.access import scope_of
from masswerk.network.actions.contacts import remove_contact
from masswerk.network.models import GroupTask, Profile, ProfileTopic, Sort, WorkingGroup
from masswerk.network.refusals import AlreadyKnown, ProfileChangedMeanwhile, StillNeeded
from masswerk.people.actions import give_role
from masswerk.people.models import Account, Grant, Role


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """What a body says about an organisation."""

    name: str
    short_name: str = ""
    website: str = ""
    sort: str = Sort.OTHER
    offers: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    mail: str = ""
    phone: str = ""
    opening_hours: str = ""
    languages: tuple[str, ...] = ()
    note: str = ""
    is_public: bool = False


SHARED = ("name", "short_name", "website")
"""Facts all bodies share."""

OWN = tuple(name for name in ProfileFacts.__slots__ if name not in SHARED)
"""Facts each body answers for."""


@action("profile.added")
def add_profile(body: Body, *, facts: ProfileFacts, by: Actor, topics: Sequence[Element] = ()) -> Profile:
    """Take an organisation into a body's network. Raises AlreadyKnown, NameMissing."""
    organisation = organisations.know(body, name=facts.name, short_name=facts.short_name, website=facts.website, by=by)
    if Profile.objects.filter(body=body, organisation=organisation).exists():
        raise AlreadyKnown(name=organisation.name)
    profile = _told(Profile(body=body, organisation=organisation), facts)
    _set_topics(profile, topics)
    return profile


@action("profile.changed")
def change_profile(profile: Profile, *, facts: ProfileFacts, by: Actor, topics: Sequence[Element] | None = None,
                   seen: int | None = None) -> Profile:
    """Say anew what is known of an organisation.

    topics: None to leave them as they are
    seen:   version the writer started from; None to overwrite whatever there is
    Raises ProfileChangedMeanwhile, NameMissing, NameTaken.
    """
    stored: Profile = Profile.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=profile.pk)
    if seen is not None and stored.version != seen:
        raise ProfileChangedMeanwhile(name=stored.organisation.name)
    shared = {name: getattr(facts, name) for name in SHARED}
    if any(getattr(stored.organisation, name) != value for name, value in shared.items()):
        organisations.change(stored.organisation, **shared, by=by)
    stored.version += 1
    _told(stored, facts)
    if topics is not None:
        _set_topics(stored, topics)
    return stored


@action("profile.dropped")
def drop_profile(profile: Profile, *, by: Actor) -> None:
    """Take an organisation out of a body's network, with its contacts and memberships. Raises StillNeeded.

    What measures say of it stays: they hold the organisation itself.
    """
    tasks = list(GroupTask.objects.filter(profile=profile, done_on=None).values_list("text", flat=True))
    if tasks:
        raise StillNeeded(name=profile.organisation.name, what=", ".join(f"„{text[:60]}“" for text in tasks[:3]))
    for contact in profile.contacts.select_related("person"):
        remove_contact(contact, by=by)
    profile.memberships.all().delete()
    WorkingGroup.objects.filter(moderator=profile).update(moderator=None)
    GroupTask.objects.filter(profile=profile).update(profile=None)
    ProfileTopic.objects.filter(profile=profile).delete()
    organisation, body = profile.organisation, profile.body
    profile.delete()
    organisations.drop(organisation, body, by=by)


@action("profile.partner_tied")
def tie_partner(profile: Profile, account: Account, *, by: Actor) -> Grant:
    """Let somebody who is a partner of the body act for this organisation; what they had without one goes on here."""
    scope = scope_of(profile.organisation)
    loose: Grant | None = Grant.objects.filter(account=account, body=profile.body_id, role=Role.PARTNER, scope="",
                                               valid_until=None).first()
    held: Grant | None = Grant.objects.filter(account=account, body=profile.body_id, role=Role.PARTNER, scope=scope,
                                              valid_until=None).first()
    note(f"body-{profile.body_id}", profile.aggregate(), partner=account.log_name)
    if held is not None:
        return held
    if loose is None:
        return give_role(account, Role.PARTNER, profile.body, scope=scope, by=by)
    loose.scope = scope
    loose.save(update_fields=["scope"])
    return loose


def settle(kept: Organisation, double: Organisation, by: Actor) -> None:
    """Two profiles of one body become one when their organisations do: blanks are filled, the rest moves over.

    Joined to `bodies.merging`, and runs inside its action.
    """
    for profile in Profile.objects.filter(organisation=double):
        stays: Profile | None = Profile.objects.filter(body=profile.body_id, organisation=kept).first()
        if stays is not None:
            _take_over(stays, profile)
    Grant.objects.filter(scope=scope_of(double)).exclude(account__grants__scope=scope_of(kept)).update(
        scope=scope_of(kept))


def _take_over(stays: Profile, goes: Profile) -> None:
    for name in OWN:
        if getattr(stays, name) in ("", [], Sort.OTHER, None):
            setattr(stays, name, getattr(goes, name))
    stays.version += 1
    stays.save()
    _move(goes.topics.exclude(element__in=stays.topics.values("element")), stays)
    goes.topics.all().delete()
    _move_contacts(stays, goes)
    _move(goes.memberships.exclude(contact=None), stays)
    theirs = stays.memberships.filter(contact=None).values("group")
    _move(goes.memberships.filter(contact=None).exclude(group__in=theirs), stays)
    goes.memberships.all().delete()
    GroupTask.objects.filter(profile=goes).update(profile=stays)
    WorkingGroup.objects.filter(moderator=goes).update(moderator=stays)
    goes.delete()


def _move_contacts(stays: Profile, goes: Profile) -> None:
    """Somebody who is at both keeps the contact that stays, with memberships of both and what was blank filled."""
    held = {contact.person_id: contact for contact in stays.contacts.all()}
    for contact in goes.contacts.all():
        same = held.get(contact.person_id)
        if same is None:
            contact.profile = stays
            contact.save()
            continue
        for name in ("function", "mail", "phone"):
            setattr(same, name, getattr(same, name) or getattr(contact, name))
        same.save()
        for membership in contact.memberships.exclude(group__in=same.memberships.values("group")):
            membership.contact, membership.profile = same, stays
            membership.save()
        contact.memberships.all().delete()
        contact.delete()


def _move(rows: Iterable[Any], profile: Profile) -> None:
    for row in list(rows):
        row.profile = profile
        row.save()


def _told(profile: Profile, facts: ProfileFacts) -> Profile:
    for name in OWN:
        value = getattr(facts, name)
        setattr(profile, name, value.strip() if isinstance(value, str) else value)
    profile.languages = list(facts.languages)
    profile.full_clean(exclude=["body", "organisation"], validate_constraints=False)
    profile.save()
    return profile


def _set_topics(profile: Profile, topics: Sequence[Element]) -> None:
    wanted = {element.pk for element in topics}
    ProfileTopic.objects.filter(profile=profile).exclude(element__in=wanted).delete()
    held = set(ProfileTopic.objects.filter(profile=profile).values_list("element_id", flat=True))
    ProfileTopic.objects.bulk_create([ProfileTopic(body_id=profile.body_id, profile=profile, element=element)
                                      for element in topics if element.pk not in held])
