"""Two bodies with one object of everything, and an account of each role: what tests across all pages walk through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client

from masswerk.barriers import actions as barriers
from masswerk.barriers.models import BarrierReport
from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.concepts import actions
from masswerk.concepts.models import Concept, Edition, Element, Figure, Interface, Passage
from masswerk.concepts.rules.content import Node, Rendered
from masswerk.concepts.rules.text_hash import wording_hash
from masswerk.events.models import CardPhoto, Cluster
from masswerk.intake.models import Proposal, Reading
from masswerk.measures.actions import describe
from masswerk.participation import actions as participation
from masswerk.participation.models import Baseline, Contribution, Procedure
from masswerk.participation.rules import drafts
from masswerk.participation.rules.phases import Days
from masswerk.people import actions as people
from masswerk.people.models import Account, Grant, Invitation, Role
from tests import factories
from tests.base.pictures import figure_picture
from tests.events import samples as events
from tests.intake import samples
from tests.network import samples as network
from tests.site import weighing_world
from tests.surveys import sheets

TODAY = date(2026, 11, 20)
NOBODY = "nobody"
"""Somebody who has not signed in."""

NO_ROLE = "no role"
"""Somebody signed in without any grant."""

ROLES = tuple(role.value for role in Role)
PEOPLE = (NOBODY, NO_ROLE, *ROLES)


@dataclass
class Place:
    """A body with its objects; `prefix` stands before the keys of all its elements and terms."""

    body: Body
    concept: Concept
    adopted: Edition
    draft: Edition
    reading: Reading
    interface: Interface
    figure: Figure
    report: BarrierReport
    prefix: str
    member: Account
    grant: Grant
    invitation: Invitation
    procedure: Procedure
    cluster: Cluster
    photo: CardPhoto

    def value(self, namespace: str, parameter: str, wanted: str = "") -> Any:
        """What stands for a parameter in an address of this place.

        namespace: of the address; offices name editions by number, public pages by key
        wanted:    "adopted" or "draft" for an edition, a key without prefix for elements; "" for what is usual there
        """
        if parameter == "edition":
            edition = {"adopted": self.adopted, "draft": self.draft}[
                wanted or ("draft" if namespace in OFFICE else "adopted")]
            return edition.pk if namespace in OFFICE else edition.key
        if (namespace, parameter) == ("", "key"):
            return self.figure.attachment.key if wanted != "x" else "x"
        if parameter == "element":
            return first_proposal(self.reading).pk if namespace == "intake" else self.prefix + (wanted or "m1")
        if namespace in NETWORK:
            return network.value(self.body, parameter, wanted)
        if namespace == "weighing" and parameter in ("statement", "bundle", "block"):
            return weighing_world.value(self.procedure, parameter)
        usual = {"body": self.body.slug, "concept": self.concept.slug, "other": self.adopted.key,
                 "term": self.prefix + "lotsen", "reading": self.reading.pk, "interface": self.interface.pk, "figure": self.figure.pk,
                 "report": self.report.pk,
                 "account": self.member.pk, "grant": self.grant.pk, "invitation": self.invitation.pk,
                 "procedure": self.procedure.slug, "arrival": weighing_world.arrival(self.procedure).pk, "event": "diskussion", "group": 1, "survey": "umfrage",
                 "cluster": self.cluster.pk, "photo": self.photo.pk,
                 "first": self.photo.found["fresh"][0]}
        return wanted or usual.get(parameter) or USUAL[parameter]


NETWORK = ("network", "network_pages", "groups", "group_pages")
OFFICE = ("concepts", "intake", "measures", "office", "team")
USUAL = {"step": "beteiligung", "language": "en", "form": "json", "provider_id": "behoerde", "key": "x", "uidb36": "1",
         "pk": 1, "seq": 1, "number": 1, "page": "impressum", "chapter": "start"}
"""Parameters that are the same everywhere."""


@dataclass
class World:
    """`own` is where everybody holds their role; at `foreign` nobody of them does."""

    own: Place
    foreign: Place
    clients: dict[str, Client]
    accounts: dict[str, Account]


def build() -> World:
    """Make the world; about 60 rows for each body."""
    own, foreign = build_place("kreis", ""), build_place("fremd", "x-")
    accounts = {NO_ROLE: factories.account(), **{role: factories.account(role, at=own.body) for role in ROLES}}
    clients = {NOBODY: Client()}
    for name, account in accounts.items():
        clients[name] = Client()
        clients[name].force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        clients[name].get("/bausteine/")  # notes when the session began, as a person's first page does
    return World(own, foreign, clients, accounts)


def build_place(slug: str, prefix: str = "") -> Place:
    """A body with one object of everything, `prefix` before the keys of its elements."""
    body = factories.body(slug, imprint="Wer wir sind.", privacy_notice="Was wir speichern.")
    concept = factories.concept(body, f"konzept-{slug}")
    actions.define_term(concept, key=prefix + "lotsen", term="Lotsen", explanation="Freiwillige helfen.", by=SYSTEM)
    adopted = factories.edition(concept, f"2016-{slug}", content=content(prefix))
    measure = Element.objects.get(concept=concept, key=prefix + "m1")
    describe(measure, status="running", lead="Volkshochschule", by=SYSTEM)
    _interface(adopted, prefix)
    actions.add_figure(Passage.objects.select_related("edition", "element").get(edition=adopted, element=measure),
                       picture=figure_picture(), alt="Zwei Hände", caption="Begegnung", by=SYSTEM)
    actions.adopt(adopted, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    public = actions.open_revision(adopted, key=f"2025-{slug}", title="Vorlage 2025", by=SYSTEM)
    actions.send_to_consultation(public, by=SYSTEM)
    draft = actions.open_revision(adopted, key=f"2026-{slug}", title="Entwurf 2026", by=SYSTEM)
    interface = Interface.objects.filter(edition=draft).first() or _interface(draft, prefix)
    report = barriers.report(body, text="Die Tabelle springt.", key=f"form:{slug}", url="https://x/", email="wer@example.org",
                             by=SYSTEM, now=datetime(2026, 11, 20, tzinfo=UTC))
    figure = Figure.objects.select_related("attachment").get(edition=draft)
    reading = samples.reading(body, lost=1)
    reading.file.storage.save(reading.file.name, ContentFile(b"Text"))
    member = factories.account("partner", at=body)
    invitation, _ = people.invite(body, email=f"gast@{slug}.example", role="partner", by=SYSTEM,
                                  now=datetime(2026, 11, 20, tzinfo=UTC))
    grant = Grant.objects.get(account=member)
    procedure = participation.open_procedure(
        public, slug=f"vorlage-{slug}", title="Vorlage 2025", days=Days(TODAY, TODAY, TODAY + timedelta(days=30)),
        moderation="after", now=datetime(2026, 11, 20, tzinfo=UTC), by=SYSTEM)
    contribution(procedure, prefix)
    weighing_world.build(procedure)
    events.card(public)
    sheets.published(procedure)
    network.everything(body)
    return Place(body, concept, adopted, draft, reading, interface, figure, report, prefix, member, grant, invitation,
                 procedure, events.cluster(public), events.photo(public))


def contribution(procedure: Procedure, prefix: str) -> Contribution:
    """Something everybody may read, said to a measure with another wording for it."""
    laid_out = Baseline.objects.get(procedure=procedure, element__key=prefix + "m1")
    return participation.submit(
        procedure, text="Auch abends.", channel="letter", now=datetime(2026, 11, 20, tzinfo=UTC), by=SYSTEM,
        proposals=[drafts.Proposal(laid_out.element_id, laid_out.wording_id, "Wir fördern Kurse am Abend.")]).contribution


def _interface(edition: Edition, prefix: str) -> Interface:
    found = {element.key: element for element in Element.objects.filter(concept=edition.concept)}
    return actions.state_interface(edition, source=found[prefix + "f1"], target=found[prefix + "f2"], note="Kurse",
                                   by=SYSTEM)


def content(prefix: str = "") -> list[Node]:
    """A concept that has one of everything a page can show."""
    fresh = wording_hash("Arbeit", "")
    renditions = (Rendered("en", "Work", "", fresh), Rendered("ar", "العمل", "", fresh),
                  Rendered("de-simple", "Arbeit", "Wir helfen.", "0" * 64))
    nodes = [
        Node("pre", "preamble", title="Präambel"),
        Node("pre-1", "text", "pre", text="Alle gehören dazu. Lotsen helfen."),
        Node("thema", "cross_cutting_theme", title="Ländlicher Raum"),
        Node("f1", "field", number="1", title="Arbeit", renditions=renditions),
        Node("l1", "guideline", "f1", title="Leitlinie", text="Arbeit für **alle**."),
        Node("m1", "measure", "f1", number="1.1", title="Kurse", text="Wir fördern Kurse.", themes=("thema",),
             fields=("f2",)),
        Node("t1", "table", "f1", text="| Ort | Plätze |\n|---|---|\n| Nord | 12 |\n| Süd | 8 |"),
        Node("f2", "field", number="2", title="Sprache"),
        Node("s1", "text", "f2", text="Sprache öffnet Türen.\n\n- erstens\n- zweitens"),
    ]
    return [replace(node, key=prefix + node.key, parent=node.parent and prefix + node.parent,
                    themes=tuple(prefix + key for key in node.themes), fields=tuple(prefix + key for key in node.fields))
            for node in nodes]


def first_proposal(reading: Reading) -> Proposal:
    """A proposal of a reading that has lines of its own."""
    found = Proposal.objects.filter(reading=reading, level=1).first()
    assert found is not None
    return found
