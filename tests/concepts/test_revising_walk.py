"""The revision from opening to adoption, as a person without script walks it: by forms and links alone."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from masswerk.base import log
from masswerk.base.actions import SYSTEM, writing
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Lineage, Passage
from masswerk.people.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def old() -> Edition:
    edition = factories.edition(factories.concept(factories.body(slug="harz")), key="2026", passages=30)
    actions.adopt(edition, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    return edition


@pytest.fixture
def office(old) -> Client:
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=old.body))
    return client


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def link(answer: object, word: str) -> str:
    """The address of the first link that says `word`."""
    found = re.search(rf'<a[^>]*href="([^"]+)"[^>]*>(?:<[^>]*>)*{re.escape(word)}', text_of(answer))
    assert found, f"kein Link „{word}“"
    return unescape(found[1])


def open_count(answer: object) -> int:
    return answer.context["count"]  # type: ignore[attr-defined,no-any-return]


def test_from_the_adopted_edition_to_the_next_one(office, old):
    page = office.get("/harz/arbeit/fassungen/")
    page = office.post(link(page, "Fortschreiben"), {"title": "Entwurf 2031", "key": "2031"}, follow=True)
    assert "Jedes Element ist zunächst fortgeführt." in text_of(page)
    draft = Edition.objects.get(key="2031")
    at = f"/harz/arbeit/fassungen/{draft.pk}/"

    typed = office.get(at + "stelle/p2/").context["form"].initial
    page = office.post(at + "stelle/p2/", {**typed, "text": "Der Kreis fördert Sprachkurse und Treffen."}, follow=True)
    assert "Der Wortlaut ist gespeichert." in text_of(page)
    office.post(at + "stelle/p3/ort/", {"parent": "f1", "at": "first"})

    office.post(at + "stelle/p4/entfernen/", {"fate": "later"})
    office.post(at + "stelle/p5/entfernen/", {"fate": "later"})
    page = office.get(at + "verbleib/")
    assert (open_count(page), "2 Fragen sind offen" in text_of(page)) == (2, True)
    assert page.context["progress_text"] == "28 von 30 Bausteinen sind geklärt."

    page = office.get(at + "beschluss/")
    assert "2 Fragen sind noch offen." in text_of(page)

    answer = office.post(at + "verbleib/p4/", {"relation": "merged", "target": "", "reason": ""})
    assert (answer.status_code, "Es fehlt, wo der Inhalt jetzt steht." in text_of(answer)) == (422, True)
    office.post(at + "verbleib/p4/", {"relation": "merged", "target": "p2"})
    answer = office.post(at + "verbleib/p5/", {"relation": "dropped", "reason": ""})
    assert (answer.status_code, "fehlt die Begründung" in text_of(answer)) == (422, True)
    office.post(at + "verbleib/p5/", {"relation": "dropped", "reason": "Das Land bietet es an."})

    page = office.get(at + "verbleib/?zeige=geaendert")
    fates = {line.key: line.fate.value for line in page.context["page"]}
    assert fates == {"p2": "merged", "p3": "moved", "p4": "merged", "p5": "dropped"}
    assert (open_count(page), "Nichts ist offen." in text_of(page)) == (0, True)

    page = office.post(link(page, "Beschluss eintragen"), {
        "decided_by": "Kreistag", "decided_on": "2026-11-20", "paper": "KT 2/2031", "sure": "on"}, follow=True)
    assert "Der Text steht jetzt fest." in text_of(page)
    assert list(draft.concept.editions.order_by("key").values_list("key", "state")) == [
        ("2026", "superseded"), ("2031", "adopted")]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE concepts_passage SET position = 9 WHERE edition_id = %s", [draft.pk])
    assert log.verify_all() == []


@pytest.fixture
def draft(old) -> Edition:
    return actions.open_revision(old, key="2031", title="Entwurf 2031", by=SYSTEM)


def add(draft: Edition, title: str, text: str = "") -> Passage:
    parent = Passage.objects.get(edition=draft, element__key="f0").element
    return actions.add_element(draft, kind="measure", title=title, text=text, parent=parent, position=None, by=SYSTEM)


def test_proposals_stand_beside_what_is_open_and_are_confirmed_by_one_click(office, draft):
    at = f"/harz/arbeit/fassungen/{draft.pk}/verbleib/"
    old_row = Passage.objects.select_related("element", "edition").get(edition=draft, element__key="p2")
    actions.remove_element(old_row, by=SYSTEM)
    twin = add(draft, "Maßnahme 2", "Der Kreis fördert Vorhaben Nummer 2 mit Sprachkursen und mehr.")
    with writing("lineage.withdrawn", by=SYSTEM):  # said to be new at first; now nobody says where it came from
        Lineage.objects.filter(edition=draft, new=twin.element).delete()
    page = office.get(at)
    [first, second] = page.context["open"]
    assert first["proposal"].row == second["proposal"].row
    assert first["value"] == f"continued p2 {twin.element.key}"
    page = office.post(at + "bestaetigen/", {"vorschlag": first["value"]}, follow=True)
    assert (open_count(page), "Bestätigt." in text_of(page)) == (0, True)


def test_a_proposal_that_no_longer_holds_is_not_confirmed(office, draft):
    page = office.post(f"/harz/arbeit/fassungen/{draft.pk}/verbleib/bestaetigen/", {"vorschlag": "continued p2 p3"},
                       follow=True)
    assert "Dieser Vorschlag gilt nicht mehr." in text_of(page)
    assert list(Lineage.objects.filter(old__key="p2").values_list("relation", "new__key")) == [("continued", "p2")]


def test_to_drop_something_is_never_confirmed_without_a_reason(office, draft):
    at = f"/harz/arbeit/fassungen/{draft.pk}/verbleib/"
    row = Passage.objects.select_related("element", "edition").get(edition=draft, element__key="p2")
    actions.remove_element(row, by=SYSTEM)
    page = office.get(at)
    assert page.context["open"][0]["relation"] == "dropped"
    office.post(at + "bestaetigen/", {"vorschlag": page.context["open"][0]["value"]})
    assert Lineage.objects.filter(old__key="p2").count() == 0
    page = office.get(link(page, "Begründen"))
    assert page.context["form"].initial["relation"] == "dropped"


def test_the_list_is_narrowed_to_a_field(office, draft):
    row = Passage.objects.select_related("element", "edition").get(edition=draft, element__key="p22")
    actions.remove_element(row, by=SYSTEM)
    at = f"/harz/arbeit/fassungen/{draft.pk}/verbleib/"
    assert office.get(at, {"feld": "f0"}).context["open"] == []
    assert [entry["point"].element for entry in office.get(at, {"feld": "f1"}).context["open"]] == ["p22"]
    assert [line.key for line in office.get(at, {"zeige": "offen"}).context["page"]] == ["p22"]


def test_an_origin_is_stated_and_a_fate_taken_back(office, draft):
    fresh = add(draft, "Zweiter Teil").element
    at = f"/harz/arbeit/fassungen/{draft.pk}/"
    office.post(f"{at}herkunft/{fresh.key}/", {"origin": "p2"})
    assert list(Lineage.objects.filter(edition=draft, new=fresh).values_list("relation", "old__key")) == [("split", "p2")]
    office.post(f"{at}herkunft/{fresh.key}/", {"origin": ""})
    assert list(Lineage.objects.filter(edition=draft, new=fresh).values_list("relation", "old__key")) == [("new", None)]
    office.post(f"{at}verbleib/p2/", {"zuruecknehmen": "1"})
    assert Lineage.objects.filter(edition=draft, old__key="p2").count() == 0


def test_what_still_stands_is_not_dropped_and_the_page_says_how(office, draft):
    answer = office.post(f"/harz/arbeit/fassungen/{draft.pk}/verbleib/p2/", {"relation": "dropped", "reason": "Weg."})
    assert (answer.status_code, "steht noch im Entwurf" in text_of(answer)) == (422, True)
    assert link(answer, "Aus dem Entwurf entfernen").endswith("/stelle/p2/entfernen/")


def test_a_removed_passage_is_brought_back(office, draft):
    row = Passage.objects.select_related("element", "edition").get(edition=draft, element__key="p2")
    actions.remove_element(row, by=SYSTEM)
    page = office.post(f"/harz/arbeit/fassungen/{draft.pk}/verbleib/p2/wieder-aufnehmen/", follow=True)
    assert "Die Textstelle steht wieder im Entwurf." in text_of(page)
    assert Passage.objects.filter(edition=draft, element__key="p2").exists()


def test_an_edition_based_on_none_has_no_fates(office, old):
    alone = factories.edition(old.concept, key="allein")
    assert office.get(f"/harz/arbeit/fassungen/{alone.pk}/verbleib/").status_code == 404
