"""The sheet of a measure: read by everybody and by the office, changed section by section."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Organisation
from masswerk.concepts import actions as concepts
from masswerk.concepts.models import Edition
from masswerk.measures.actions import take_in
from masswerk.measures.models import Measure, Partner, Shift
from masswerk.measures.rows import whole
from masswerk.people.actions import give_role
from masswerk.people.models import Role
from tests import factories
from tests.measures.test_exchange import FULL

pytestmark = pytest.mark.django_db
OFFICE = "/harz/arbeit/massnahmen/integrationskonzept/p2/"
PUBLIC = "/harz/massnahmen/integrationskonzept/p2/"


@pytest.fixture
def edition() -> Edition:
    made = factories.edition(factories.concept(factories.body(slug="harz")), content=factories.nodes(8))
    take_in(made.concept, [FULL], by=SYSTEM)
    return made


@pytest.fixture
def adopted(edition) -> Edition:
    concepts.adopt(edition, decided_by="Kreistag", decided_on=date(2026, 1, 1), paper="KT 1", today=date(2026, 1, 1), by=SYSTEM)
    return edition


@pytest.fixture
def office(edition) -> Client:
    return signed_in(Role.COORDINATOR, edition)


def signed_in(role: str, edition: Edition) -> Client:
    client = Client()
    client.force_login(factories.account(role, at=edition.body))
    return client


def partner_of(name: str, edition: Edition) -> Client:
    account = factories.account()
    give_role(account, Role.PARTNER, edition.body, by=SYSTEM, scope=f"organisation {Organisation.objects.get(name=name).pk}")
    client = Client()
    client.force_login(account)
    return client


def filled(client: Client, section: str, **changes: object) -> dict[str, object]:
    """What a browser would send from the form of a section, with some fields changed."""
    form = client.get(f"{OFFICE}{section}/").context["form"]
    data = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    if form.rows is not None:
        data |= {bound.html_name: bound.value() for bound in form.rows.management_form}
        data |= {bound.html_name: bound.value() for row in form.rows for bound in row if bound.value() is not None}
    return data | changes


def test_everybody_reads_what_is_public_and_nothing_else(adopted):
    page = Client().get(PUBLIC).content.decode()
    assert [word in page for word in ("Volkshochschule", "Rat ist nah.", "Lotsen", "Lehrgang", "Caritas (Begleitung)")] == [True] * 5
    assert [word in page for word in ("Nachfragen.", "Weil es hilft.", "vhs@example.org", "Raum suchen", "Raum belegt.")] == [False] * 5


def test_the_office_reads_everything(office):
    page = office.get(OFFICE).content.decode()
    assert [word in page for word in ("Nachfragen.", "Weil es hilft.", "vhs@example.org", "Raum suchen", "Raum belegt.")] == [True] * 5


def test_a_measure_only_in_a_draft_is_not_there_for_everybody(edition):
    assert Client().get(PUBLIC).status_code == 404


@pytest.mark.parametrize("section", ["stand", "wer", "fuer-wen", "termine", "aufgaben", "geld", "wirkung", "grundlage", "notizen", "sichtbarkeit"])
def test_a_section_saved_unchanged_changes_nothing(office, edition, section):
    before = whole(Measure.objects.all())
    answer = office.post(f"{OFFICE}{section}/", filled(office, section))
    assert (answer.status_code, answer["Location"]) == (302, f"{OFFICE}#{section}")
    assert whole(Measure.objects.all()) == before


def test_changing_one_field_leaves_the_others(office, edition):
    office.post(f"{OFFICE}stand/", filled(office, "stand", status="done"))
    measure = Measure.objects.get()
    assert (measure.status, measure.reason, measure.leader) == ("done", "Weil es hilft.", "Volkshochschule")


def test_every_page_of_the_edition_is_fetched_anew(office, edition):
    before = edition.version
    office.post(f"{OFFICE}notizen/", filled(office, "notizen", notes="Neu"))
    edition.refresh_from_db()
    assert edition.version > before


@pytest.mark.parametrize(("section", "changes", "said"), [
    ("stand", {"status": "waived", "reason": ""}, "fehlt die Begründung"),
    ("stand", {"status": "deferred", "review_on": ""}, "fehlt der Tag"),
    ("stand", {"status": "handed_over", "reason": " "}, "gehört eine Begründung"),
    ("wer", {"lead": "Schulen"}, "eine Organisation und ein eigener Text"),
    ("termine", {"planned_end": "2027-06-30"}, "Das Ende soll vom 31.12.2026 auf den 30.06.2027"),
    ("termine", {"milestones-0-planned_on": "2026-12-24"}, "„Lehrgang“ soll vom 05.09.2026"),
    ("termine", {"planned_end": "2025-06-30"}, "liegt vor dem Beginn"),
    ("geld", {"money-0-planned": "viel"}, "kein Betrag in Euro"),
    ("wirkung", {"outputs-0-reached": "einige"}, "keine Zahl"),
    ("aufgaben", {"tasks-0-title": ""}, "zwingend erforderlich"),
])
def test_what_is_refused_says_why_and_keeps_what_was_typed(office, edition, section, changes, said):
    answer = office.post(f"{OFFICE}{section}/", filled(office, section, **changes))
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert Shift.objects.count() == 2


def test_a_moved_end_keeps_the_first_one_and_its_reason(office, edition):
    office.post(f"{OFFICE}termine/", filled(office, "termine", planned_end="2027-06-30", because="Kein Raum."))
    measure = Measure.objects.get()
    assert (measure.planned_end, measure.first_planned_end) == (date(2027, 6, 30), date(2026, 6, 30))
    assert Shift.objects.filter(milestone=None).latest("pk").reason == "Kein Raum."


def test_rows_are_added_and_taken_out(office, edition):
    data = filled(office, "wer", **{"partners-0-DELETE": "on"})
    other = Organisation.objects.get(name="Volkshochschule").pk
    office.post(f"{OFFICE}wer/", data | {"partners-1-organisation_id": other, "partners-1-role": "Kurse"})
    assert list(Partner.objects.values_list("organisation__name", "role")) == [("Volkshochschule", "Kurse")]


def test_two_people_at_once_see_both_and_nothing_is_lost(office, edition):
    data = filled(office, "stand", reason="Meine Worte.")
    office.post(f"{OFFICE}stand/", filled(office, "stand", reason="Ihre Worte."))
    answer = office.post(f"{OFFICE}stand/", data)
    page = answer.content.decode()
    assert (answer.status_code, "Meine Worte." in page, "Ihre Worte." in page) == (409, True, True)
    assert Measure.objects.get().reason == "Ihre Worte."
    again = answer.context["form"]
    office.post(f"{OFFICE}stand/", {b.html_name: b.value() or "" for b in again})
    assert Measure.objects.get().reason == "Meine Worte."


def test_two_people_in_different_sections_do_not_disturb_each_other(office, edition):
    data = filled(office, "stand", reason="Meine Worte.")
    office.post(f"{OFFICE}notizen/", filled(office, "notizen", notes="Neu"))
    assert office.post(f"{OFFICE}stand/", data).status_code == 302


def test_the_lead_organisation_changes_its_measure_but_not_what_is_the_offices(edition):
    lead = partner_of("Volkshochschule", edition)
    assert lead.post(f"{OFFICE}stand/", filled(lead, "stand", status="done")).status_code == 302
    assert [lead.get(f"{OFFICE}{name}/").status_code for name in ("wer", "notizen", "sichtbarkeit")] == [404] * 3


def test_who_takes_part_reads_and_others_find_nothing(edition):
    taking_part = partner_of("Caritas", edition)
    assert (taking_part.get(OFFICE).status_code, taking_part.get(f"{OFFICE}stand/").status_code) == (200, 404)
    assert signed_in(Role.PARTNER, edition).get(OFFICE).status_code == 404


def test_a_partner_reads_no_notes_of_the_office(edition):
    assert "Nachfragen." not in partner_of("Volkshochschule", edition).get(OFFICE).content.decode()


def test_a_measure_without_a_sheet_gets_one(office, edition):
    url = OFFICE.replace("/p2/", "/p4/")
    assert "Steckbrief anlegen" in office.get(url).content.decode()
    assert office.post(url + "anlegen/")["Location"] == url
    assert office.get(url).status_code == 200


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_sheets_go_out_as_files(office, adopted, form):
    for url in (f"{OFFICE}laden/{form}/", f"/harz/arbeit/massnahmen/steckbriefe/{form}/"):
        answer = office.get(url)
        assert (answer.status_code, answer.content[:2] in (b"%P", b"PK")) == (200, True)


def test_a_sheet_takes_the_same_number_of_queries_with_one_row_and_with_three(office, edition):
    more = {"element": "p4", "tasks": FULL["tasks"] * 3, "milestones": FULL["milestones"] * 3, "partners": [
        {"organisation": name, "role": ""} for name in ("Caritas", "Chor", "Volkshochschule")]}
    take_in(edition.concept, [{**FULL, **more}], by=SYSTEM)
    counts = []
    for key in ("p2", "p2", "p4"):
        with CaptureQueriesContext(connection) as found:
            office.get(OFFICE.replace("p2", key))
        counts.append(len(found))
    assert counts[1] == counts[2]
