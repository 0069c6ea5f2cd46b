"""A county with an adopted concept and its revision in consultation, as visitors find it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Element, Passage
from masswerk.concepts.rules.content import Node, Rendered
from masswerk.measures.actions import describe
from masswerk.public.redlines import comparison_of
from tests import factories

DAY = date(2016, 12, 14)
OLD, NEW = "/harz/konzept/integrationskonzept/2016/", "/harz/konzept/integrationskonzept/2026/"


def nodes() -> list[Node]:
    """Two fields with guideline, approach, measures and a table; a theme across them; parts in other languages."""
    return [
        Node("pre", "preamble", title="Präambel", text="Alle gehören dazu."),
        Node("felder", "section", title="Handlungsfelder", renditions=(Rendered("ar", "مجالات", ""),)),
        Node("ehrenamt", "field", "felder", title="Ehrenamt", text="Wer neu ist, braucht Menschen, die Wege kennen.",
             renditions=(Rendered("ar", "العمل التطوعي", "من يصل يحتاج إلى أناس."),
                         Rendered("de-short", "Ehrenamt", "Freiwillige helfen beim Ankommen."),
                         Rendered("de-simple", "Ehren-Amt", "Menschen helfen freiwillig."))),
        Node("leit", "guideline", "ehrenamt", text="Freiwillige ergänzen die Beratung. **Niemand** zahlt drauf."),
        Node("lotsen", "approach", "ehrenamt", title="Lotsen in der Fläche", themes=("land",), fields=("arbeit",),
             text="Der Landkreis gewinnt Integrationslotsen für Bürgerinnen und Bürger in Straßberg.",
             renditions=(Rendered("ar", "مرشدون", "تكسب المقاطعة مرشدين."),)),
        Node("kurs", "measure", "lotsen", title="Basislehrgang", text="Zweimal im Jahr beginnt ein Lehrgang.",
             themes=("land",)),
        Node("tab", "table", "lotsen", title="Lotsen nach Ort",
             text="| Ort | Lotsen |\n|---|---|\n| Halberstadt | 10 |"),
        Node("arbeit", "field", "felder", title="Arbeit"),
        Node("lohn", "text", "arbeit", text="Wer arbeitet, kommt an. Integrationslotsen helfen auch hier."),
        Node("themen", "section", title="Querschnittsthemen"),
        Node("land", "cross_cutting_theme", "themen", title="Ländlicher Raum", text="Wege und Orte in den Dörfern."),
    ]


@pytest.fixture(autouse=True)
def _nothing_compared_before() -> None:
    """Numbers of editions come again with each test's database; comparisons are kept by them."""
    comparison_of.cache_clear()


@pytest.fixture
def county(db) -> SimpleNamespace:
    """Body, concept, its editions 2016 (adopted) and 2026 (in consultation)."""
    body = factories.body(slug="harz", name="Landkreis Harz", tagline="Zusammenleben im Harz",
                          lead="Was wir vereinbart haben.", imprint="Landkreis Harz, Halberstadt")
    concept = factories.concept(body)
    old = factories.edition(concept, "2016", content=nodes())
    describe(element(old, "kurs"), status="running", lead="Kreisvolkshochschule", since="2015-10", by=SYSTEM)
    actions.state_interface(old, source=element(old, "ehrenamt"), target=element(old, "arbeit"), note="Anrechnung",
                            by=SYSTEM)
    actions.define_term(concept, key="lotse", term="Integrationslotse", explanation="Freiwillige, die begleiten.",
                        by=SYSTEM)
    actions.adopt(old, decided_by="Kreistag", decided_on=DAY, paper="KT 1/2016", today=DAY, by=SYSTEM)
    new = actions.open_revision(old, key="2026", title="Entwurf 2026", by=SYSTEM)
    passage = at(new, "lotsen")
    actions.edit_passage(passage, title="Lotsen in der Fläche", serial=1, by=SYSTEM,
                         text="Der Landkreis gewinnt dreißig Integrationslotsen für Bürgerinnen und Bürger in Straßberg.")
    actions.send_to_consultation(new, by=SYSTEM)
    return SimpleNamespace(body=body, concept=concept, old=fresh(old), new=fresh(new))


def fresh(edition: Edition) -> Edition:
    """The edition as it is stored now."""
    return Edition.objects.get(pk=edition.pk)


def element(edition: Edition, key: str) -> Element:
    """An element by its key."""
    return Element.objects.get(concept=edition.concept_id, key=key)


def at(edition: Edition, key: str) -> Passage:
    """An element's passage in an edition."""
    return Passage.objects.select_related("edition", "wording", "element").get(edition=edition, element__key=key)
