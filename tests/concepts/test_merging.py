"""Merging, splitting and removing in the editor: what hangs on a passage is named first, and goes along where it can."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Belonging, Concept, Edition, Interface, Lineage, Passage, Rendition
from masswerk.concepts.refusals import StillBelongs
from masswerk.concepts.revision import open_points
from masswerk.concepts.rules.content import Node
from masswerk.people.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
NODES = [
    Node("land", "cross_cutting_theme", title="Ländlicher Raum"), Node("digital", "cross_cutting_theme", title="Digitales"),
    Node("sprache", "field", title="Sprache"), Node("s1", "measure", "sprache", title="Abendkurse", themes=("land",)),
    Node("s2", "measure", "sprache", title="Kinderbetreuung", themes=("land", "digital")),
    Node("arbeit", "field", title="Arbeit"), Node("a1", "measure", "arbeit", title="Beratung", fields=("sprache",),
                                                  themes=("land",)),
    Node("bildung", "field", title="Bildung"),
]


@pytest.fixture
def concept() -> Concept:
    return factories.concept(factories.body(slug="harz"))


@pytest.fixture
def office(concept) -> Client:
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=concept.body))
    return client


@pytest.fixture
def draft(concept) -> Edition:
    old = factories.edition(concept, content=NODES)
    actions.state_interface(old, source=element(old, "sprache"), target=element(old, "arbeit"), note="Fachsprache",
                            by=SYSTEM)
    actions.translate(passage(old, "s1"), language="en", title="Evening courses", text="", by=SYSTEM)
    actions.adopt(old, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    return actions.open_revision(old, key="2031", title="Entwurf", by=SYSTEM)


def passage(edition: Edition, key: str) -> Passage:
    return Passage.objects.select_related("edition", "element", "wording").get(edition=edition, element__key=key)


def element(edition: Edition, key: str) -> object:
    return passage(edition, key).element


def at(edition: Edition, rest: str = "") -> str:
    return f"/harz/arbeit/fassungen/{edition.pk}/{rest}"


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def members(edition: Edition, target: str) -> list[str]:
    return sorted(Belonging.objects.filter(edition=edition, target__key=target).values_list("element__key", flat=True))


def fates(edition: Edition, old: str) -> list[tuple[str, str | None]]:
    return sorted(Lineage.objects.filter(edition=edition, old__key=old).values_list("relation", "new__key"))


def places(edition: Edition, parent: str) -> list[str]:
    rows = Passage.objects.filter(edition=edition, parent__key=parent).order_by("position")
    return list(rows.values_list("element__key", flat=True))


# Named before it goes


def test_removing_a_theme_names_every_passage_that_belongs_to_it(office, draft):
    page = text_of(office.get(at(draft, "stelle/land/entfernen/")))
    assert "3 Zuordnungen zum Querschnittsthema „1 Ländlicher Raum“" in page
    assert all(f"<li>{name}</li>" in page for name in ("3.1 Abendkurse", "3.2 Kinderbetreuung", "4.1 Beratung"))


def test_removing_a_field_names_what_stands_below_belongs_touches_and_is_translated(office, draft):
    page = text_of(office.get(at(draft, "stelle/sprache/entfernen/")))
    for words in ("2 Textstellen darunter", "Eine Zuordnung zum Handlungsfeld „3 Sprache“",
                  "<li>4.1 Beratung</li>", "Eine Schnittstelle", "<li>3 Sprache und 4 Arbeit: Fachsprache</li>",
                  "Eine Übersetzung", "<li>3.1 Abendkurse: English</li>"):
        assert words in page, words


def test_what_hangs_on_nothing_is_asked_without_a_list(office, draft):
    assert "Das hängt daran" not in text_of(office.get(at(draft, "stelle/bildung/entfernen/")))


# Merged


def test_a_merged_theme_hands_its_passages_over_each_once(office, draft):
    office.post(at(draft, "stelle/land/entfernen/"), {"fate": "merged", "into": "digital"})
    assert members(draft, "digital") == ["a1", "s1", "s2"]
    assert fates(draft, "land") == [("merged", "digital")]
    assert open_points(draft) == ()


def test_a_merged_field_hands_over_members_interfaces_and_what_stands_below(office, draft):
    office.post(at(draft, "stelle/sprache/entfernen/"), {"fate": "merged", "into": "bildung", "keep_below": "on"})
    assert members(draft, "bildung") == ["a1"]
    assert places(draft, "bildung") == ["s1", "s2"]
    interface = Interface.objects.get(edition=draft)
    assert (interface.source.key, interface.target.key, interface.note) == ("bildung", "arbeit", "Fachsprache")
    assert (fates(draft, "sprache"), fates(draft, "s1")) == ([("merged", "bildung")], [("continued", "s1")])
    assert open_points(draft) == ()


def test_a_field_merged_with_the_one_it_touches_does_not_touch_itself(office, draft):
    office.post(at(draft, "stelle/sprache/entfernen/"), {"fate": "merged", "into": "arbeit"})
    assert (Interface.objects.filter(edition=draft).count(), members(draft, "arbeit")) == (0, ["a1"])
    assert (places(draft, "arbeit"), fates(draft, "s1")) == (["a1"], [("merged", "arbeit")])


def test_a_field_that_went_into_a_measure_hands_nothing_over(office, draft):
    office.post(at(draft, "stelle/bildung/entfernen/"), {"fate": "merged", "into": "a1"})
    assert fates(draft, "bildung") == [("merged", "a1")]
    office.post(at(draft, "stelle/land/entfernen/"), {"fate": "merged", "into": "bildung"})
    assert Belonging.objects.filter(edition=draft, target__key="a1").count() == 0


def test_two_elements_are_merged_into_a_third_by_their_fates(office, draft):
    for gone in ("s1", "s2"):
        office.post(at(draft, f"stelle/{gone}/entfernen/"), {"fate": "later"})
        office.post(at(draft, f"verbleib/{gone}/"), {"relation": "merged", "target": "a1"})
    assert [fates(draft, key) for key in ("s1", "s2")] == [[("merged", "a1")]] * 2
    assert open_points(draft) == ()
    assert "zusammengeführt" in text_of(office.get(at(draft, "verbleib/")))


# Brought back


def test_what_comes_back_comes_with_its_relations_and_translations(office, draft):
    office.post(at(draft, "stelle/sprache/entfernen/"), {"fate": "later"})
    for key in ("sprache", "s1", "s2"):
        office.post(at(draft, f"verbleib/{key}/wieder-aufnehmen/"))
    assert (members(draft, "land"), members(draft, "sprache")) == (["a1", "s1", "s2"], ["a1"])
    assert Interface.objects.get(edition=draft).note == "Fachsprache"
    assert Rendition.objects.get(edition=draft).title == "Evening courses"
    assert places(draft, "sprache") == ["s1", "s2"]


# Kinds


def test_a_field_others_belong_to_keeps_its_kind(office, draft):
    row = passage(draft, "sprache")
    with pytest.raises(StillBelongs) as refusal:
        actions.change_kind(row, kind="section", number="", by=SYSTEM)
    assert refusal.value.facts == {"title": "Sprache", "count": 2}
    answer = office.post(at(draft, "stelle/sprache/"), {"title": "Sprache lernen", "text": "", "kind": "section",
                                                        "number": "", "serial": row.wording.serial})
    assert (answer.status_code, "kann die Art nicht wechseln" in text_of(answer)) == (422, True)
    assert passage(draft, "sprache").wording.title == "Sprache"
    actions.change_kind(passage(draft, "bildung"), kind="section", number="", by=SYSTEM)


# Split


def test_an_element_is_split_into_five(office, draft):
    for number in range(1, 5):
        actions.add_element(draft, kind="measure", title=f"Teil {number}", text="", parent=None, position=None,
                            key=f"teil00000{number}", by=SYSTEM)
    chosen = {"relation": "split", "target": "s1", "part2": "teil000001", "part3": "teil000002"}
    page = office.post(at(draft, "verbleib/s1/"), {**chosen, "teile": "mehr"})
    assert page.status_code == 200
    assert [name for name in ("part4", "part5", "part6", "part7") if f'name="{name}"' in text_of(page)] == [
        "part4", "part5", "part6"]
    assert '<option value="teil000002" selected>' in text_of(page)
    assert fates(draft, "s1") == [("continued", "s1")]
    office.post(at(draft, "verbleib/s1/"), {**chosen, "part4": "teil000003", "part5": "teil000004", "part6": ""})
    assert fates(draft, "s1") == [("split", key) for key in ("s1", "teil000001", "teil000002", "teil000003",
                                                             "teil000004")]
    assert open_points(draft) == ()
    again = text_of(office.get(at(draft, "verbleib/s1/")))
    assert again.count("selected>") == 5


def test_no_form_is_asked_for_more_parts_than_it_offers(office, draft):
    page = office.post(at(draft, "verbleib/s1/"), {**{f"part{n}": "" for n in range(2, 90)}, "teile": "mehr"})
    assert 'name="part30"' in text_of(page)
    assert 'name="part31"' not in text_of(page)
