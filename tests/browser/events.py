"""Drafts and events for the browser, made by the program's own actions."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from tests.browser.server import Server

DRAFT = """
from datetime import date, timedelta
from django.utils import timezone
from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.concepts import actions
from masswerk.concepts.models import Element
from masswerk.concepts.rules.content import Node
from masswerk.events import actions as events
from masswerk.participation import actions as participation
from masswerk.participation.rules.phases import Days
body = Body.objects.get(slug="harz")
concept = actions.found_concept(body, slug="{slug}", title="Konzept {slug}", by=SYSTEM)
edition = actions.build_edition(concept, key="2026", title="Entwurf {slug}", by=SYSTEM, nodes=[
    Node("f1", "field", number="1", title="Spracherwerb"),
    Node("g1", "guideline", "f1", text="Sprache öffnet Türen."),
    Node("a1", "approach", "f1", text="Muttersprachen nutzen")])
today = date.today()
participation.open_procedure(edition, slug="{slug}", title="Beteiligung {slug}", moderation="after",
    days=Days(today, today, today + timedelta(days=9)), now=timezone.now(), by=SYSTEM)
"""

FURNISHED = DRAFT + """
event = events.plan_event(edition, slug="{slug}", by=SYSTEM, facts=events.Facts(
    "Arbeitsgruppengespräch zur Integrationskonzeptfortschreibung", today, place="Kreishaus", lead="Worum es geht."))
events.set_agenda(event, items=[events.Item("Begrüßung", by="Landrat")], by=SYSTEM)
question = events.ask(event, number=1, text="Welche Ansätze fehlen?", short="Neue Ansätze", colour="yellow", by=SYSTEM)
events.ask(event, number=2, text="Was betrifft andere Felder?", short="Andere Felder", colour="white", by=SYSTEM)
field = Element.objects.get(concept=concept, key="f1")
group = events.form_group(event, number=1, title="Spracherwerb", fields=[field], by=SYSTEM)
cards = events.write_list(group, question, texts=["Sprachcafé im Verein", "Tandems", "القهوة واللغة"], by=SYSTEM)
events.form_cluster(group, question, title="Üben im Alltag", cards=cards[:1], by=SYSTEM)
events.sum_up(group, points=["Mehr Kurse am Abend."], by=SYSTEM)
events.print_cards([group], count=4, key="bogen-{slug}", by=SYSTEM)
"""


@dataclass(frozen=True)
class Day:
    """A draft to talk about at the body of the demonstration accounts; an event on it has the same short name."""

    slug: str

    @property
    def edition(self) -> str:
        return f"Entwurf {self.slug}"

    @property
    def office(self) -> str:
        return f"/harz/arbeit/veranstaltungen/{self.slug}/"

    @property
    def group(self) -> str:
        return f"{self.office}gruppe/1/"

    @property
    def public(self) -> str:
        return f"/harz/veranstaltungen/{self.slug}/"


def draft(server: Server) -> Day:
    """A draft with a procedure, and no event yet."""
    return _made(server, DRAFT)


def furnished(server: Server) -> Day:
    """An event with one group, two questions, three cards, a cluster, a summary and printed cards 4 to 11."""
    return _made(server, FURNISHED)


def _made(server: Server, code: str) -> Day:
    slug = f"tag-{secrets.token_hex(4)}"
    server.django(code.format(slug=slug))
    return Day(slug)
