"""Adding, moving and removing passages, and interfaces between fields."""

from __future__ import annotations

from datetime import date

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Erratum, Interface, Passage
from tests.concepts.office.desk import adopted, at, passage, text_of

pytestmark = pytest.mark.django_db


def test_a_passage_is_added_behind_another(office, draft):
    office.post(at(draft, "neu/?bei=p2"), {"kind": "goal", "title": "Ziel", "text": "", "where": "after"})
    made = Passage.objects.select_related("parent").get(edition=draft, kind="goal")
    assert (made.parent.key, made.position) == ("f0", 2)
    office.post(at(draft, "neu/?bei=p2"), {"kind": "text", "title": "", "text": "Teil", "where": "below"})
    assert Passage.objects.get(edition=draft, parent__key="p2").wording.text == "Teil"


def test_a_form_sent_twice_adds_one_passage_and_one_erratum(office, draft):
    form = office.get(at(draft, "neu/")).context["form"]
    typed = {"kind": "goal", "title": "Ziel", "text": "", "where": "end", "key": form["key"].value()}
    first, second = (office.post(at(draft, "neu/"), typed)["Location"] for _ in range(2))
    assert (first == second, Passage.objects.filter(edition=draft, kind="goal").count()) == (True, 1)
    adopted(draft)
    for _ in range(2):
        office.post(at(draft, "stelle/p2/berichtigung/"), {"dated": "2026-11-20", "note": "Zahl", "text": "3"})
    assert Erratum.objects.count() == 1


def test_an_empty_passage_is_not_added(office, draft):
    answer = office.post(at(draft, "neu/"), {"kind": "goal", "title": "", "text": "", "where": "end"})
    assert (answer.status_code, "Es fehlt der Text." in text_of(answer)) == (422, True)


@pytest.mark.parametrize(("step", "parent", "position"), [
    ("hoch", "f0", 1), ("runter", "f0", 3), ("heraus", None, 4), ("hinein", "p2", 1)])
def test_a_passage_moves_by_steps(office, draft, step, parent, position):
    office.post(at(draft, "stelle/p3/ort/"), {"schritt": step})
    row = Passage.objects.select_related("parent").get(edition=draft, element__key="p3")
    assert (row.parent and row.parent.key, row.position) == (parent, position)


def test_a_passage_moves_below_another_but_not_below_itself(office, draft):
    office.post(at(draft, "stelle/p3/ort/"), {"parent": "f1", "at": "first"})
    row = Passage.objects.select_related("parent").get(edition=draft, element__key="p3")
    assert (row.parent.key, row.position) == ("f1", 1)
    answer = office.post(at(draft, "stelle/f1/ort/"), {"parent": "p3", "at": "last"})
    assert answer.status_code == 422


def test_belongings_are_ticked(office, draft):
    office.post(at(draft, "stelle/p2/zuordnung/"), {"fields_": ["f1"], "themes": ["land"]})
    held = passage(draft, "p2").element.belongings.order_by("target__key").values_list("target__key", "sort")
    assert list(held) == [("f1", "field"), ("land", "theme")]
    office.post(at(draft, "stelle/p2/zuordnung/"), {})
    assert held.all().count() == 0


@pytest.mark.parametrize(("asked", "kind"), [
    ("", "section"), ("?bei=f0", "field"), ("?bei=f0&wo=below", "measure"), ("?bei=pre-1&wo=below", "text")])
def test_a_new_passage_is_likely_what_stands_beside_it(office, draft, asked, kind):
    actions.add_element(draft, kind="measure", title="Letzte", text="", position=None, by=SYSTEM,
                        parent=passage(draft, "f0").element)
    page = office.get(at(draft, f"neu/{asked}"))
    assert page.context["form"].initial["kind"] == kind
    assert "Abbrechen" in text_of(page)


def test_a_new_edition_starts_with_a_name_that_is_free(office, concept, draft):
    url = "/harz/arbeit/fassungen/beginnen/integrationskonzept/"
    year = str(date.today().year)
    given = [office.get(url).context["form"].initial["key"] for _ in range(3) if office.post(
        url, office.get(url).context["form"].initial).status_code == 302]
    assert len(set(given)) == 3
    assert {key.partition("-")[0] for key in given} == {year}


def test_who_removes_sees_what_goes_along(office, draft):
    names = text_of(office.get(at(draft, "stelle/pre/entfernen/")))
    assert "Eine Textstelle darunter" in names
    assert "Alle gehören dazu." in names
    office.post(at(draft, "stelle/pre/entfernen/"))
    assert Passage.objects.filter(edition=draft, element__key__startswith="pre").count() == 0


def test_in_a_revision_who_removes_says_what_becomes_of_it(office, draft):
    newer = actions.open_revision(adopted(draft), key="2031", title="Entwurf", by=SYSTEM)
    answer = office.post(at(newer, "stelle/p2/entfernen/"), {"fate": "dropped", "reason": ""})
    assert (answer.status_code, Passage.objects.filter(edition=newer, element__key="p2").count()) == (422, 1)
    office.post(at(newer, "stelle/p2/entfernen/"), {"fate": "merged", "into": "p4"})
    assert list(newer.lineages.filter(old__key="p2").values_list("relation", "new__key")) == [("merged", "p4")]


def test_interfaces_are_stated_and_removed(office, draft):
    office.post(at(draft, "schnittstellen/"), {"source": "f0", "target": "f1", "note": "Anrechnung"})
    made = Interface.objects.get(edition=draft)
    answer = office.post(at(draft, "schnittstellen/"), {"source": "f0", "target": "f0", "note": "x"})
    assert (answer.status_code, "zwei verschiedene Handlungsfelder" in text_of(answer)) == (422, True)
    office.post(at(draft, f"schnittstellen/{made.pk}/entfernen/"))
    assert Interface.objects.count() == 0
