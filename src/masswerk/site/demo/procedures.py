"""Loads demonstration procedures: what people said, how it was weighed by two people, and what it changed.

Every step is the action the office itself would take, with its own entries in the log.
"""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import edit_passage
from masswerk.concepts.models import Edition, Element, Passage
from masswerk.participation.actions import VISITOR, open_procedure, submit_many, withdraw
from masswerk.participation.actions.assigning import assign, carve_statement
from masswerk.participation.actions.bundling import make_bundle, mark_variant
from masswerk.participation.actions.changing import add_passage, apply_amendments, mark_editorial
from masswerk.participation.actions.closing import close_procedure
from masswerk.participation.actions.deciding import Answered, confirm_decision, draft_decision, send_back
from masswerk.participation.actions.text_blocks import keep_text_block
from masswerk.participation.models import (
    Amendment,
    Baseline,
    Bundle,
    Contribution,
    Procedure,
    Statement,
    TextBlock,
)
from masswerk.participation.rules import codes
from masswerk.participation.rules.drafts import At, Draft, Person, Proposal
from masswerk.participation.rules.phases import Days
from masswerk.participation.weighing_wording import Desk, result
from masswerk.people.models import Account
from masswerk.site.demo.blocks import expanded

FOLDER = Path(__file__).with_name("data") / "procedures"
ZONE = ZoneInfo("Europe/Berlin")
DRAFT_FACTS = ("channel", "language", "visibility", "organisation", "group")
DECISION_FACTS = ("outcome", "reason", "passed_to", "new_measure")


def plan(name: str, today: date) -> dict[str, Any]:
    """A procedure's data with all its contributions; days given as numbers count from today."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    data["days"] = {phase: _day(day, today) for phase, day in data["days"].items()}
    for one in data["said"]:
        one["on"] = _day(one["on"], today)
    return expanded(data)


def laid_out(name: str) -> dict[str, str]:
    """How passages of an edition read when it was laid out, where that differs from how it was adopted."""
    found: dict[str, str] = plan(name, date.min)["laid_out"]
    return found


def receipt_code(slug: str, key: str) -> str:
    """The receipt code of a demonstration contribution: always the same, so that it can be printed.

    >>> receipt_code("beteiligung-2026", "weg-hasselfelde")
    '02DT-M2CQ-VRPV-WV5D-NW3G-A0MH-FVGY'
    """
    return codes.written(hashlib.sha256(f"masswerk demo {slug} {key}".encode()).digest()[:codes.RANDOM_BYTES])


class Loading:
    """One procedure while it is loaded: what was made so far, by the keys of its data."""

    def __init__(self, edition: Edition, data: dict[str, Any], *, first: Account, second: Account,
                 now: datetime) -> None:
        """first, second: who drafts and who confirms. now: a moment in its days of contributing."""
        self.edition, self.data, self.first, self.second, self.now = edition, data, first, second, now
        opened = datetime.combine(data["days"]["inform_on"], time(9), ZONE)
        self.weighed = datetime.combine(data["days"]["weigh_until"], time(11), ZONE) if "closed_at" in data else now
        self.procedure = open_procedure(
            edition, slug=data["slug"], title=data["title"], lead=data["lead"], days=Days(**data["days"]), by=first,
            now=opened, languages=data["languages"], moderation=data["moderation"],
            privacy_notice=data.get("privacy_notice", ""), contact=data.get("contact", ""))
        rows = Baseline.objects.filter(procedure=self.procedure).select_related("wording", "element")
        self.laid_out = {row.element.key: row for row in rows}
        self.said: dict[str, Contribution] = {}
        self.bundles: dict[str, Bundle] = {}

    def run(self) -> Procedure:
        """Take in, weigh, change, and close where the data says so."""
        self.weigh()
        if "closed_at" in self.data:
            close_procedure(self.procedure, now=self.data["closed_at"], by=self.first)
        return self.procedure

    def weigh(self) -> None:
        """Everything but closing."""
        self.keep_blocks()
        self.take_in(late=False)
        self.divide()
        self.bundle()
        self.decide()
        self.change()
        self.take_in(late=True)
        self.withdraw()

    def keep_blocks(self) -> None:
        """Keep the office's text blocks, where it has none yet."""
        if not TextBlock.objects.filter(body=self.edition.body_id).exists():
            for block in self.data.get("text_blocks", ()):
                keep_text_block(self.edition.body, by=self.first, **block)

    def take_in(self, *, late: bool) -> None:
        """Take the contributions in; late ones speak of the wording as it was laid out all the same."""
        chosen = [one for one in self.data["said"] if one.get("late", False) is late]
        made = submit_many(self.procedure, [self._draft(one) for one in chosen], by=VISITOR, now=self.now)
        self.said |= {one["key"]: done.contribution for one, done in zip(chosen, made, strict=True)}

    def _draft(self, one: dict[str, Any]) -> Draft:
        facts = {name: one[name] for name in DRAFT_FACTS if name in one}
        may_publish = one.get("publish", True)
        return Draft(
            text=one["text"], at=tuple(self._at(key) for key in one["at"]), proposals=self._proposals(one),
            received_on=one["on"], person=Person(*one["person"]) if "person" in one else None, may_publish=may_publish,
            code=receipt_code(self.data["slug"], one["key"]),
            **{"visibility": "public" if may_publish else "internal", **facts})

    def _at(self, key: str) -> At:
        row = self.laid_out[key]
        return At(row.element_id, row.wording_id)

    def _proposals(self, one: dict[str, Any]) -> tuple[Proposal, ...]:
        if "wording" in one:
            key, piece, other = one["wording"]
            row = self.laid_out[key]
            text = str(row.wording.text)
            if text.count(piece) != 1:
                raise ValueError(f"„{piece}“ does not stand once in {key}")
            return (Proposal(row.element_id, row.wording_id, text.replace(piece, other), str(row.wording.title)),)
        if "add" in one:
            key, text = one["add"]
            return (Proposal(self.laid_out[key].element_id, self.laid_out[key].wording_id, text, sort="add"),)
        return ()

    def divide(self) -> None:
        """Part long letters into statements, and say where each belongs."""
        for one in self.data["said"]:
            for piece in one.get("idle", ()):
                self._carve(self.said[one["key"]], piece, is_idle=True)
            for passage, piece in one.get("parts", ()):
                self._carve(self.said[one["key"]], piece)
                statement = Statement.objects.select_related("contribution", "procedure__edition").get(
                    contribution=self.said[one["key"]], start=one["text"].index(piece))
                assign(statement, elements=[self.laid_out[passage].element], by=self.first)

    def _carve(self, contribution: Contribution, piece: str, *, is_idle: bool = False) -> None:
        start = str(contribution.text).index(piece)
        carve_statement(contribution, start=start, end=start + len(piece), by=self.first, is_idle=is_idle)

    def bundle(self) -> None:
        """Put together what says the same."""
        rows = Statement.objects.filter(procedure=self.procedure).select_related("contribution", "procedure")
        first = {row.contribution_id: row for row in rows.order_by("-number")}
        members: dict[str, list[Statement]] = {}
        for one in self.data["said"]:
            if "bundle" in one:
                members.setdefault(one["bundle"], []).append(first[self.said[one["key"]].pk])
        for bundle in self.data["bundles"]:
            self.bundles[bundle["key"]] = make_bundle(members[bundle["key"]], title=bundle["title"], by=self.first)
        for one in self.data["said"]:
            if one.get("variant"):
                mark_variant(first[self.said[one["key"]].pk], is_variant=True, by=self.first)

    def decide(self) -> None:
        """Draft every decision; confirm it by the second person, or have it sent back with a question."""
        for given in self.data["decided"]:
            facts = {name: given[name] for name in DECISION_FACTS if name in given}
            measure = self.laid_out[given["measure"]].element if "measure" in given else None
            made = draft_decision(self._answered(given["on"]), measure=measure, by=self.first, now=self.weighed,
                                  **facts)
            state = given.get("state", "confirmed")
            if state == "confirmed":
                confirm_decision(made, seen=made.seen, by=self.second, now=self.weighed)
            elif state == "returned":
                send_back(made, question=given["question"], seen=made.seen, by=self.second)

    def _answered(self, key: str) -> Answered:
        if key in self.bundles:
            return self.bundles[key]
        name, _, number = key.partition(".")
        found: Statement = Statement.objects.select_related("contribution", "procedure").get(
            contribution=self.said[name], number=int(number or 1))
        return found

    def change(self) -> None:
        """Write what was adopted into the draft, and say what was only editorial."""
        for changed in self.data["changes"]:
            self._reword(changed["passage"])
        for key in self.data.get("added", ()):
            self._add(key)
        for key, (text, note) in self.data.get("editorial", {}).items():
            passage = self._passage(self.laid_out[key].element)
            edit_passage(passage, title=str(passage.wording.title), text=text, serial=passage.wording.serial,
                         by=self.first)
            mark_editorial(self.procedure, passage.element, note=note, by=self.first)

    def _reword(self, key: str) -> None:
        """All adopted proposals for a passage, brought together word by word."""
        desk = Desk(self.procedure, self.laid_out[key].element)
        passage = self._passage(desk.element)
        found = result(passage, desk.chosen(None))
        title, text = found.wording(())
        apply_amendments(passage, self.procedure, amendments=[offer.amendment for offer in found.offers], title=title,
                         text=text, serial=passage.wording.serial, by=self.first)

    def _add(self, key: str) -> None:
        amendment = Amendment.objects.select_related("statement__contribution", "statement__bundle", "element").get(
            statement__contribution=self.said[key])
        add_passage(self._passage(amendment.element), self.procedure, amendment=amendment, kind="text", title="",
                    text=str(amendment.text), by=self.first)

    def _passage(self, element: Element) -> Passage:
        found: Passage = Passage.objects.select_related("wording", "edition", "element", "parent").get(
            edition=self.edition, element=element)
        return found

    def withdraw(self) -> None:
        """Let people take back what they said: a number stays."""
        for one in self.data["said"]:
            if one.get("withdrawn"):
                withdraw(self.said[one["key"]], by=SYSTEM, now=self.now)


def _day(day: date | int, today: date) -> date:
    return today + timedelta(days=day) if isinstance(day, int) else day
