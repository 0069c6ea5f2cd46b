"""Writing forward: what became of each element, what is open, what is proposed."""

from __future__ import annotations

from datetime import date

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Element, Interface, Lineage, Passage
from masswerk.concepts.refusals import (
    DroppedNeedsReason,
    SplitNeedsTwo,
    StandsAlready,
    StillInDraft,
    TargetMissing,
)
from masswerk.concepts.revision import load, open_points
from masswerk.concepts.rules.lineage import Relation, Row
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def draft() -> Edition:
    """A revision of an adopted edition of 30 passages: f0 with p2 to p20, f1 with p22 and so on."""
    edition = factories.edition(factories.concept(factories.body()), key="2026", passages=30)
    fields = [passage(edition, key).element for key in ("f0", "f1")]
    actions.state_interface(edition, source=fields[0], target=fields[1], note="Anrechnung", by=SYSTEM)
    actions.adopt(edition, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    return actions.open_revision(edition, key="2031", title="Entwurf 2031", by=SYSTEM)


def passage(edition: Edition, key: str) -> Passage:
    return Passage.objects.select_related("edition", "element", "wording", "parent").get(
        edition=edition, element__key=key)


def element(draft: Edition, key: str) -> Element:
    return Element.objects.get(concept=draft.concept, key=key)


def rows(draft: Edition, old: str) -> list[tuple[str, str | None, str]]:
    found = Lineage.objects.filter(edition=draft, old__key=old).order_by("id")
    return [(row.relation, row.new.key if row.new else None, row.reason) for row in found]


def fates(draft: Edition) -> dict[str, str]:
    """Everything that did not simply stay."""
    draft = Edition.objects.select_related("based_on").get(pk=draft.pk)
    return {line.key: line.fate.value for line in load(draft).lines if line.fate.value != "unchanged"}


def add(draft: Edition, title: str, parent: str = "f0") -> Passage:
    return actions.add_element(draft, kind="measure", title=title, text="", parent=element(draft, parent),
                               position=None, by=SYSTEM)


def test_a_revision_keeps_identities_places_wordings_and_interfaces(draft):
    before = draft.based_on
    facts = ("element__key", "parent__key", "position", "kind", "number", "wording__title", "wording__text")
    assert list(Passage.objects.filter(edition=draft).order_by("id").values_list(*facts)) == list(
        Passage.objects.filter(edition=before).order_by("id").values_list(*facts))
    assert list(Interface.objects.filter(edition=draft).values_list("note", flat=True)) == ["Anrechnung"]
    assert (fates(draft), open_points(draft)) == ({}, ())


def test_moved_and_reworded_are_computed(draft):
    actions.edit_passage(passage(draft, "p2"), title="Neu gefasst", text="Anders.", serial=1, by=SYSTEM)
    actions.move(passage(draft, "p3"), parent=element(draft, "f1"), position=1, by=SYSTEM)
    assert fates(draft) == {"p2": "reworded", "p3": "moved"}


def test_what_is_removed_is_open_until_somebody_says_why(draft):
    actions.remove_element(passage(draft, "p2"), by=SYSTEM)
    assert [(point.gap.value, point.element, point.is_old) for point in open_points(draft)] == [("no_fate", "p2", True)]
    old = [element(draft, "p2")]
    with pytest.raises(DroppedNeedsReason):
        actions.state_fate(draft, relation="dropped", old=old, new=[], reason=" ", by=SYSTEM)
    actions.state_fate(draft, relation="dropped", old=old, new=[], reason=" Das Land bietet es an. ", by=SYSTEM)
    assert (rows(draft, "p2"), open_points(draft)) == ([("dropped", None, "Das Land bietet es an.")], ())
    assert fates(draft) == {"p2": "dropped"}


def test_what_still_stands_in_the_draft_is_not_said_to_be_gone(draft):
    for relation, new in (("dropped", []), ("merged", ["p3"])):
        with pytest.raises(StillInDraft) as caught:
            actions.state_fate(draft, relation=relation, old=[element(draft, "p2")], reason="x",
                               new=[element(draft, key) for key in new], by=SYSTEM)
        assert caught.value.facts == {"title": "Maßnahme 2"}
    assert rows(draft, "p2") == [("continued", "p2", "")]


def test_dissolving_takes_out_and_says_what_became_in_one_step(draft):
    gone = actions.dissolve(passage(draft, "p2"), into=element(draft, "p4"), by=SYSTEM)
    assert [e.key for e in gone] == ["p2"]
    assert (rows(draft, "p2"), open_points(draft)) == ([("merged", "p4", "")], ())
    assert fates(draft) == {"p2": "merged", "p4": "merged"}
    actions.dissolve(passage(draft, "p5"), reason="Entbehrlich.", by=SYSTEM)
    assert rows(draft, "p5") == [("dropped", None, "Entbehrlich.")]
    last = LogEntry.objects.order_by("-id").first()
    assert last is not None
    assert (last.verb, last.subject) == ("element.removed", f"edition {draft.pk}")


def test_dissolving_a_field_speaks_for_its_parts_but_not_for_new_ones(draft):
    fresh = add(draft, "Neu", parent="f1")
    gone = actions.dissolve(passage(draft, "f1"), reason="Das Feld geht an das Land.", by=SYSTEM)
    assert fresh.element in gone
    assert Lineage.objects.filter(edition=draft, new=fresh.element).count() == 0
    assert open_points(draft) == ()
    assert {e.key for e in gone} - {fresh.element.key} == {key for key, fate in fates(draft).items() if fate == "dropped"}


def test_a_split_keeps_the_first_part_and_takes_the_new_one_from_the_list_of_new_ones(draft):
    part = add(draft, "Zweiter Teil").element
    assert fates(draft) == {part.key: "new"}
    actions.state_fate(draft, relation="split", old=[element(draft, "p2")], new=[element(draft, "p2"), part], by=SYSTEM)
    assert (fates(draft), open_points(draft)) == ({"p2": "split"}, ())
    with pytest.raises(SplitNeedsTwo):
        actions.state_fate(draft, relation="split", old=[element(draft, "p2")], new=[part], by=SYSTEM)


def test_a_fate_needs_its_target(draft):
    with pytest.raises(TargetMissing):
        actions.state_fate(draft, relation="merged", old=[element(draft, "p2")], new=[], by=SYSTEM)


def test_an_origin_joins_what_the_old_element_became_before(draft):
    part = add(draft, "Zweiter Teil").element
    actions.state_origin(draft, new=part, old=element(draft, "p2"), by=SYSTEM)
    assert rows(draft, "p2") == [("split", "p2", ""), ("split", part.key, "")]
    actions.state_origin(draft, new=part, old=None, by=SYSTEM)
    assert rows(draft, "p2") == [("split", "p2", "")]


def test_a_fate_taken_back_is_open_again(draft):
    actions.withdraw_fate(draft, old=element(draft, "p2"), by=SYSTEM)
    assert [(point.element, point.is_old) for point in open_points(draft)] == [("p2", True), ("p2", False)]


def test_a_proposal_is_confirmed_as_it_stands(draft):
    gone = passage(draft, "p2")
    actions.remove_element(gone, by=SYSTEM)
    twin = actions.add_element(draft, kind="measure", title="Maßnahme 2", parent=element(draft, "f0"), position=None,
                               text="Der Kreis fördert Vorhaben Nummer 2 mit Sprachkursen.", by=SYSTEM)
    actions.state_fate(draft, relation="new", old=[], new=[twin.element], by=SYSTEM)
    revision = load(Edition.objects.select_related("based_on").get(pk=draft.pk))
    assert [(p.row.old, p.row.new, p.row.relation.value) for p in revision.proposals] == [("p2", None, "dropped")]
    done = actions.confirm_fates(draft, rows=[Row("p2", twin.element.key, Relation.CONTINUED)], by=SYSTEM)
    assert (done, rows(draft, "p2"), open_points(draft)) == (1, [("continued", twin.element.key, "")], ())


def test_what_was_removed_by_mistake_comes_back_with_its_identity(draft):
    actions.remove_element(passage(draft, "p2"), by=SYSTEM)
    row = actions.bring_back(draft, old=element(draft, "p2"), by=SYSTEM)
    assert (row.element.key, row.parent.key, row.wording.title) == ("p2", "f0", "Maßnahme 2")
    assert (fates(draft), open_points(draft)) == ({}, ())
    with pytest.raises(StandsAlready) as caught:
        actions.bring_back(draft, old=element(draft, "p2"), by=SYSTEM)
    assert caught.value.facts == {"title": "Maßnahme 2"}


def test_the_next_adoption_supersedes_and_freezes(draft):
    actions.adopt(draft, decided_by="Kreistag", decided_on=TODAY, paper="KT 2", today=TODAY, by=SYSTEM)
    states = draft.concept.editions.order_by("key").values_list("key", "state")
    assert list(states) == [("2026", "superseded"), ("2031", "adopted")]
