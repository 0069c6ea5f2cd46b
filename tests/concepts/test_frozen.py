"""An adopted edition can never change again: the database refuses."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from masswerk.base import deletions, log
from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.concepts.actions import adopt, edit_passage, redact, translate
from masswerk.concepts.models import Edition, Passage, Wording
from masswerk.concepts.refusals import EditionIsFixed
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def adopted() -> Edition:
    edition = factories.edition(factories.concept(factories.body()))
    adopt(edition, decided_by="Kreistag", decided_on=TODAY, paper="KT 12/2026", today=TODAY, by=SYSTEM)
    return edition


TABLES = ["concepts_passage", "concepts_wording", "concepts_belonging"]


def refused(sql: str, *values: object) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize("table", ["passage", "wording"])
def test_rows_of_an_adopted_edition_cannot_be_updated_deleted_or_moved(adopted, table):
    other = factories.edition(adopted.concept, key="2027")
    assert refused(f"UPDATE concepts_{table} SET body_id = body_id WHERE edition_id = %s", adopted.pk)
    assert refused(f"DELETE FROM concepts_{table} WHERE edition_id = %s", adopted.pk)
    assert refused(f"UPDATE concepts_{table} SET edition_id = %s WHERE edition_id = %s", other.pk, adopted.pk)
    assert refused(f"UPDATE concepts_{table} SET edition_id = %s WHERE edition_id = %s", adopted.pk, other.pk)


def test_nothing_can_be_added_to_an_adopted_edition(adopted):
    row = Wording.objects.filter(edition=adopted).first()
    assert refused("INSERT INTO concepts_wording (body_id, edition_id, element_id, serial, title, text, hash, "
                   "created_at) VALUES (%s, %s, %s, 99, 'x', 'x', 'x', '2026-01-01')",
                   row.body_id, adopted.pk, row.element_id)


def test_replacing_a_row_is_refused_as_well(adopted):
    if connection.vendor != "sqlite":
        pytest.skip("REPLACE is SQLite's own statement")
    row = Passage.objects.filter(edition=adopted).first()
    assert refused("INSERT OR REPLACE INTO concepts_passage SELECT * FROM concepts_passage WHERE id = %s", row.pk)


@pytest.mark.parametrize("change", ["state = 'draft'", "title = 'x'", "decided_on = '2020-01-01'", "paper = 'x'"])
def test_the_adoption_itself_cannot_be_changed(adopted, change):
    assert refused(f"UPDATE concepts_edition SET {change} WHERE id = %s", adopted.pk)
    assert refused("DELETE FROM concepts_edition WHERE id = %s", adopted.pk)


def test_the_action_refuses_before_the_database_has_to(adopted):
    passage = Passage.objects.filter(edition=adopted).first()
    with pytest.raises(EditionIsFixed) as refusal:
        edit_passage(passage, title="Neu", text="", serial=1, by=SYSTEM)
    assert refusal.value.facts == {"edition": "Fassung 2026"}


def test_translations_stay_possible_and_redaction_leaves_the_hash(adopted):
    passage = Passage.objects.select_related("wording").filter(edition=adopted).first()
    translate(passage, language="en", title="Preamble", text="", by=SYSTEM)
    before = passage.wording.hash
    redact(passage.wording, by=SYSTEM)
    stored = Wording.objects.get(pk=passage.wording.pk)
    assert (stored.title, stored.text, stored.hash) == (None, None, before)


def test_what_was_redacted_stands_nowhere_in_the_log_which_still_verifies():
    edition = factories.edition(factories.concept(factories.body()))
    passage = Passage.objects.select_related("wording").get(edition=edition, element__key="pre-1")
    marked = edit_passage(passage, title="", text="Geheimer Name", serial=passage.wording.serial, by=SYSTEM)
    redact(marked, by=SYSTEM)
    told = LogEntry.objects.order_by("-pk").first()
    assert (told.verb, f'"redacted": "wording {marked.pk}"' in told.payload) == ("wording.redacted", True)
    assert LogEntry.objects.filter(payload__contains="Geheimer Name").count() == 0
    assert LogEntry.objects.filter(payload=None, verb="passage.edited").count() == 1
    assert log.verify_all() == []


def test_a_redaction_is_repeated_on_a_wording_that_came_back_but_not_on_another_with_its_number(adopted):
    wording = Passage.objects.select_related("wording").filter(edition=adopted).first().wording
    deletions.remember("concepts.Wording", wording.pk, "2020-01-01T00:00:00+00:00")
    assert (deletions.replay(), Wording.objects.get(pk=wording.pk).title is None) == (0, False)
    deletions.remember("concepts.Wording", wording.pk, wording.created_at)
    assert (deletions.replay(), Wording.objects.get(pk=wording.pk).title is None) == (1, True)


def test_a_wording_is_never_changed_even_in_a_draft():
    edition = factories.edition(factories.concept(factories.body()))
    assert refused("UPDATE concepts_wording SET text = 'anders' WHERE edition_id = %s", edition.pk)


def test_a_new_adoption_supersedes_the_edition_in_force(adopted):
    newer = factories.edition(adopted.concept, key="2030")
    adopt(newer, decided_by="Kreistag", decided_on=TODAY, paper="KT 2", today=TODAY, by=SYSTEM)
    adopted.refresh_from_db()
    assert (adopted.state, adopted.superseded_on, newer.state) == ("superseded", TODAY, "adopted")
