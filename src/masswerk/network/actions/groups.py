"""What changes about working groups and boards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from masswerk.base import links, outbox
from masswerk.base.actions import Actor, action, note
from masswerk.base.models import SignedLink
from masswerk.base.rules.links import stored_name
from masswerk.bodies.models import Body
from masswerk.concepts.models import Element
from masswerk.network.models import Charge, Contact, GroupKind, Membership, Profile, WorkingGroup
from masswerk.network.queries import mail_of
from masswerk.network.refusals import AlreadyMember, GroupEnded, GroupSlugTaken, NobodyChosen, NobodyToWriteTo

FEED = "group_calendar"
"""Purpose of the link that opens a group's calendar."""

FEED_LASTS = timedelta(days=2 * 365)


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What a group's pages say about it."""

    name: str
    kind: str = GroupKind.GROUP
    charge: str = ""
    moderator: Profile | None = None
    is_public: bool = False


@action("working_group.formed")
def form_group(body: Body, *, slug: str, facts: GroupFacts, fields: Sequence[Element], by: Actor) -> WorkingGroup:
    """Form a group that answers for fields of action. Raises GroupSlugTaken."""
    if WorkingGroup.objects.filter(body=body, slug=slug).exists():
        raise GroupSlugTaken(slug=slug)
    return _told(WorkingGroup(body=body, slug=slug), facts, fields)


@action("working_group.changed")
def change_group(group: WorkingGroup, *, facts: GroupFacts, fields: Sequence[Element], by: Actor) -> WorkingGroup:
    """Say anew what a group is for."""
    return _told(group, facts, fields)


@action("working_group.ended")
def end_group(group: WorkingGroup, *, on: date | None, by: Actor) -> None:
    """Let a group end its work, or take it up again (None); what it did stays."""
    group.ended_on = on
    group.save(update_fields=["ended_on"])


@action("working_group.joined")
def join_group(group: WorkingGroup, *, by: Actor, profile: Profile | None = None, contact: Contact | None = None,
               role: str = "") -> Membership:
    """Take an organisation or a person into a group. Raises NobodyChosen, AlreadyMember, GroupEnded."""
    refuse_ended(group)
    if contact is None and profile is None:
        raise NobodyChosen()
    held = Membership.objects.filter(group=group, contact=contact)
    if contact is None:
        held = held.filter(profile=profile)
    if held.exists():
        raise AlreadyMember(name=str(contact.person if contact else profile))
    membership = Membership(body_id=group.body_id, group=group, contact=contact, role=role.strip(),
                            profile=contact.profile if contact else profile)
    membership.save()
    return membership


@action("working_group.left")
def leave_group(membership: Membership, *, by: Actor) -> None:
    """Take somebody out of a group."""
    membership.delete()


@action("working_group.written_to")
def write_to_group(group: WorkingGroup, *, subject: str, text: str, key: str, by: Actor) -> int:
    """Write to each member with an address, one mail each; the same key a second time sends nothing.

    key: of the form it came by
    Returns how many mails are on their way. Raises NobodyToWriteTo.
    """
    addresses = addresses_of(group)
    if not addresses:
        raise NobodyToWriteTo()
    for address in addresses:
        outbox.post(key=f"group {group.pk} {key} {stored_name(address.encode())[:16]}", to=address,
                    subject=subject.strip(), text=text.strip(), body_id=group.body_id, sender=group.body.mail_sender)
    note(f"body-{group.body_id}", group.aggregate(), mails=len(addresses))
    return len(addresses)


def addresses_of(group: WorkingGroup) -> list[str]:
    """Where members of a group read mail, each once."""
    rows = group.memberships.select_related("contact", "profile").order_by("pk")
    return list(dict.fromkeys(mail_of(row) for row in rows if mail_of(row)))


@action("working_group.feed_set")
def issue_feed(group: WorkingGroup, *, by: Actor, now: datetime, withdraw: bool = False) -> str:
    """Make a link to the group's calendar and give its token, or only withdraw the one before.

    The one before opens nothing any more. The token is kept nowhere; "" where it was withdrawn.
    """
    if group.feed is not None and group.feed.revoked_at is None:
        links.revoke(group.feed, by=by, now=now)
    token, group.feed = "", None
    if not withdraw:
        token = links.issue(purpose=FEED, scope=group.aggregate(), body_id=group.body_id,
                            expires_at=now + FEED_LASTS, by=by)
        group.feed = SignedLink.objects.filter(purpose=FEED, scope=group.aggregate()).latest("pk")
    group.save(update_fields=["feed"])
    return token


def refuse_ended(group: WorkingGroup) -> None:
    """Raise GroupEnded where a group does not work any more."""
    if group.ended_on is not None:
        raise GroupEnded(group=group.name, day=f"{group.ended_on:%d.%m.%Y}")


def _told(group: WorkingGroup, facts: GroupFacts, fields: Sequence[Element]) -> WorkingGroup:
    group.name, group.kind, group.charge = facts.name.strip(), facts.kind, facts.charge.strip()
    group.moderator, group.is_public = facts.moderator, facts.is_public
    group.full_clean(exclude=["body", "moderator", "feed"], validate_constraints=False)
    group.save()
    wanted = {element.pk for element in fields}
    Charge.objects.filter(group=group).exclude(element__in=wanted).delete()
    held = set(Charge.objects.filter(group=group).values_list("element_id", flat=True))
    Charge.objects.bulk_create([Charge(body_id=group.body_id, group=group, element=element)
                                for element in fields if element.pk not in held])
    return group
