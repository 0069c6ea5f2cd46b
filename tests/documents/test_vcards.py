"""Address cards, out and in, in the versions address books write."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.documents.vcards import Card, NotACard, read_cards, write_cards

OFFICE = Card("Sprachbrücke; Verein, e. V.", True, mails=("info@bruecke.example",), phones=("03941 1234",),
              website="https://bruecke.example", street="Weg 3, Hof", postcode="38820", town="Halberstadt",
              categories=("Verein", "Kultur, Sport"), text="Zeile eins\nZeile zwei", key="o1@kreis.example")
PERSON = Card("Erika Beispiel", organisation="Sprachbrücke; Verein, e. V.", function="Leitung", mails=("e@b.example",))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("card", [OFFICE, PERSON], ids=["organisation", "person"])
def test_a_card_comes_back_as_it_went_out(card, version):
    assert read_cards(write_cards([card], version=version)) == (replace(card, number=1),)


def test_languages_travel_in_the_newer_version():
    assert read_cards(write_cards([replace(OFFICE, languages=("ar", "uk"))], version="4.0"))[0].languages == ("ar", "uk")


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1, max_size=120).filter(str.strip))
def test_any_name_comes_back(name):
    found = read_cards(write_cards([Card(name, text=name)]))
    assert [(card.name, card.text) for card in found] == [(name.strip(), name.strip())]


@pytest.mark.parametrize(("lines", "facts"), [
    (["VERSION:2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Jos=C3=A9", "TEL;WORK:1"],
     ("José Müller", "", False)),
    (["VERSION:2.1", "FN;ENCODING=QUOTED-PRINTABLE:M=C3=BC=", "ller"], ("Müller", "", False)),
    (["VERSION:3.0", "item1.ORG:Amt 5;Abteilung 2", "FN:Amt 5"], ("Amt 5", "", True)),
    (["VERSION:3.0", "FN:Erika", " Beispiel", "ORG:Amt\\, 5"], ("ErikaBeispiel", "Amt, 5", False)),
    (["VERSION:4.0", "KIND:org", "FN:Amt 5", "TEL;VALUE=uri:tel:+49-1"], ("Amt 5", "", True)),
    (["VERSION:3.0", "N:Beispiel;Erika;;Dr.;"], ("Dr. Erika Beispiel", "", False)),
    (["VERSION:3.0", 'FN;X="a:b;c":Erika'], ("Erika", "", False))])
def test_cards_of_other_programs_are_read(lines, facts):
    data = "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""]).encode()
    card = read_cards(data)[0]
    assert (card.name, card.organisation, card.is_organisation) == facts


def test_old_windows_files_are_read():
    assert read_cards("BEGIN:VCARD\nFN:Müller\nEND:VCARD\n".encode("cp1252"))[0].name == "Müller"


def test_phones_and_mails_lose_their_schemes_and_doubles():
    data = b"BEGIN:VCARD\nFN:A\nTEL:tel:+49-1\nTEL:+49-1\nEMAIL:mailto:a@b.example\nEND:VCARD\n"
    card = read_cards(data)[0]
    assert (card.phones, card.mails) == (("+49-1",), ("a@b.example",))


def test_a_card_without_a_name_is_kept_for_the_list_of_faults():
    assert [(card.name, card.number) for card in read_cards(b"BEGIN:VCARD\nTEL:1\nEND:VCARD\n")] == [("", 1)]


@pytest.mark.parametrize("data", [b"", b"Guten Tag", b"BEGIN:VCARD\nFN:A\n", b"END:VCARD"])
def test_what_is_no_card_is_refused_by_name(data):
    with pytest.raises(NotACard) as refusal:
        read_cards(data, name="a.vcf")
    assert refusal.value.facts == {"name": "a.vcf"}


def test_no_text_breaks_out_of_its_card():
    made = write_cards([Card("A\r\nEND:VCARD\r\nBEGIN:VCARD")])
    assert made.count(b"END:VCARD\r\n") == 1
