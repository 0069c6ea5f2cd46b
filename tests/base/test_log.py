"""Every change is in the log, and a falsified log is found."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from masswerk.base import log
from masswerk.base.actions import SYSTEM, writing
from masswerk.base.models import ChainHead, LogEntry
from masswerk.base.recording import WriteOutsideAction
from masswerk.bodies.actions import change_settings
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_action_writes_one_entry_per_changed_object_with_before_and_after():
    body = factories.body(slug="harz", name="Landkreis Harz")
    change_settings(body, tagline="Zusammen leben", by=SYSTEM)
    entry = LogEntry.objects.filter(chain=f"body-{body.pk}").order_by("-seq").first()
    assert entry is not None
    assert (entry.verb, entry.subject, entry.seq) == ("body.settings_changed", f"body {body.pk}", 2)
    assert '"before": {"tagline": "", "version": 1}' in entry.payload
    assert '"after": {"tagline": "Zusammen leben", "version": 2}' in entry.payload


def test_writing_outside_of_an_action_is_refused():
    body = factories.body()
    body.name = "Anders"
    with pytest.raises(WriteOutsideAction):
        body.save()
    with pytest.raises(WriteOutsideAction):
        type(body).objects.filter(pk=body.pk).update(name="Anders")
    with pytest.raises(WriteOutsideAction):
        body.delete()


def test_an_action_that_fails_leaves_neither_rows_nor_entries():
    body = factories.body()
    before = LogEntry.objects.count()

    def fail_late() -> None:
        with writing("body.tried", by=SYSTEM):
            body.name = "Anders"
            body.save()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_late()
    body.refresh_from_db()
    assert (body.name != "Anders", LogEntry.objects.count()) == (True, before)


def test_the_whole_log_verifies():
    factories.edition(factories.concept(factories.body()))
    assert log.verify_all() == []


def test_shredding_an_entry_leaves_the_chain_provable():
    body = factories.body(name="Geheimname")
    entry = LogEntry.objects.get(chain=f"body-{body.pk}", seq=1)
    log.shred(entry)
    entry.refresh_from_db()
    assert (entry.payload, entry.salt, log.verify_all()) == (None, None, [])


@pytest.mark.parametrize("column", ["verb", "subject", "at", "cause", "commitment", "previous", "hash", "payload"])
def test_one_flipped_character_is_found(column):
    factories.body()
    from masswerk.base import guards

    guards.drop_all()
    entry = LogEntry.objects.order_by("pk").first()
    value = getattr(entry, column)
    flipped = value[:-1] + ("0" if value[-1] != "0" else "1")
    LogEntry.objects.filter(pk=entry.pk).update(**{column: flipped})
    assert log.verify_all() != []


def test_cutting_off_the_newest_entry_is_found():
    body = factories.body()
    change_settings(body, tagline="x", by=SYSTEM)
    from masswerk.base import guards

    guards.drop_all()
    LogEntry.objects.filter(chain=f"body-{body.pk}", seq=2).delete()
    assert [fault.chain for fault in log.verify_all()] == [f"body-{body.pk}"]


@pytest.mark.parametrize("sql", [
    "UPDATE base_logentry SET verb = 'x'",
    "UPDATE base_logentry SET payload = 'x'",
    "DELETE FROM base_logentry",
])
def test_the_database_itself_refuses_to_change_the_log(sql):
    factories.body()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert ChainHead.objects.count() == 1
