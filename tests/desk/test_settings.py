"""Administrators say what their body's pages say; legal pages start with a text that has gaps."""

from __future__ import annotations

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.bodies.actions import change_settings
from masswerk.bodies.rules import contrast, gaps
from masswerk.bodies.starters import STARTERS, starter
from masswerk.people.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
LOOK = "/harz/arbeit/einstellungen/"


@pytest.fixture
def harz():
    return factories.body("harz", name="Landkreis Harz")


@pytest.fixture
def page(harz):
    client = Client()
    client.force_login(factories.account(Role.ADMINISTRATOR, at=harz),
                       backend="django.contrib.auth.backends.ModelBackend")
    return client


def look(**changed):
    return {"version": 1, "name": "Landkreis Harz", "licence": "CC0-1.0", **changed}


def test_saved_settings_stand_on_the_public_page(page, harz):
    assert page.post(LOOK, look(tagline="Gemeinsam im Harz")).status_code == 302
    assert "Gemeinsam im Harz" in Client().get("/harz/").content.decode()
    harz.refresh_from_db()
    assert (harz.licence, harz.version) == ("CC0-1.0", 2)


def test_a_pale_colour_is_refused_with_its_contrast_and_what_was_typed_stays(page, harz):
    answer = page.post(LOOK, look(accent="#ffee00", tagline="Neu"))
    text = answer.content.decode()
    assert (answer.status_code, "nur einen Kontrast von 1.2 zu 1" in text, 'value="Neu"' in text) == (422, True, True)
    harz.refresh_from_db()
    assert harz.accent == ""


@pytest.mark.parametrize("colour", ["rot", "#fff", "#12345g", "#123456; } body { display: none"])
def test_what_is_no_colour_is_refused(page, colour):
    assert page.post(LOOK, look(accent=colour)).status_code == 422


def test_a_dark_colour_becomes_a_stripe_on_every_page(page):
    assert contrast("#7a003c") > 4.5
    page.post(LOOK, look(accent="#7a003c"))
    assert '<link rel="stylesheet" href="/harz/stil.css?v=2">' in Client().get("/harz/").content.decode()
    sheet = Client().get("/harz/stil.css")
    assert (sheet["Content-Type"], b"#7a003c" in sheet.content) == ("text/css", True)


def test_a_body_without_colour_has_no_style_sheet(harz):
    assert Client().get("/harz/stil.css").status_code == 404


def test_the_second_of_two_writers_is_told_and_may_then_save(page, harz):
    change_settings(harz, tagline="Von jemand anderem", by=SYSTEM)
    answer = page.post(LOOK, look(tagline="Von mir"))
    text = answer.content.decode()
    assert (answer.status_code, "während Sie daran geschrieben haben" in text, 'value="Von mir"' in text) == (
        422, True, True)
    assert 'name="version" value="2"' in text
    assert page.post(LOOK, look(tagline="Von mir", version=2)).status_code == 302


@pytest.mark.parametrize("field", STARTERS)
def test_every_start_text_has_gaps_and_headings(field):
    assert (len(gaps(starter(field))) > 5, "## " in starter(field)) == (True, True)


def test_an_empty_legal_page_offers_the_start_text_but_publishes_nothing(page, harz):
    text = page.get(LOOK + "impressum/").content.decode()
    assert ("Wer diese Seiten anbietet" in text, "10 Lücken" in text) == (True, True)
    assert "Wer diese Seiten anbietet" not in Client().get("/harz/impressum/").content.decode()


def test_the_preview_shows_the_typed_text_and_saves_nothing(page, harz):
    answer = page.post(LOOK + "impressum/", {"version": 1, "imprint": "## Kreis\n\n[Straße]", "preview": "1"})
    text = answer.content.decode()
    assert (answer.status_code, "Kreis</" in text, "1 Lücke" in text) == (200, True, True)
    harz.refresh_from_db()
    assert harz.imprint == ""


def test_saving_one_legal_page_leaves_the_others_alone(page, harz):
    page.post(LOOK + "impressum/", {"version": 1, "imprint": "Landkreis Harz, Halberstadt"})
    harz.refresh_from_db()
    assert (harz.imprint, harz.privacy_notice, harz.accessibility_statement) == ("Landkreis Harz, Halberstadt", "", "")
    assert "Halberstadt" in Client().get("/harz/impressum/").content.decode()


def test_script_in_a_legal_text_stays_text(page):
    page.post(LOOK + "impressum/", {"version": 1, "imprint": "<script>alert(1)</script>"})
    assert "<script>alert" not in Client().get("/harz/impressum/").content.decode()


def test_an_unknown_legal_page_is_not_found(page):
    assert page.get(LOOK + "slug/").status_code == 404
