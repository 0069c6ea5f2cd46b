"""An edition as a document, and what is stated between editions that are not neighbours."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import get_language

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Element, Passage
from masswerk.concepts.publishing import compared, decision, edition_doc, lineage_rows
from masswerk.concepts.reading import load
from masswerk.concepts.rules.comparison import Fate
from masswerk.concepts.rules.content import Node, Rendered
from masswerk.documents.text import Heading, Paragraph, Table
from tests import factories

NODES = [
    Node("pre", "preamble", title="Präambel", text="Alle gehören dazu."),
    Node("a", "field", title="Arbeit", renditions=(Rendered("ar", "العمل", ""),)),
    Node("a1", "measure", "a", text="Ein Kurs."),
    Node("a2", "text", "a", text="Im Winter.\n\n- drinnen\n- draußen"),
    Node("t", "table", "a", title="Kurse", text="| Ort | Zahl |\n|---|---|\n| Harz | 2 |"),
]


@pytest.fixture
def edition(db) -> Edition:
    body = factories.body(name="Landkreis Harz", is_demo=True)
    return factories.edition(factories.concept(body), "2016", content=NODES)


def passage(edition: Edition, key: str) -> Passage:
    return Passage.objects.select_related("edition", "element", "wording").get(edition=edition, element__key=key)


def revised(before: Edition, key: str) -> Edition:
    """The edition that follows one that was sent to the public."""
    actions.send_to_consultation(before, by=SYSTEM)
    return actions.open_revision(before, key=key, title=key, by=SYSTEM)


def words(runs) -> str:
    return "".join(run.text for run in runs)


def test_titles_become_headings_with_number_and_anchor(edition):
    doc = edition_doc(load(edition))
    assert [(b.level, b.number, words(b.runs), b.anchor) for b in doc.blocks if isinstance(b, Heading)] == [
        (1, "", "Präambel", "e-pre"), (1, "1", "Arbeit", "e-a")]


def test_texts_without_a_title_carry_their_number_and_measures_say_what_they_are(edition):
    doc = edition_doc(load(edition))
    assert [(b.label, b.anchor, words(b.runs)) for b in doc.blocks if isinstance(b, Paragraph)] == [
        ("", "", "Alle gehören dazu."), ("(1)", "e-a1", "Maßnahme: Ein Kurs."), ("(2)", "e-a2", "Im Winter.")]


def test_the_title_of_a_table_is_its_caption(edition):
    assert [block.caption for block in edition_doc(load(edition)).blocks if isinstance(block, Table)] == ["Kurse"]


def test_the_title_page_tells_state_licence_and_that_it_is_a_demonstration(edition):
    actions.adopt(edition, decided_by="Kreistag", decided_on=date(2016, 12, 14), paper="KT 1", today=date(2016, 12, 14),
                  by=SYSTEM)
    doc = edition_doc(load(edition))
    assert (doc.title, doc.subtitle, doc.publisher, doc.on) == (
        "Integrationskonzept", "Fassung 2016", "Landkreis Harz", date(2016, 12, 14))
    assert dict(doc.facts) == {
        "Stand": "Beschlossen", "Beschlossen": "Kreistag, 14.12.2016, Drucksache KT 1",
        "Lizenz": "Creative Commons Namensnennung 4.0", "Hinweis": "Vorführdaten, kein amtliches Dokument"}


@pytest.mark.parametrize(("paper", "said"), [
    ("KT 1/2016", "Kreistag, 14.12.2016, Drucksache KT 1/2016"), ("Drucksache 7/4", "Kreistag, 14.12.2016, Drucksache 7/4"),
    ("", "Kreistag, 14.12.2016")])
def test_a_decision_names_its_paper_once(paper, said):
    assert decision(Edition(decided_by="Kreistag", decided_on=date(2016, 12, 14), paper=paper)) == said
    assert decision(Edition()) == ""


def test_an_arabic_edition_runs_from_right_to_left(edition):
    doc = edition_doc(load(edition, "ar"))
    assert (doc.language, doc.direction, "العمل" in {words(b.runs) for b in doc.blocks if isinstance(b, Heading)}) == (
        "ar", "rtl", True)


def test_an_erratum_follows_the_text_it_corrects(edition):
    actions.adopt(edition, decided_by="Rat", decided_on=date(2016, 1, 1), paper="1", today=date(2016, 1, 1), by=SYSTEM)
    actions.add_erratum(passage(edition, "pre"), dated=date(2016, 2, 1), note="Fehlt.", text="Ja.", by=SYSTEM)
    note = edition_doc(load(edition)).blocks[2]
    assert (note.style, words(note.runs)) == ("note", "Berichtigung vom 01.02.2016: Fehlt. Ja.")


def test_lineage_is_followed_through_the_editions_between(edition):
    second = revised(edition, "2020")
    target = Element.objects.get(concept=edition.concept_id, key="a2")
    actions.dissolve(passage(second, "a1"), into=target, by=SYSTEM)
    third = revised(second, "2024")
    actions.dissolve(passage(third, "pre"), reason="Steht jetzt im Leitbild.", by=SYSTEM)
    stated = {(row.old, row.new, row.relation.value, row.reason) for row in lineage_rows(edition, third)}
    assert ("a1", "a2", "merged", "") in stated
    assert ("pre", None, "dropped", "Steht jetzt im Leitbild.") in stated
    assert ("a", "a", "continued", "") in stated


def test_editions_that_do_not_descend_from_each_other_share_no_lineage(edition):
    other = factories.edition(edition.concept, "2021", content=NODES)
    assert lineage_rows(edition, other) == []
    assert lineage_rows(edition, edition) == []


def test_a_comparison_counts_what_was_reworded(edition):
    newer = revised(edition, "2020")
    actions.edit_passage(passage(newer, "pre"), title="Präambel", text="Alle.", serial=1, by=SYSTEM)
    counts = compared(edition, newer).counts
    assert (counts[Fate.REWORDED], counts[Fate.UNCHANGED]) == (1, 4)


def test_words_around_the_text_speak_its_language(db):
    edition = factories.edition(factories.concept(factories.body(is_demo=True)), content=[
        Node("a", "measure", text="Ein Kurs.", renditions=(Rendered("ar", "", "دورة."),)), Node("b", "measure", text="Rat.")])
    actions.adopt(edition, decided_by="Kreistag", decided_on=date(2016, 12, 14), paper="KT 1",
                  today=date(2016, 12, 14), by=SYSTEM)
    facts = {language: [name for name, _ in edition_doc(load(edition, language)).facts] for language in ("de", "ar")}
    assert facts == {"de": ["Stand", "Beschlossen", "Lizenz", "Hinweis"], "ar": ["الوضع الحالي", "معتمدة", "الرخصة", "ملاحظة"]}
    said = edition_doc(load(edition, "ar"))
    assert dict(said.facts)["ملاحظة"] == "بيانات توضيحية، ليست وثيقة رسمية"
    assert [run.language for block in said.blocks for run in block.runs] == ["", "", "de-DE", "de-DE"]
    assert [block.runs[0].text for block in said.blocks] == ["تدبير: ", "Maßnahme: "]
    assert get_language() == "de"
