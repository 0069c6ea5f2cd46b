"""What was said and decided stands on the thread of its element; what nobody may read does not."""

from __future__ import annotations

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM, writing
from masswerk.concepts.reading import outline
from masswerk.participation.actions import submit
from masswerk.participation.models import Baseline, Decision
from masswerk.participation.rules.drafts import At
from masswerk.thread.queries import woven
from masswerk.thread.rules import mask
from tests.participation.conftest import NOW

pytestmark = pytest.mark.django_db


def say(procedure, text: str, **facts: object):
    place = Baseline.objects.get(procedure=procedure, element__key="pre-1")
    return submit(procedure, text=text, channel="letter", at=[At(place.element_id)], by=SYSTEM, now=NOW, **facts).contribution


def decide(contribution, **facts: object) -> Decision:
    with writing("test.decided", by=SYSTEM):
        return Decision.objects.create(body_id=contribution.body_id, procedure=contribution.procedure, outcome="adopted",
                                       statement=contribution.statements.get(), reason="Das überzeugt.", **facts)


def filled(procedure) -> int:
    reading = outline(procedure.edition)
    return woven(reading).filled[reading.by_key["pre-1"].element_id]


def thread(procedure) -> str:
    edition = procedure.edition
    return Client().get(f"/{procedure.body.slug}/faden/{edition.concept.slug}/pre-1/").content.decode()


def test_a_public_contribution_fills_the_first_leaf_a_confirmed_decision_the_second(procedure):
    said = say(procedure, "Auch abends.", visibility="public", organisation="Sportbund")
    assert filled(procedure) == mask(["contributions", "wording"])
    decision = decide(said)
    assert "Das überzeugt." not in thread(procedure)
    with writing("test.confirmed", by=SYSTEM):
        decision.confirmed_at = NOW
        decision.save()
    assert filled(procedure) == mask(["contributions", "weighing", "wording"])
    page = thread(procedure)
    assert f'href="/{procedure.body.slug}/mitreden/{procedure.slug}/beitrag/1/">B-001</a>' in page
    assert "Sportbund: Auch abends." in page
    assert "Das überzeugt." in page


def test_what_waits_or_is_internal_leaves_no_trace(procedure):
    for visibility in ("waiting", "internal"):
        say(procedure, "Geheim.", visibility=visibility)
    assert filled(procedure) == mask(["wording"])
    assert "Geheim." not in thread(procedure)
