"""What changes about the network."""

from masswerk.network.actions.contacts import ContactFacts, add_contact, change_contact, forget_person, remove_contact
from masswerk.network.actions.groups import (
    GroupFacts,
    change_group,
    end_group,
    form_group,
    issue_feed,
    join_group,
    leave_group,
    write_to_group,
)
from masswerk.network.actions.meetings import (
    MeetingFacts,
    Point,
    call_meeting,
    cancel_meeting,
    change_meeting,
    keep_minutes,
    set_agenda,
)
from masswerk.network.actions.outcomes import end_task, give_task, resolve, take_task
from masswerk.network.actions.profiles import ProfileFacts, add_profile, change_profile, drop_profile, tie_partner
from masswerk.network.actions.taking_in import Choice, Taken, take_in

__all__ = ["Choice", "ContactFacts", "GroupFacts", "MeetingFacts", "Point", "ProfileFacts", "Taken", "add_contact",
           "add_profile", "call_meeting", "cancel_meeting", "change_contact", "change_group", "change_meeting",
           "change_profile", "drop_profile", "end_group", "end_task", "forget_person", "form_group", "give_task",
           "issue_feed", "join_group", "keep_minutes", "leave_group", "remove_contact", "resolve", "set_agenda",
           "take_in", "take_task", "tie_partner", "write_to_group"]
