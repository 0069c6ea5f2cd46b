"""Administrators say what their body's pages say; legal pages start with a text that has gaps."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.base.models import Attachment
from masswerk.bodies.actions import change_settings
from masswerk.bodies.models import Body
from masswerk.bodies.rules import contrast, gaps
from masswerk.bodies.starters import STARTERS, starter
from masswerk.people.models import Role
from tests import factories
from tests.base.pictures import drawn

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
    assert '<link rel="stylesheet" href="/harz/stil.css?v=2">' in page.get(LOOK).content.decode()
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


def logo(content: bytes | None = None, name: str = "wappen.png") -> dict:
    return {"file": SimpleUploadedFile(name, drawn(size=(300, 120)) if content is None else content)}


def shown(client: Client, address: str) -> str:
    """Address of the picture in the head of a page; "" for our own mark."""
    found = re.search(r'class="mw-brand"[^>]*>\s*<img src="([^"]+)" alt="">', client.get(address).content.decode())
    return found[1] if found else ""


def test_a_logo_stands_in_the_head_of_public_and_office_pages(page, harz):
    assert page.post(LOOK + "logo/", logo()).status_code == 302
    harz.refresh_from_db()
    places = [shown(Client(), "/harz/"), shown(page, LOOK), shown(Client(), "/harz/impressum/")]
    assert places == [harz.logo_address] * 3
    answer = Client().get(harz.logo_address)
    assert (b"".join(answer)[:4], answer.headers["Content-Type"]) == (b"\x89PNG", "image/png")


def test_a_new_logo_takes_the_place_of_the_old_one_and_its_file(page, harz):
    page.post(LOOK + "logo/", logo())
    page.post(LOOK + "logo/", logo(drawn("JPEG"), "neu.jpg"))
    assert [kept.name for kept in Attachment.objects.all()] == ["neu.jpg"]
    page.post(LOOK + "logo/", {"entfernen": "1"})
    assert (Attachment.objects.count(), shown(Client(), "/harz/")) == (0, "")


@pytest.mark.parametrize(("content", "name", "why"), [
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "wappen.svg", "ist eine SVG-Zeichnung"),
    (drawn("JPEG"), "wappen.png", "ist aber in Wirklichkeit ein JPEG-Bild"),
    (b"%PDF-1.7", "wappen.pdf", "ist ein PDF"),
])
def test_what_is_no_logo_is_refused_with_the_reason(page, harz, content, name, why):
    answer = page.post(LOOK + "logo/", logo(content, name))
    assert (answer.status_code, why in answer.content.decode()) == (422, True)
    harz.refresh_from_db()
    assert harz.logo is None


def test_the_logo_of_a_body_without_public_pages_is_not_shown(page, harz):
    page.post(LOOK + "logo/", logo())
    harz.refresh_from_db()
    Body._base_manager.filter(pk=harz.pk).update(is_active=False)
    assert Client().get(harz.logo_address).status_code == 404
