"""Four eyes, public reasons, and two clerks at once."""

from __future__ import annotations

from datetime import date

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts.models import Passage
from masswerk.participation.actions import bundling, deciding
from masswerk.participation.models import AmendmentState, Decision, Visibility
from masswerk.participation.rules import outcomes
from masswerk.participation.weighing_refusals import (
    ContributionWithdrawn,
    DecidedMeanwhile,
    DecisionHasEffect,
    QuestionMissing,
    SamePerson,
    StatementDecided,
    WithoutReference,
)
from masswerk.people.actions import end_role
from masswerk.people.models import Grant
from tests.participation import weighing

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return weighing.desk()


def test_a_decision_is_drafted_by_one_and_confirmed_by_another(desk):
    decision = desk.decided(desk.said("Mehr Lotsen."), "noted")
    assert (decision.drafted_by, decision.confirmed_by, decision.is_alone) == (desk.first, desk.second, False)


def test_nobody_confirms_what_they_drafted(desk):
    decision = desk.decided(desk.said("Mehr Lotsen."), confirm=False)
    with pytest.raises(SamePerson):
        deciding.confirm_decision(decision, seen=decision.seen, by=desk.first)
    assert Decision.objects.get().confirmed_at is None


def test_a_single_coordinator_decides_and_the_decision_says_so(desk):
    end_role(Grant.objects.get(account=desk.second), on=date(2026, 11, 1), by=SYSTEM)
    decision = desk.decided(desk.said("Mehr Lotsen."), confirm=False)
    assert deciding.confirm_decision(decision, seen=decision.seen, by=desk.first).is_alone


@pytest.mark.parametrize(("outcome", "facts", "refusal"), [
    ("noted", {"reason": "  "}, outcomes.ReasonMissing),
    ("passed_on", {"reason": "Zuständig ist das Land."}, outcomes.ReceiverMissing),
    ("measure", {"reason": "Das wollen wir tun."}, outcomes.MeasureMissing),
])
def test_a_decision_needs_what_its_outcome_asks_for(desk, outcome, facts, refusal):
    with pytest.raises(refusal):
        deciding.draft_decision(desk.said("Mehr Lotsen."), outcome=outcome, by=desk.first, **facts)
    assert Decision.objects.count() == 0


def test_the_second_of_two_clerks_sees_what_the_first_wrote(desk):
    statement = desk.said("Mehr Lotsen.")
    desk.decided(statement, confirm=False)
    with pytest.raises(DecidedMeanwhile) as refused:
        deciding.draft_decision(statement, outcome="not_adopted", reason="Zu teuer.", seen=0, by=desk.second)
    assert refused.value.facts["decision"].reason == "Weil es so ist."
    assert Decision.objects.get().outcome == "noted"


def test_who_has_seen_the_other_draft_may_replace_it(desk):
    statement = desk.said("Mehr Lotsen.")
    seen = desk.decided(statement).seen
    changed = deciding.draft_decision(statement, outcome="not_adopted", reason="Zu teuer.", seen=seen, by=desk.second)
    assert (changed.outcome, changed.confirmed_at) == ("not_adopted", None)


def test_nobody_confirms_what_was_changed_since_they_looked(desk):
    statement = desk.said("Mehr Lotsen.")
    decision = desk.decided(statement, confirm=False)
    deciding.draft_decision(statement, outcome="not_adopted", reason="Zu teuer.", seen=decision.seen, by=desk.first)
    with pytest.raises(DecidedMeanwhile):
        deciding.confirm_decision(decision, seen=decision.seen, by=desk.second)


def test_a_withdrawn_contribution_is_not_decided(desk):
    statement = desk.said("Mehr Lotsen.")
    withdraw(statement)
    with pytest.raises(ContributionWithdrawn):
        deciding.draft_decision(statement, outcome="noted", reason="Danke.", by=desk.first)


def test_a_decision_on_what_was_withdrawn_meanwhile_is_not_confirmed(desk):
    statement = desk.said("Mehr Lotsen.")
    decision = desk.decided(statement, confirm=False)
    withdraw(statement)
    with pytest.raises(ContributionWithdrawn):
        deciding.confirm_decision(decision, seen=decision.seen, by=desk.second)


def test_what_has_no_reference_needs_no_decision(desk):
    from masswerk.participation.actions.assigning import mark_reference

    statement = desk.said("Danke.")
    mark_reference(statement, is_idle=True, by=desk.first)
    with pytest.raises(WithoutReference):
        deciding.draft_decision(statement, outcome="noted", reason="Gern.", by=desk.first)


def test_a_question_goes_back_and_a_new_draft_answers_it(desk):
    statement = desk.said("Mehr Lotsen.")
    decision = desk.decided(statement, confirm=False)
    asked = deciding.send_back(decision, question="Wer zahlt das?", seen=decision.seen, by=desk.second)
    assert asked.question == "Wer zahlt das?"
    again = deciding.draft_decision(statement, outcome="noted", reason="Das Land.", seen=asked.seen, by=desk.first)
    assert again.question == ""


def test_sending_back_needs_a_question(desk):
    decision = desk.decided(desk.said("Mehr Lotsen."), confirm=False)
    with pytest.raises(QuestionMissing):
        deciding.send_back(decision, question=" ", seen=decision.seen, by=desk.second)


def test_a_new_measure_stands_in_the_draft_as_an_idea(desk):
    decision = desk.decided(desk.said("Kartei aller Mehrsprachigen.", "p1"), "measure", new_measure="Sprachkartei")
    row = Passage.objects.select_related("wording", "parent").get(edition=desk.edition, element=decision.measure)
    assert (row.wording.title, row.kind, row.parent.key) == ("Sprachkartei", "measure", "f1")
    assert decision.measure.measure.status == "idea"
    assert decision.bases.get().change.after == row.wording
    with pytest.raises(DecisionHasEffect):
        deciding.take_back_decision(decision, seen=decision.seen, by=desk.first)


def test_what_is_not_adopted_takes_its_proposal_with_it(desk):
    statement = desk.proposed("p2", weighing.ALLOWANCE.replace("130", "150"))
    decision = desk.decided(statement, "not_adopted")
    assert weighing.proposal_of(statement).state == AmendmentState.REJECTED
    deciding.take_back_decision(decision, seen=decision.seen, by=desk.first)
    assert weighing.proposal_of(statement).state == AmendmentState.OPEN
    assert Decision.objects.count() == 0


def test_several_are_decided_together_but_none_twice(desk):
    statements = [desk.said(f"Mehr Lotsen in Ort {number}.") for number in range(3)]
    made = deciding.decide_together(statements[:2], outcome="noted", reason="Danke.", by=desk.first)
    assert len(made) == 2
    with pytest.raises(StatementDecided):
        deciding.decide_together(statements, outcome="noted", reason="Danke.", by=desk.first)
    assert deciding.confirm_together(made, by=desk.second) == 2


def test_one_decision_answers_a_bundle_and_a_variant_may_have_its_own(desk):
    statements = [desk.said(text) for text in ("150 Euro zahlen.", "Bitte 150 Euro.", "200 Euro wären richtig.")]
    bundle = bundling.make_bundle(statements, title="150 Euro", by=desk.first)
    statements[2].refresh_from_db()
    bundling.mark_variant(statements[2], is_variant=True, by=desk.first)
    desk.decided(bundle, "noted")
    own = desk.decided(statements[2], "not_adopted")
    assert {row.bundle_id for row in Decision.objects.all()} == {bundle.pk, None}
    assert own.statement.is_variant


def test_a_bundle_is_decided_as_long_as_somebody_in_it_still_says_so(desk):
    rows = [desk.said("150 Euro."), desk.said("Bitte 150 Euro.")]
    bundle = bundling.make_bundle(rows, title="150 Euro", by=desk.first)
    withdraw(rows[0])
    assert desk.decided(bundle, confirm=False).bundle == bundle
    withdraw(rows[1])
    with pytest.raises(ContributionWithdrawn):
        deciding.draft_decision(bundle, outcome="noted", reason="Danke.", seen=1, by=desk.first)


def withdraw(statement) -> None:
    from masswerk.base.actions import writing

    with writing("test.withdrawn", by=SYSTEM):
        contribution = statement.contribution
        contribution.text, contribution.salt, contribution.visibility = None, None, Visibility.WITHDRAWN
        contribution.save()
