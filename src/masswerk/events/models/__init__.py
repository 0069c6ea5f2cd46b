"""What is kept of events."""

from masswerk.events.models.cards import Card, CardPhoto, Cluster
from masswerk.events.models.event import AgendaItem, Event, EventKind, EventState
from masswerk.events.models.groups import Colour, Group, GroupField, GuidingQuestion, Summary
from masswerk.events.models.paper import PrintedCards

__all__ = ["AgendaItem", "Card", "CardPhoto", "Cluster", "Colour", "Event", "EventKind", "EventState", "Group",
           "GroupField", "GuidingQuestion", "PrintedCards", "Summary"]
