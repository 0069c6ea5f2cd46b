"""A reviewed proposal becomes a draft edition: everything kept, measures described, identities kept."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.concepts.models import Passage, State
from masswerk.concepts.refusals import KeyTaken
from masswerk.intake import actions
from masswerk.intake.actions import NewConcept
from masswerk.intake.refusals import LinesNowhere, NothingToAccept, NotInReview
from masswerk.measures.models import Measure
from tests import factories
from tests.intake import samples

pytestmark = pytest.mark.django_db

NEW = NewConcept("konzept", "Konzept")


@pytest.fixture
def coordinator():
    return factories.account()


def accept(reading, by, **facts):
    return actions.accept(reading, **{"concept": NEW, "key": "2026", "title": "Fassung 2026", "by": by, **facts})


def content(edition) -> list[tuple[str, str, str, str]]:
    """Kind, title, text and the title or text of the parent, in order of their making."""
    rows = Passage.objects.filter(edition=edition).select_related("wording").order_by("pk")
    by_element = {row.element_id: row for row in rows}
    return [(row.kind, row.wording.title, row.wording.text,
             (by_element[row.parent_id].wording.title or by_element[row.parent_id].wording.text) if row.parent_id else "")
            for row in rows]


def test_everything_kept_is_in_the_edition(coordinator):
    edition = accept(samples.reading(), coordinator)
    assert edition.state == State.DRAFT
    assert content(edition) == [
        ("preamble", "Präambel", "", ""),
        ("text", "", "Alle gehören dazu.", "Präambel"),
        ("field", "Arbeit", "", ""),
        ("measure", "", "Der Kreis fördert Kurse?", "Arbeit"),
        ("measure", "", "Die Kammer berät laufend.", "Arbeit"),
        ("text", "", "Sie berät auch abends.", "Die Kammer berät laufend."),
        ("field", "Sport?", "", ""),
        ("text", "", "Vereine sind offen.", "Sport?"),
    ]


def test_what_is_left_out_leaves_no_gap(coordinator):
    reading = samples.reading()
    actions.leave_out(samples.named(reading, "Arbeit"), with_children=False, by=coordinator)
    actions.leave_out(samples.named(reading, "Sport?"), by=coordinator)
    rows = content(accept(reading, coordinator))
    assert [row[1] or row[2] for row in rows] == [
        "Präambel", "Alle gehören dazu.", "Der Kreis fördert Kurse?", "Die Kammer berät laufend.",
        "Sie berät auch abends."]
    assert rows[2][3] == ""


def test_texts_outside_of_all_chapters_share_one(coordinator):
    reading = samples.reading()
    for name in ("Präambel", "Sport?"):
        actions.leave_out(samples.named(reading, name), with_children=False, by=coordinator)
    rows = content(accept(reading, coordinator))
    assert rows[:3] == [
        ("section", "Zu diesem Dokument", "", ""),
        ("text", "", "Alle gehören dazu.", "Zu diesem Dokument"),
        ("field", "Arbeit", "", ""),
    ]


def test_the_chapter_of_loose_texts_keeps_its_identity(coordinator):
    body = factories.body()

    def first_key(concept, key):
        reading = samples.reading(body)
        actions.leave_out(samples.named(reading, "Präambel"), with_children=False, by=coordinator)
        edition = accept(reading, coordinator, concept=concept, key=key)
        return edition.concept, edition.passages.order_by("pk").first().element.key

    concept, before = first_key(NEW, "2026")
    assert first_key(concept, "2027") == (concept, before)


def test_measures_get_status_and_lead(coordinator):
    reading = samples.reading()
    actions.change(samples.named(reading, "Die Kammer berät laufend."), status="permanent", by=coordinator)
    edition = accept(reading, coordinator)
    found = Measure.objects.filter(element__passages__edition=edition).order_by("element__pk")
    assert [(measure.status, measure.lead) for measure in found] == [("running", "Kammer"), ("permanent", "Kammer")]


def test_text_of_the_title_page_becomes_the_introduction(coordinator):
    reading = samples.reading(lost=1)
    actions.assign_lines(samples.named(reading, "Konzept"), lines=[10], by=coordinator)
    assert accept(reading, coordinator).lead == "Verlorene Zeile 1."


def test_nothing_is_lost_in_silence(coordinator):
    reading = samples.reading(lost=2)
    with pytest.raises(LinesNowhere) as refusal:
        accept(reading, coordinator)
    assert refusal.value.facts == {"count": 2}
    assert accept(reading, coordinator, losses_known=True).passages.count() == 8


def test_the_reading_remembers_its_edition_and_is_over(coordinator):
    reading = samples.reading()
    edition = accept(reading, coordinator)
    reading.refresh_from_db()
    assert (reading.state, reading.edition, reading.concept) == ("accepted", edition, edition.concept)
    with pytest.raises(NotInReview):
        accept(reading, coordinator, key="2027")


def test_an_empty_proposal_is_refused(coordinator):
    reading = samples.reading(spec=[(1, "text", "Nur dies.")])
    actions.leave_out(samples.named(reading, "Nur dies."), by=coordinator)
    with pytest.raises(NothingToAccept):
        accept(reading, coordinator)


def test_a_taken_key_leaves_everything_as_it_was(coordinator):
    body = factories.body()
    concept = factories.concept(body)
    factories.edition(concept, "2026")
    reading = samples.reading(body)
    before = LogEntry.objects.count()
    with pytest.raises(KeyTaken):
        accept(reading, coordinator, concept=concept)
    reading.refresh_from_db()
    assert (reading.state, LogEntry.objects.count()) == ("review", before)


def test_what_says_the_same_keeps_its_identity(coordinator):
    body = factories.body()
    first = accept(samples.reading(body), coordinator)
    second = accept(samples.reading(body, spec=[*samples.SMALL[:-1], (2, "text", "Vereine öffnen sich.")]), coordinator,
                    concept=first.concept, key="2027", title="Fassung 2027", based_on=first)
    elements = [set(edition.passages.values_list("element", flat=True)) for edition in (first, second)]
    assert len(elements[0] & elements[1]) == 7
    assert second.based_on == first


def test_numbers_of_the_document_are_kept_where_they_say_something(coordinator):
    reading = samples.reading()
    for title, label in (("Arbeit", "Handlungsfeld 3"), ("Der Kreis fördert Kurse?", "3.2.1"),
                         ("Die Kammer berät laufend.", "✚")):
        actions.change(samples.named(reading, title), label=label, by=coordinator)
    edition = accept(reading, SYSTEM)
    assert list(edition.passages.exclude(number="").order_by("pk").values_list("number", flat=True)) == ["3", "3.2.1"]
