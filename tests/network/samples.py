"""A small network; each object is made once and found again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.concepts.models import Element
from masswerk.network import actions
from masswerk.network.models import Contact, GroupTask, Meeting, Membership, Profile, Resolution, WorkingGroup

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
BRIDGE = actions.ProfileFacts(name="Sprachbrücke e. V.", sort="migrant", town="Altstadt", postcode="38820",
                              mail="info@bruecke.example", languages=("de", "ar"), is_public=True)
PERSON = actions.ContactFacts("Erika Beispiel", "Zusammenarbeit im Netzwerk", date(2028, 11, 20), "Leitung",
                              "beispiel@bruecke.example", "03941 1234")
FACTS = actions.GroupFacts("Beirat für Integration", "board", "Berät den Kreis.", is_public=True)
MEETING = actions.MeetingFacts(date(2026, 12, 10), time(17), time(19), place="Rathaus", is_public=True)


def profile(body: Body, name: str = BRIDGE.name, **facts: object) -> Profile:
    """An organisation a body knows."""
    found = Profile.objects.filter(body=body, organisation__name=name).select_related("organisation", "body").first()
    given = {field: getattr(BRIDGE, field) for field in actions.ProfileFacts.__slots__} if name == BRIDGE.name else {}
    return found or actions.add_profile(body, facts=actions.ProfileFacts(**{**given, "name": name, **facts}), by=SYSTEM)


def contact(body: Body) -> Contact:
    """Somebody to reach there."""
    found = Contact.objects.filter(body=body).select_related("person", "profile").first()
    return found or actions.add_contact(body, profile(body), facts=PERSON, today=TODAY, by=SYSTEM)


def element(body: Body, kind: str = "field") -> Element | None:
    """An element of the body's concept."""
    return Element.objects.filter(body=body, passages__kind=kind).order_by("pk").first()


def group(body: Body) -> WorkingGroup:
    """A board that answers for the first field."""
    found = WorkingGroup.objects.filter(body=body).select_related("body").first()
    field = element(body)
    return found or actions.form_group(body, slug="beirat", facts=FACTS, fields=[field] if field else [], by=SYSTEM)


def membership(body: Body) -> Membership:
    """The organisation in the board."""
    found = Membership.objects.filter(group=group(body)).first()
    return found or actions.join_group(group(body), profile=profile(body), role="Vorsitz", by=SYSTEM)


def meeting(body: Body) -> Meeting:
    """A meeting of the board."""
    found = Meeting.objects.filter(body=body).select_related("group__body").first()
    return found or actions.call_meeting(group(body), facts=MEETING, now=NOW, by=SYSTEM)


def resolution(body: Body) -> Resolution:
    """What it decided."""
    found = Resolution.objects.filter(body=body).first()
    return found or actions.resolve(meeting(body), text="Der Kreis sucht Räume.", votes="einstimmig", now=NOW,
                                    element=element(body), by=SYSTEM)


def task(body: Body) -> GroupTask:
    """What somebody is to do."""
    found = GroupTask.objects.filter(body=body).select_related("meeting__group", "element").first()
    return found or actions.give_task(meeting(body), text="Räume suchen", profile=profile(body), by=SYSTEM,
                                      element=element(body, "measure"), due_on=date(2026, 12, 1))


def everything(body: Body) -> None:
    """One of everything."""
    contact(body), membership(body), resolution(body), task(body)
    actions.set_agenda(meeting(body), points=[actions.Point("Räume", element(body)), actions.Point("Verschiedenes")],
                       now=NOW, by=SYSTEM)


def value(body: Body, parameter: str, wanted: str = "") -> object:
    """What stands for a parameter in an address of the network."""
    usual = {"body": lambda: body.slug, "organisation": lambda: profile(body).organisation_id,
             "contact": lambda: contact(body).pk, "group": lambda: "beirat", "meeting": lambda: meeting(body).pk,
             "membership": lambda: membership(body).pk, "task": lambda: task(body).pk, "number": lambda: 1,
             "form": lambda: "xlsx", "token": lambda: "x"}
    return wanted or usual[parameter]()
