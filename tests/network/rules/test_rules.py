"""What follows from what about the network: tables of cases, no database."""

from __future__ import annotations

from datetime import date

import pytest

from masswerk.network.rules.duplicates import Facts, Twin, doubles, essence, twin_of
from masswerk.network.rules.entries import (
    COLUMNS,
    Arrived,
    Wrong,
    contact_of,
    default_keep_until,
    organisation_of,
    places,
)
from masswerk.network.rules.languages import LANGUAGES, codes_of, german_names
from masswerk.network.rules.mailing import LONGEST, mail_links

KNOWN = [
    Facts(1, "Sprachbrücke e. V.", "SB", "info@bruecke.example", "https://bruecke.example"),
    Facts(2, "Kreisvolkshochschule Harz GmbH", "KVHS", "kurse@kvhs.example", "https://www.kvhs.example/"),
    Facts(3, "Turnverein Altstadt 1890"),
]


@pytest.mark.parametrize(("one", "other"), [
    ("Sprachbrücke e. V.", "SPRACHBRUECKE eV"), ("Hand & Fuß gGmbH", "Hand und Fuss"),
    ("Verein  für Straßen", "verein für strassen"), ("Kultur-Haus", "Kultur Haus"), ("Bildung AG", "Bildung")])
def test_spellings_of_one_name_have_one_essence(one, other):
    assert essence(one) == essence(other)


def test_a_name_that_is_only_a_legal_form_keeps_it():
    assert essence("GmbH") == "gmbh"


@pytest.mark.parametrize(("one", "twin"), [
    (Facts(0, "Sprachbrücke eV"), Twin(1, "derselbe Name")),
    (Facts(0, "Volkshochschule", "kvhs"), Twin(2, "dieselbe Abkürzung")),
    (Facts(0, "Anders", mail="INFO@bruecke.example"), Twin(1, "dieselbe Mailadresse")),
    (Facts(0, "Anders", website="http://kvhs.example"), Twin(2, "dieselbe Website")),
    (Facts(0, "Turnverein Altstadt 1980"), Twin(3, "ein sehr ähnlicher Name")),
    (Facts(0, "Schachklub"), None)])
def test_a_twin_is_found_by_its_surest_sign(one, twin):
    assert twin_of(one, KNOWN) == twin


def test_each_pair_of_doubles_is_told_once():
    assert doubles([*KNOWN, Facts(4, "Sprachbruecke")]) == [(4, Twin(1, "derselbe Name"))]


def test_languages_are_found_by_short_german_and_own_name():
    assert codes_of("العربية, Persisch, Dari, EN") == (["en", "ar", "fa"], [])


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_comes_back_from_its_german_name(code):
    assert codes_of(", ".join(german_names([code]))) == ([code], [])


def test_all_languages_together_come_back():
    assert codes_of(", ".join(german_names(LANGUAGES))) == (list(LANGUAGES), [])


@pytest.mark.parametrize(("cells", "column", "cause"), [
    ({"name": " "}, "Name", "Der Name fehlt."),
    ({"name": "A" * 201}, "Name", "Das sind mehr als 200 Zeichen."),
    ({"name": "A", "mail": "keine"}, "E-Mail", "„keine“ ist keine E-Mail-Adresse."),
    ({"name": "A", "postcode": "3882"}, "PLZ", "„3882“ ist keine Postleitzahl mit fünf Ziffern."),
    ({"name": "A", "website": "nur Worte"}, "Website", "„nur Worte“ ist keine Adresse einer Website."),
    ({"name": "A", "sort": "Kegelklub"}, "Art", "„Kegelklub“ ist keine Art, die wir kennen."),
    ({"name": "A", "languages": "Klingonisch"}, "Sprachen", "„Klingonisch“ ist keine Sprache der Liste."),
    ({"name": "A", "is_public": "vielleicht"}, "Öffentlich", "Hier steht „ja“ oder „nein“.")])
def test_what_is_wrong_with_a_row_is_said_with_its_column(cells, column, cause):
    arrived = Arrived()
    assert organisation_of(7, cells, {"verein": "club"}, arrived) is None
    assert arrived.wrong == [Wrong(7, column, cause)]


def test_a_row_becomes_an_organisation():
    found = organisation_of(2, {"name": " Turn  verein ", "sort": "VEREIN", "website": "turn.example", "is_public": "x"},
                            {"verein": "club"}, Arrived())
    assert (found.name, found.sort, found.website, found.is_public) == ("Turn verein", "club", "https://turn.example", True)


def test_a_contact_without_a_name_is_refused():
    arrived = Arrived()
    assert contact_of(3, {"mail": "a@b.example"}, arrived) is None
    assert arrived.wrong == [Wrong(3, "Person", "Der Name fehlt.")]


def test_columns_are_found_in_any_order_and_case():
    assert places(["farbe", "ORT", " name "], COLUMNS) == {"name": 2, "town": 1}


def test_a_contact_is_kept_for_two_years():
    assert [default_keep_until(day) for day in (date(2026, 11, 20), date(2024, 2, 29))] == [
        date(2028, 11, 20), date(2026, 2, 28)]


def test_long_lists_of_addresses_are_parted_and_nobody_is_left_out():
    everybody = [f"mitglied-{number}@verein.example" for number in range(200)]
    links = mail_links(everybody, subject="Sitzung & mehr")
    assert max(map(len, links)) <= LONGEST
    told = [address for link in links for address in link.removeprefix("mailto:?bcc=").partition("&")[0].split(",")]
    assert told == everybody
    assert all(link.endswith("&subject=Sitzung%20%26%20mehr") for link in links)


def test_an_address_cannot_smuggle_in_another_field():
    assert mail_links(["a@b.example&body=x"]) == ["mailto:?bcc=a@b.example%26body%3Dx"]


def test_nobody_to_write_to_gives_no_link():
    assert mail_links([]) == []
