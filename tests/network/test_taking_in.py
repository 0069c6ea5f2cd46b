"""Files come in after a dry run: faults by row, doubles shown, nothing lost, nothing twice."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from masswerk.base.actions import SYSTEM
from masswerk.documents.vcards import NotACard
from masswerk.network import actions, arriving
from masswerk.network.actions import Choice
from masswerk.network.exchange import WRITERS
from masswerk.network.models import Contact, Person, Profile
from masswerk.network.refusals import NothingInFile, PreviewTooOld, TooManyRows
from masswerk.network.rules.entries import Arrived, ContactEntry, Entry
from tests import factories
from tests.network import samples

TABLE = (b"Name;Art;PLZ;E-Mail;Sprachen\r\nSprachbruecke;;;;uk\r\nTurnverein;Verein;38820;sport@tv.example;\r\n"
         b"Ohne Ort;;abc;;\r\n;Verein;;;\r\nTurnverein;;;;\r\n")


def facts() -> list[dict]:
    rows = Profile.objects.select_related("organisation").order_by("organisation__name")
    return [{**{field: getattr(row, field) for field in actions.ProfileFacts.__slots__ if hasattr(row, field)},
             "name": row.organisation.name, "website": row.organisation.website} for row in rows]


def test_a_table_is_read_with_its_faults(body):
    arrived = arriving.read(TABLE, "netz.csv")
    assert [entry.name for entry in arrived.organisations] == ["Sprachbruecke", "Turnverein"]
    assert [(wrong.number, wrong.column) for wrong in arrived.wrong] == [(4, "PLZ"), (5, "Name"), (6, "Name")]


def test_known_organisations_are_proposed_to_be_filled(body):
    held = samples.profile(body)
    rows = arriving.tried(body, arriving.read(TABLE, "netz.csv"))
    assert [(row.twin, row.choice) for row in rows] == [(held, Choice.FILL), (None, Choice.NEW)]


@pytest.mark.parametrize(("choice", "mail", "phone"), [
    (Choice.FILL, "info@bruecke.example", "1"), (Choice.OVERWRITE, "neu@bruecke.example", "1"),
    (Choice.SKIP, "info@bruecke.example", "")])
def test_what_becomes_of_a_known_organisation_is_chosen(body, choice, mail, phone):
    held = samples.profile(body)
    entry = Entry(2, "Sprachbruecke", mail="neu@bruecke.example", phone="1")
    actions.take_in(body, Arrived([entry]), choices={2: (choice, held.organisation_id)}, today=samples.TODAY, by=SYSTEM)
    held.refresh_from_db()
    assert (held.organisation.name, held.mail, held.phone, held.town) == ("Sprachbrücke e. V.", mail, phone, "Altstadt")


@pytest.mark.parametrize("form", ["xlsx", "csv", "vcf"])
def test_what_goes_out_and_comes_back_changes_nothing(body, form):
    samples.contact(body)
    samples.profile(body, "=Rechenverein", offers="=1+1", opening_hours="Montag 9 bis 12\nDienstag 9 bis 12")
    before = facts(), Person.objects.count()
    write, _ = WRITERS[form]
    profiles = list(Profile.objects.select_related("organisation"))
    contacts = list(Contact.objects.select_related("person", "profile__organisation"))
    arrived = arriving.read(write(body, profiles, contacts), f"netz.{form}")
    choices = {row.entry.number: (row.choice, row.twin.organisation_id) for row in arriving.tried(body, arrived)}
    taken = actions.take_in(body, arrived, choices=choices, today=samples.TODAY, by=SYSTEM)
    assert (taken.added, taken.changed, taken.contacts, arrived.wrong) == (0, 0, 0, [])
    assert (facts(), Person.objects.count()) == before


@pytest.mark.parametrize("form", ["xlsx", "vcf"])
def test_another_body_takes_in_all_of_it(body, form):
    samples.contact(body)
    samples.profile(body, "Turnverein", sort="club", street="Weg 3", offers="Sport; für alle", phone="1")
    write, _ = WRITERS[form]
    rows = list(Profile.objects.select_related("organisation").order_by("pk"))
    content = write(body, rows, list(Contact.objects.select_related("person", "profile__organisation")))
    city = factories.body("stadt")
    taken = actions.take_in(city, arriving.read(content, f"n.{form}"), choices={}, today=samples.TODAY, by=SYSTEM)
    assert (taken.added, taken.contacts) == (2, 1)
    names = ("sort", "offers", "street", "postcode", "town", "mail", "phone", "opening_hours")
    theirs = Profile.objects.filter(body=city).order_by("pk").values_list("organisation", *names)
    assert list(theirs) == list(Profile.objects.filter(body=body).order_by("pk").values_list("organisation", *names))
    assert Contact.objects.get(body=city).person.name == "Erika Beispiel"


def test_contacts_bring_their_organisation_and_come_once(body):
    arrived = Arrived(contacts=[ContactEntry(2, "Paul Beispiel", "Turnverein", "Vorstand"),
                                ContactEntry(3, "paul beispiel", "TURNVEREIN")])
    taken = actions.take_in(body, arrived, choices={}, today=samples.TODAY, by=SYSTEM)
    assert (taken.added, taken.contacts) == (1, 1)
    assert Contact.objects.get().profile.organisation.name == "Turnverein"


def test_a_table_of_something_else_is_refused(body):
    with pytest.raises(NothingInFile):
        arriving.read(b"Farbe;Form\r\nrot;rund\r\n", "farben.csv")


def test_a_file_that_only_says_it_holds_cards_is_refused(body):
    with pytest.raises(NotACard):
        arriving.read(b"Farbe;Form\r\n", "farben.vcf")


def test_too_many_rows_are_refused_before_anything_is_read(body):
    with pytest.raises(TooManyRows):
        arriving.read(b"Name\r\n" + b"".join(b"Verein %d\r\n" % number for number in range(2001)), "viele.csv")


@pytest.mark.parametrize("alter", [lambda text: text[:-2] + "xx", lambda text: ""])
def test_an_altered_preview_opens_nothing(body, alter):
    with pytest.raises(PreviewTooOld):
        arriving.opened(body, alter(arriving.sealed(body, Arrived([Entry(2, "Turnverein")]))))


def test_a_preview_of_another_body_opens_nothing(body):
    sealed = arriving.sealed(factories.body("stadt"), Arrived([Entry(2, "Turnverein")]))
    with pytest.raises(PreviewTooOld):
        arriving.opened(body, sealed)


def test_the_page_shows_first_and_takes_in_afterwards(body, office):
    held = samples.profile(body)
    page = office.post("/kreis/arbeit/netzwerk/einlesen/", {"file": SimpleUploadedFile("netz.csv", TABLE)})
    text = page.content.decode()
    assert (page.status_code, Profile.objects.count()) == (200, 1)
    assert "Dieselbe Organisation steht in Zeile 3." in text
    rows = re.search(r'name="rows" value="([^"]+)"', text)[1]
    done = office.post("/kreis/arbeit/netzwerk/einlesen/", {"rows": rows, "row_2": "fill"})
    assert (done.status_code, Profile.objects.count()) == (302, 2)
    held.refresh_from_db()
    assert held.languages == ["de", "ar"]


def test_taken_as_another_with_the_same_name_the_page_says_so(body, office):
    samples.profile(body)
    rows = arriving.sealed(body, Arrived([Entry(2, "Sprachbrücke e. V."), Entry(3, "Turnverein")]))
    page = office.post("/kreis/arbeit/netzwerk/einlesen/", {"rows": rows, "row_2": "new"})
    assert (page.status_code, Profile.objects.count()) == (422, 1)
    assert "steht schon in Ihrem Netzwerk" in page.content.decode()
