"""Which edition is in force: the one decided last, in whatever order decisions are recorded."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Concept, Edition
from masswerk.concepts.rules.adoption import DecidedBeforeBase
from masswerk.people.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
DAYS = {"2009": date(2009, 5, 5), "2012": date(2012, 3, 1), "2016": date(2016, 12, 14)}


@pytest.fixture
def concept() -> Concept:
    return factories.concept(factories.body(slug="harz"))


def decided(concept: Concept, key: str, on: date | None = None) -> Edition:
    edition = factories.edition(concept, key=key)
    adopt(edition, on or DAYS[key])
    return edition


def adopt(edition: Edition, on: date) -> None:
    actions.adopt(edition, decided_by="Kreistag", decided_on=on, paper="KT", today=TODAY, by=SYSTEM)


def states(concept: Concept) -> dict[str, tuple[str, str]]:
    return {e.key: (e.state, f"{e.superseded_on or ''}") for e in Edition.objects.filter(concept=concept)}


@pytest.mark.parametrize("order", list(permutations(DAYS)))
def test_history_is_the_same_in_whatever_order_it_is_recorded(concept, order):
    for key in order:
        decided(concept, key)
    assert states(concept) == {"2009": ("superseded", "2012-03-01"), "2012": ("superseded", "2016-12-14"),
                               "2016": ("adopted", "")}


def test_of_two_decisions_of_one_day_the_one_recorded_later_counts(concept):
    decided(concept, "a", TODAY)
    decided(concept, "b", TODAY)
    assert states(concept) == {"a": ("superseded", "2026-11-20"), "b": ("adopted", "")}


def test_nothing_is_decided_before_what_it_continues(concept):
    draft = actions.open_revision(decided(concept, "2016"), key="neu", title="Entwurf", by=SYSTEM)
    with pytest.raises(DecidedBeforeBase) as refusal:
        adopt(draft, date(2016, 12, 13))
    assert refusal.value.facts == {"decided_on": date(2016, 12, 13), "base": date(2016, 12, 14)}
    adopt(draft, date(2016, 12, 14))
    assert states(concept)["neu"] == ("adopted", "")


def test_the_page_says_that_another_edition_stays_in_force(concept):
    decided(concept, "2016")
    old = factories.edition(concept, key="2009")
    office = Client()
    office.force_login(factories.account(Role.COORDINATOR, at=concept.body))
    page = f"/harz/arbeit/fassungen/{old.pk}/beschluss/"
    assert "so bleibt „Fassung 2016“ in Kraft" in " ".join(office.get(page).content.decode().split())
    answer = office.post(page, {"decided_by": "Kreistag", "decided_on": "2009-05-05", "paper": "KT", "sure": "on"},
                         follow=True)
    assert "Sie gilt weiter; diese steht als abgelöst seit 14.12.2016 in der Liste." in answer.content.decode()


def test_editions_are_listed_by_their_decisions(client, concept):
    for key in ("2016", "2009", "2012"):
        decided(concept, key)
    actions.send_to_consultation(factories.edition(concept, key="entwurf"), by=SYSTEM)
    page = client.get("/harz/konzept/integrationskonzept/").content.decode()
    places = [page.index(f'/integrationskonzept/{key}/"') for key in ("entwurf", "2016", "2012", "2009")]
    assert places == sorted(places)
    assert client.get("/harz/konzept/", follow=True).redirect_chain[-1][0] == "/harz/konzept/integrationskonzept/2016/"
