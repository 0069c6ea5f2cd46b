"""The list of gaps names confirmed decisions whose measure nobody has begun to carry out."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions as concepts
from masswerk.measures import actions as measures
from masswerk.measures.hooks import open_promises
from masswerk.participation.actions import bundling, deciding
from tests.participation import weighing

pytestmark = pytest.mark.django_db


def test_a_confirmed_decision_waits_until_its_measure_has_a_sheet():
    desk = weighing.desk()
    made = concepts.add_element(desk.edition, kind="measure", title="Nachtbus", text="Ein Bus fährt nachts.",
                                parent=None, position=None, by=SYSTEM).element
    decision = desk.decided(desk.said("Ein Nachtbus fehlt."), "measure", measure=made, confirm=False)
    assert open_promises(desk.edition.concept) == []
    deciding.confirm_decision(decision, seen=decision.seen, by=desk.second)
    (found,) = open_promises(desk.edition.concept)
    assert (found.word, f"/aussage/{decision.statement_id}/" in found.url) == ("B-001: Weil es so ist.", True)
    measures.open_sheet(made, by=SYSTEM)
    assert open_promises(desk.edition.concept) == []


def test_a_bundle_is_named_by_its_title(client):
    desk = weighing.desk()
    made = concepts.add_element(desk.edition, kind="measure", title="Nachtbus", text="Ein Bus fährt nachts.",
                                parent=None, position=None, by=SYSTEM).element
    rows = [desk.said("Ein Nachtbus fehlt."), desk.said("Es fehlt ein Nachtbus.")]
    bundle = bundling.make_bundle(rows, title="Nachtbus", by=desk.first)
    decision = deciding.draft_decision(bundle, outcome="measure", reason="Gut.", measure=made, by=desk.first)
    deciding.confirm_decision(decision, seen=decision.seen, by=desk.second)
    (found,) = open_promises(desk.edition.concept)
    client.force_login(desk.first)
    assert (found.word, client.get(found.url).status_code) == ("„Nachtbus“", 200)
