"""Weighing in the browser: at a desk and on a phone, by keyboard alone, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import axe, weighing
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.desk import Desk
from tests.browser.keyboard import Keyboard

SECOND = "zweite"


@pytest.fixture
def procedure(server):
    return weighing.procedure(server)


@pytest.mark.parametrize(("size", "options"), [
    (DESKTOP, {}), (PHONE, {}), (DESKTOP, {"java_script_enabled": False})], ids=["desktop", "phone", "without script"])
def test_a_procedure_is_weighed_by_two_and_closed(open_desk, procedure, size, options):
    desk, other = open_desk(size, **options), open_desk(size, **options)
    desk.sign_in()
    other.sign_in(SECOND)
    desk.go(procedure.office)
    desk.press("Beiträge abwägen")
    desk.heading("Abwägung")
    divide(desk, procedure)
    decide(desk, procedure, "B-001", "Teilweise übernommen", "Wir zahlen mehr.")
    decide(desk, procedure, "B-002", "Zur Kenntnis genommen", "Danke für den Hinweis.")
    decide(desk, procedure, "B-003", "Bereits enthalten", "Das steht schon im Entwurf.")
    confirm_all(other, procedure)
    reword(desk, procedure)
    desk.go(f"{procedure.table}abschluss/")
    desk.press("Verfahren abschließen")
    desk.sees("Das Verfahren ist abgeschlossen.")
    desk.press("Verfahren prüfen")
    desk.sees("Das Verfahren ist unversehrt.")


def divide(desk: Desk, procedure) -> None:
    """Mark the greeting of the letter as without reference."""
    desk.go(f"{procedure.table}beitrag/2/")
    desk.page.get_by_label("Guten Tag.").check()
    desk.press("Auswahl ohne Bezug")
    desk.sees("ist als „ohne Bezug“ markiert")


def decide(desk: Desk, procedure, sign: str, outcome: str, reason: str) -> None:
    """Open a statement from the filtered table and draft its decision."""
    desk.go(f"{procedure.table}?suche={sign}&entscheidung=offen")
    desk.page.locator("[data-open]").first.click()
    panel = desk.page.locator("#entscheiden")
    panel.locator("[name=outcome]").select_option(label=outcome[0].lower() + outcome[1:])
    panel.locator("[name=reason]").fill(reason)
    panel.get_by_role("button", name="Zur Bestätigung geben").click()
    desk.sees("Die Entscheidung ist entworfen.")
    desk.sees("Bestätigen muss jemand anderes.")


def confirm_all(desk: Desk, procedure) -> None:
    """Confirm everything that waits, together."""
    desk.go(f"{procedure.table}?entscheidung=bestaetigen")
    for box in desk.page.locator("[name=aussage]").all():
        box.check()
    desk.press("Gemeinsam bestätigen")
    desk.heading("Entscheidungen bestätigen")
    desk.page.get_by_role("button", name="Entscheidungen bestätigen").click()
    desk.sees("Drei Entscheidungen bestätigt.")


def reword(desk: Desk, procedure) -> None:
    """Take the adopted wording into the draft."""
    desk.go(f"{procedure.table}wortlaut/p2/")
    expect(desk.page.locator("textarea[name=text]")).to_have_value("Lotsinnen und Lotsen erhalten monatlich 150 Euro.")
    desk.press("In den Entwurf übernehmen")
    desk.sees("Der neue Wortlaut steht im Entwurf.")


def test_selected_text_becomes_a_statement(open_desk, procedure):
    desk = open_desk()
    desk.sign_in()
    desk.go(f"{procedure.table}beitrag/2/")
    desk.page.evaluate("""() => {
        const piece = [...document.querySelectorAll("[data-start]")].at(-1);
        const text = piece.firstChild, from = text.data.indexOf("fehlt");
        getSelection().setBaseAndExtent(text, from, text, from + "fehlt eine Lotsenstelle".length);
    }""")
    desk.sees("23 Zeichen markiert")
    desk.press("Auswahl als eigene Aussage")
    desk.sees("Das ist jetzt eine Aussage.")
    expect(desk.page.locator("[data-start]", has_text="fehlt eine Lotsenstelle").last).to_have_text(
        "fehlt eine Lotsenstelle")


def test_a_statement_is_decided_by_keyboard_alone(open_desk, procedure):
    desk = open_desk()
    desk.sign_in()
    keys = Keyboard(desk.page)
    desk.go(procedure.table)
    keys.reach(desk.page.locator("[data-open]").first)
    keys.press("j", "j", "k")
    expect(desk.page.locator("[data-open]").nth(1)).to_be_focused()
    keys.press("x")
    desk.sees("1 ausgewählt")
    keys.reach(desk.page.locator("[data-open]").nth(2))
    keys.press("Enter")
    desk.page.wait_for_url("**aussage=**")
    keys.reach(desk.page.locator("#entscheiden [name=outcome]"))
    keys.write("zur")
    keys.reach(desk.page.locator("#entscheiden [name=reason]"))
    keys.write("Danke.")
    keys.reach(desk.page.locator("#entscheiden").get_by_role("button", name="Zur Bestätigung geben"))
    keys.press("Enter")
    desk.sees("Die Entscheidung ist entworfen.")


def test_pages_of_weighing_are_accessible_and_fit(open_desk, procedure):
    desk = open_desk()
    desk.sign_in()
    desk.go(procedure.table)
    there = desk.page.locator("[data-open]").first.get_attribute("href").partition("#")[0]
    pages = [procedure.table, procedure.table + there, *(procedure.table + end for end in (
        "beitrag/2/", "buendel/", "wortlaut/", "wortlaut/p2/", "abschluss/", "pruefen/")), "/harz/arbeit/textbausteine/"]
    wrong = []
    for path in pages:
        desk.go(path)
        for variant in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
            desk.page.emulate_media(**variant)
            wrong += [f"{path} {variant} {finding}" for finding in axe.findings(desk.page)]
        desk.page.emulate_media(forced_colors="none", color_scheme="light")
        for width in (390, 320):
            desk.page.set_viewport_size({"width": width, "height": 844})
            wrong += [f"{path} {width} {finding}" for finding in axe.overflow(desk.page)]
        desk.page.set_viewport_size({"width": 1280, "height": 900})
    assert not wrong, "\n" + "\n".join(wrong)
