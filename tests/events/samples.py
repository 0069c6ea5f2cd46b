"""A day with one group, one question, one card and one cluster; each is made once and found again."""

from __future__ import annotations

from datetime import date

from masswerk.base.actions import SYSTEM
from masswerk.concepts.models import Edition, Element
from masswerk.events import actions
from masswerk.events.models import Card, Cluster, Event, Group, GuidingQuestion

FACTS = actions.Facts(title="Diskussion der Leitlinien", held_on=date(2026, 10, 9), place="Rathaus, Großer Saal")


def event(edition: Edition) -> Event:
    """The day; a body's second one, about another edition, has an address of its own."""
    is_second = Event.objects.filter(body=edition.body_id, slug="diskussion").exists()
    return Event.objects.filter(edition=edition, slug__startswith="diskussion").first() or actions.plan_event(
        edition, slug="diskussion-zwei" if is_second else "diskussion", facts=FACTS, by=SYSTEM)


def group(edition: Edition, number: int = 1, title: str = "Spracherwerb") -> Group:
    """A group that talks about the first field."""
    day = event(edition)
    field = Element.objects.filter(passages__edition=edition, passages__kind="field").order_by("pk").first()
    return Group.objects.filter(event=day, number=number).first() or actions.form_group(
        day, number=number, title=title, fields=[field] if field else [], by=SYSTEM)


def question(edition: Edition, number: int = 1, colour: str = "yellow") -> GuidingQuestion:
    """A question."""
    day = event(edition)
    return GuidingQuestion.objects.filter(event=day, number=number).first() or actions.ask(
        day, number=number, text="Welche Ansätze fehlen?", short="Neue Ansätze", colour=colour, by=SYSTEM)


def card(edition: Edition, text: str = "Sprachcafé im Verein") -> Card:
    """A card of the group."""
    found = Card.objects.filter(event=event(edition), text=text).first()
    return found or actions.write_card(group(edition), question(edition), text=text, by=SYSTEM)


def cluster(edition: Edition) -> Cluster:
    """A cluster of the question."""
    found = Cluster.objects.filter(event=event(edition)).first()
    return found or actions.form_cluster(group(edition), question(edition), title="Üben im Alltag", by=SYSTEM)
