"""Steps of an edition and its decision: the state afterwards, the entry in the log, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from masswerk.base.actions import ACTIONS, SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Lineage, Passage
from masswerk.concepts.refusals import (
    EditionIsEmpty,
    EditionIsFixed,
    NotAdopted,
    WrongState,
)
from masswerk.concepts.rules.adoption import (
    DecidingBodyMissing,
    DecisionInFuture,
    OpenPointsLeft,
    PaperMissing,
    StateNotPossible,
)
from masswerk.concepts.rules.erratum import ErratumBeforeDecision, ErratumInFuture, ErratumUnexplained
from masswerk.concepts.rules.text_hash import wording_hash
from tests import factories
from tests.concepts.acting.facts import TODAY, adopt, last_entry, passage, refusal

pytestmark = pytest.mark.django_db


def test_an_edition_goes_from_draft_to_the_council_and_back(edition):
    for step, state in ((actions.send_to_consultation, "consultation"), (actions.submit_paper, "paper"),
                        (actions.take_back, "draft")):
        step(edition, by=SYSTEM)
        edition.refresh_from_db()
        assert edition.state == state
    assert last_entry() == ("edition.taken_back", f"edition {edition.pk}")
    assert refusal(StateNotPossible, actions.take_back, edition)["present"] == "Entwurf"


def test_an_empty_edition_goes_nowhere():
    empty = actions.build_edition(factories.concept(factories.body()), key="leer", title="Leer", nodes=(), by=SYSTEM)
    assert refusal(EditionIsEmpty, actions.send_to_consultation, empty) == {"edition": "Leer"}
    with pytest.raises(EditionIsEmpty):
        adopt(empty)


@pytest.mark.parametrize(("facts", "kind"), [
    ({"decided_by": " "}, DecidingBodyMissing), ({"paper": ""}, PaperMissing),
    ({"decided_on": date(2026, 11, 21)}, DecisionInFuture)])
def test_a_decision_says_who_when_and_by_which_paper(edition, facts, kind):
    with pytest.raises(kind):
        adopt(edition, **facts)
    edition.refresh_from_db()
    assert (edition.state, edition.decided_by) == ("draft", "")


def test_adopting_counts_the_open_points_itself(edition):
    adopt(edition)
    draft = actions.open_revision(edition, key="2031", title="Entwurf", by=SYSTEM)
    actions.remove_element(passage(draft, "p2"), by=SYSTEM)
    with pytest.raises(OpenPointsLeft) as caught:
        adopt(draft)
    assert caught.value.facts == {"count": 1}


def test_adopting_twice_is_refused(edition):
    adopt(edition)
    with pytest.raises(StateNotPossible):
        adopt(edition)


def test_what_is_adopted_refuses_every_change(edition):
    row, element = passage(edition, "p2"), passage(edition, "f0").element
    adopt(edition)
    fixed = {"edition": "Fassung 2026"}
    assert refusal(EditionIsFixed, actions.rename_edition, edition, title="x", lead="") == fixed
    assert refusal(EditionIsFixed, actions.add_element, edition, kind="text", title="x", text="", parent=None,
                   position=None) == fixed
    assert refusal(EditionIsFixed, actions.move, row, parent=None, position=1) == fixed
    assert refusal(EditionIsFixed, actions.remove_element, row) == fixed
    assert refusal(EditionIsFixed, actions.change_kind, row, kind="goal", number="") == fixed
    assert refusal(EditionIsFixed, actions.belong, row, fields=[], themes=[]) == fixed
    assert refusal(EditionIsFixed, actions.state_interface, edition, source=element, target=element, note="x") == fixed
    assert refusal(EditionIsFixed, actions.discard_draft, edition) == fixed


def test_errata_stand_beside_adopted_text_only(edition):
    row = passage(edition, "p2")
    assert refusal(NotAdopted, actions.add_erratum, row, dated=TODAY, note="x", text="") == {"edition": "Fassung 2026"}
    adopt(edition)
    row = passage(edition, "p2")
    made = actions.add_erratum(row, dated=TODAY, note=" Zahl berichtigt ", text=" 8,7 % ", today=TODAY, by=SYSTEM)
    assert (made.note, made.text, last_entry()) == (
        "Zahl berichtigt", "8,7 %", ("erratum.added", f"edition {edition.pk}"))
    assert refusal(ErratumUnexplained, actions.add_erratum, row, dated=TODAY, note=" ", text="x") == {}
    assert refusal(ErratumBeforeDecision, actions.add_erratum, row, dated=date(2026, 1, 1), note="x", text="") == {
        "dated": date(2026, 1, 1), "decided_on": TODAY}
    assert refusal(ErratumInFuture, actions.add_erratum, row, dated=date(2027, 1, 1), note="x", text="", today=TODAY) == {
        "dated": date(2027, 1, 1)}


def test_a_draft_is_discarded_with_everything_in_it_and_nothing_else(edition):
    concept = edition.concept
    adopt(edition)
    draft = actions.open_revision(edition, key="2031", title="Entwurf", by=SYSTEM)
    actions.discard_draft(draft, by=SYSTEM)
    assert list(concept.editions.values_list("key", flat=True)) == ["2026"]
    assert (Lineage.objects.count(), Passage.objects.exclude(edition=edition).count()) == (0, 0)


def test_a_draft_before_the_council_is_not_discarded(edition):
    actions.submit_paper(edition, by=SYSTEM)
    assert refusal(WrongState, actions.discard_draft, edition) == {"edition": "Fassung 2026", "state": "Beschlussvorlage"}


def test_a_draft_is_not_written_forward(edition):
    assert refusal(WrongState, actions.open_revision, edition, key="x", title="x")["state"] == "Entwurf"


OVERRIDE, ISOLATE, CLOSE = "\u202e", "\u2067", "\u2069"


def turned(text: str) -> str:
    """A text with a sign that turns it over, and an isolate that is never closed."""
    return f"{OVERRIDE}{text}\u202c {ISOLATE}عربي"


def test_signs_that_turn_the_direction_are_not_kept_and_isolates_are_closed(edition):
    kept = f"Kurs {ISOLATE}عربي{CLOSE}"
    row = passage(edition, "p2")
    wording = actions.edit_passage(row, title=turned("Kurs"), text=turned("Kurs"), serial=1, by=SYSTEM)
    assert (wording.title, wording.text, wording.hash) == (kept, kept, wording_hash(kept, kept))
    made = actions.add_element(edition, kind="text", title="", text=turned("Kurs"), parent=None, position=None, by=SYSTEM)
    rendition = actions.translate(row, language="ar", title=turned("Kurs"), text="", by=SYSTEM)
    term = actions.define_term(edition.concept, key="kurs", term=turned("Kurs"), explanation=turned("Kurs"),
                               variants=[turned("Kurs")], renditions={"ar": {"term": turned("Kurs")}}, by=SYSTEM)
    actions.rename_edition(edition, title=turned("Kurs"), lead=turned("Kurs"), by=SYSTEM)
    built = factories.edition(edition.concept, key="neu", content=[factories.Node("a", "text", text=turned("Kurs"))])
    assert {made.wording.text, rendition.title, term.term, term.explanation, *term.variants, term.renditions["ar"]["term"],
            edition.title, edition.lead, passage(built, "a").wording.text} == {kept}


def test_every_verb_of_the_concepts_is_tried_here_or_beside():
    """A new action without a test is noticed."""
    ours = {verb for verb, call in ACTIONS.items() if call.__module__.startswith("masswerk.concepts.actions")}
    assert ours == {
        "concept.founded", "edition.built", "edition.renamed", "edition.revision_opened", "edition.discarded",
        "edition.sent_to_consultation", "edition.submitted", "edition.taken_back", "edition.adopted", "erratum.added",
        "wording.redacted", "passage.edited", "passage.revised", "passage.translated", "element.added", "element.moved",
        "element.removed", "element.kind_changed", "element.placed", "element.dissolved", "element.restored",
        "interface.stated", "interface.removed", "lineage.stated", "lineage.confirmed", "lineage.origin_stated",
        "lineage.withdrawn", "term.defined", "term.removed", "figure.added", "figure.described", "figure.moved",
        "figure.removed", "figure.translated", "rendition.removed"}
