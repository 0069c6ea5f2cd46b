"""The coordinator's whole walk: from a file in a drawer to an adopted, revised, public concept."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser import documents, walk
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.desk import Desk

MEASURE = "Die Kursleitungen sollen sich fortbilden"
COURSES = "Kurse in Betrieben werden zurückgestellt"


@pytest.mark.parametrize(("size", "make"), [(DESKTOP, documents.as_text), (PHONE, documents.as_word)],
                         ids=["desktop, text", "phone, Word"])
def test_a_file_becomes_an_adopted_public_concept_and_is_revised(
        open_desk: Callable[..., Desk], tmp_path: Path, size: tuple[int, int],
        make: Callable[[Path], Path]) -> None:
    desk = open_desk(size, accept_downloads=True)
    slug = f"gang-{size[0]}-{secrets.token_hex(2)}"
    desk.sign_in()
    walk.take_in(desk, make(tmp_path))
    review(desk)
    walk.accept(desk, slug, f"Konzept {size[0]}")
    first = walk.edition_path(desk)
    edit(desk)
    move(desk)
    translate(desk, first)
    desk.go(first)
    walk.adopt(desk, "KT 12/2020")
    revise(desk, first)
    public(desk, slug)


def review(desk: Desk) -> None:
    """Every kind of step with a proposed element, each of them taken back; one is kept."""
    chosen = walk.choose(desk, MEASURE)
    before = walk.titles(desk)
    for button in ("Höher", "Nach vorn", "Mit vorigem verbinden", "Auslassen"):
        walk.step(desk, walk.choose(desk, MEASURE), button)
        walk.undo(desk)
    assert walk.titles(desk) == before
    chosen = walk.choose(desk, MEASURE)
    chosen.get_by_label("Art").select_option("goal")
    walk.step(desk, chosen, "Angaben speichern")
    expect(walk.node(desk, MEASURE).locator(".mw-node__link small")).to_contain_text("Ziel")
    split(desk)


def split(desk: Desk) -> None:
    """Divide an element in two, then join the parts again."""
    long = "Im Auental leben rund"
    chosen = walk.choose(desk, long)
    chosen.get_by_text("Teilen", exact=True).click()
    seen = walk.workbench(desk)
    chosen.get_by_role("button", name="Ab hier teilen").first.click()
    expect(desk.page.locator("#werkbank")).not_to_have_attribute("data-seen", seen)
    walk.undo(desk)


def edit(desk: Desk) -> None:
    """Write in place, with a preview."""
    walk.open_passage(desk, COURSES)
    desk.field("text").fill("Kurse in Betrieben beginnen **im Herbst**.")
    expect(desk.page.locator("#vorschau strong")).to_have_text("im Herbst")
    desk.press("Wortlaut speichern")
    desk.sees("gespeichert")
    expect(desk.field("text")).to_have_value("Kurse in Betrieben beginnen **im Herbst**.")


def move(desk: Desk) -> None:
    """Move the passage one place up."""
    desk.press("Ort")
    before = desk.page.locator(".mw-ed-row li").all_inner_texts()
    desk.press("Nach oben")
    expect(desk.page.locator(".mw-ed-row li").first).to_be_visible()
    assert desk.page.locator(".mw-ed-row li").all_inner_texts() != before


def translate(desk: Desk, edition: str) -> None:
    """Translate a passage beside its original."""
    desk.go(edition + "sprache/en/")
    desk.page.locator("main .mw-rules a").first.click()
    desk.field("title").fill("County concept")
    desk.press("Übersetzung speichern")
    desk.sees("gespeichert")


def revise(desk: Desk, first: str) -> None:
    """A new edition from the adopted one: one passage reworded, one dropped with its reason, then adopted."""
    desk.go(first)
    desk.press("Fassung fortschreiben")
    desk.field("title").fill("Fassung 2026")
    desk.field("key").fill("2026")
    desk.press("Entwurf anlegen")
    desk.heading("Fassung 2026")
    second = walk.edition_path(desk)
    walk.open_passage(desk, MEASURE)
    desk.field("text").fill("Die Kursleitungen bilden sich jedes Jahr fort.")
    desk.press("Wortlaut speichern")
    walk.open_passage(desk, "Ehrenamtliche lesen zweisprachig vor")
    desk.press("Textstelle entfernen")
    desk.page.locator("[name=fate][value=dropped]").check()
    desk.field("reason").fill("Der Verein hat sich aufgelöst.")
    desk.press("Textstelle entfernen")
    desk.go(second + "verbleib/")
    desk.sees("Der Verein hat sich aufgelöst.")
    desk.sees("Nichts ist offen.")
    desk.go(second)
    walk.adopt(desk, "KT 30/2026")


def public(desk: Desk, slug: str) -> None:
    """Everybody reads it, compares the editions and takes the PDF home."""
    desk.page.context.clear_cookies()
    desk.go(f"/harz/konzept/{slug}/2020/vergleich/2026/")
    expect(desk.page.locator("main ins").filter(has_text="jedes Jahr").first).to_be_visible()
    desk.go(f"/harz/konzept/{slug}/2026/")
    expect(desk.page.locator("main")).to_contain_text("KT 30/2026")
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="PDF").first.click()
    text = pypdfium2.PdfDocument(download.value.path()).get_page(0).get_textpage().get_text_range()
    assert "Konzept" in text
