"""Taking part in the browser: at a desk and on a phone, by keyboard alone, without script, from right to left."""

from __future__ import annotations

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser import axe, weighing
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.desk import Desk
from tests.browser.keyboard import Keyboard

NEW = "Lotsinnen und Lotsen erhalten monatlich 180 Euro."


@pytest.fixture
def procedure(server):
    return weighing.procedure(server)


def start(procedure) -> str:
    return f"/harz/mitreden/{procedure.slug}/"


def code_of(desk: Desk) -> str:
    """The receipt code on the page."""
    desk.heading("Danke. Ihr Beitrag ist angekommen.")
    return desk.page.locator("[data-code]").inner_text()


def open_outcome(desk: Desk, code: str) -> None:
    """Find the way to one's own contribution and open it."""
    desk.page.get_by_role("link", name="Stand ansehen").click()
    desk.field("code").fill(code.lower().replace("-", " "))
    desk.press("Beitrag öffnen")
    desk.heading("Was aus Ihrem Beitrag wurde")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_visitor_rewords_a_passage_and_finds_the_answer_by_code(open_desk, procedure, size):
    desk = open_desk(size)
    desk.go(start(procedure))
    desk.page.locator("#e-p2").get_by_role("link", name=re.compile("^Beitrag schreiben")).click()
    desk.page.get_by_label("Eine andere Formulierung vorschlagen").check()
    expect(desk.field("wording")).to_have_value("Lotsinnen und Lotsen erhalten monatlich 130 Euro.")
    desk.field("wording").fill(NEW)
    expect(desk.page.locator("[data-preview] ins")).to_contain_text("180")
    desk.field("email").fill("lotsin@beispiel")
    desk.press("Beitrag absenden")
    desk.sees("Diese Adresse ist unvollständig.")
    expect(desk.field("wording")).to_have_value(NEW)
    expect(desk.page.locator("[data-preview] ins")).to_contain_text("180")
    desk.field("email").fill("lotsin@beispiel.example")
    desk.press("Beitrag absenden")
    code = code_of(desk)
    assert re.fullmatch(r"([0-9A-Z]{4}-){6}[0-9A-Z]{4}", code)
    assert code not in desk.page.url
    open_outcome(desk, code)
    expect(desk.page.locator(".mw-station ins")).to_contain_text("180")
    desk.sees("Noch nicht entschieden.")
    assert axe.overflow(desk.page) == []


def test_without_script_a_remark_arrives_and_can_be_withdrawn(open_desk, procedure):
    desk = open_desk(java_script_enabled=False)
    desk.go(f"{start(procedure)}stelle/p1/")
    desk.press("Beitrag schreiben")
    desk.wait_as_asked()
    desk.field("text").fill("Auch im Dorf. أيضا في القرية")
    desk.press("Beitrag absenden")
    code = code_of(desk)
    open_once_waited(desk, code)
    desk.sees("Noch nicht öffentlich")
    desk.wait_as_asked()
    desk.press("Beitrag zurückziehen")
    desk.sees("Wirklich zurückziehen?")
    desk.wait_as_asked()
    desk.press("Ja, Beitrag zurückziehen")
    desk.sees("Ihr Beitrag ist zurückgezogen.")


def open_once_waited(desk: Desk, code: str) -> None:
    desk.page.get_by_role("link", name="Stand ansehen").click()
    desk.field("code").fill(code)
    desk.wait_as_asked()
    desk.press("Beitrag öffnen")
    desk.heading("Was aus Ihrem Beitrag wurde")


def test_a_remark_is_sent_by_keyboard_alone(open_desk, procedure):
    desk = open_desk()
    keys = Keyboard(desk.page)
    desk.go(start(procedure))
    keys.reach(desk.page.locator("#e-p1").get_by_role("link", name=re.compile("^Beitrag schreiben")))
    keys.press("Enter")
    desk.heading("Ihr Beitrag zu diesem Absatz")
    keys.reach(desk.field("text"))
    keys.write("Bitte auch sonntags.")
    keys.reach(desk.control("Beitrag absenden").first)
    keys.press("Enter")
    code_of(desk)
    assert keys.walk() == []


def test_what_was_typed_waits_in_the_tab(open_desk, procedure):
    desk = open_desk()
    desk.go(f"{start(procedure)}beitrag/")
    desk.field("text").fill("Noch nicht fertig")
    desk.page.wait_for_timeout(800)
    desk.go(start(procedure))
    desk.go(f"{start(procedure)}beitrag/")
    expect(desk.field("text")).to_have_value("Noch nicht fertig")
    desk.sees("Ihr Text ist noch da.")


def test_the_office_opens_a_procedure_and_looks_through(open_desk, server):
    slug = f"neu-{secrets.token_hex(3)}"
    office, visitor = open_desk(), open_desk(PHONE)
    office.sign_in()
    office.go("/harz/arbeit/beteiligung/neu/")
    office.field("title").fill(f"Beteiligung {slug}")
    office.field("slug").fill(slug)
    office.press("Beteiligung eröffnen")
    office.sees("Die Beteiligung ist eröffnet.")
    visitor.go(f"/harz/mitreden/{slug}/")
    visitor.press("Zum ganzen Entwurf schreiben")
    visitor.field("text").fill("<script>alert(1)</script> Mehr Sport.")
    visitor.press("Beitrag absenden")
    code_of(visitor)
    office.page.reload()
    office.press("Beiträge durchsehen")
    office.sees("<script>alert(1)</script> Mehr Sport.")
    office.press("Angekreuzte veröffentlichen")
    office.sees("Ein Beitrag ist veröffentlicht.")
    visitor.go(f"/harz/mitreden/{slug}/")
    visitor.page.locator("summary", has_text="1 Beitrag").first.click()
    visitor.sees("<script>alert(1)</script> Mehr Sport.")


def test_pages_for_everybody_are_accessible_and_fit(open_desk, procedure):
    desk = open_desk()
    ends = ("", "stelle/p2/", "stelle/p2/beitrag/", "beitrag/", "beitrag/3/", "datenschutz/")
    pages = [start(procedure) + end for end in ends]
    pages += ["/harz/mitreden/", "/harz/mitreden/code/", f"{pages[0]}?sprache=ar", f"{pages[2]}?sprache=ar"]
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


def test_in_arabic_the_form_runs_from_right_to_left_and_keeps_each_text_its_own_way(open_desk, procedure):
    desk = open_desk(PHONE)
    desk.go(f"{start(procedure)}stelle/p1/beitrag/?sprache=ar")
    expect(desk.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(desk.page.locator("blockquote")).to_have_attribute("dir", "ltr")
    assert desk.page.locator(".mw-said:lang(ar)").first.evaluate("one => getComputedStyle(one).direction") == "rtl"
    desk.field("text").fill("نحتاج إلى مرشدين في القرى")
    desk.page.get_by_role("button", name="أرسل المساهمة").click()
    desk.heading("شكرًا. وصلت مساهمتكم.")
