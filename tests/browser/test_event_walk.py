"""A day of talking about a draft in the browser: planned, discussed, put together, summed up, handed over, documented."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import axe, events
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.desk import Desk
from tests.browser.keyboard import Keyboard
from tests.events import papers


@pytest.fixture(scope="module")
def day(server):
    """An event with cards; each test touches cards of its own."""
    return events.furnished(server)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_day_from_the_first_idea_to_its_documentation(open_desk, server, size):
    day = events.draft(server)
    desk, projector = open_desk(size), open_desk()
    desk.sign_in()
    projector.sign_in()
    plan(desk, day)
    desk.press("Veranstaltung beginnen")
    desk.sees("Die Veranstaltung läuft.")
    projector.go(f"{day.group}wand/")
    cards_through_a_gap(desk, day)
    expect(projector.page.locator("[data-card]")).to_have_count(3)  # by itself, without loading the page anew
    expect(projector.page.locator("[data-count]")).to_have_text("3")
    put_together(desk, day)
    if size == DESKTOP:
        drag(projector)
    sum_up(desk, day)
    document(desk, day)


def plan(desk: Desk, day: events.Day) -> None:
    """Plan the event with programme, question and group."""
    desk.go("/harz/arbeit/veranstaltungen/planen/")
    desk.field("title").fill("Gespräch über die Leitlinien")
    desk.field("edition").select_option(label=day.edition)
    desk.field("slug").fill(day.slug)
    desk.press("Veranstaltung planen")
    desk.heading("Gespräch über die Leitlinien")
    desk.press("Programm schreiben")
    desk.field("items").fill("17:00 Begrüßung | Landrat\n17:30 Arbeitsgruppen")
    desk.press("Programm speichern")
    desk.press("Leitfrage stellen")
    desk.field("text").fill("Welche Ansätze fehlen?")
    desk.field("short").fill("Neue Ansätze")
    desk.field("colour").select_option(label="gelb")
    desk.press("Leitfrage speichern")
    desk.press("Arbeitsgruppe bilden")
    desk.field("title").fill("Spracherwerb")
    desk.page.get_by_label("1 Spracherwerb").check()
    desk.press("Arbeitsgruppe speichern")
    desk.sees("Die Arbeitsgruppe ist gespeichert.")


def cards_through_a_gap(desk: Desk, day: events.Day) -> None:
    """Type three cards; two while there is no network."""
    desk.go(day.group)
    write(desk, "Sprachcafé im Verein")
    expect(desk.page.locator("[data-newest]")).to_contain_text("gesendet")
    desk.page.context.set_offline(True)
    write(desk, "Tandems im Stadtteil")
    write(desk, "Kurse am Abend")
    desk.sees("Gerade kein Netz.")
    desk.page.context.set_offline(False)
    expect(desk.page.locator("[data-waiting]")).to_be_hidden()


def write(desk: Desk, text: str) -> None:
    """One card."""
    desk.page.locator("#id_text").fill(text)
    desk.press("Karte anhängen")
    expect(desk.page.locator("#id_text")).to_have_value("")


def put_together(desk: Desk, day: events.Day) -> None:
    """Give a new cluster its heading and its first card, on the page of the card."""
    desk.go(f"{day.office}karte/1/umhaengen/")
    desk.field("fresh").fill("Üben im Alltag")
    desk.press("Karte umhängen")
    expect(desk.page.get_by_role("region", name="Üben im Alltag").locator("[data-card]")).to_have_count(1)


def drag(projector: Desk) -> None:
    """Drag a second card into the cluster on the wall."""
    cluster = projector.page.get_by_role("region", name="Üben im Alltag")
    expect(cluster).to_be_visible()
    projector.page.locator("[data-card='2']").drag_to(cluster.locator("h3"))
    expect(cluster.locator("[data-card]")).to_have_count(2)


def sum_up(desk: Desk, day: events.Day) -> None:
    """Write down what the group reported."""
    desk.go(f"{day.group}zusammenfassung/")
    desk.field("points").fill("Mehr Kurse am Abend.\n\nTandems brauchen Räume.")
    desk.press("Zusammenfassung speichern")
    desk.sees("Die Zusammenfassung ist gespeichert.")


def document(desk: Desk, day: events.Day) -> None:
    """End the day, hand the cards over, publish the documentation, and take it home."""
    desk.go(day.office)
    desk.press("Veranstaltung beenden")
    desk.press("Karten übergeben")
    desk.sees("5 Beiträge liegen in der Abwägung.")
    desk.press("Dokumentation veröffentlichen")
    desk.go(day.public)
    desk.sees("Mehr Kurse am Abend.")
    desk.sees("Sprachcafé im Verein")
    for form, begin in (("pdf", b"%PDF"), ("docx", b"PK"), ("odt", b"PK")):
        answer = desk.page.context.request.get(f"{desk.server.url}{day.public}laden/{form}/")
        assert (answer.status, answer.body()[:len(begin)]) == (200, begin)


def test_cards_are_put_together_by_keyboard_alone(open_desk, day):
    desk = open_desk()
    desk.sign_in()
    desk.go(f"{day.group}wand/")
    keys = Keyboard(desk.page)
    card = desk.page.locator("[data-card='2']")
    keys.reach(card)
    keys.press("Space")
    desk.sees("Karte 2 aufgenommen.")
    keys.press("ArrowLeft")
    cluster = desk.page.get_by_role("region", name="Üben im Alltag")
    expect(cluster.locator("[data-card]")).to_have_count(2)
    expect(card).to_be_focused()
    keys.press("ArrowUp")
    expect(cluster.locator("[data-card]").first).to_have_attribute("data-card", "2")
    keys.press("Space")
    desk.sees("Karte abgelegt.")
    assert keys.walk() == []


def test_printed_cards_are_read_from_a_photo_and_typed_by_keyboard(open_desk, server, day, tmp_path):
    desk = open_desk(PHONE)
    desk.sign_in()
    sheet = desk.page.context.request.get(f"{server.url}{day.office}kartenbogen/4/")
    photo, empty = tmp_path / "Wand.jpg", tmp_path / "Flur.jpg"
    photo.write_bytes(papers.photo(papers.cut(sheet.body())[:3]))
    empty.write_bytes(papers.blank())
    desk.go(f"{day.group}fotos/")
    upload(desk, [photo, empty])
    desk.sees("Alle 2 Fotos sind durchgesehen.")
    desk.sees("„Wand.jpg“: Neu gelesen: Karten 4–6.")
    desk.sees("Auf „Flur.jpg“ ist keine Karte mit Code zu erkennen.")
    expect(desk.page.locator("[data-state]")).to_contain_text("Auf keinem Foto: 7–11.")
    desk.press("Karten abtippen")
    keys = Keyboard(desk.page)
    expect(desk.page.locator("#text-4")).to_be_focused()
    keys.write("Kurse am Abend")
    keys.press("Enter")
    expect(desk.page.locator("#text-5")).to_be_focused()
    desk.page.context.set_offline(True)
    keys.write("Räume für Tandems")
    keys.press("Enter")
    desk.sees("Noch nicht gespeichert: gerade kein Netz.")
    desk.page.context.set_offline(False)
    desk.sees("1 Karte noch ohne Text.")
    desk.go(f"{day.group}wand/")
    desk.sees("Räume für Tandems")


def upload(desk: Desk, files: list[Path]) -> None:
    """Choose photos and have them read."""
    desk.page.locator("input[type=file]").set_input_files(files)
    desk.press("Fotos lesen")


def test_pages_of_events_are_accessible_and_fit(open_desk, day):
    desk = open_desk()
    desk.sign_in()
    office = [day.office + end for end in (
        "", "angaben/", "programm/", "leitfrage/", "arbeitsgruppe/1/", "zahlen/", "kartenbogen/", "karte/1/",
        "karte/1/umhaengen/")]
    pages = ["/harz/arbeit/veranstaltungen/", "/harz/arbeit/veranstaltungen/planen/", *office, day.public,
             f"{day.public}?sprache=ar", *(day.group + end for end in (
                 "", "liste/", "zusammenfassung/", "wand/", "fotos/", "abtippen/"))]
    wrong = []
    for path in pages:
        desk.go(path)
        for variant in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
            desk.page.emulate_media(**variant)
            wrong += [f"{path} {variant} {finding}" for finding in axe.findings(desk.page)]
        desk.page.emulate_media(forced_colors="none", color_scheme="light")
        desk.page.set_viewport_size({"width": 320, "height": 844})
        wrong += [f"{path} 320 {finding}" for finding in axe.overflow(desk.page)]
        desk.page.set_viewport_size({"width": 1280, "height": 900})
    assert not wrong, "\n" + "\n".join(wrong)
