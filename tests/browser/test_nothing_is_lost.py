"""What people typed survives: an expired session, a colleague who was quicker, the same file twice, a closed window."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import documents, prepared, walk
from tests.browser.prepared import Draft


@pytest.fixture(scope="module")
def draft(server) -> Draft:
    return prepared.draft(server)


def test_a_text_is_still_there_after_the_session_expired_while_writing(open_desk, draft):
    desk = open_desk()
    desk.sign_in()
    desk.go(draft.passage("pre"))
    desk.field("text").fill("Ein langer Satz, an dem jemand eine halbe Stunde schrieb.")
    desk.page.context.clear_cookies(name="sitzung")
    desk.press("Wortlaut speichern")
    desk.page.wait_for_url("**/konto/login/**")
    desk.fill_in_sign_in()
    expect(desk.field("text")).to_have_value("Ein langer Satz, an dem jemand eine halbe Stunde schrieb.")
    desk.press("Wortlaut speichern")
    desk.sees("gespeichert")
    desk.page.reload()
    expect(desk.field("text")).to_have_value("Ein langer Satz, an dem jemand eine halbe Stunde schrieb.")


def test_the_second_of_two_writers_sees_both_wordings(open_desk, draft):
    first, second = open_desk(), open_desk()
    for desk in (first, second):
        desk.sign_in()
        desk.go(draft.passage("a1"))
    first.field("text").fill("Der Kreis fördert viele Kurse. Die Kammer berät Betriebe. Vereine helfen mit.")
    first.press("Wortlaut speichern")
    first.sees("gespeichert")
    second.field("text").fill("Der Kreis fördert Kurse. Die Kammer berät Betriebe. Vereine helfen kräftig mit.")
    second.press("Wortlaut speichern")
    second.heading("Zwei haben hier geschrieben")
    expect(second.page.locator("main")).to_contain_text("kräftig")
    expect(second.page.locator("main")).to_contain_text("viele")
    merged = "Der Kreis fördert viele Kurse. Die Kammer berät Betriebe. Vereine helfen kräftig mit."
    expect(second.field("text")).to_have_value(merged)
    second.press("Zusammengeführten Text speichern")
    first.page.reload()
    expect(first.field("text")).to_have_value(merged)


def test_the_same_file_twice_is_said_and_leads_to_the_first(open_desk, tmp_path):
    desk = open_desk()
    desk.sign_in()
    file = documents.as_text(tmp_path)
    walk.take_in(desk, file)
    first = desk.path.split("?")[0]
    desk.go(walk.INTAKE)
    desk.upload(file)
    expect(desk.page.get_by_role("alert").first).to_contain_text("landkreis.txt")
    desk.press("Frühere Einlesung öffnen")
    assert desk.path.split("?")[0].split("#")[0] == first.split("#")[0]


def test_a_review_goes_on_where_the_window_was_closed(open_desk, tmp_path):
    desk = open_desk()
    desk.sign_in()
    walk.take_in(desk, documents.as_pdf(tmp_path))
    walk.step(desk, walk.choose(desk, "Gemeinsame Sprechstunden"), "Auslassen")
    place = desk.path
    desk.page.close()
    again = open_desk()
    again.sign_in()
    again.go(place)
    expect(walk.node(again, "Gemeinsame Sprechstunden").locator("small").first).to_contain_text("ausgelassen")
    walk.undo(again)
    expect(walk.node(again, "Gemeinsame Sprechstunden").locator("small").first).not_to_contain_text("ausgelassen")
