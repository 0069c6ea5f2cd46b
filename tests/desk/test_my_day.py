"""My day shows what waits for a person at their body, and nothing of others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from masswerk.base.actions import SYSTEM, writing
from masswerk.base.models import MailState, OutgoingMail
from masswerk.bodies.actions import change_settings
from masswerk.concepts import actions
from masswerk.concepts.models import Element, Passage
from masswerk.measures.actions import describe
from masswerk.people.access import viewer_of
from masswerk.people.actions import invite
from masswerk.people.models import Role
from masswerk.people.waiting import Waiting, waiting
from tests import factories
from tests.intake import samples

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def harz():
    return factories.body("harz", imprint="Wir.", privacy_notice="Nichts.", accessibility_statement="Gut.")


def lines(body, role: str) -> list[tuple[str, str]]:
    """What waits for somebody in a role: heading and words, but for the call to secure the sign-in."""
    person = factories.account(role, at=body)
    groups = waiting(body, viewer_of(person, date.today()), TODAY)
    return [(heading, thing.what) for heading, things in groups for thing in things
            if thing.what != "Anmeldung absichern"]


def sign_in(body, role: str) -> Client:
    client = Client()
    client.force_login(factories.account(role, at=body), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_nothing_waits_at_the_start(harz):
    assert [lines(harz, role) for role in (Role.COORDINATOR, Role.ADMINISTRATOR)] == [[], []]
    assert "Heute wartet nichts auf Sie." in sign_in(harz, Role.AUDITOR).get("/harz/arbeit/").content.decode()


def test_a_document_to_review_waits_for_the_office_only(harz):
    samples.reading(harz)
    assert next(what for _, what in lines(harz, Role.COORDINATOR)).endswith("“ prüfen")
    assert (lines(harz, Role.ADMINISTRATOR), lines(harz, Role.PARTNER)) == ([], [])


def test_what_waits_elsewhere_is_not_shown(harz):
    samples.reading(factories.body("fremd"))
    assert lines(harz, Role.COORDINATOR) == []


def test_a_revision_waits_with_its_open_points_until_they_are_settled(harz):
    adopted = factories.edition(factories.concept(harz), "2016", passages=6)
    actions.adopt(adopted, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    draft = actions.open_revision(adopted, key="2026", title="Entwurf 2026", by=SYSTEM)
    assert lines(harz, Role.COORDINATOR) == [("Läuft", "„Entwurf 2026“ ist in Arbeit")]
    actions.withdraw_fate(draft, old=Element.objects.get(key="pre"), by=SYSTEM)
    assert lines(harz, Role.COORDINATOR) == [("Zu tun", "„Entwurf 2026“ fertigstellen")]


def test_a_council_paper_waits_for_its_decision(harz):
    edition = factories.edition(factories.concept(harz))
    actions.submit_paper(edition, by=SYSTEM)
    assert lines(harz, Role.COORDINATOR) == [("Zu tun", "„Fassung 2026“: Beschluss eintragen")]


def test_stale_translations_are_counted_by_language(harz):
    edition = factories.edition(factories.concept(harz))
    for passage in Passage.objects.filter(edition=edition).select_related("wording", "edition")[:2]:
        actions.translate(passage, language="en", title="T", text="", by=SYSTEM)
        actions.edit_passage(passage, title="Anders", text="", serial=1, by=SYSTEM)
    assert ("Zurückgekommen", "Englisch: Zwei Textstellen erneuern") in lines(harz, Role.COORDINATOR)


def test_a_measure_returns_on_its_day_of_review(harz):
    edition = factories.edition(factories.concept(harz), passages=12)
    element = Element.objects.filter(passages__edition=edition, passages__kind="measure").first()
    describe(element, status="deferred", reason="Wenige Fälle", review_on=TODAY + timedelta(days=1), by=SYSTEM)
    assert not [what for _, what in lines(harz, Role.COORDINATOR) if "wieder vorlegen" in what]
    describe(element, status="deferred", reason="Wenige Fälle", review_on=TODAY, by=SYSTEM)
    assert len([what for _, what in lines(harz, Role.COORDINATOR) if "wieder vorlegen" in what]) == 1


def test_missing_and_unfinished_legal_pages_wait_for_the_administrator(harz):
    change_settings(harz, imprint="", privacy_notice="Verantwortlich: [Name]", by=SYSTEM)
    assert lines(harz, Role.ADMINISTRATOR) == [
        ("Zu tun", "Impressum schreiben"), ("Zu tun", "Datenschutzhinweise vervollständigen")]


def test_lost_mail_and_expired_invitations_wait_for_the_administrator(harz):
    invite(harz, email="weg@example.org", role=Role.PARTNER, by=SYSTEM, now=timezone.now() - timedelta(days=20),
           page="http://testserver/")
    with writing("test.lost", by=SYSTEM):
        OutgoingMail.objects.update(state=MailState.FAILED)
    assert [what for _, what in lines(harz, Role.ADMINISTRATOR)] == [
        "Eine Nachricht nicht zustellbar", "Eine Einladung erneuern oder zurückziehen"]


def test_who_steers_much_is_asked_for_a_second_factor(harz):
    def asked(role: str) -> bool:
        groups = waiting(harz, viewer_of(factories.account(role, at=harz), date.today()), TODAY)
        return "Anmeldung absichern" in [thing.what for _, things in groups for thing in things]

    assert (asked(Role.ADMINISTRATOR), asked(Role.COORDINATOR), asked(Role.VOLUNTEER)) == (True, True, False)


@pytest.mark.parametrize("number", [1, 3])
def test_my_day_asks_the_same_number_of_questions_for_one_thing_and_for_three(harz, number,
                                                                              django_assert_num_queries):
    for _ in range(number):
        samples.reading(harz)
    client = sign_in(harz, Role.COORDINATOR)
    client.get("/harz/arbeit/")
    with django_assert_num_queries(17):
        client.get("/harz/arbeit/")


def test_a_thing_says_what_why_and_where():
    thing = Waiting("Zu tun", "Zweifel klären", "Neun offen", "/harz/")
    assert (thing.since, thing.tint) == ("", "none")
