"""What stands against adopting an edition, and which state follows which."""

from datetime import date

import pytest

from masswerk.base.errors import RuleError
from masswerk.concepts.rules.adoption import (
    GERMAN,
    TRANSITIONS,
    DecidingBodyMissing,
    DecisionDateMissing,
    DecisionInFuture,
    EditionState,
    OpenPointsLeft,
    PaperMissing,
    StateNotPossible,
    check_adoption,
    check_transition,
    is_frozen,
    refusals,
)
from masswerk.concepts.rules.erratum import (
    Erratum,
    ErratumBeforeDecision,
    ErratumInFuture,
    ErratumUnexplained,
    check_erratum,
    corrected,
)

DECIDED, TODAY = date(2016, 12, 14), date(2017, 1, 1)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ((" ", DECIDED, "123", TODAY, 0), DecidingBodyMissing),
        (("Kreistag", None, "123", TODAY, 0), DecisionDateMissing),
        (("Kreistag", date(2017, 1, 2), "123", TODAY, 0), DecisionInFuture),
        (("Kreistag", DECIDED, "", TODAY, 0), PaperMissing),
        (("Kreistag", DECIDED, "123", TODAY, 1), OpenPointsLeft),
    ],
)
def test_a_decision_is_refused(facts: tuple[str, date, str, date, int], refusal: type[RuleError]) -> None:
    with pytest.raises(refusal):
        check_adoption(*facts)


def test_a_complete_decision_of_today_is_recorded() -> None:
    assert list(refusals("Kreistag", TODAY, "123/2017", TODAY)) == []
    check_adoption("Kreistag", TODAY, "123/2017", TODAY)


def test_a_refusal_says_the_day_in_german() -> None:
    assert str(DecisionInFuture(decided_on=date(2030, 3, 1))).startswith(
        "Der Tag des Beschlusses, 01.03.2030, liegt in der Zukunft."
    )


def test_everything_missing_is_shown_at_once() -> None:
    found = [type(refusal) for refusal in refusals("", None, "", TODAY, 3)]
    assert found == [DecidingBodyMissing, DecisionDateMissing, PaperMissing, OpenPointsLeft]


def test_every_state_has_a_german_word_and_its_transitions() -> None:
    assert set(GERMAN) == set(TRANSITIONS) == set(EditionState)


@pytest.mark.parametrize("present", EditionState)
@pytest.mark.parametrize("wanted", EditionState)
def test_only_stated_transitions_are_possible(present: EditionState, wanted: EditionState) -> None:
    if wanted in TRANSITIONS[present]:
        check_transition(present, wanted)
        return
    with pytest.raises(StateNotPossible):
        check_transition(present, wanted)


def test_no_way_leads_back_from_adopted() -> None:
    frozen = {state for state in EditionState if is_frozen(state)}
    assert frozen == {EditionState.ADOPTED, EditionState.SUPERSEDED}
    assert {after for state in frozen for after in TRANSITIONS[state]} <= frozen


def test_a_refused_transition_names_the_possible_ones() -> None:
    with pytest.raises(StateNotPossible) as refusal:
        check_transition("paper", "consultation")
    assert refusal.value.remedy == "Möglich ist „Entwurf“ oder „Beschlossen“."


@pytest.mark.parametrize(
    ("erratum", "refusal"),
    [
        (Erratum(TODAY, " "), ErratumUnexplained),
        (Erratum(date(2016, 12, 13), "Zahl"), ErratumBeforeDecision),
        (Erratum(date(2017, 1, 2), "Zahl"), ErratumInFuture),
    ],
)
def test_an_erratum_is_refused(erratum: Erratum, refusal: type[RuleError]) -> None:
    with pytest.raises(refusal):
        check_erratum(erratum, DECIDED, TODAY)


@pytest.mark.parametrize("dated", [DECIDED, TODAY])
def test_an_erratum_may_be_of_the_first_and_the_last_day(dated: date) -> None:
    check_erratum(Erratum(dated, "Zahl berichtigt"), DECIDED, TODAY)


def test_the_latest_correction_with_a_text_counts() -> None:
    later, earlier = Erratum(TODAY, "Zahl", "drei"), Erratum(DECIDED, "Zahl", "zwei")
    assert corrected("eins", []) == "eins"
    assert corrected("eins", [later, earlier]) == "drei"
    assert corrected("eins", [earlier, Erratum(TODAY, "Nur ein Hinweis")]) == "zwei"
