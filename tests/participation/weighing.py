"""A procedure to weigh: a draft laid out, and things people said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from masswerk.base.actions import SYSTEM, writing
from masswerk.bodies.models import Body
from masswerk.concepts.models import Edition, Element, Passage
from masswerk.concepts.rules.content import Node
from masswerk.participation.actions import contributing, deciding
from masswerk.participation.models import Amendment, Anchor, Baseline, Contribution, Decision, Procedure, Statement
from masswerk.participation.rules.drafts import At, Proposal
from masswerk.people.models import Account
from tests import factories

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ALLOWANCE = "Lotsinnen und Lotsen erhalten monatlich 130 Euro. Fahrten im eigenen Teilraum werden erstattet."
NODES = [
    Node("f1", "field", title="Ehrenamt"),
    Node("p1", "text", "f1", title="Lotsenstellen", text="Jede Gemeinde mit Bahnhof hat eine Lotsenstelle."),
    Node("p2", "text", "f1", title="Aufwandsentschädigung", text=ALLOWANCE),
    Node("m1", "measure", "f1", title="Lotsenkartei", text="Der Kreis führt eine Kartei."),
    Node("thema", "cross_cutting_theme", title="Ländlicher Raum"),
]


@dataclass
class Desk:
    """A body with two coordinators, a draft and its procedure."""

    body: Body
    edition: Edition
    procedure: Procedure
    first: Account
    second: Account

    def element(self, key: str) -> Element:
        return Element.objects.get(concept=self.edition.concept_id, key=key)

    def passage(self, key: str) -> Passage:
        return Passage.objects.select_related("wording", "edition", "element", "parent").get(
            edition=self.edition, element__key=key)

    def said(self, text: str, *keys: str, **facts: Any) -> Statement:
        """What somebody said about some passages; gives its one statement."""
        at = [At(self.element(key).pk, self.passage(key).wording_id) for key in keys]
        return self._submitted(text, at=at, **facts)

    def proposed(self, key: str, wording: str, text: str = "Bitte anders fassen.", sort: str = "reword",
                 title: str | None = None, **facts: Any) -> Statement:
        """What somebody would write instead; gives the statement."""
        passage = self.passage(key)
        proposal = Proposal(self.element(key).pk, passage.wording_id, wording,
                            passage.wording.title if title is None else title, sort)
        return self._submitted(text, at=[At(self.element(key).pk, passage.wording_id)], proposals=[proposal], **facts)

    def _submitted(self, text: str, **facts: Any) -> Statement:
        made = contributing.submit(self.procedure, text=text, **{"channel": "letter", "code": None, **facts},
                                   by=self.first, now=NOW)
        return Statement.objects.select_related("contribution", "procedure__edition").get(
            contribution=made.contribution)

    def decided(self, statement: Statement, outcome: str = "noted", *, confirm: bool = True, **facts: Any) -> Decision:
        """A decision drafted by the first and confirmed by the second."""
        decision = deciding.draft_decision(statement, outcome=outcome, reason="Weil es so ist.", by=self.first, **facts)
        return deciding.confirm_decision(decision, seen=decision.seen, by=self.second) if confirm else decision


def desk(nodes: list[Node] | None = None, slug: str = "anhoerung", **facts: Any) -> Desk:
    """An open procedure on a small draft."""
    body = factories.body(**facts)
    edition = factories.edition(factories.concept(body), content=nodes or NODES)
    return Desk(body, edition, opened(edition, slug), factories.account("coordinator", at=body),
                factories.account("coordinator", at=body))


def opened(edition: Edition, slug: str = "anhoerung") -> Procedure:
    """A procedure with the wording laid out."""
    with writing("test.opened", by=SYSTEM):
        procedure = Procedure.objects.create(
            body_id=edition.body_id, edition=edition, slug=slug, title="Beteiligung zum Entwurf",
            inform_on=date(2026, 9, 1), contribute_from=date(2026, 10, 1), contribute_until=date(2026, 12, 31),
            opened_at=NOW)
        Baseline.objects.bulk_create([
            Baseline(body_id=edition.body_id, procedure=procedure, element_id=row.element_id, wording_id=row.wording_id)
            for row in Passage.objects.filter(edition=edition)])
    return procedure


def anchored(statement: Statement) -> set[str]:
    """Keys of the elements a statement belongs to."""
    return set(Anchor.objects.filter(statement=statement).values_list("element__key", flat=True))


def proposal_of(statement: Statement) -> Amendment:
    return Amendment.objects.select_related("statement__contribution", "wording").get(statement=statement)


def parts(contribution: Contribution) -> list[str]:
    """The statements of a contribution as words."""
    rows = Statement.objects.filter(contribution=contribution).order_by("number")
    return [(contribution.text or "")[row.start:row.end] for row in rows]
