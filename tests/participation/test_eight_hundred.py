"""A procedure of 812 contributions: who took part finds the outcome, and nothing in it can be left out or changed.

It is the closed one of the demonstration, loaded by the office's own actions.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, RequestFactory
from django.utils.html import escape
from django.utils.timezone import now

from masswerk.base.actions import SYSTEM, writing
from masswerk.base.checkpoints import checkpoint
from masswerk.base.components.states import DECISIONS
from masswerk.base.rules.checkpoints import as_text as heads_as_text
from masswerk.concepts.models import Passage
from masswerk.participation.actions.closing import close_procedure
from masswerk.participation.models import (
    Amendment,
    AmendmentSort,
    AmendmentState,
    Baseline,
    Change,
    ChangeBasis,
    Decision,
    Outcome,
    Procedure,
    Statement,
)
from masswerk.participation.rules import work
from masswerk.participation.rules.closing import Sort
from masswerk.participation.rules.merging import Proposal, merge
from masswerk.participation.rules.proof import NoProof
from masswerk.participation.views.public.sending import fresh_ticket
from masswerk.participation.weighing_refusals import StillOpen
from masswerk.participation.words import LOOKS
from masswerk.site.demo import load, procedures
from tests import factories
from tests.site import demo_files

pytestmark = pytest.mark.django_db
EVERY, ASKED = 8, 300


@dataclass(frozen=True)
class World:
    """The procedure with everything decided and not closed yet, and what each contributor got as a receipt."""

    procedure: Procedure
    codes: dict[int, str]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Loaded once; each test of this module takes back what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _loaded()
        transaction.set_rollback(True)


def _loaded() -> World:
    load.load_body("sachsen", waits=True, by=SYSTEM)
    loading = load.prepare_procedure("sachsen", now())
    assert loading is not None
    loading.weigh()
    return World(loading.procedure, {row.number: procedures.receipt_code(loading.procedure.slug, key)
                                     for key, row in loading.said.items()})


@pytest.fixture
def world(loaded: World, db) -> World:
    return replace(loaded, procedure=Procedure.objects.select_related("body").get(pk=loaded.procedure.pk))


@pytest.fixture
def closed(world: World) -> Procedure:
    return close_procedure(world.procedure, now=now(), by=SYSTEM)


def test_812_people_are_answered_by_60_decisions_and_each_said_something_of_its_own(world: World):
    texts = [row.text for row in world.procedure.contributions.all()]
    assert (len(texts), len(set(texts)), len(world.codes)) == (812, 812, 812)
    assert Decision.objects.filter(procedure=world.procedure, confirmed_at__isnull=False).count() == 60
    assert set(Decision.objects.values_list("outcome", flat=True)) == set(Outcome.values) - {Outcome.PARTLY}


def test_three_hundred_of_them_find_their_outcome_by_code(world: World, closed: Procedure):
    expected = outcomes(closed)
    asked = sorted(world.codes)[::2][:ASKED]
    found = {number: opened(world.codes[number], number, closed.body_id) for number in asked}
    assert len(asked) == ASKED
    assert [number for number in asked if not all(escape(part) in found[number] for part in expected[number])] == []


def outcomes(procedure: Procedure) -> dict[int, tuple[str, str, str]]:
    """By number: the sign of a contribution, what was decided about it, and the reason."""
    rows = Statement.objects.filter(procedure=procedure).select_related("contribution", "bundle__decision")
    return {row.contribution.number: (row.contribution.sign, DECISIONS[LOOKS[row.bundle.decision.outcome]][0],
                                      row.bundle.decision.reason) for row in rows}


def opened(code: str, number: int, body: int) -> str:
    """What somebody sees who enters a code at home, on a form with a ticket of its own."""
    home = f"198.51.{number % 256}.1"
    form = fresh_ticket(RequestFactory(REMOTE_ADDR=home).get("/"), f"code {body}")
    answer = Client(REMOTE_ADDR=home).post("/sachsen/mitreden/code/", {
        "ticket": form["ticket"], "answer": work.solved(str(form["ticket"]), int(str(form["bits"]))), "code": code})
    return " ".join(answer.content.decode().split())


def test_the_redline_of_the_new_edition_is_the_sum_of_the_accepted_changes(world: World):
    accepted = Amendment.objects.filter(procedure=world.procedure, state=AmendmentState.ACCEPTED)
    laid_out = texts(Baseline.objects.filter(procedure=world.procedure))
    edition = texts(Passage.objects.filter(edition=world.procedure.edition))
    expected = dict(laid_out)
    for element in set(accepted.filter(sort=AmendmentSort.REWORD).values_list("element_id", flat=True)):
        own = accepted.filter(element=element, sort=AmendmentSort.REWORD).values_list("pk", "text")
        expected[element] = merge(laid_out[element], [Proposal(pk, text) for pk, text in own]).text()
        each = [shift(laid_out[element], text) for text in {text for _, text in own}]
        assert shift(laid_out[element], edition[element]) == {
            word: count for word in set().union(*each) if (count := sum(one.get(word, 0) for one in each))}
    expected |= dict(Change.objects.filter(procedure=world.procedure, is_editorial=True).values_list(
        "element_id", "after__text"))
    expected |= {change.element_id: change.after.text for change in Change.objects.filter(
        procedure=world.procedure, before=None).select_related("after")}
    assert edition == expected
    assert sorted(edition[key] for key in edition.keys() - laid_out.keys()) == list(
        accepted.filter(sort=AmendmentSort.ADD).values_list("text", flat=True))


def texts(rows) -> dict[int, str]:
    """By element: how passages read."""
    return dict(rows.values_list("element_id", "wording__text"))


def shift(before: str, after: str) -> dict[str, int]:
    """How much more, or less, often each word stands in a text than in another."""
    counts = Counter(after.split())
    counts.subtract(before.split())
    return {word: count for word, count in counts.items() if count}


def test_it_reads_in_the_end_as_the_adopted_edition_of_the_demonstration(world: World):
    (edition,) = demo_files.load(demo_files.DATA / "sachsen.json")["editions"]
    adopted = {node["key"]: node["text"] for node, _ in demo_files.walk(edition["nodes"])}
    rows = Passage.objects.filter(edition=world.procedure.edition, element__key__in=adopted)
    assert dict(rows.values_list("element__key", "wording__text")) == adopted


def test_removing_any_decision_makes_closing_fail(world: World):
    for decision in list(Decision.objects.filter(procedure=world.procedure))[::EVERY]:
        with transaction.atomic():
            with writing("test.removed", by=SYSTEM):
                ChangeBasis.objects.filter(decision=decision).delete()
                decision.delete()
            with pytest.raises(StillOpen) as refusal:
                close_procedure(world.procedure, now=now(), by=SYSTEM)
            assert Sort.UNDECIDED in {point.sort for point in refusal.value.facts["points"]}
            transaction.set_rollback(True)
    assert close_procedure(world.procedure, now=now(), by=SYSTEM).closed_at is not None


def test_one_flipped_byte_of_the_downloaded_procedure_is_found(closed: Procedure, office: Client, tmp_path: Path):
    data = office.get(f"/sachsen/arbeit/beteiligung/{closed.slug}/abwaegung/pruefen/datei.json").content
    (tmp_path / "heads.txt").write_text(heads_as_text([checkpoint(closed.chain)]), encoding="utf-8")
    assert "ist unversehrt" in verified(tmp_path, data)
    assert len(json.loads(data)["texts"]) == 812
    for at in range(100, len(data), len(data) // 6):
        broken = bytearray(data)
        broken[at] ^= 0x01
        with pytest.raises((CommandError, NoProof)):
            verified(tmp_path, bytes(broken))


@pytest.fixture
def office(world: World) -> Client:
    client = Client()
    client.force_login(factories.account("coordinator", at=world.procedure.body),
                       backend="django.contrib.auth.backends.ModelBackend")
    return client


def verified(folder: Path, data: bytes) -> str:
    """What `masswerk verify` says of a file."""
    (folder / "procedure.json").write_bytes(data)
    said = io.StringIO()
    call_command("masswerk_verify", str(folder / "procedure.json"), "--against", str(folder / "heads.txt"),
                 stdout=said, stderr=said)
    return said.getvalue()
