"""Each step of a review: what it does to the tree, that it is kept as one step, and that it is logged once."""

from __future__ import annotations

import pytest

from masswerk.base.models import LogEntry
from masswerk.intake import actions, queries
from masswerk.intake.models import Proposal, SourceLine, Step
from masswerk.intake.refusals import (
    ChangedMeanwhile,
    NoSuchLines,
    NothingToUndo,
    NotInReview,
    NotPossibleHere,
    ReasonMissing,
    UndoneByOthers,
)
from tests import factories
from tests.intake import samples

pytestmark = pytest.mark.django_db

DRAWN = ["Konzept", "-Präambel", "--Alle gehören dazu.", "-Arbeit", "--Der Kreis fördert Kurse?",
         "--Die Kammer berät laufend.", "---Sie berät auch abends.", "-Sport?", "--Vereine sind offen."]


@pytest.fixture
def coordinator():
    return factories.account()


def test_a_proposal_shows_the_outline_in_order():
    reading = samples.reading()
    assert samples.tree(reading) == DRAWN
    assert [p.title for p in queries.doubts(reading)] == [
        "Der Kreis fördert Kurse?", "Die Kammer berät laufend.", "Sport?"]


def test_a_loose_word_makes_a_status_doubtful():
    reading = samples.reading()
    assert samples.named(reading, "Die Kammer berät laufend.").reasons[-1] == (
        "Zwei Lesarten: „laufend“ kann „läuft“ oder „dauerhaft“ heißen.")


def test_a_step_is_one_log_entry_of_the_reading(coordinator):
    reading = samples.reading()
    before = LogEntry.objects.count()
    actions.change(samples.named(reading, "Sport?"), kind="section", by=coordinator)
    entries = LogEntry.objects.order_by("pk")[before:]
    assert [(e.verb, e.subject) for e in entries] == [("proposal.changed", f"reading {reading.pk}")]
    assert Step.objects.get(reading=reading).what == "Art: Abschnitt"


def test_touching_an_element_settles_its_doubt(coordinator):
    reading = samples.reading()
    sport = samples.named(reading, "Sport?")
    actions.change(sport, kind="section", by=coordinator)
    sport.refresh_from_db()
    assert (sport.kind, sport.decision, sport.is_doubtful) == ("section", "confirmed", False)


def test_an_element_gets_a_heading_and_a_number(coordinator):
    reading = samples.reading()
    text = samples.named(reading, "Vereine sind offen.")
    actions.change(text, title=" Offene   Vereine ", by=coordinator)
    actions.change(text, label="4.1", by=coordinator)
    text.refresh_from_db()
    assert (text.title, text.heading, text.text, text.label) == (
        "Offene Vereine", True, "Vereine sind offen.", "4.1")


def test_a_measure_gets_status_and_lead(coordinator):
    reading = samples.reading()
    measure = samples.named(reading, "Die Kammer berät laufend.")
    actions.change(measure, status="permanent", lead=" IHK ", by=coordinator)
    measure.refresh_from_db()
    assert (measure.attrs["status"], measure.attrs["lead"]) == ("permanent", "IHK")


def test_indenting_takes_everything_below_along(coordinator):
    reading = samples.reading()
    actions.indent(samples.named(reading, "Sport?"), by=coordinator)
    assert samples.tree(reading)[-2:] == ["--Sport?", "---Vereine sind offen."]


def test_outdenting_takes_what_follows_along(coordinator):
    reading = samples.reading()
    actions.outdent(samples.named(reading, "Der Kreis fördert Kurse?"), by=coordinator)
    assert samples.tree(reading)[3:7] == [
        "-Arbeit", "-Der Kreis fördert Kurse?", "--Die Kammer berät laufend.", "---Sie berät auch abends."]


def test_the_first_child_cannot_go_deeper(coordinator):
    reading = samples.reading()
    with pytest.raises(NotPossibleHere, match="davor steht kein Baustein derselben Ebene"):
        actions.indent(samples.named(reading, "Alle gehören dazu."), by=coordinator)
    assert samples.tree(reading) == DRAWN
    assert Step.objects.count() == 0


def test_moving_up_and_down_passes_whole_branches(coordinator):
    reading = samples.reading()
    sport = samples.named(reading, "Sport?")
    actions.move_up(sport, by=coordinator)
    assert [row for row in samples.tree(reading) if row.count("-") == 1] == ["-Präambel", "-Sport?", "-Arbeit"]
    actions.move_down(sport, by=coordinator)
    assert samples.tree(reading) == DRAWN


def test_moving_one_element_renumbers_no_other(coordinator):
    reading = samples.reading()
    actions.move_up(samples.named(reading, "Die Kammer berät laufend."), by=coordinator)
    assert len(Step.objects.get().before["elements"]) <= 2


def test_an_element_moves_below_another_at_a_place(coordinator):
    reading = samples.reading()
    actions.move(samples.named(reading, "Die Kammer berät laufend."), below=samples.named(reading, "Sport?"), place=1,
                 by=coordinator)
    assert samples.tree(reading)[-4:] == [
        "-Sport?", "--Die Kammer berät laufend.", "---Sie berät auch abends.", "--Vereine sind offen."]


def test_an_element_cannot_move_below_itself(coordinator):
    reading = samples.reading()
    with pytest.raises(NotPossibleHere, match="nicht zu sich selbst"):
        actions.move(samples.named(reading, "Arbeit"), below=samples.named(reading, "Sie berät auch abends."), place=1,
                     by=coordinator)


def test_merging_joins_wording_and_lines(coordinator):
    reading = samples.reading()
    kept = actions.merge_with_previous(samples.named(reading, "Die Kammer berät laufend."), by=coordinator)
    assert kept.text == "Der Kreis fördert Kurse?\n\nDie Kammer berät laufend."
    assert list(SourceLine.objects.filter(owner=kept).values_list("number", flat=True)) == [4, 5]
    assert samples.tree(reading)[3:7] == [
        "-Arbeit", "--Der Kreis fördert Kurse? Die Kammer berät laufend.", "---Sie berät auch abends.", "-Sport?"]


def test_splitting_gives_the_lines_from_there_on_to_a_new_element(coordinator):
    reading = samples.reading()
    kept = actions.merge_with_previous(samples.named(reading, "Die Kammer berät laufend."), by=coordinator)
    new = actions.split_at(kept, line=5, by=coordinator)
    kept.refresh_from_db()
    assert (kept.text, new.text, new.kind) == ("Der Kreis fördert Kurse?", "Die Kammer berät laufend.", "measure")
    assert list(SourceLine.objects.filter(owner=new).values_list("number", flat=True)) == [5]


def test_splitting_at_a_foreign_line_is_refused(coordinator):
    reading = samples.reading()
    with pytest.raises(NotPossibleHere, match="nicht innerhalb seines Wortlauts"):
        actions.split_at(samples.named(reading, "Arbeit"), line=7, by=coordinator)


def test_a_paragraph_of_one_line_is_split_between_sentences(coordinator):
    reading = samples.reading(spec=[(1, "text", "Der Kreis berät, z. B. im Amt. Er fördert Kurse.")])
    first = Proposal.objects.get(reading=reading, level=1)
    second = actions.split_text(first, sentence=2, by=coordinator)
    first.refresh_from_db()
    assert (first.text, second.text) == ("Der Kreis berät, z. B. im Amt.", "Er fördert Kurse.")


def test_leaving_out_a_chapter_leaves_out_what_is_below(coordinator):
    reading = samples.reading()
    actions.leave_out(samples.named(reading, "Arbeit"), by=coordinator)
    assert Proposal.objects.filter(reading=reading, decision="left_out").count() == 4
    assert queries.coverage(reading).reasons == (("mit einem Baustein ausgelassen", 4), ("Seitenkopf", 1))
    actions.take_back_in(samples.named(reading, "Arbeit"), by=coordinator)
    assert queries.coverage(reading).reasons == (("Seitenkopf", 1),)


def test_leaving_out_only_the_heading_keeps_what_is_below(coordinator):
    reading = samples.reading()
    actions.leave_out(samples.named(reading, "Arbeit"), with_children=False, by=coordinator)
    assert [p.title for p in Proposal.objects.filter(reading=reading, decision="left_out")] == ["Arbeit"]


def test_the_document_itself_cannot_be_left_out(coordinator):
    reading = samples.reading()
    with pytest.raises(NotPossibleHere):
        actions.leave_out(samples.named(reading, "Konzept"), by=coordinator)


def test_a_lost_line_gets_a_home(coordinator):
    reading = samples.reading(lost=2)
    assert queries.coverage(reading).nowhere == 2
    last = samples.named(reading, "Vereine sind offen.")
    actions.assign_lines(last, lines=[10], by=coordinator)
    last.refresh_from_db()
    assert last.text == "Vereine sind offen.\n\nVerlorene Zeile 1."
    assert queries.coverage(reading).nowhere == 1


def test_lines_become_an_element_behind_what_stands_before_them(coordinator):
    reading = samples.reading(lost=1)
    actions.found_from_lines(reading, lines=[10], by=coordinator)
    assert samples.tree(reading)[-2:] == ["--Vereine sind offen.", "--Verlorene Zeile 1."]
    assert queries.coverage(reading).nowhere == 0


def test_lines_are_left_out_with_a_reason_only(coordinator):
    reading = samples.reading(lost=1)
    with pytest.raises(ReasonMissing):
        actions.leave_out_lines(reading, lines=[10], reason=" ", by=coordinator)
    actions.leave_out_lines(reading, lines=[10], reason="Aktenzeichen", by=coordinator)
    assert queries.coverage(reading).reasons == (("Aktenzeichen", 1), ("Seitenkopf", 1))


def test_leaving_out_a_line_takes_it_from_the_wording(coordinator):
    reading = samples.reading()
    kept = actions.merge_with_previous(samples.named(reading, "Die Kammer berät laufend."), by=coordinator)
    actions.leave_out_lines(reading, lines=[5], reason="Seitenzahl", by=coordinator)
    kept.refresh_from_db()
    assert kept.text == "Der Kreis fördert Kurse?"


def test_an_element_never_loses_all_its_lines(coordinator):
    reading = samples.reading()
    with pytest.raises(NotPossibleHere, match="er bliebe leer"):
        actions.leave_out_lines(reading, lines=[4], reason="Seitenzahl", by=coordinator)


def test_lines_that_do_not_exist_are_refused(coordinator):
    with pytest.raises(NoSuchLines):
        actions.leave_out_lines(samples.reading(), lines=[999], reason="Seitenzahl", by=coordinator)


def test_who_looked_at_an_older_state_is_told(coordinator):
    reading = samples.reading()
    sport = samples.named(reading, "Sport?")
    actions.change(sport, kind="section", by=factories.account())
    with pytest.raises(ChangedMeanwhile) as refusal:
        actions.change(samples.named(reading, "Sport?"), title="Bewegung", by=coordinator, seen=1)
    assert refusal.value.facts == {"title": "Sport?"}


def test_two_people_may_work_on_different_elements(coordinator):
    reading = samples.reading()
    actions.change(samples.named(reading, "Sport?"), kind="section", by=factories.account(), seen=1)
    actions.change(samples.named(reading, "Arbeit"), kind="section", by=coordinator, seen=1)
    assert Step.objects.count() == 2


def test_undoing_takes_back_ones_own_newest_step(coordinator):
    reading, other = samples.reading(), factories.account()
    actions.change(samples.named(reading, "Arbeit"), kind="section", by=coordinator)
    actions.change(samples.named(reading, "Sport?"), kind="section", by=other)
    assert actions.undo(reading, by=coordinator) == "Art: Abschnitt"
    assert [samples.named(reading, title).kind for title in ("Arbeit", "Sport?")] == ["field", "section"]
    with pytest.raises(NothingToUndo):
        actions.undo(reading, by=coordinator)


def test_undoing_does_not_overwrite_the_work_of_others(coordinator):
    reading = samples.reading()
    actions.change(samples.named(reading, "Sport?"), kind="section", by=coordinator)
    actions.change(samples.named(reading, "Sport?"), title="Bewegung", by=factories.account())
    with pytest.raises(UndoneByOthers):
        actions.undo(reading, by=coordinator)
    assert samples.named(reading, "Bewegung").kind == "section"


def test_nothing_changes_after_the_review_is_over(coordinator):
    reading = samples.reading()
    actions.discard(reading, by=coordinator)
    with pytest.raises(NotInReview):
        actions.confirm(samples.named(reading, "Sport?"), by=coordinator)
    actions.take_up_again(reading, by=coordinator)
    actions.confirm(samples.named(reading, "Sport?"), by=coordinator)
    assert Step.objects.count() == 1
