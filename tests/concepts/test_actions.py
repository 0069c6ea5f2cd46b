"""What changes about concepts: the state afterwards, the entry in the log, and what is refused with which facts."""

from __future__ import annotations

import json
from datetime import date

import pytest

from masswerk.base.actions import ACTIONS, SYSTEM
from masswerk.base.errors import RuleError
from masswerk.base.models import LogEntry
from masswerk.concepts import actions
from masswerk.concepts.models import Belonging, Edition, Interface, Lineage, Passage, Rendition, Wording
from masswerk.concepts.refusals import (
    EditedMeanwhile,
    EditionIsEmpty,
    EditionIsFixed,
    HasChildren,
    InterfaceNeedsTwoFields,
    KeyTaken,
    NotAdopted,
    NothingSaid,
    SlugTaken,
    TermTaken,
    TranslatedMeanwhile,
    WrongState,
    WrongTarget,
)
from masswerk.concepts.rules.adoption import (
    DecidingBodyMissing,
    DecisionInFuture,
    OpenPointsLeft,
    PaperMissing,
    StateNotPossible,
)
from masswerk.concepts.rules.erratum import ErratumBeforeDecision, ErratumInFuture, ErratumUnexplained
from masswerk.concepts.rules.text_hash import wording_hash
from masswerk.concepts.rules.tree import ElementNotHere, MovedBelowItself
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def edition() -> Edition:
    """A draft: preamble with a text, a theme, field f0 with the measure p2 and the text p3, and field f1."""
    return factories.edition(factories.concept(factories.body()), passages=30)


def passage(edition: Edition, key: str) -> Passage:
    return Passage.objects.select_related("edition", "element", "wording", "parent").get(
        edition=edition, element__key=key)


def adopt(edition: Edition, **facts: object) -> None:
    given = {"decided_by": "Kreistag", "decided_on": TODAY, "paper": "KT 1", "today": TODAY, **facts}
    actions.adopt(edition, by=SYSTEM, **given)  # type: ignore[arg-type]


def last_entry() -> tuple[str, str]:
    """Verb and subject of the newest entry."""
    entry = LogEntry.objects.order_by("-id").first()
    assert entry is not None
    return entry.verb, entry.subject


def last_change(row: str) -> tuple[object, object]:
    """Before and after of the newest change of rows called `row`."""
    entry = LogEntry.objects.order_by("-id").first()
    assert entry is not None
    change = [c for c in json.loads(entry.payload or "{}")["changes"] if c["row"].startswith(row)][-1]
    return change["before"], change["after"]


def row_of(edition: Edition, parent: str | None) -> list[str]:
    rows = Passage.objects.filter(edition=edition, parent__key=parent) if parent else Passage.objects.filter(
        edition=edition, parent=None)
    return list(rows.order_by("position").values_list("element__key", flat=True))


def refusal(expected: type[RuleError], call: object, /, *args: object, **kwargs: object) -> dict[str, object]:
    with pytest.raises(expected) as caught:
        call(*args, by=SYSTEM, **kwargs)  # type: ignore[operator]
    assert caught.value.explained
    assert caught.value.remedy
    return caught.value.facts


# Founding and building


def test_a_concept_is_founded_once_at_an_address():
    body = factories.body()
    made = actions.found_concept(body, slug="konzept", title="Konzept", by=SYSTEM)
    assert last_entry() == ("concept.founded", f"concept {made.pk}")
    assert refusal(SlugTaken, actions.found_concept, body, slug="konzept", title="Noch eins") == {"slug": "konzept"}


def test_an_edition_key_is_taken_once(edition):
    assert refusal(KeyTaken, actions.build_edition, edition.concept, key="2026", title="x", nodes=()) == {"key": "2026"}


def test_a_draft_is_renamed(edition):
    actions.rename_edition(edition, title=" Entwurf 2027 ", lead=" Worum es geht. ", by=SYSTEM)
    edition.refresh_from_db()
    assert (edition.title, edition.lead) == ("Entwurf 2027", "Worum es geht.")
    assert last_entry() == ("edition.renamed", f"edition {edition.pk}")


# Writing


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


# Placing


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


# Explaining and translating


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


# Steps and the decision


def test_an_edition_goes_from_draft_to_the_council_and_back(edition):
    for step, state in ((actions.send_to_consultation, "consultation"), (actions.submit_paper, "paper"),
                        (actions.take_back, "draft")):
        step(edition, by=SYSTEM)
        edition.refresh_from_db()
        assert edition.state == state
    assert last_entry() == ("edition.taken_back", f"edition {edition.pk}")
    assert refusal(StateNotPossible, actions.take_back, edition)["present"] == "Entwurf"


def test_an_empty_edition_goes_nowhere():
    empty = actions.build_edition(factories.concept(factories.body()), key="leer", title="Leer", nodes=(), by=SYSTEM)
    assert refusal(EditionIsEmpty, actions.send_to_consultation, empty) == {"edition": "Leer"}
    with pytest.raises(EditionIsEmpty):
        adopt(empty)


@pytest.mark.parametrize(("facts", "kind"), [
    ({"decided_by": " "}, DecidingBodyMissing), ({"paper": ""}, PaperMissing),
    ({"decided_on": date(2026, 11, 21)}, DecisionInFuture)])
def test_a_decision_says_who_when_and_by_which_paper(edition, facts, kind):
    with pytest.raises(kind):
        adopt(edition, **facts)
    edition.refresh_from_db()
    assert (edition.state, edition.decided_by) == ("draft", "")


def test_adopting_counts_the_open_points_itself(edition):
    adopt(edition)
    draft = actions.open_revision(edition, key="2031", title="Entwurf", by=SYSTEM)
    actions.remove_element(passage(draft, "p2"), by=SYSTEM)
    with pytest.raises(OpenPointsLeft) as caught:
        adopt(draft)
    assert caught.value.facts == {"count": 1}


def test_adopting_twice_is_refused(edition):
    adopt(edition)
    with pytest.raises(StateNotPossible):
        adopt(edition)


def test_what_is_adopted_refuses_every_change(edition):
    row, element = passage(edition, "p2"), passage(edition, "f0").element
    adopt(edition)
    fixed = {"edition": "Fassung 2026"}
    assert refusal(EditionIsFixed, actions.rename_edition, edition, title="x", lead="") == fixed
    assert refusal(EditionIsFixed, actions.add_element, edition, kind="text", title="x", text="", parent=None,
                   position=None) == fixed
    assert refusal(EditionIsFixed, actions.move, row, parent=None, position=1) == fixed
    assert refusal(EditionIsFixed, actions.remove_element, row) == fixed
    assert refusal(EditionIsFixed, actions.change_kind, row, kind="goal", number="") == fixed
    assert refusal(EditionIsFixed, actions.belong, row, fields=[], themes=[]) == fixed
    assert refusal(EditionIsFixed, actions.state_interface, edition, source=element, target=element, note="x") == fixed
    assert refusal(EditionIsFixed, actions.discard_draft, edition) == fixed


def test_errata_stand_beside_adopted_text_only(edition):
    row = passage(edition, "p2")
    assert refusal(NotAdopted, actions.add_erratum, row, dated=TODAY, note="x", text="") == {"edition": "Fassung 2026"}
    adopt(edition)
    row = passage(edition, "p2")
    made = actions.add_erratum(row, dated=TODAY, note=" Zahl berichtigt ", text=" 8,7 % ", today=TODAY, by=SYSTEM)
    assert (made.note, made.text, last_entry()) == (
        "Zahl berichtigt", "8,7 %", ("erratum.added", f"edition {edition.pk}"))
    assert refusal(ErratumUnexplained, actions.add_erratum, row, dated=TODAY, note=" ", text="x") == {}
    assert refusal(ErratumBeforeDecision, actions.add_erratum, row, dated=date(2026, 1, 1), note="x", text="") == {
        "dated": date(2026, 1, 1), "decided_on": TODAY}
    assert refusal(ErratumInFuture, actions.add_erratum, row, dated=date(2027, 1, 1), note="x", text="", today=TODAY) == {
        "dated": date(2027, 1, 1)}


def test_a_draft_is_discarded_with_everything_in_it_and_nothing_else(edition):
    concept = edition.concept
    adopt(edition)
    draft = actions.open_revision(edition, key="2031", title="Entwurf", by=SYSTEM)
    actions.discard_draft(draft, by=SYSTEM)
    assert list(concept.editions.values_list("key", flat=True)) == ["2026"]
    assert (Lineage.objects.count(), Passage.objects.exclude(edition=edition).count()) == (0, 0)


def test_a_draft_before_the_council_is_not_discarded(edition):
    actions.submit_paper(edition, by=SYSTEM)
    assert refusal(WrongState, actions.discard_draft, edition) == {"edition": "Fassung 2026", "state": "Beschlussvorlage"}


def test_a_draft_is_not_written_forward(edition):
    assert refusal(WrongState, actions.open_revision, edition, key="x", title="x")["state"] == "Entwurf"


OVERRIDE, ISOLATE, CLOSE = "\u202e", "\u2067", "\u2069"


def turned(text: str) -> str:
    """A text with a sign that turns it over, and an isolate that is never closed."""
    return f"{OVERRIDE}{text}\u202c {ISOLATE}عربي"


def test_signs_that_turn_the_direction_are_not_kept_and_isolates_are_closed(edition):
    kept = f"Kurs {ISOLATE}عربي{CLOSE}"
    row = passage(edition, "p2")
    wording = actions.edit_passage(row, title=turned("Kurs"), text=turned("Kurs"), serial=1, by=SYSTEM)
    assert (wording.title, wording.text, wording.hash) == (kept, kept, wording_hash(kept, kept))
    made = actions.add_element(edition, kind="text", title="", text=turned("Kurs"), parent=None, position=None, by=SYSTEM)
    rendition = actions.translate(row, language="ar", title=turned("Kurs"), text="", by=SYSTEM)
    term = actions.define_term(edition.concept, key="kurs", term=turned("Kurs"), explanation=turned("Kurs"),
                               variants=[turned("Kurs")], renditions={"ar": {"term": turned("Kurs")}}, by=SYSTEM)
    actions.rename_edition(edition, title=turned("Kurs"), lead=turned("Kurs"), by=SYSTEM)
    built = factories.edition(edition.concept, key="neu", content=[factories.Node("a", "text", text=turned("Kurs"))])
    assert {made.wording.text, rendition.title, term.term, term.explanation, *term.variants, term.renditions["ar"]["term"],
            edition.title, edition.lead, passage(built, "a").wording.text} == {kept}


def test_every_verb_of_the_concepts_is_tried_here_or_beside():
    """A new action without a test is noticed."""
    ours = {verb for verb, call in ACTIONS.items() if call.__module__.startswith("masswerk.concepts.actions")}
    assert ours == {
        "concept.founded", "edition.built", "edition.renamed", "edition.revision_opened", "edition.discarded",
        "edition.sent_to_consultation", "edition.submitted", "edition.taken_back", "edition.adopted", "erratum.added",
        "wording.redacted", "passage.edited", "passage.revised", "passage.translated", "element.added", "element.moved",
        "element.removed", "element.kind_changed", "element.placed", "element.dissolved", "element.restored",
        "interface.stated", "interface.removed", "lineage.stated", "lineage.confirmed", "lineage.origin_stated",
        "lineage.withdrawn", "term.defined", "term.removed", "figure.added", "figure.described", "figure.moved",
        "figure.removed", "figure.translated", "rendition.removed"}
