"""Closing is refused while anything is open, and then nothing can be changed any more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from masswerk.base.actions import SYSTEM, writing
from masswerk.base.models import ChainHead, LogEntry
from masswerk.concepts.actions import add_element, edit_passage, remove_element
from masswerk.participation.accounting import facts
from masswerk.participation.actions import assigning, bundling, changing, closing, deciding
from masswerk.participation.models import (
    Amendment,
    Anchor,
    Baseline,
    Bundle,
    Change,
    ChangeBasis,
    Contribution,
    Decision,
    Procedure,
    Statement,
    Visibility,
)
from masswerk.participation.refusals import ProcedureIsClosed
from masswerk.participation.rules.closing import Sort, open_points
from masswerk.participation.weighing_refusals import StillOpen
from tests.participation import weighing

pytestmark = pytest.mark.django_db
MORE = weighing.ALLOWANCE.replace("130", "150")


@pytest.fixture
def desk():
    """A procedure with one of everything, ready to be closed."""
    made = weighing.desk()
    made.decided(made.said("Danke für den Text.", "p1"), "noted")
    adopted = made.proposed("p2", MORE)
    made.decided(adopted, "adopted")
    passage = made.passage("p2")
    changing.apply_amendments(passage, made.procedure, amendments=[weighing.proposal_of(adopted)],
                              title=passage.wording.title, text=MORE, serial=passage.wording.serial, by=made.first)
    made.decided(made.said("Eine Kartei der Mehrsprachigen.", "p1"), "measure", new_measure="Sprachkartei")
    rows = [made.said(text, "p1") for text in ("Mehr Lotsen.", "Lotsen, mehr davon.")]
    made.decided(bundling.make_bundle(rows, title="Mehr Lotsen", by=made.first), "contained")
    return made


def close(desk) -> Procedure:
    return closing.close_procedure(desk.procedure, now=weighing.NOW, by=desk.first)


def refused(desk) -> set[Sort]:
    with pytest.raises(StillOpen) as refusal:
        close(desk)
    desk.procedure.refresh_from_db()
    assert desk.procedure.closed_at is None
    return {point.sort for point in refusal.value.facts["points"]}


def write(desk, key: str, text: str) -> None:
    passage = desk.passage(key)
    edit_passage(passage, title=passage.wording.title, text=text, serial=passage.wording.serial, by=desk.first)


class TestRefused:
    def test_while_any_decision_is_missing(self, desk):
        for decision in list(Decision.objects.all()):
            with transaction.atomic():
                with writing("test.removed", by=SYSTEM):
                    ChangeBasis.objects.filter(decision=decision).delete()
                    decision.delete()
                assert Sort.UNDECIDED in refused(desk)
                transaction.set_rollback(True)
        assert close(desk).closed_at == weighing.NOW

    def test_while_a_decision_waits_for_the_second_person(self, desk):
        desk.decided(desk.said("Noch etwas.", "p1"), confirm=False)
        assert refused(desk) == {Sort.UNCONFIRMED}

    def test_while_an_adoption_has_changed_nothing(self, desk):
        desk.decided(desk.said("Bitte kürzer.", "p1"), "partly")
        assert refused(desk) == {Sort.WITHOUT_EFFECT}

    def test_while_a_passage_was_changed_by_hand(self, desk):
        write(desk, "p1", "Jede Gemeinde hat eine Lotsenstelle.")
        assert refused(desk) == {Sort.UNEXPLAINED}
        changing.mark_editorial(desk.procedure, desk.element("p1"), note="gekürzt", by=desk.first)
        assert close(desk).closed_at == weighing.NOW

    def test_while_a_passage_was_changed_again_after_it_was_decided(self, desk):
        write(desk, "p2", MORE.replace("150", "180"))
        assert refused(desk) == {Sort.UNEXPLAINED}

    def test_while_a_passage_was_added_or_removed_without_a_decision(self, desk):
        remove_element(desk.passage("m1"), by=desk.first)
        add_element(desk.edition, kind="text", title="", text="Neu.", parent=None, position=None, by=desk.first)
        assert [point.sort for point in open_points(facts(desk.procedure))] == [Sort.UNEXPLAINED, Sort.UNEXPLAINED]
        assert refused(desk) == {Sort.UNEXPLAINED}

    def test_while_the_decision_behind_a_change_says_no(self, desk):
        change = Change.objects.get(element__key="p2")
        decision = change.bases.get().decision
        changed = deciding.draft_decision(decision.statement, outcome="not_adopted", reason="Doch nicht.",
                                          seen=decision.seen, by=desk.first)
        deciding.confirm_decision(changed, seen=changed.seen, by=desk.second)
        assert refused(desk) == {Sort.UNEXPLAINED}

    def test_while_some_text_belongs_to_no_statement(self, desk):
        statement = desk.said("Guten Tag. Mehr Lotsen.", "p1")
        with writing("test.shortened", by=SYSTEM):
            statement.start = 11
            statement.save()
        desk.decided(statement)
        assert refused(desk) == {Sort.UNASSIGNED_TEXT}
        assigning.mark_rest(statement.contribution, by=desk.first)
        assert close(desk).closed_at == weighing.NOW

    def test_but_a_withdrawn_contribution_keeps_nothing_open(self, desk):
        statement = desk.said("Das nehme ich zurück.")
        with writing("test.withdrawn", by=SYSTEM):
            Contribution.objects.filter(pk=statement.contribution_id).update(
                text=None, salt=None, visibility=Visibility.WITHDRAWN)
        assert close(desk).closed_at == weighing.NOW


class TestClosed:
    def test_it_keeps_where_the_log_stood(self, desk):
        head = ChainHead.objects.get(chain=desk.procedure.chain)
        assert close(desk).head == head.hash
        assert LogEntry.objects.filter(hash=head.hash).exists()

    def test_actions_say_so(self, desk):
        statement = Statement.objects.select_related("contribution", "procedure__edition").first()
        close(desk)
        with pytest.raises(ProcedureIsClosed):
            deciding.draft_decision(statement, outcome="noted", reason="Doch.", seen=2, by=desk.first)
        with pytest.raises(ProcedureIsClosed):
            close(desk)

    @pytest.mark.parametrize("model", [Baseline, Statement, Anchor, Amendment, Bundle, Decision, Change, ChangeBasis,
                                       Contribution])
    def test_the_database_refuses_to_change_delete_or_add(self, desk, model):
        row = model.objects.filter(procedure=desk.procedure).first()
        table, column = model._meta.db_table, CHANGED[model]
        close(desk)
        assert refuses(f"UPDATE {table} SET {column} = {column} || 'x' WHERE id = {row.pk}" if column in TEXTS
                       else f"UPDATE {table} SET {column} = {column} + 1 WHERE id = {row.pk}")
        assert refuses(f"DELETE FROM {table} WHERE id = {row.pk}")
        columns = ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields if f.column != "id")
        assert refuses(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = {row.pk}")

    def test_nothing_is_moved_in_or_out(self, desk):
        other = weighing.opened(desk.edition, "offen")
        row = replace(desk, procedure=other).said("Noch eine.")
        close(desk)
        assert refuses(f"UPDATE participation_statement SET procedure_id = {desk.procedure.pk} WHERE id = {row.pk}")
        assert refuses(f"UPDATE participation_statement SET procedure_id = {other.pk} "
                       f"WHERE procedure_id = {desk.procedure.pk}")

    @pytest.mark.parametrize("change", ["salt = NULL", "language = 'en'", '"group" = \'x\'', "code_hash = 'x'",
                                        "visibility = 'public'"])
    def test_a_contribution_keeps_all_that_is_known_of_it(self, desk, change):
        row = Contribution.objects.filter(procedure=desk.procedure, entered_by=desk.first).first()
        close(desk)
        assert refuses(f"UPDATE participation_contribution SET {change} WHERE id = {row.pk}")

    def test_nobody_else_can_be_named_who_decided_but_an_account_may_go(self, desk):
        row = Decision.objects.filter(procedure=desk.procedure).first()
        close(desk)
        assert refuses(f"UPDATE participation_decision SET confirmed_by_id = {desk.first.pk} WHERE id = {row.pk}")
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE participation_decision SET confirmed_by_id = NULL WHERE id = {row.pk}")
        row.refresh_from_db()
        assert row.confirmed_by is None

    def test_the_procedure_itself_stays(self, desk):
        pk = close(desk).pk
        assert refuses(f"UPDATE participation_procedure SET closed_at = NULL WHERE id = {pk}")
        assert refuses(f"UPDATE participation_procedure SET head = 'x' WHERE id = {pk}")
        assert refuses(f"DELETE FROM participation_procedure WHERE id = {pk}")

    def test_a_person_may_still_withdraw(self, desk):
        close(desk)
        with writing("test.withdrawn", by=SYSTEM):
            done = Contribution.objects.filter(procedure=desk.procedure).update(
                text=None, salt=None, visibility=Visibility.WITHDRAWN)
        assert done == 5


TEXTS = frozenset({"title", "reason", "note", "organisation", "quote"})
CHANGED = {Baseline: "element_id", Statement: "number", Anchor: "quote", Amendment: "title", Bundle: "title",
           Decision: "reason", Change: "note", ChangeBasis: "decision_id", Contribution: "organisation"}
"""A column of each table that must not change."""


def refuses(sql: str) -> bool:
    """True if the database does not do it, and says that the procedure is closed."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError as error:
        return "abgeschlossenes Beteiligungsverfahren" in str(error)
    return False
