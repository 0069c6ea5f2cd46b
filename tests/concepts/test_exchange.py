"""Export and import again: without loss, byte for byte."""

from __future__ import annotations

import json
from datetime import date

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.exchange import (
    ConceptExists,
    NewerVersion,
    NotOurFormat,
    TamperedWording,
    dumps,
    export_concept,
    import_concept,
    loads,
    schema,
)
from masswerk.concepts.models import Concept, Passage
from masswerk.measures.actions import describe
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def concept() -> Concept:
    """A concept with everything an export holds: two editions, lineage, errata, renditions, interfaces, measures."""
    made = factories.concept(factories.body(slug="harz", name="Landkreis Harz"))
    first = factories.edition(made, key="2016", passages=30)
    passage = Passage.objects.select_related("edition", "element", "wording").get(edition=first, element__key="p3")
    actions.edit_passage(passage, title="Neu", text="Neuer Wortlaut.", serial=1, by=SYSTEM)
    fields = {p.element.key: p.element for p in Passage.objects.filter(edition=first).select_related("element")}
    actions.state_interface(first, source=fields["f0"], target=fields["f1"], note="Anrechnung", by=SYSTEM)
    describe(fields["p4"], status="running", lead="Volkshochschule", review_on=TODAY, by=SYSTEM)
    actions.adopt(first, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    passage.refresh_from_db()
    actions.add_erratum(passage, dated=TODAY, note="Zahl berichtigt", text="8,7 %", by=SYSTEM)
    second = actions.open_revision(first, key="2026", title="Entwurf 2026", by=SYSTEM)
    gone = Passage.objects.select_related("edition", "element", "wording").get(edition=second, element__key="p5")
    actions.translate(gone, language="en", title="Five", text="", by=SYSTEM)
    actions.define_term(made, key="lotse", term="Lotse", explanation="Begleitet.", variants=["Lotsin"], by=SYSTEM)
    return made


def test_export_import_export_gives_the_same_bytes(concept):
    first = dumps(export_concept(concept))
    copy = import_concept(factories.body(slug="kopie"), loads(first), by=SYSTEM)
    second = export_concept(copy)
    second["body"] = json.loads(first)["body"]
    assert dumps(second) == first


def test_the_export_keeps_to_the_published_schema(concept):
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(export_concept(concept), schema())


def test_an_adopted_edition_arrives_adopted_and_frozen(concept):
    copy = import_concept(factories.body(), loads(dumps(export_concept(concept))), by=SYSTEM)
    assert list(copy.editions.order_by("id").values_list("key", "state")) == [("2016", "adopted"), ("2026", "draft")]


def test_the_same_concept_twice_is_refused(concept):
    with pytest.raises(ConceptExists) as refusal:
        import_concept(concept.body, loads(dumps(export_concept(concept))), by=SYSTEM)
    assert refusal.value.facts == {"body": "Landkreis Harz", "slug": "integrationskonzept"}


def test_an_export_of_a_newer_version_is_refused_with_both_versions():
    with pytest.raises(NewerVersion) as refusal:
        loads('{"format": "masswerk-concept", "version": 3}')
    assert refusal.value.facts == {"found": 3, "known": 2}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "anders"}', '{"format": "masswerk-concept", "version": 1}'])
def test_what_is_no_export_is_refused(text):
    with pytest.raises(NotOurFormat):
        loads(text)


def test_a_changed_wording_is_found_by_its_hash(concept):
    data = export_concept(concept)
    data["editions"][0]["wordings"][0]["text"] = "Gefälscht"
    with pytest.raises(TamperedWording):
        loads(dumps(data))


def test_a_reference_to_nothing_is_refused(concept):
    data = export_concept(concept)
    data["editions"][0]["errata"][0]["element"] = "fehlt"
    with pytest.raises(NotOurFormat) as refusal:
        loads(dumps(data))
    assert refusal.value.facts == {"fault": "Fassung 2016: „fehlt“ kommt nicht vor."}
