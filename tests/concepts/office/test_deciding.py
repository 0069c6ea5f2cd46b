"""The page of the decision, and what may follow it."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Erratum
from tests.concepts.office.desk import adopted, at, passage, text_of, wording

pytestmark = pytest.mark.django_db


def test_the_decision_is_recorded_and_the_text_is_fixed(office, draft):
    form = {"decided_by": "Kreistag", "decided_on": "2026-11-20", "paper": "KT 12/2026"}
    answer = office.post(at(draft, "beschluss/"), form)
    assert (answer.status_code, "Kreistag" in text_of(answer)) == (422, True)
    office.post(at(draft, "beschluss/"), {**form, "sure": "on"})
    draft.refresh_from_db()
    assert (draft.state, draft.paper) == ("adopted", "KT 12/2026")
    assert office.post(at(draft, "stelle/p2/"), wording(passage(draft, "p2"), text="x")).status_code == 409


def test_open_points_stand_on_the_page_of_the_decision_and_stop_it(office, draft):
    newer = actions.open_revision(adopted(draft), key="2031", title="Entwurf", by=SYSTEM)
    actions.remove_element(passage(newer, "p2"), by=SYSTEM)
    shown = text_of(office.get(at(newer, "beschluss/")))
    assert "„1.1 Maßnahme 2“ hat noch keinen Verbleib." in shown
    answer = office.post(at(newer, "beschluss/"), {
        "decided_by": "Kreistag", "decided_on": "2026-11-20", "paper": "KT 2", "sure": "on"})
    assert (answer.status_code, "noch Fragen offen: 1" in text_of(answer)) == (422, True)


def test_an_erratum_stands_over_the_unchanged_text(office, draft):
    adopted(draft)
    answer = office.post(at(draft, "stelle/p2/berichtigung/"), {
        "dated": "2026-11-20", "note": "Zahl berichtigt", "text": "Nummer 3"}, follow=True)
    assert "Berichtigung vom 20. November 2026" in text_of(answer)
    assert (Erratum.objects.get().text, passage(draft, "p2").wording.serial) == ("Nummer 3", 1)
    assert office.post(at(draft, "stelle/p2/berichtigung/"), {"dated": "2020-01-01", "note": "x"}).status_code == 422
