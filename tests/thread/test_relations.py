"""Every relation to an element says where it stands on the thread and who may see it (decision 12)."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Field

from masswerk.base.components import STATIONS
from masswerk.concepts.hooks import THREAD_RELATIONS, Audience, ThreadRelation
from masswerk.concepts.models import Element
from masswerk.thread.rules import Station, mask
from masswerk.thread.words import STATIONS as WORDS


def relations_of_models() -> set[tuple[str, str]]:
    """Model and field of every foreign key, one-to-one and many-to-many to an element."""
    return {(model._meta.label, field.name) for model in apps.get_models() for field in model._meta.get_fields()
            if isinstance(field, Field) and field.remote_field and field.related_model is Element}


def test_every_relation_to_an_element_is_declared():
    declared = {(relation.model, relation.field) for relation in THREAD_RELATIONS}
    assert ("concepts.Passage", "element") in relations_of_models()
    assert relations_of_models() - declared == set()


def test_no_declaration_is_left_without_its_relation():
    declared = [(relation.model, relation.field) for relation in THREAD_RELATIONS]
    assert (set(declared) - relations_of_models(), len(declared)) == (set(), len(set(declared)))


def test_every_declaration_says_why():
    assert [relation for relation in THREAD_RELATIONS if len(relation.why) < 10] == []


def test_counts_have_a_word_and_roles_are_named():
    assert [r for r in THREAD_RELATIONS if (r.audience is Audience.COUNTS) != bool(r.counted)] == []
    assert [r for r in THREAD_RELATIONS if (r.audience is Audience.ROLES) != bool(r.roles)] == []


@pytest.mark.parametrize(("stations", "audience"), [
    (("nirgends",), Audience.PUBLIC), ((), Audience.PUBLIC), (("wording",), Audience.NOBODY)])
def test_a_declaration_that_contradicts_itself_is_refused(stations, audience):
    with pytest.raises(ValueError):
        ThreadRelation("a.B", "element", stations, audience, "irgendwie")


def test_the_six_stations_are_the_same_everywhere():
    names = [station.name.lower() for station in Station]
    assert names == list(STATIONS) == [words.key for words in WORDS.values()]
    assert [str(words.word) for words in WORDS.values()] == list(STATIONS.values())
    assert mask(names) == 63
