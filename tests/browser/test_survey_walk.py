"""Surveys in the browser: from the office to a phone and back, by keyboard, without script; nothing kept after sending."""

from __future__ import annotations

import io
import secrets
from datetime import date, timedelta

import pytest
import xlsxwriter
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.browser import axe, weighing
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.desk import Desk
from tests.browser.keyboard import Keyboard

OFFICE = "/harz/arbeit/umfragen/"
LINES = "*Wo wohnen Sie?\n- Nord\n- Süd\n\nWie gut sind Sie informiert? (1-5)\n\nWas fehlt?"
KEPT = "Ihr Text ist noch da."
MAKE = """
from datetime import date, timedelta
from masswerk.base.actions import SYSTEM
from masswerk.participation.models import Procedure
from masswerk.surveys import actions
from masswerk.surveys.rules import lines
made = actions.make_survey(Procedure.objects.get(slug="{procedure}"), slug="{slug}", title="Umfrage {slug}",
    opens_on=date.today() - timedelta(days=1), closes_on=date.today() + timedelta(days=1), by=SYSTEM)
actions.set_questions(made, questions=lines.read({text!r}), by=SYSTEM)
actions.publish(made, by=SYSTEM)
"""


@pytest.fixture(scope="module")
def procedure(server):
    return weighing.procedure(server)


@pytest.fixture(scope="module")
def survey(server, procedure) -> str:
    """The address of a survey that is open."""
    slug = f"umfrage-{secrets.token_hex(3)}"
    server.django(MAKE.format(procedure=procedure.slug, slug=slug, text=LINES))
    return f"/harz/umfragen/{slug}/"


def fill_in(desk: Desk, wish: str) -> None:
    """Answer every question."""
    desk.page.get_by_label("Nord").check()
    desk.page.get_by_label("4", exact=True).check()
    desk.page.get_by_label("Was fehlt?").fill(wish)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_survey_goes_from_the_office_to_a_phone_and_its_figures_to_everybody(open_desk, procedure, size):
    office, visitor = open_desk(size, accept_downloads=True), open_desk(PHONE)
    slug = f"neu-{secrets.token_hex(3)}"
    office.sign_in()
    office.go(OFFICE)
    office.press("Umfrage anlegen")
    office.field("procedure").select_option(label=f"Beteiligung {procedure.slug}")
    office.field("title").fill(f"Umfrage {slug}")
    office.field("closes_on").fill((date.today() + timedelta(days=2)).isoformat())
    office.field("slug").fill(slug)
    office.press("Umfrage anlegen")
    office.field("lines").fill(LINES)
    office.press("Fragen speichern")
    office.sees("Die Fragen sind gespeichert.")
    assert axe.overflow(office.page) == []
    bring_back_in_english(office)
    office.press("Umfrage veröffentlichen")
    office.sees("Die Umfrage ist veröffentlicht.")
    answer_in_english(visitor, slug)
    office.page.reload()
    office.sees("1 Bogen ist ausgefüllt.")
    expect(office.page.locator("table").first.locator("tbody tr").first).to_contain_text("100 %")
    close(office)
    visitor.go(f"/harz/umfragen/{slug}/")
    visitor.press("Ergebnis ansehen")
    assert visitor.page.locator("table").first.locator("thead th").all_inner_texts() == ["Antwort", "Anzahl", "Anteil"]
    assert axe.overflow(visitor.page) == []


def bring_back_in_english(office: Desk) -> None:
    """Take the questions home as XLSForm, add a language, and read them in again."""
    with office.page.expect_download() as download:
        office.press("XLSForm laden")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(download.value.path().read_bytes())).get_sheet_by_name("survey")
    assert [row[1] for row in sheet.to_python()[1:]] == ["frage_1", "frage_2", "frage_3"]
    office.press("Fragen schreiben")
    office.page.locator("input[type=file]").set_input_files(
        {"name": "fragen.xlsx", "mimeType": "application/octet-stream", "buffer": in_english()})
    office.press("Fragen speichern")
    office.sees("Die Fragen sind gespeichert.")


def in_english() -> bytes:
    """An XLSForm as another program writes it, in two languages."""
    sheets = {
        "survey": (["type", "name", "label", "label::English (en)", "required"],
                   ["select_one orte", "ort", "Wo wohnen Sie?", "Where do you live?", "yes"],
                   ["text", "wunsch", "Was fehlt?", "What is missing?", ""]),
        "choices": (["list_name", "name", "label", "label::English (en)"], ["orte", "nord", "Nord", "North"],
                    ["orte", "sued", "Süd", "South"])}
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return out.getvalue()


def answer_in_english(visitor: Desk, slug: str) -> None:
    """Find the survey from the start page, change the language, and answer."""
    visitor.go("/harz/")
    visitor.page.get_by_role("link", name="Alles, wobei Sie mitreden können").click()
    visitor.page.get_by_role("link", name=f"Umfrage ausfüllen: Umfrage {slug}").click()
    visitor.page.locator("main").get_by_role("link", name="English").click()
    visitor.page.get_by_label("North").check()
    visitor.press("Send answers")
    visitor.heading("Thank you. Your answers have arrived.")
    assert axe.overflow(visitor.page) == []


def close(office: Desk) -> None:
    """Let yesterday be the last day."""
    office.press("Angaben ändern")
    for name in ("opens_on", "closes_on"):
        office.field(name).fill((date.today() - timedelta(days=1)).isoformat())
    office.press("Angaben speichern")
    office.sees("Die Angaben sind gespeichert.")


def test_without_script_a_phone_sends_the_sheet_and_what_is_wrong_loses_no_word(open_desk, survey):
    desk = open_desk(PHONE, java_script_enabled=False)
    desk.go(survey)
    desk.page.get_by_label("Was fehlt?").fill("Kurse am Abend.")
    desk.press("Antworten absenden")
    expect(desk.page.get_by_role("alert")).to_contain_text("Wo wohnen Sie?")
    expect(desk.page.get_by_label("Was fehlt?")).to_have_value("Kurse am Abend.")
    desk.page.get_by_label("Süd").check()
    desk.wait_as_asked()
    desk.press("Antworten absenden")
    desk.heading("Danke. Ihre Antworten sind angekommen.")


def test_a_sheet_is_filled_in_by_keyboard_alone(open_desk, survey):
    desk = open_desk()
    keys = Keyboard(desk.page)
    desk.go(survey)
    assert keys.walk() == []
    keys.reach(desk.page.get_by_label("Nord"))
    keys.press("ArrowDown")
    keys.reach(desk.page.get_by_label("1", exact=True))
    keys.press("ArrowRight", "ArrowRight")
    keys.reach(desk.page.get_by_label("Was fehlt?"))
    keys.write("Ein Bus am Sonntag.")
    keys.reach(desk.control("Antworten absenden").first)
    keys.press("Enter")
    desk.heading("Danke. Ihre Antworten sind angekommen.")


def test_what_was_typed_is_kept_until_it_is_sent_and_no_longer(open_desk, survey):
    desk = open_desk()
    desk.go(survey)
    fill_in(desk, "Mehr Busse.")
    desk.page.wait_for_timeout(800)  # typing is kept after a rest
    desk.page.reload()
    desk.sees(KEPT)
    expect(desk.page.get_by_label("Was fehlt?")).to_have_value("Mehr Busse.")
    desk.press("Antworten absenden")
    desk.heading("Danke. Ihre Antworten sind angekommen.")
    desk.go(survey)
    expect(desk.page.get_by_label("Was fehlt?")).to_have_value("")
    expect(desk.page.get_by_text(KEPT)).to_have_count(0)


def test_a_contribution_that_was_sent_is_not_offered_again(open_desk, procedure):
    desk = open_desk()
    there = f"/harz/mitreden/{procedure.slug}/beitrag/"
    desk.go(there)
    desk.field("text").fill("Bitte auch sonntags.")
    desk.press("Beitrag absenden")
    desk.heading("Danke. Ihr Beitrag ist angekommen.")
    desk.go(there)
    expect(desk.field("text")).to_have_value("")
    expect(desk.page.get_by_text(KEPT)).to_have_count(0)
