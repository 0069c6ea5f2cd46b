"""The pictures of the README show pages as they are: the reading view, an answer and the review workspace."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

KNOWN = Path(__file__).resolve().parents[1] / "intake" / "known" / "landkreis.txt"


def keep(pictures: Path | None, desk, name: str) -> None:
    """Write the picture of what the window shows, if pictures are to be written."""
    shot = desk.page.screenshot()
    assert shot[:4] == b"\x89PNG"
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
        (pictures / name).write_bytes(shot)


def test_the_reading_view_is_shown(open_desk, pictures):
    desk = open_desk()
    desk.go("/harz/konzept/integrationskonzept/2026/inhalt/ehrenamt/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Ehrenamt")
    keep(pictures, desk, "lesen.png")


def test_the_answer_to_a_contribution_is_shown(open_desk, pictures):
    desk = open_desk(size=(1280, 1260))
    desk.go("/harz/mitreden/beteiligung-2026/beitrag/9/")
    expect(desk.page.get_by_role("heading", name="So steht es jetzt im Text")).to_be_visible()
    keep(pictures, desk, "antworten.png")


def test_the_review_workspace_is_shown(open_desk, pictures):
    desk = open_desk()
    desk.sign_in("coordinator")
    desk.go("/harz/arbeit/einlesen/")
    desk.page.locator("input[type=file]").set_input_files(
        {"name": "konzept-fuer-das-bild.txt", "mimeType": "text/plain",
         "buffer": KNOWN.read_bytes() + b"\n\nStand des Bildes\n"})
    desk.page.locator("main form button[type=submit]").first.click()
    expect(desk.page.get_by_text("Zeilen zugeordnet")).to_be_visible(timeout=60_000)
    keep(pictures, desk, "pruefen.png")
