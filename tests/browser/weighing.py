"""A procedure to weigh in the browser, made by the program's own actions, and a second coordinator."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from tests.browser.server import PASSWORD, Server

CODE = """
import json
from datetime import date, timedelta
from django.utils import timezone
from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.concepts import actions
from masswerk.concepts.models import Passage
from masswerk.concepts.rules.content import Node
from masswerk.participation import actions as participation
from masswerk.participation.rules.drafts import At, Proposal
from masswerk.participation.rules.phases import Days
from masswerk.people.actions import create_account, give_role
from masswerk.people.models import Account
body = Body.objects.get(slug="harz")
second = Account.objects.filter(email="zweite@demo.example").first()
if second is None:
    second = create_account(email="zweite@demo.example", name="Zweite Person", password="{password}", by=SYSTEM)
    give_role(second, "coordinator", body, by=SYSTEM)
    Account.objects.filter(pk=second.pk).update(is_demo=True)
concept = actions.found_concept(body, slug="{slug}", title="Konzept {slug}", by=SYSTEM)
edition = actions.build_edition(concept, key="2026", title="Entwurf {slug}", by=SYSTEM, nodes=[
    Node("f1", "field", title="Ehrenamt"),
    Node("p1", "text", "f1", title="Lotsenstellen", text="Jede Gemeinde mit Bahnhof hat eine Lotsenstelle."),
    Node("p2", "text", "f1", title="Aufwand", text="Lotsinnen und Lotsen erhalten monatlich 130 Euro."),
])
today, now = date.today(), timezone.now()
days = Days(today - timedelta(days=9), today - timedelta(days=8), today + timedelta(days=9))
procedure = participation.open_procedure(edition, slug="{slug}", title="Beteiligung {slug}", days=days,
                                         moderation="after", now=now, by=SYSTEM)
rows = {{row.element.key: row for row in Passage.objects.filter(edition=edition).select_related("element", "wording")}}
at = lambda key: At(rows[key].element_id, rows[key].wording_id)
wording = Proposal(rows["p2"].element_id, rows["p2"].wording_id,
                   "Lotsinnen und Lotsen erhalten monatlich 150 Euro.", "Aufwand")
for text, facts in (
        ("150 Euro decken das Fahrgeld.", dict(at=[at("p2")], proposals=[wording])),
        ("Guten Tag. Auf dem Dorf fehlt eine Lotsenstelle.", dict(channel="letter", organisation="Dorfverein")),
        ("يحتاج الريف إلى مرشدين", dict(language="ar", at=[at("p1")]))):
    facts = {{"channel": "web", "code": None, **facts}}
    participation.submit(procedure, text=text, by=SYSTEM, now=now, **facts)
print(json.dumps([]))
"""


@dataclass(frozen=True)
class Procedure:
    """A procedure at the body of the demonstration accounts."""

    slug: str

    @property
    def office(self) -> str:
        """Its page in the office."""
        return f"/harz/arbeit/beteiligung/{self.slug}/"

    @property
    def table(self) -> str:
        """Where it is weighed."""
        return f"{self.office}abwaegung/"


def procedure(server: Server) -> Procedure:
    """A new procedure with a proposal, a letter of two sentences and something in Arabic."""
    slug = f"abwaegen-{secrets.token_hex(3)}"
    json.loads(server.django(CODE.format(slug=slug, password=PASSWORD)).splitlines()[-1])
    return Procedure(slug)
