"""What is kept of the network."""

from masswerk.network.models.groups import Charge, GroupKind, Membership, WorkingGroup
from masswerk.network.models.meetings import GroupTask, Meeting, MeetingPoint, Resolution
from masswerk.network.models.organisations import Profile, ProfileTopic, Sort
from masswerk.network.models.persons import Contact, Person

__all__ = ["Charge", "Contact", "GroupKind", "GroupTask", "Meeting", "MeetingPoint", "Membership", "Person", "Profile",
           "ProfileTopic", "Resolution", "Sort", "WorkingGroup"]
