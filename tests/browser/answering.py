"""A procedure whose answers are due, and one contribution that waits to be looked through."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from tests.browser.server import Server

CODE = """
import json
from datetime import date, timedelta
from django.utils import timezone
from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.concepts import actions
from masswerk.concepts.models import Passage
from masswerk.concepts.rules.content import Node
from masswerk.documents.writers import odt
from masswerk.participation import actions as participation
from masswerk.participation.actions import deciding
from masswerk.participation.arriving_draft import draft_doc
from masswerk.participation.models import Statement
from masswerk.participation.rules.drafts import At, Person
from masswerk.participation.rules.phases import Days
body = Body.objects.get(slug="harz")
concept = actions.found_concept(body, slug="{slug}", title="Konzept {slug}", by=SYSTEM)
edition = actions.build_edition(concept, key="2026", title="Entwurf {slug}", by=SYSTEM, nodes=[
    Node("f1", "field", title="Ehrenamt"),
    Node("p1", "text", "f1", title="Lotsenstellen", text="Jede Gemeinde mit Bahnhof hat eine Lotsenstelle."),
])
today, now = date.today(), timezone.now()
days = Days(today - timedelta(days=9), today - timedelta(days=8), today + timedelta(days=9))
procedure = participation.open_procedure(edition, slug="{slug}", title="Beteiligung {slug}", days=days, now=now, by=SYSTEM)
row = Passage.objects.select_related("wording").get(edition=edition, element__key="p1")
at = [At(row.element_id, row.wording_id)]
told = (("Auf dem Dorf fehlt eine Lotsenstelle.", dict(organisation="Dorfverein", person=Person("Erika Beispiel", "", "Weg 1"))),
        ("Bitte auch abends öffnen.", dict(person=Person(email="wer@example.org"))),
        ("نحتاج إلى دورات في القرى", dict(language="ar", person=Person("ليلى المثال"))))
for text, facts in told:
    made = participation.submit(procedure, text=text, at=at, channel="letter", code=None, by=SYSTEM, now=now, **facts)
    one = Statement.objects.select_related("contribution", "procedure__edition").get(contribution=made.contribution)
    decided = deciding.draft_decision(one, outcome="noted", reason="Danke für den Hinweis.", by=SYSTEM)
    deciding.confirm_decision(decided, seen=decided.seen, by=SYSTEM)
participation.submit(procedure, channel="letter", code=None, by=SYSTEM, now=now, text=(
    "Mein Name ist Lea Muster, ich wohne in der Lindenstraße 14, 38820 Halberstadt. Mein Sohn hat Asthma und braucht einen "
    "Platz in der Nähe. Sie erreichen mich unter 03941 998877 oder lea.muster@example.org, am besten nachmittags. "
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsfeier."))
came = {{
    "rueck.odt": ("copy", odt.write(draft_doc(procedure))),
    "mail.eml": ("mail", b"From: Vera <vera@example.org>\\nSubject: Stellungnahme\\nMessage-ID: <1@example.org>\\n\\nMehr Kurse.\\n"),
    "tabelle.csv": ("table", "Kennung;Beitrag;Organisation\\n1;Mehr Kurse am Abend;Verein\\n2;;\\n".encode()),
    "brief.txt": ("letter", "Bitte mehr Kurse am Abend.".encode()),
}}
print(json.dumps([participation.keep_arrival(procedure, content=content, name=name, sort=sort, by=SYSTEM, now=now).pk
                  for name, (sort, content) in came.items()]))
"""


@dataclass(frozen=True)
class Procedure:
    """A procedure at the body of the demonstration accounts."""

    slug: str
    arrivals: tuple[int, ...] = ()

    @property
    def office(self) -> str:
        """Its page in the office."""
        return f"/harz/arbeit/beteiligung/{self.slug}/"

    @property
    def pages(self) -> list[str]:
        """Every page of answering and arriving, and those beside them."""
        table = f"{self.office}abwaegung/"
        return [f"{self.office}durchsicht/", f"{self.office}durchsicht/4/", f"{table}antworten/", f"{table}synopse/",
                f"{self.office}eingang/", f"{self.office}eingang/schreiben/", f"{self.office}eingang/bestaetigungen/",
                "/harz/arbeit/briefvorlage/", *(f"{self.office}eingang/{key}/" for key in self.arrivals)]


def procedure(server: Server) -> Procedure:
    """A new procedure with three decided letters, one that waits, and files of every sort that arrived."""
    slug = f"antworten-{secrets.token_hex(3)}"
    told = server.django(CODE.format(slug=slug)).splitlines()[-1]
    return Procedure(slug, tuple(json.loads(told)))
