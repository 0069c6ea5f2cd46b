"""A day with one group, one question, one card and one cluster; each is made once and found again."""

from __future__ import annotations

import io
from datetime import date

from PIL import Image

from masswerk.base.actions import SYSTEM
from masswerk.base.attachments import Examined, examine
from masswerk.concepts.models import Edition, Element
from masswerk.events import actions
from masswerk.events.models import Card, CardPhoto, Cluster, Event, Group, GuidingQuestion, PrintedCards
from masswerk.events.photos import PURPOSE, Sighting
from masswerk.events.rules.printed import Sorted

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


def asked_group(edition: Edition) -> Group:
    """The group, once there is a question to answer."""
    question(edition)
    return group(edition)


def printed(edition: Edition, count: int = 4) -> list[PrintedCards]:
    """Cards on paper for the group; numbers are given on from the last card."""
    return actions.print_cards([asked_group(edition)], count=count, key="bogen-eins", by=SYSTEM)


def picture(shade: int = 200) -> Examined:
    """A picture as it is kept, one for each shade of grey."""
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (shade, shade, shade)).save(out, "JPEG")
    return examine(out.getvalue(), name="Foto.jpg", purpose=PURPOSE)


def sighting(edition: Edition, shade: int = 200) -> Sighting:
    """A photo that shows the first printed card."""
    number, asked = printed(edition)[0].first, question(edition)
    return Sighting(picture(shade), {number: picture(shade - 1)}, Sorted({number: asked.pk}, {}, (), ()))


def photo(edition: Edition) -> CardPhoto:
    """The photo, kept; it hangs the card."""
    return actions.take_photo(group(edition), sighting(edition), by=SYSTEM)


def photographed(edition: Edition) -> Card:
    """The card on the photo, still without text."""
    photo(edition)
    return Card.objects.get(event=event(edition), number=printed(edition)[0].first)
