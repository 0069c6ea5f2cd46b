"""Adding, moving, removing: the state afterwards, the entry in the log, and what is refused."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Belonging, Interface, Passage
from masswerk.concepts.refusals import (
    HasChildren,
    InterfaceNeedsTwoFields,
    NothingSaid,
    WrongTarget,
)
from masswerk.concepts.rules.tree import ElementNotHere, MovedBelowItself
from tests import factories
from tests.concepts.acting.facts import last_change, last_entry, passage, refusal, row_of

pytestmark = pytest.mark.django_db


def test_an_element_is_added_where_it_was_asked_for(edition):
    row = actions.add_element(edition, kind="goal", title="Ziel", text="", parent=passage(edition, "f0").element,
                              position=2, by=SYSTEM)
    assert row_of(edition, "f0")[:3] == ["p2", row.element.key, "p3"]
    assert (row.wording.serial, last_entry()) == (1, ("element.added", f"edition {edition.pk}"))
    last = actions.add_element(edition, kind="field", title="Sport", text="", parent=None, position=None, by=SYSTEM)
    assert row_of(edition, None) == ["pre", "land", "f0", "f1", last.element.key]


def test_an_element_without_words_is_not_added(edition):
    assert refusal(NothingSaid, actions.add_element, edition, kind="text", title="", text=" ", parent=None,
                   position=None) == {}


def test_moving_orders_the_siblings_anew(edition):
    actions.move(passage(edition, "p3"), parent=passage(edition, "f0").element, position=1, by=SYSTEM)
    assert row_of(edition, "f0")[:2] == ["p3", "p2"]
    actions.move(passage(edition, "p3"), parent=None, position=99, by=SYSTEM)
    assert row_of(edition, None) == ["pre", "land", "f0", "f1", "p3"]
    assert last_entry() == ("element.moved", f"edition {edition.pk}")


def test_nothing_is_moved_below_itself_or_below_a_stranger(edition):
    field = passage(edition, "f0")
    assert refusal(MovedBelowItself, actions.move, field, parent=passage(edition, "p2").element, position=1) == {
        "title": "Feld 1"}
    stranger = passage(factories.edition(factories.concept(factories.body()), passages=30), "f1").element
    stranger.key = "fremd"
    assert refusal(ElementNotHere, actions.move, field, parent=stranger, position=1) == {"element": "fremd"}


def test_removing_takes_the_parts_along_only_if_asked(edition):
    field = passage(edition, "f1")
    count = Passage.objects.filter(edition=edition, parent=field.element).count()
    assert refusal(HasChildren, actions.remove_element, field) == {"title": "Feld 2", "count": count}
    gone = actions.remove_element(field, with_children=True, by=SYSTEM)
    assert len(gone) == count + 1
    assert Passage.objects.filter(edition=edition, element__in=gone).count() == 0
    assert last_entry() == ("element.removed", f"edition {edition.pk}")


def test_removing_takes_interfaces_and_belongings_along(edition):
    source, target = passage(edition, "f0").element, passage(edition, "f1").element
    actions.state_interface(edition, source=source, target=target, note="Anrechnung", by=SYSTEM)
    actions.belong(passage(edition, "p2"), fields=[target], themes=[], by=SYSTEM)
    actions.remove_element(passage(edition, "f1"), with_children=True, by=SYSTEM)
    assert (Interface.objects.filter(edition=edition).count(), Belonging.objects.filter(target=target).count()) == (0, 0)


def test_belongings_replace_what_was_said_before(edition):
    row, theme, field = passage(edition, "p2"), passage(edition, "land"), passage(edition, "f1")
    actions.belong(row, fields=[field.element], themes=[theme.element], by=SYSTEM)
    actions.belong(row, fields=[], themes=[theme.element], by=SYSTEM)
    assert list(Belonging.objects.filter(edition=edition, element=row.element).values_list("target__key", "sort")) == [
        ("land", "theme")]
    assert last_change("belonging")[1] is None


def test_a_passage_belongs_only_to_fields_and_themes(edition):
    row, text = passage(edition, "p2"), passage(edition, "p3").element
    assert refusal(WrongTarget, actions.belong, row, fields=[text], themes=[]) == {"target": str(text.pk)}


def test_an_interface_joins_two_fields(edition):
    source, target = passage(edition, "f0").element, passage(edition, "f1").element
    actions.state_interface(edition, source=source, target=target, note="Erst so", by=SYSTEM)
    made = actions.state_interface(edition, source=source, target=target, note=" Anrechnung ", by=SYSTEM)
    assert list(Interface.objects.filter(edition=edition).values_list("note", flat=True)) == ["Anrechnung"]
    assert refusal(InterfaceNeedsTwoFields, actions.state_interface, edition, source=source, target=source, note="x") == {}
    assert refusal(InterfaceNeedsTwoFields, actions.state_interface, edition, source=source,
                   target=passage(edition, "p2").element, note="x") == {}
    actions.remove_interface(made, by=SYSTEM)
    assert (Interface.objects.count(), last_entry()) == (0, ("interface.removed", f"edition {edition.pk}"))
