"""Everything by keyboard alone: the central part of the walk, and the focus on every kind of page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import documents, prepared, walk
from tests.browser.keyboard import Keyboard
from tests.browser.server import PASSWORD


@pytest.fixture(scope="module")
def draft(server):
    return prepared.draft(server)


def test_a_proposal_is_reviewed_with_the_keys_shown_beside_it(open_desk, tmp_path):
    desk = open_desk()
    keys = Keyboard(desk.page)
    desk.go("/konto/login/")
    keys.reach(desk.page.locator("input[name=login]"))
    keys.write("coordinator@demo.example")
    keys.reach(desk.page.locator("input[type=password]"))
    keys.write(PASSWORD)
    keys.press("Enter")
    desk.page.wait_for_url("**/arbeit/**")
    desk.go(walk.INTAKE)
    desk.page.locator("input[type=file]").set_input_files(documents.as_text(tmp_path))  # the system's own dialogue
    keys.reach(desk.page.get_by_role("button", name="Dokument einlesen"))
    keys.press("Enter")
    desk.heading("Gliederung prüfen")

    doubts = desk.page.get_by_text("Zweifelsfälle").first
    before = doubts.inner_text()
    keys.reach(desk.page.locator(".mw-node.is-on .mw-node__link"))
    seen = walk.workbench(desk)
    keys.press("s")
    expect(desk.page.locator("#werkbank")).not_to_have_attribute("data-seen", seen)
    expect(desk.page.locator(".mw-node.is-on .mw-node__link")).to_be_focused()
    expect(doubts).not_to_have_text(before)
    keys.press("ArrowDown", "ArrowDown")
    step_by(desk, keys, "x", "ausgelassen")
    keys.press("n")
    expect(desk.page.locator(".mw-node.is-on .mw-node__link")).to_be_focused()
    keys.press("a")
    expect(desk.page.locator(".mw-node.is-on select[name=kind]")).to_be_focused()


def step_by(desk, keys: Keyboard, key: str, said: str) -> None:
    """Take a step by its key, see it, take it back by Control+Z."""
    kind = desk.page.locator(".mw-node.is-on .mw-node__link small")
    keys.press(key)
    expect(kind).to_contain_text(said)
    keys.press("Control+z")
    expect(kind).not_to_contain_text(said)


def test_a_passage_is_written_moved_and_made_public(open_desk, draft):
    desk = open_desk()
    desk.sign_in()
    desk.go(draft.passage("a1"))
    keys = Keyboard(desk.page)
    keys.reach(desk.field("text"))
    keys.write("Mit der Tastatur geschrieben.")
    keys.reach(desk.page.get_by_role("button", name="Wortlaut speichern"))
    keys.press("Enter")
    desk.sees("gespeichert")
    desk.go(draft.passage("a1") + "ort/")
    keys.reach(desk.page.get_by_role("button", name="Nach unten"))
    keys.press("Enter")
    expect(desk.page.locator(".mw-ed-row li").last).to_contain_text("Mit der Tastatur")
    desk.go(draft.work)
    keys.reach(desk.page.get_by_role("link", name="Beteiligung öffnen"))
    keys.press("Enter")
    desk.page.wait_for_url("**/beteiligung/")
    keys.reach(desk.page.get_by_role("button", name="Beteiligung öffnen"))
    keys.press("Enter")
    desk.sees("öffentlich")


PAGES = {
    "start page": "/harz/", "editions": "/harz/konzept/integrationskonzept/",
    "sign-in": "/konto/login/", "right to left": "/harz/?sprache=ar",
}


@pytest.mark.parametrize("page", PAGES)
def test_the_focus_passes_each_control_once_and_is_always_seen(open_desk, page):
    desk = open_desk()
    desk.go(PAGES[page])
    wrong = Keyboard(desk.page).walk()
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("page", ["passage", "place", "edition", "overview"])
def test_the_focus_is_seen_at_the_desk(open_desk, draft, page):
    desk = open_desk()
    desk.sign_in()
    desk.go({"passage": draft.passage("a2"), "place": draft.passage("a2") + "ort/", "edition": draft.work,
             "overview": "/harz/arbeit/fassungen/"}[page])
    wrong = Keyboard(desk.page).walk()
    assert not wrong, "\n" + "\n".join(wrong)


def test_the_first_key_leads_past_the_navigation(open_desk):
    desk = open_desk()
    desk.go("/harz/konzept/")
    keys = Keyboard(desk.page)
    keys.press("Tab")
    expect(desk.page.locator(".mw-skip")).to_be_in_viewport()
    keys.press("Enter", "Tab")
    assert desk.page.evaluate("() => Boolean(document.activeElement.closest('main'))")
