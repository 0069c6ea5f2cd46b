"""The central part of the walk in a browser that runs no script."""

from __future__ import annotations

import secrets

from playwright.sync_api import expect

from tests.browser import documents, prepared, walk


def test_a_file_becomes_a_public_draft(open_desk, tmp_path, server):
    desk = open_desk(java_script_enabled=False)
    desk.sign_in()
    desk.go(walk.INTAKE)
    desk.upload(documents.as_text(tmp_path))
    desk.heading("Gliederung prüfen")  # the page of progress asks again by itself
    node = walk.node(desk, "Gemeinsame Sprechstunden")
    node.locator(".mw-node__link").click()
    desk.page.locator(".mw-node.is-on").get_by_role("button", name="Auslassen", exact=True).click()
    expect(walk.node(desk, "Gemeinsame Sprechstunden").locator("small").first).to_contain_text("ausgelassen")
    desk.page.get_by_role("button", name="Rückgängig").click()
    expect(walk.node(desk, "Gemeinsame Sprechstunden").locator("small").first).not_to_contain_text("ausgelassen")
    walk.accept(desk, f"ohne-script-{secrets.token_hex(2)}", "Konzept ohne Script")
    walk.open_passage(desk, "Kurse in Betrieben")
    desk.field("text").fill("Neuer **Satz**.")
    desk.press("Vorschau zeigen")
    expect(desk.page.locator("#vorschau strong")).to_have_text("Satz")
    expect(desk.field("text")).to_have_value("Neuer **Satz**.")
    desk.press("Wortlaut speichern")
    desk.sees("gespeichert")


def test_a_concept_can_be_read_searched_and_taken_home(open_desk, server):
    desk = open_desk(java_script_enabled=False, accept_downloads=True)
    desk.go("/harz/konzept/")
    desk.page.get_by_label("Im Text suchen").first.fill("Lotsen")
    desk.press("Suche starten")
    expect(desk.page.locator("main mark").first).to_be_visible()
    desk.go("/harz/konzept/")
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="Word").first.click()
    assert download.value.path().read_bytes()[:2] == b"PK"


def test_an_edition_is_made_public_by_plain_forms(open_desk, server):
    draft = prepared.draft(server)
    desk = open_desk(java_script_enabled=False)
    desk.sign_in()
    desk.go(draft.work)
    desk.press("Beteiligung öffnen")
    desk.press("Beteiligung öffnen")
    desk.page.context.clear_cookies()
    desk.go(f"/harz/konzept/{draft.slug}/2026/")
    desk.heading(f"Probe {draft.slug}")
