"""What is withdrawn or due is gone, the log stays whole, and a restored backup loses it again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from masswerk.base import deletions, log
from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.participation.actions import VISITOR, submit, withdraw
from masswerk.participation.actions.giving_back import forget_due
from masswerk.participation.models import Amendment, Baseline, Contribution, Contributor, Procedure
from masswerk.participation.refusals import AlreadyWithdrawn
from masswerk.participation.rules.drafts import Person, Proposal
from tests.participation.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_list(tmp_path, settings):
    settings.DATA = tmp_path


def said(procedure) -> Contribution:
    place = Baseline.objects.get(procedure=procedure, element__key="pre-1")
    return submit(procedure, text="MARKE Text", channel="web", by=VISITOR, now=NOW, person=Person("MARKE", "marke@x.example"),
                  proposals=[Proposal(place.element_id, place.wording_id, "MARKE Wortlaut")]).contribution


def everything() -> str:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    return repr(rows)


def test_withdrawing_leaves_no_word_and_a_whole_log(procedure):
    contribution = said(procedure)
    assert "MARKE" in everything()
    withdraw(contribution, by=VISITOR, now=NOW)
    assert "MARKE" not in everything()
    assert log.verify_all() == []
    assert LogEntry.objects.filter(verb="contribution.withdrawn", subject=f"contribution {contribution.pk}").count() == 1
    with pytest.raises(AlreadyWithdrawn):
        withdraw(contribution, by=VISITOR, now=NOW)


def test_after_the_end_of_the_procedure_too(procedure):
    contribution = said(procedure)
    from masswerk.base.actions import writing

    with writing("test.closed", by=SYSTEM):
        procedure.closed_at = NOW
        procedure.save()
    withdraw(contribution, by=VISITOR, now=NOW)
    assert "MARKE" not in everything()


def test_a_restored_backup_loses_it_again(procedure):
    contribution = said(procedure)
    point = connection.savepoint()
    withdraw(contribution, by=VISITOR, now=NOW)
    connection.savepoint_rollback(point)  # as an older backup brings it back
    assert Contributor.objects.count() == 1
    assert deletions.replay() == 1
    assert "MARKE" not in everything()
    assert list(Contribution.objects.values_list("visibility", "text")) == [("withdrawn", None)]
    assert Amendment.objects.get().text is None


@pytest.mark.parametrize(("days", "left"), [(365, 1), (366, 0)])
def test_whoever_wanted_an_answer_is_forgotten_a_year_after_it(procedure, days, left):
    contribution = said(procedure)
    answered = NOW.replace(month=10, day=2)
    assert Procedure.objects.get().answer_on == answered.date()
    assert forget_due(answered + timedelta(days=days)) == 1 - left
    assert Contributor.objects.count() == left
    contribution.refresh_from_db()
    assert (contribution.text, bool(contribution.contributor_id)) == ("MARKE Text", bool(left))
