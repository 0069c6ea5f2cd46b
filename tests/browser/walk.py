"""The coordinator's walk, step by step, as anybody takes it: from a file to an adopted, public, revised concept."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk

INTAKE = "/harz/arbeit/einlesen/"


def take_in(desk: Desk, file: Path) -> None:
    """Upload a document and wait until its review opens by itself."""
    desk.go(INTAKE)
    desk.upload(file)
    desk.heading("Gliederung prüfen")


def node(desk: Desk, words: str) -> Locator:
    """The proposed element with these words in its name."""
    return desk.page.locator(".mw-tree .mw-node").filter(has=desk.page.locator(".mw-node__link", has_text=words)).first


def choose(desk: Desk, words: str) -> Locator:
    """Choose an element of the proposal; its tools appear below it."""
    found = node(desk, words)
    found.locator(".mw-node__link").click()
    chosen = desk.page.locator(".mw-node.is-on").filter(has_text=words)
    expect(chosen.get_by_role("button", name="Angaben speichern")).to_be_visible()
    return chosen


def step(desk: Desk, chosen: Locator, button: str) -> None:
    """Take one step with the chosen element; it is saved when the page says so."""
    seen = workbench(desk)
    chosen.get_by_role("button", name=button, exact=True).first.click()
    expect(desk.page.locator("#werkbank")).not_to_have_attribute("data-seen", seen)


def undo(desk: Desk) -> None:
    """Take the last step back."""
    seen = workbench(desk)
    desk.page.get_by_role("button", name="Rückgängig").click()
    expect(desk.page.locator("#werkbank")).not_to_have_attribute("data-seen", seen)


def workbench(desk: Desk) -> str:
    """The number of steps taken so far."""
    return desk.page.locator("#werkbank").get_attribute("data-seen") or ""


def titles(desk: Desk) -> list[str]:
    """Names of the proposed elements in view, in order."""
    return desk.page.locator(".mw-tree .mw-node__link span").all_inner_texts()


def accept(desk: Desk, slug: str, title: str) -> None:
    """Make a draft edition of a new concept from the review."""
    desk.press("Als Entwurf übernehmen")
    desk.heading("Als Entwurf übernehmen")
    desk.page.get_by_label("Ein neues Konzept").check()
    desk.field("concept_title").fill(title)
    desk.field("concept_slug").fill(slug)
    desk.field("title").fill("Fassung 2020")
    desk.field("key").fill("2020")
    if desk.field("losses_known").count():
        desk.field("losses_known").check()
    desk.press("Entwurf anlegen")
    desk.press("Entwurf öffnen")
    desk.heading("Fassung 2020")


def open_passage(desk: Desk, words: str) -> None:
    """Find a passage of the draft by its words and open it."""
    desk.show_tree()
    desk.page.locator("#suche").fill(words)
    desk.page.locator("#suche").press("Enter")
    desk.page.wait_for_url("**/*suche=*")
    desk.show_tree()
    desk.page.locator(".mw-ed-line").filter(has_text=words).first.click()
    expect(desk.field("text")).to_be_visible()


def adopt(desk: Desk, paper: str) -> None:
    """Record the council's decision."""
    desk.press("Beschluss eintragen")
    desk.heading("Beschluss eintragen")
    desk.field("decided_by").fill("Kreistag")
    desk.field("decided_on").fill("2026-11-20")
    desk.field("paper").fill(paper)
    desk.field("sure").check()
    desk.press("Beschluss eintragen")
    expect(desk.page.get_by_role("heading", level=1)).not_to_contain_text("Beschluss eintragen")


def edition_path(desk: Desk) -> str:
    """The address of the edition somebody works at."""
    found = re.match(r"/harz/arbeit/fassungen/\d+/", desk.path)
    assert found is not None, desk.path
    return found.group()
