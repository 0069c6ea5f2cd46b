"""The documentation of an event: every part it has, in order, with redlines by group and decisions by card."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from docx import Document

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import edit_passage
from masswerk.concepts.rules.content import Node
from masswerk.documents.text import Block, Doc, Heading, ListBlock, Paragraph, Runs, Table
from masswerk.documents.writers import docx, pdf
from masswerk.events import actions
from masswerk.events.documentation import documentation
from masswerk.events.models import Event
from masswerk.measures.actions import describe
from masswerk.participation.actions import changing
from masswerk.participation.models import Statement
from tests.documents.writers.test_write_pdf import inside
from tests.events import samples
from tests.participation import weighing

pytestmark = pytest.mark.django_db
CLUSTER = "Sprache im Alltag"
NODES = [
    Node("pre", "preamble", title="Präambel"),
    Node("pre-1", "text", "pre", text="Alle gehören dazu."),
    Node("f1", "field", number="1", title="Spracherwerb"),
    Node("g1", "guideline", "f1", text="Sprache öffnet Türen."),
    Node("g2", "guideline", "f1", text="Kurse sind erreichbar."),
    Node("a1", "approach", "f1", text="Muttersprachen nutzen"),
    Node("f2", "field", number="2", title="Arbeit"),
    Node("m1", "measure", "f2", number="2.1", title="Lotsenkartei", text="Der Kreis führt eine Kartei."),
    Node("m2", "measure", "f2", number="2.2", title="Werkstatt", text="Eine Werkstatt."),
]


@pytest.fixture
def desk():
    return weighing.desk(NODES)


@pytest.fixture
def event(desk) -> Event:
    """A day with two groups: one talked about a field and the preamble, one about nothing yet."""
    day = samples.event(desk.edition)
    actions.set_agenda(day, items=[actions.Item("Begrüßung")], by=SYSTEM)
    group = actions.form_group(day, number=1, title="Spracherwerb", by=SYSTEM, moderation="Volkshochschule",
                               fields=[desk.element("pre"), desk.element("f1")])
    actions.form_group(day, number=2, title="Arbeit", fields=[desk.element("f2")], by=SYSTEM)
    question = samples.question(desk.edition)
    first, _second = actions.write_list(group, question, texts=["Auch das Amt zählt", "Abends"], by=SYSTEM)
    actions.form_cluster(group, question, title=CLUSTER, cards=[first], by=SYSTEM)
    actions.sum_up(group, points=["Mehr Kurse am Abend."], by=SYSTEM)
    return day


def weighed(desk, event: Event) -> None:
    """Hand everything over, decide the first card in part, and change a guideline by it."""
    actions.hand_over(event, desk.procedure, by=desk.first, now=weighing.NOW)
    statement = Statement.objects.select_related("procedure", "contribution").get(contribution__number=1)
    decision = desk.decided(statement, "partly")
    passage = desk.passage("g1")
    edit_passage(passage, title="", text="Sprache öffnet Wege.", serial=passage.wording.serial, by=SYSTEM)
    changing.ground_change(desk.procedure, desk.element("g1"), decisions=[decision], by=desk.first)


def words(block: Block) -> str:
    """The words of a block; struck ones in [-…-], inserted ones in {+…+}."""
    marks = {"": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}

    def runs(some: Runs) -> str:
        return "".join(marks[run.change].format(run.text) for run in some)

    if isinstance(block, ListBlock):
        return " / ".join(runs(item.runs) for item in block.items)
    if isinstance(block, Table):
        return " / ".join(" | ".join(runs(cell) for cell in row) for row in block.rows)
    return runs(block.runs) if isinstance(block, Heading | Paragraph) else ""


def outline(doc: Doc) -> list[str]:
    return ["#" * block.level + " " + words(block) for block in doc.blocks if isinstance(block, Heading)]


def below(doc: Doc, heading: str) -> list[str]:
    """What stands below a heading, until the next one."""
    at = next(place for place, block in enumerate(doc.blocks) if isinstance(block, Heading) and words(block) == heading)
    found: list[str] = []
    for block in doc.blocks[at + 1:]:
        if isinstance(block, Heading):
            break
        found.append(words(block))
    return found


def test_the_parts_stand_in_the_order_of_the_day(desk, event):
    assert outline(documentation(event)) == [
        "# Zu dieser Dokumentation", "# Programm", "# Leitfragen",
        "# Arbeitsgruppe 1: Spracherwerb", "## Präambel", "## 1 Spracherwerb", "### Leitlinien", "### Ansätze",
        "## Was die Gruppe berichtet hat", "## Karten", "### Leitfrage 1: Welche Ansätze fehlen?",
        f"#### {CLUSTER}", "#### Einzelne Karten", "# Arbeitsgruppe 2: Arbeit"]


def test_a_group_says_what_it_talked_about_and_who_moderated(desk, event):
    doc = documentation(event)
    assert below(doc, "Arbeitsgruppe 1: Spracherwerb") == [
        "Besprochen: Präambel; 1 Spracherwerb. Moderation: Volkshochschule."]
    assert below(doc, "Arbeitsgruppe 2: Arbeit") == ["Besprochen: 2 Arbeit."]


def test_the_preamble_a_group_was_asked_about_stands_there_in_full(desk, event):
    assert below(documentation(event), "Präambel") == ["Alle gehören dazu."]


def test_a_guideline_shows_what_cards_of_the_event_changed(desk, event):
    weighed(desk, event)
    doc = documentation(event)
    assert below(doc, "Leitlinien") == [
        "Sprache öffnet [-Türen-]{+Wege+}. (geändert nach B-001) / Kurse sind erreichbar."]
    assert sum("Wege" in words(block) for block in doc.blocks) == 1


def test_each_card_leads_to_its_decision_and_reason(desk, event):
    weighed(desk, event)
    doc = documentation(event)
    assert below(doc, CLUSTER) == ["Karte 1 Auch das Amt zählt (Beitrag B-001: teilweise übernommen)"]
    assert below(doc, "Einzelne Karten") == ["Karte 2 Abends (Beitrag B-002)"]
    assert below(doc, "Entscheidungen im Einzelnen") == [
        "Beitrag | Karte | Entscheidung | Begründung / B-001 | 1 | teilweise übernommen | Weil es so ist."]


def test_a_changed_passage_no_group_talked_about_stands_at_the_end(desk, event):
    weighed(desk, event)
    actions.form_group(event, number=1, title="Spracherwerb", fields=[], by=SYSTEM)
    assert any("{+Wege+}" in words(block) for block in documentation(event).blocks
               if isinstance(block, Paragraph))


def test_a_network_meeting_says_how_measures_stand_by_status_with_their_lead(desk, event):
    describe(desk.element("m1"), status="running", lead="Volkshochschule", by=SYSTEM)
    describe(desk.element("m2"), status="planned", by=SYSTEM)
    assert "# Stand der Maßnahmen" not in outline(documentation(event))
    event.kind = "network"
    doc = documentation(event)
    assert below(doc, "Stand der Maßnahmen") == ["Stand | Maßnahmen / geplant | 1 / läuft | 1"]
    assert below(doc, "Läuft (1)") == ["Maßnahme | Federführung / 2.1 Lotsenkartei | Volkshochschule"]
    assert below(doc, "Geplant (1)") == ["Maßnahme | Federführung / 2.2 Werkstatt | "]


def test_the_pdf_is_tagged_as_every_export(desk, event):
    weighed(desk, event)
    made = pdf.write(documentation(event))
    laid_open = inside(made)
    assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", laid_open)
    assert b"/StructTreeRoot" in laid_open
    assert b"/Lang(de-DE)" in laid_open
    assert b"/DisplayDocTitle true" in laid_open
    with pypdfium2.PdfDocument(made) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
        assert document.get_metadata_dict()["Title"] == event.title
    for said in ("Karte 1", "Wege", "B-001", "Weil es so ist."):
        assert said in text


def test_the_word_file_has_its_headings_and_the_redline(desk, event):
    weighed(desk, event)
    document = Document(io.BytesIO(docx.write(documentation(event))))
    headings = [row.text for row in document.paragraphs if row.style.name.startswith("Heading")]
    assert "Arbeitsgruppe 1: Spracherwerb" in headings
    assert "Wege" in document.element.body.xml
    assert "w:ins " in document.element.body.xml
    assert "w:del " in document.element.body.xml
