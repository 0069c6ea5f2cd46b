"""Looking through, answering and arriving in the browser: every page by axe and on a phone, and by keyboard alone."""

from __future__ import annotations

import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser import answering, axe
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.keyboard import Keyboard


@pytest.fixture(scope="module")
def procedure(server):
    return answering.procedure(server)


def test_every_page_is_sound_and_fits_a_phone(open_desk, procedure):
    desk = open_desk()
    desk.sign_in()
    wrong = []
    for path in procedure.pages:
        desk.page.set_viewport_size(dict(zip(("width", "height"), DESKTOP, strict=True)))
        desk.go(path)
        wrong += [f"{path} {finding}" for finding in axe.findings(desk.page)]
        desk.page.set_viewport_size(dict(zip(("width", "height"), PHONE, strict=True)))
        wrong += [f"{path} (phone) {finding}" for finding in axe.overflow(desk.page)]
    assert not wrong, "\n" + "\n".join(wrong)


def test_what_points_at_somebody_is_covered_and_published_by_keyboard(open_desk, procedure):
    desk = open_desk()
    desk.sign_in()
    desk.go(procedure.pages[0])
    keyboard = Keyboard(desk.page)
    expect(desk.page.get_by_role("checkbox", name="B-004")).not_to_be_checked()
    keyboard.reach(desk.control("Telefonnummer „03941 998877“ schwärzen"))
    keyboard.press("Enter")
    desk.sees("Geschwärzt in B-004.")
    keyboard.reach(desk.control("Alle Stellen schwärzen"))
    keyboard.press("Enter")
    expect(desk.page.get_by_text("Zeigt vielleicht auf einen Menschen:")).to_have_count(0)
    expect(desk.page.get_by_role("button", name="„lea.muster@example.org“ wieder zeigen")).to_be_visible()


def test_receipts_come_as_pages_and_list(open_desk, procedure):
    desk = open_desk(PHONE)
    desk.sign_in()
    desk.go(f"{procedure.office}eingang/bestaetigungen/")
    with desk.page.expect_download() as download:
        desk.press("Bestätigungen erstellen (ZIP)")
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.namelist() == ["Empfangsbestätigungen.pdf", "Quittungscodes.xlsx"]
    desk.go(f"{procedure.office}eingang/bestaetigungen/")
    expect(desk.page.get_by_text("ausgegeben", exact=True)).to_have_count(4)
