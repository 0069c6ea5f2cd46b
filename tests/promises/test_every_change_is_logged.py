"""Every change is in the log: each action writes entries with one cause, says who and what, and the chains stay whole."""

from __future__ import annotations

import json

import pytest

from masswerk.base import log
from masswerk.base.models import LogEntry
from masswerk.base.recording import running
from tests.promises.examples import EXAMPLES, taken_back

pytestmark = pytest.mark.django_db

SAID_AS = {
    "edition.revision_opened": "edition.built", "element.dissolved": "element.removed",
    "installation.started": "body.founded", "invitation.sent_again": "invitation.sent",
    "lineage.confirmed": "lineage.stated", "statement.assigned_together": "statement.assigned",
    "decision.drafted_together": "decision.drafted", "decision.confirmed_together": "decision.confirmed",
    "measure.fates_confirmed": "measure.fate_decided",
    "contact.removed": "person.forgotten", "network.taken_in": "profile.added",
    "lineage.origin_stated": "lineage.stated", "passage.revised": "passage.edited",
}
"""Actions made of others alone: the log names what each part did."""


@pytest.mark.parametrize("verb", sorted(EXAMPLES))
def test_an_action_is_logged_with_who_what_and_one_cause(place, verb):
    with taken_back():
        call = EXAMPLES[verb](place)
        last = LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        call()
        entries = list(LogEntry.objects.filter(pk__gt=last).order_by("pk"))
        assert SAID_AS.get(verb, verb) in {entry.verb for entry in entries}
        assert len({entry.cause for entry in entries}) == 1
        assert len({(entry.chain, entry.subject) for entry in entries}) == len(entries)
        assert {json.loads(entry.payload)["by"] for entry in entries} == {"system"}
        assert all(json.loads(entry.payload)["changes"] or json.loads(entry.payload)["facts"] for entry in entries)
        assert log.verify_all() == []
    assert running() is None
