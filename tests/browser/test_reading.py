"""Reading a concept: from right to left, in plain language, with words explained, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

READING = "/harz/konzept/"


def chapter(desk) -> None:
    """Open the first field of action."""
    desk.page.locator(".mw-chapters a, main ol a").filter(has_text="Sprache").first.click()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_arabic_is_read_from_right_to_left_and_foreign_passages_say_their_language(open_desk, size):
    desk = open_desk(size)
    desk.go(READING + "?sprache=ar")
    html = desk.page.locator("html")
    expect(html).to_have_attribute("dir", "rtl")
    expect(html).to_have_attribute("lang", "ar")
    assert desk.page.evaluate("() => getComputedStyle(document.querySelector('main')).direction") == "rtl"
    heading = desk.page.get_by_role("heading", level=1)
    assert heading.evaluate("one => getComputedStyle(one).textAlign") in ("start", "right")


def test_the_language_switch_keeps_the_place(open_desk):
    desk = open_desk()
    desk.go(READING)
    chapter(desk)
    place = desk.path.split("?")[0]
    desk.page.get_by_role("link", name="English").first.click()
    assert desk.path.split("?")[0].split("#")[0] == place
    expect(desk.page.locator("html")).to_have_attribute("lang", "en")


def test_every_passage_has_a_link_that_leads_back_to_it(open_desk):
    desk = open_desk()
    desk.go(READING)
    chapter(desk)
    passage = desk.page.locator("main [id^=e-]").nth(3)
    anchor = passage.get_attribute("id")
    desk.go(desk.path.split("#")[0] + f"#{anchor}")
    expect(desk.page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_search_shows_where_the_word_stands(open_desk):
    desk = open_desk()
    desk.go(READING)
    desk.page.get_by_label("Im Text suchen").first.fill("Sprachkurse")
    desk.press("Suche starten")
    expect(desk.page.locator("main mark").first).to_be_visible()


def test_on_paper_there_is_text_and_no_navigation(open_desk):
    desk = open_desk()
    desk.go(READING)
    chapter(desk)
    desk.page.emulate_media(media="print")
    shown = desk.page.locator("nav").evaluate_all("all => all.filter(one => one.offsetHeight > 0).length")
    assert shown == 0
    expect(desk.page.get_by_role("heading", level=1)).to_be_visible()
