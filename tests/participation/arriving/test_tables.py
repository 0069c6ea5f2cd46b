"""Tables that arrive, and everything arriving twice."""

from __future__ import annotations

import io

import xlsxwriter
from django.test import Client
from django.urls import reverse

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import send_to_consultation
from masswerk.participation.models import Anchor, Contribution, Visibility
from masswerk.participation.rules import work
from tests.documents.writers.written_sample import png
from tests.participation.arriving.files import Office, mail, table
from tests.participation.arriving.test_copies import accept, changed
from tests.participation.arriving.test_letters_and_mails import ENTRY
from tests.participation.test_public_walk import hidden

HEADS = ("Kennung", "Beitrag", "Organisation", "E-Mail", "Textstelle", "Eingang am", "Weg")


def rows(amount: int, start: int = 1) -> list[tuple[str, ...]]:
    return [HEADS, *((str(n), f"Beitrag Nummer {n}: mehr Kurse, bitte.", "", "", "", "", "Brief") for n in range(start, start + amount))]


def take(office: Office, name: str, content: bytes) -> str:
    """Upload and accept with the columns as guessed; what the page then says."""
    address = office.upload(name, content)
    return office.client.post(address, {}, follow=True).content.decode()


def test_columns_are_guessed_with_reasons_and_rows_tried(office: Office) -> None:
    data = table([HEADS, ("1", "Mehr Kurse.", "Verein e. V.", "a@example.org", "Lotsenstellen", "12.11.2026", "Mail"),
                  ("2", "", "", "", "", "", ""), ("3", "Gut so.", "", "keine", "9.9.9", "gestern", "")])
    page = office.client.get(office.upload("t.csv", data)).content.decode()
    assert "Die Überschrift „Beitrag“ enthält „beitrag“." in page
    assert "Der Text fehlt." in page
    assert "„keine“ ist keine E-Mail-Adresse." in page
    assert "„gestern“ ist kein Tag" in page


def test_rows_without_faults_become_contributions_where_they_belong(office: Office) -> None:
    data = table([HEADS, ("1", "Mehr Kurse.", "Verein e. V.", "a@example.org", "Lotsenstellen", "12.11.2026", "Mail"),
                  ("2", "", "", "", "", "", "")])
    page = take(office, "t.csv", data)
    assert "Neue Beiträge: 1. Schon bekannt: 0. Zeilen mit Fehlern: 1." in page
    row = Contribution.objects.select_related("contributor").get()
    assert (row.text, row.channel, row.organisation, row.contributor.email) == (
        "Mehr Kurse.", "mail", "Verein e. V.", "a@example.org")
    assert Anchor.objects.get().element.key == "p1"


def test_columns_can_be_chosen_otherwise_and_wrong_choices_say_why(office: Office) -> None:
    address = office.upload("t.csv", table([("Kurzfassung", "Beitrag"), ("kurz", "ein langer Text über Kurse im Landkreis"),
                                              ("knapp", "noch ein langer Text über Lotsinnen")]))
    page = office.client.get(address, {"text": "", "blatt": "0"})
    assert (page.status_code, "Keine Spalte ist als Text gewählt" in page.content.decode()) == (422, True)
    page = office.client.get(address, {"text": "0", "name": "0", "blatt": "0"}).content.decode()
    assert "ist zweimal gewählt" in page
    office.client.post(address, {"text": "0", "blatt": "0"})
    assert sorted(Contribution.objects.values_list("text", flat=True)) == ["knapp", "kurz"]


def test_an_unknown_passage_is_a_hint_and_the_contribution_comes_all_the_same(office: Office) -> None:
    data = table([HEADS, ("1", "Mehr Kurse.", "", "", "9.9.9", "", "")])
    assert "„9.9.9“ steht nicht im Entwurf" in office.client.get(office.upload("t.csv", data)).content.decode()
    take(office, "t.csv", data)
    assert (Contribution.objects.count(), Anchor.objects.count()) == (1, 0)


def test_the_same_id_with_another_text_is_told_and_not_lost(office: Office) -> None:
    take(office, "a.csv", table([HEADS, ("1", "Mehr Kurse.", "", "", "", "", "")]))
    other = table([HEADS, ("1", "Weniger Kurse.", "", "", "", "", "")])
    assert "kam schon mit anderem Text an (B-001)" in office.client.get(office.upload("b.csv", other)).content.decode()
    take(office, "b.csv", other)
    assert Contribution.objects.count() == 2


def test_rows_alike_without_ids_are_kept_each_and_doubled_by_no_second_time(office: Office) -> None:
    data = table([("Beitrag",), *[("Wir unterschreiben den offenen Brief.",)] * 3])
    for _ in range(2):
        take(office, "t.csv", data)
    assert Contribution.objects.count() == 3


def test_formulas_and_merged_cells_are_told(office: Office) -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Rückmeldungen")
    sheet.write_row(0, 0, ["Kennung", "Beitrag"])
    sheet.merge_range(1, 0, 2, 0, "7")
    sheet.write_string(1, 1, "=1+1 ist kein Beitrag")
    sheet.write_formula(2, 1, '="Mehr "&"Kurse"', None, "Mehr Kurse")
    book.close()
    page = office.client.get(office.upload("t.xlsx", buffer.getvalue())).content.decode()
    assert "Formel" in page
    assert "verbunden" in page.casefold()
    assert "=1+1 ist kein Beitrag" in page


def test_a_table_adds_the_same_number_of_queries_at_any_size(office: Office, django_assert_max_num_queries) -> None:
    address = office.upload("t.csv", table(rows(300)))
    with django_assert_max_num_queries(25):
        office.client.get(address)


def workbook(cells: list[tuple[str, ...]]) -> bytes:
    """A table as a spreadsheet."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for number, row in enumerate(cells):
        sheet.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()


def filled_in(office: Office, amount: int) -> list[tuple[str, dict[str, str]]]:
    """Forms on the web, filled in by visitors: their address and what they send."""
    url = f"/{office.body.slug}/mitreden/{office.procedure.slug}/stelle/p1/beitrag/"
    forms = []
    for number in range(amount):
        page = Client().get(url).content.decode()
        ticket, bits = hidden(page, "ticket"), int(page.split('data-work="')[1].split('"')[0])
        forms.append((url, {"ticket": ticket, "answer": work.solved(ticket, bits), "may_publish": "on", "kind": "note",
                            "text": f"Stimme {number}: eine Lotsenstelle am Bahnhof."}))
    return forms


def five_channels(office: Office, forms: list[tuple[str, dict[str, str]]]) -> None:
    """800 contributions: forms on the web, two tables, a returned copy, mails and letters."""
    for url, fields in forms:
        assert Client().post(url, fields).status_code == 200
    take(office, "online.csv", table(rows(490)))
    take(office, "karten.xlsx", workbook([("Beitrag", "Name"), *((f"Karte {n // 2}: Fahrdienst", "") for n in range(285))]))
    accept(office, office.upload("rueck.docx", changed(office).data()))
    for number in range(5):
        data = mail(f"Mail {number}", number)
        office.client.post(office.upload(f"{number}.eml", data), {**ENTRY, "channel": "mail", "text": f"Mail {number}"})
        scan = png(20 + number)
        office.client.post(office.upload(f"{number}.png", scan), {**ENTRY, "text": f"Brief {number}", "behalten": "1"})


def test_800_contributions_from_five_channels_twice_lose_none_and_double_none(office: Office) -> None:
    send_to_consultation(office.edition, by=SYSTEM)
    forms = filled_in(office, 10)
    five_channels(office, forms)
    first = sorted(Contribution.objects.values_list("number", "text"))
    assert len(first) == 800
    five_channels(office, forms)
    assert sorted(Contribution.objects.values_list("number", "text")) == first
    assert set(Contribution.objects.values_list("channel", flat=True)) == {"web", "letter", "table", "word", "mail"}
    assert set(Contribution.objects.values_list("visibility", flat=True)) == {Visibility.WAITING}


def test_the_office_finds_the_way_from_the_procedure(office: Office) -> None:
    page = office.client.get(reverse("procedures:procedure", kwargs={
        "body": office.body.slug, "procedure": office.procedure.slug})).content.decode()
    assert office.url("overview") in page
    assert "Noch keine Datei angekommen." in office.client.get(office.url("overview")).content.decode()
