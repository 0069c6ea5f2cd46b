"""One example call of every action of the network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from masswerk.base.actions import SYSTEM
from masswerk.bodies import merging
from masswerk.network import actions
from masswerk.network.rules.entries import Arrived, ContactEntry, Entry
from tests import factories
from tests.network import samples
from tests.site.world import Place

Call = Callable[[], Any]
OTHER = actions.ProfileFacts("Sprachbrücke Harz e. V.")


def bound(function: Callable[..., Any], *arguments: object, **facts: object) -> Call:
    return partial(function, *arguments, by=SYSTEM, **facts)


def merged(place: Place) -> Call:
    """Two organisations in one group, both with contacts."""
    double = samples.profile(place.body, "Sprachbrücke Harz")
    actions.add_contact(place.body, double, facts=samples.PERSON, today=samples.TODAY, by=SYSTEM)
    actions.join_group(samples.group(place.body), profile=double, by=SYSTEM)
    return bound(merging.merge, samples.profile(place.body).organisation, double.organisation)


def dropped(place: Place) -> Call:
    """An organisation that has nothing left to do."""
    actions.end_task(samples.task(place.body), on=samples.TODAY, by=SYSTEM)
    return bound(actions.drop_profile, samples.profile(place.body))


def arrived(place: Place) -> Call:
    """A file with an organisation and somebody there."""
    found = Arrived([Entry(2, "Turnverein Altstadt", town="Altstadt")],
                    [ContactEntry(2, "Paul Beispiel", "Turnverein Altstadt", "Vorstand")])
    return bound(actions.take_in, place.body, found, choices={}, today=samples.TODAY)


NETWORK: dict[str, Callable[[Place], Call]] = {
    "organisation.merged": merged,
    "profile.added": lambda p: bound(actions.add_profile, p.body, facts=OTHER, topics=[samples.element(p.body)]),
    "profile.changed": lambda p: bound(actions.change_profile, samples.profile(p.body), facts=OTHER, topics=[]),
    "profile.dropped": dropped,
    "profile.partner_tied": lambda p: bound(actions.tie_partner, samples.profile(p.body),
                                            factories.account("partner", at=p.body)),
    "contact.added": lambda p: bound(actions.add_contact, p.body, samples.profile(p.body, "Turnverein"),
                                     facts=samples.PERSON, today=samples.TODAY),
    "contact.changed": lambda p: bound(actions.change_contact, samples.contact(p.body), today=samples.TODAY,
                                       facts=actions.ContactFacts("Erika Anders", "Anders", date(2027, 1, 1))),
    "contact.removed": lambda p: bound(actions.remove_contact, samples.contact(p.body)),
    "person.forgotten": lambda p: bound(actions.forget_person, samples.contact(p.body).person),
    "network.taken_in": arrived,
    "working_group.formed": lambda p: bound(actions.form_group, p.body, slug="neu", facts=samples.FACTS,
                                            fields=[samples.element(p.body)]),
    "working_group.changed": lambda p: bound(actions.change_group, samples.group(p.body), fields=[],
                                             facts=actions.GroupFacts("Beirat")),
    "working_group.ended": lambda p: bound(actions.end_group, samples.group(p.body), on=samples.TODAY),
    "working_group.joined": lambda p: bound(actions.join_group, samples.group(p.body), contact=samples.contact(p.body)),
    "working_group.left": lambda p: bound(actions.leave_group, samples.membership(p.body)),
    "working_group.written_to": lambda p: bound(actions.write_to_group, samples.membership(p.body).group,
                                                subject="Einladung", text="Kommen Sie.", key="1"),
    "working_group.feed_set": lambda p: bound(actions.issue_feed, samples.group(p.body), now=samples.NOW),
    "meeting.called": lambda p: bound(actions.call_meeting, samples.group(p.body), facts=samples.MEETING,
                                      now=samples.NOW),
    "meeting.changed": lambda p: bound(actions.change_meeting, samples.meeting(p.body), now=samples.NOW,
                                       facts=actions.MeetingFacts(date(2026, 12, 17))),
    "meeting.cancelled": lambda p: bound(actions.cancel_meeting, samples.meeting(p.body), now=samples.NOW),
    "meeting.agenda_set": lambda p: bound(actions.set_agenda, samples.meeting(p.body), now=samples.NOW,
                                          points=[actions.Point("Neu", samples.element(p.body, "measure"))]),
    "meeting.minuted": lambda p: bound(actions.keep_minutes, samples.meeting(p.body), text="Es wurde beraten.",
                                       now=samples.NOW),
    "meeting.resolved": lambda p: bound(actions.resolve, samples.meeting(p.body), text="Der Kreis baut.",
                                        element=samples.element(p.body), now=samples.NOW),
    "group_task.given": lambda p: bound(actions.give_task, samples.meeting(p.body), text="Räume suchen"),
    "group_task.ended": lambda p: bound(actions.end_task, samples.task(p.body), on=samples.TODAY),
    "group_task.taken": lambda p: bound(actions.take_task, samples.task(p.body)),
}
"""By verb."""
