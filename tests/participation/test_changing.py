"""Accepted proposals become the draft's wording, and every change says why."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import adopt, bring_back, edit_passage, open_revision, remove_element
from masswerk.concepts.models import Passage
from masswerk.participation.actions import changing
from masswerk.participation.models import AmendmentState, Change, ChangeBasis
from masswerk.participation.weighing_refusals import NothingChanged, NothingToApply, ProposalUndecided
from tests.participation import weighing
from tests.site.world import TODAY

pytestmark = pytest.mark.django_db
MORE = weighing.ALLOWANCE.replace("130", "150")


@pytest.fixture
def desk():
    return weighing.desk()


def apply(desk, statement, text=MORE):
    passage = desk.passage("p2")
    return changing.apply_amendments(passage, desk.procedure, amendments=[weighing.proposal_of(statement)],
                                     title="Aufwandsentschädigung", text=text, serial=passage.wording.serial,
                                     by=desk.first)


def test_an_adopted_proposal_is_written_into_the_draft(desk):
    statement = desk.proposed("p2", MORE)
    decision = desk.decided(statement, "adopted")
    change = apply(desk, statement)
    assert desk.passage("p2").wording.text == MORE
    assert (change.before.text, change.after.text) == (weighing.ALLOWANCE, MORE)
    assert [basis.decision for basis in ChangeBasis.objects.all()] == [decision]
    assert weighing.proposal_of(statement).state == AmendmentState.ACCEPTED


@pytest.mark.parametrize("outcome", ["", "not_adopted"])
def test_what_was_not_adopted_changes_nothing(desk, outcome):
    statement = desk.proposed("p2", MORE)
    if outcome:
        desk.decided(statement, outcome)
    with pytest.raises(ProposalUndecided):
        apply(desk, statement)
    assert (desk.passage("p2").wording.text, Change.objects.count()) == (weighing.ALLOWANCE, 0)


def test_nothing_chosen_is_refused(desk):
    passage = desk.passage("p2")
    with pytest.raises(NothingToApply):
        changing.apply_amendments(passage, desk.procedure, amendments=[], title="", text="x", serial=1, by=desk.first)


def test_the_same_wording_is_no_change(desk):
    statement = desk.proposed("p2", MORE)
    desk.decided(statement, "partly")
    with pytest.raises(NothingChanged):
        apply(desk, statement, text=weighing.ALLOWANCE)


def test_a_proposal_to_strike_takes_the_passage_out_and_keeps_what_was_said(desk):
    statement = desk.proposed("p1", "", sort="strike")
    desk.decided(statement, "adopted")
    change = changing.strike_passage(desk.passage("p1"), desk.procedure, by=desk.first,
                                     amendments=[weighing.proposal_of(statement)])
    assert not Passage.objects.filter(edition=desk.edition, element__key="p1").exists()
    assert weighing.anchored(statement) == {"p1"}
    assert (change.before.title, change.after) == ("Lotsenstellen", None)


def test_a_proposal_to_add_stands_behind_the_passage(desk):
    statement = desk.proposed("p1", "Es gibt auch eine mobile Stelle.", sort="add", title="")
    desk.decided(statement, "adopted")
    change = changing.add_passage(desk.passage("p1"), desk.procedure, amendment=weighing.proposal_of(statement),
                                  kind="text", title="", text="Es gibt auch eine mobile Stelle.", by=desk.first)
    rows = Passage.objects.filter(edition=desk.edition, parent__key="f1").order_by("position")
    assert [row.element_id for row in rows][1] == change.element_id
    assert change.before is None


def test_a_passage_with_contributions_can_be_removed_and_they_stay(desk):
    statement = desk.proposed("p1", "Anders.")
    remove_element(desk.passage("p1"), by=desk.first)
    assert weighing.anchored(statement) == {"p1"}
    assert statement.anchors.get().wording.title == "Lotsenstellen"


def test_an_edit_by_hand_is_grounded_on_a_decision(desk):
    decision = desk.decided(desk.said("Mehr Geld.", "p2"), "partly")
    write(desk, MORE)
    change = changing.ground_change(desk.procedure, desk.element("p2"), decisions=[decision], by=desk.first)
    assert (change.before.text, change.after.text, change.bases.get().decision) == (weighing.ALLOWANCE, MORE, decision)


def test_an_edit_after_a_stated_change_starts_where_that_ended(desk):
    statement = desk.proposed("p2", MORE)
    desk.decided(statement, "adopted")
    apply(desk, statement)
    write(desk, MORE.replace("monatlich", "im Monat"))
    change = changing.mark_editorial(desk.procedure, desk.element("p2"), note="Sprache", by=desk.first)
    assert (change.before.text, change.is_editorial, change.note) == (MORE, True, "Sprache")


def test_what_is_not_changed_cannot_be_marked(desk):
    with pytest.raises(NothingChanged):
        changing.mark_editorial(desk.procedure, desk.element("p2"), note="Tippfehler", by=desk.first)


def test_a_proposal_can_be_left_out_although_its_point_is_adopted(desk):
    statement = desk.proposed("p2", MORE)
    desk.decided(statement, "partly")
    changing.refuse_amendment(weighing.proposal_of(statement), by=desk.first)
    assert weighing.proposal_of(statement).state == AmendmentState.REJECTED


def write(desk, text: str) -> None:
    passage = desk.passage("p2")
    edit_passage(passage, title=passage.wording.title, text=text, serial=passage.wording.serial, by=desk.first)


def test_a_passage_that_went_can_come_back_although_its_wording_is_quoted(desk):
    adopt(desk.edition, decided_by="Kreistag", decided_on=TODAY, paper="1", today=TODAY, by=SYSTEM)
    revision = open_revision(desk.edition, key="neu", title="Neu", by=SYSTEM)
    weighing.opened(revision, "neu")
    passage = Passage.objects.select_related("edition", "element", "wording").get(
        edition=revision, element__key="p1")
    remove_element(passage, by=SYSTEM)
    again = bring_back(revision, old=passage.element, by=SYSTEM)
    assert (again.wording.serial, again.wording.text) == (2, passage.wording.text)
