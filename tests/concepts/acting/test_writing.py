"""Writing, explaining and translating: the state afterwards, the entry in the log, and what is refused."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.concepts import actions
from masswerk.concepts.models import Rendition, Wording
from masswerk.concepts.refusals import (
    EditedMeanwhile,
    NothingSaid,
    TermTaken,
    TranslatedMeanwhile,
    WrongTarget,
)
from tests.concepts.acting.facts import last_entry, passage, refusal

pytestmark = pytest.mark.django_db


def test_editing_adds_a_wording_and_keeps_the_old_one(edition):
    row = passage(edition, "p2")
    made = actions.edit_passage(row, title="Neu", text="Zeile\r\nzwei ", serial=1, by=SYSTEM)
    assert list(Wording.objects.filter(element=row.element).order_by("serial").values_list("serial", "title", "text")) == [
        (1, "Maßnahme 2", "Der Kreis fördert Vorhaben Nummer 2 mit Sprachkursen."), (2, "Neu", "Zeile\nzwei")]
    assert passage(edition, "p2").wording == made
    assert last_entry() == ("passage.edited", f"edition {edition.pk}")


def test_saving_the_same_text_again_adds_nothing_whatever_was_saved_in_between(edition):
    row = passage(edition, "p2")
    actions.edit_passage(row, title="Neu", text="Text", serial=1, by=SYSTEM)
    actions.edit_passage(row, title="Neu", text="Text", serial=1, by=SYSTEM)
    assert Wording.objects.filter(element=row.element).count() == 2


def test_who_saves_second_is_refused_with_both_wordings(edition):
    row = passage(edition, "p2")
    actions.edit_passage(row, title="Ihre", text="Ihr Text", serial=1, by=SYSTEM)
    assert refusal(EditedMeanwhile, actions.edit_passage, row, title="Meine", text="Mein Text", serial=1) == {
        "mine_title": "Meine", "mine": "Mein Text", "theirs_title": "Ihre", "theirs": "Ihr Text", "serial": 2}


def test_an_empty_passage_is_refused(edition):
    assert refusal(NothingSaid, actions.edit_passage, passage(edition, "p2"), title=" ", text="\n", serial=1) == {}


def test_wording_kind_and_number_are_revised_in_one_entry(edition):
    before = LogEntry.objects.count()
    actions.revise_passage(passage(edition, "p2"), title="Neu", text="", serial=1, kind="goal", number=" 7 ", by=SYSTEM)
    row = passage(edition, "p2")
    assert (row.kind, row.number, row.wording.title, LogEntry.objects.count() - before) == ("goal", "7", "Neu", 1)


def test_a_term_is_explained_once_and_every_page_is_fetched_anew(edition):
    before = edition.version
    actions.define_term(edition.concept, key="lotse", term="Lotse", explanation="Begleitet.", variants=["Lotsin"],
                        renditions={"en": {"term": "Guide"}}, by=SYSTEM)
    edition.refresh_from_db()
    assert edition.version > before
    assert refusal(TermTaken, actions.define_term, edition.concept, key="lotse-2", term="lotse", explanation="x") == {
        "term": "lotse"}
    row = actions.define_term(edition.concept, key="lotse", term="Lotse", explanation="Hilft.", by=SYSTEM)
    assert (row.explanation, row.variants, row.renditions) == ("Hilft.", [], {"en": {"term": "Guide"}})


def test_a_removed_term_is_in_the_log(edition):
    row = actions.define_term(edition.concept, key="lotse", term="Lotse", explanation="Begleitet.", by=SYSTEM)
    actions.remove_term(row, by=SYSTEM)
    verbs = LogEntry.objects.filter(subject=f"concept {edition.concept_id}").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["concept.founded", "term.defined", "term.removed"]


def test_a_translation_says_which_wording_it_renders(edition):
    row = passage(edition, "p2")
    old_hash = row.wording.hash
    actions.edit_passage(row, title="Neu", text="Anders", serial=1, by=SYSTEM)
    made = actions.translate(passage(edition, "p2"), language="en", title="Measure", text="", rendered=old_hash, by=SYSTEM)
    assert (made.wording_hash, last_entry()) == (old_hash, ("passage.translated", f"edition {edition.pk}"))


def test_a_translation_is_never_made_of_a_wording_the_passage_never_had(edition):
    assert refusal(WrongTarget, actions.translate, passage(edition, "p2"), language="en", title="x", text="",
                   rendered="0" * 64) == {"target": "0" * 64}


def test_who_translates_second_is_refused_with_both_texts(edition):
    row = passage(edition, "p2")
    actions.translate(row, language="en", title="Theirs", text="", before="", by=SYSTEM)
    assert refusal(TranslatedMeanwhile, actions.translate, row, language="en", title="Mine", text="", before="") == {
        "mine_title": "Mine", "mine": "", "theirs_title": "Theirs", "theirs": ""}
    held = Rendition.objects.get(language="en")
    actions.translate(row, language="en", title="Mine", text="", before=actions.rendition_hash(held), by=SYSTEM)
    assert Rendition.objects.get(language="en").title == "Mine"
