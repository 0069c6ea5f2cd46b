"""The pages of weighing, as two coordinators use them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from masswerk.participation.actions import bundling
from masswerk.participation.actions.giving_back import withdraw
from masswerk.participation.models import Bundle, Change, Decision, Statement
from tests.participation import weighing

pytestmark = pytest.mark.django_db
MORE = weighing.ALLOWANCE.replace("130", "150")


@pytest.fixture
def desk():
    return weighing.desk()


@pytest.fixture
def client(desk):
    return signed_in(desk.first)


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(desk, name: str, **more) -> str:
    return reverse(f"weighing:{name}", kwargs={"body": desk.body.slug, "procedure": desk.procedure.slug, **more})


def page(client, url: str, **query) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client, url: str, status: int = 302, **data) -> str:
    answer = client.post(url, data)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode()


class TestTable:
    def test_it_shows_what_was_said_and_where_it_stands(self, desk, client):
        desk.decided(desk.said("Mehr Lotsen auf dem Dorf.", "p1"), "noted")
        desk.said("150 Euro zahlen.", "p2")
        found = page(client, at(desk, "table"))
        assert "Mehr Lotsen auf dem Dorf." in found
        assert "1 entschieden, 0 warten auf Bestätigung, 1 offen" in found

    @pytest.mark.parametrize(("query", "kept"), [
        ({"suche": "dorf"}, {"B-001"}), ({"suche": "B-002"}, {"B-002"}), ({"absatz": "p2"}, {"B-002"}),
        ({"absatz": "f1"}, {"B-001", "B-002"}), ({"absatz": "ohne"}, {"B-003"}),
        ({"entscheidung": "offen"}, {"B-002", "B-003"}), ({"entscheidung": "noted"}, {"B-001"}),
        ({"entscheidung": "entschieden"}, {"B-001"}), ({"eingang": "board"}, {"B-003"}),
        ({"von": "Beirat"}, {"B-003"}), ({"pruefen": "1"}, set()), ({"entscheidung": "unsinn"}, {"B-001", "B-002", "B-003"}),
    ])
    def test_filters_keep_what_fits(self, desk, client, query, kept):
        desk.decided(desk.said("Mehr Lotsen auf dem Dorf.", "p1"), "noted")
        desk.said("150 Euro zahlen.", "p2")
        desk.said("Danke.", channel="board", organisation="Beirat")
        found = page(client, at(desk, "table"), **query)
        assert {sign for sign in ("B-001", "B-002", "B-003") if f">{sign}<" in found} == kept

    @pytest.mark.parametrize("words", ["übersetzung", "ÜBERSETZUNG", "uebersetzung", "Übersetzung  für", "Übersetzung fuer Ämter"])
    def test_searching_minds_neither_capitals_nor_umlauts(self, desk, client, words):
        desk.said("Mehr ÜBERSETZUNG für Ämter.")
        desk.said("Mehr Busse, 100 % gratis.")
        found = page(client, at(desk, "table"), suche=words)
        assert {sign for sign in ("B-001", "B-002") if f">{sign}<" in found} == {"B-001"}

    @pytest.mark.parametrize(("words", "kept"), [("100 %", {"B-001"}), ("%", {"B-001"}), ("_", set())])
    def test_signs_of_the_database_are_searched_as_they_stand(self, desk, client, words, kept):
        desk.said("Mehr Busse, 100 % gratis.")
        desk.said("Mehr Kurse.", organisation="Räderwerk e. V.")
        found = page(client, at(desk, "table"), suche=words)
        assert {sign for sign in ("B-001", "B-002") if f">{sign}<" in found} == kept

    def test_an_organisation_is_found_by_its_name_in_small_letters(self, desk, client):
        desk.said("Mehr Kurse.", organisation="ÖKUMENE e. V.")
        assert ">B-001<" in page(client, at(desk, "table"), suche="ökumene")

    def test_by_passage_means_in_the_order_of_the_draft(self, desk, client):
        for key in ("thema", "p2", "p1"):
            desk.said(f"Zu {key}.", key)
        desk.said("Zum Ganzen.")
        found = page(client, at(desk, "table"), sortierung="absatz")
        signs = ("B-004", "B-003", "B-002", "B-001")
        assert sorted(signs, key=lambda sign: found.index(f">{sign}<")) == list(signs)

    def test_a_proposal_that_is_late_asks_for_a_look(self, desk, client):
        from masswerk.concepts.actions import edit_passage

        statement = desk.proposed("p2", MORE)
        passage = desk.passage("p2")
        edit_passage(passage, title="Aufwandsentschädigung", text=weighing.ALLOWANCE.replace("130", "200"),
                     serial=passage.wording.serial, by=desk.first)
        assert f">{statement.contribution.sign}<" in page(client, at(desk, "table"), pruefen="1")

    def test_what_belongs_to_a_passage_that_went_stays_in_sight(self, desk, client):
        from masswerk.concepts.actions import remove_element

        desk.said("Bitte behalten.", "p1")
        remove_element(desk.passage("p1"), by=desk.first)
        assert "Lotsenstellen (entfallener Absatz)" in page(client, at(desk, "table"), absatz="entfallen")

    def test_it_asks_the_database_as_often_for_many_as_for_few(self, desk, client):
        def asked() -> int:
            with CaptureQueriesContext(connection) as queries:
                page(client, at(desk, "table"))
            return len(queries)

        fill(desk, 3)
        asked()  # the first page of a session notes when it began
        few = asked()
        fill(desk, 57)
        assert (asked(), few <= 12) == (few, True)


def fill(desk, amount: int) -> None:
    for number in range(amount):
        statement = desk.proposed("p2", MORE) if number % 3 == 0 else desk.said(f"Aussage {number}.", "p1", "p2")
        if number % 2:
            desk.decided(statement, "noted")


class TestStatement:
    def test_two_people_decide_on_the_pages(self, desk, client):
        statement = desk.said("Mehr Lotsen.", "p1")
        there = at(desk, "statement", statement=statement.pk)
        send(client, there, schritt="entwerfen", outcome="passed_on", reason="Das Land ist zuständig.",
             passed_to="Sozialministerium", seen="0")
        assert "Sie haben diese Entscheidung selbst entworfen" in send(client, there, 422, schritt="bestaetigen", seen="1")
        second = signed_in(desk.second)
        send(second, there, schritt="rueckfrage", question="Welches Ministerium?", seen="1")
        assert "Welches Ministerium?" in page(client, there)
        send(client, there, schritt="entwerfen", outcome="passed_on", reason="Das Land ist zuständig.",
             passed_to="Ministerium für Soziales", seen="2")
        send(second, there, schritt="bestaetigen", seen="3")
        stored = Decision.objects.get()
        assert (stored.passed_to, stored.confirmed_by) == ("Ministerium für Soziales", desk.second)

    def test_a_refused_decision_keeps_what_was_typed(self, desk, client):
        there = at(desk, "statement", statement=desk.said("Mehr Lotsen.").pk)
        found = send(client, there, 422, schritt="entwerfen", outcome="passed_on", reason="Das Land.", seen="0")
        assert "Es fehlt, an wen weitergeleitet wird." in found
        assert "Das Land." in found

    def test_two_clerks_at_once_see_both(self, desk, client):
        statement = desk.said("Mehr Lotsen.")
        desk.decided(statement, "noted", confirm=False)
        there = at(desk, "statement", statement=statement.pk)
        found = send(signed_in(desk.second), there, 409, schritt="entwerfen", outcome="not_adopted",
                     reason="Zu teuer.", seen="0")
        assert "Weil es so ist." in found
        assert "Zu teuer." in found
        send(signed_in(desk.second), there, schritt="entwerfen", outcome="not_adopted", reason="Zu teuer.", seen="1")
        assert Decision.objects.get().outcome == "not_adopted"

    def test_a_text_block_is_put_behind_what_was_typed(self, desk, client):
        from masswerk.participation.actions.text_blocks import keep_text_block

        block = keep_text_block(desk.body, title="Land", text="Zuständig ist das Land.", by=desk.first)
        there = at(desk, "statement", statement=desk.said("Mehr Lotsen.").pk)
        found = send(client, there, 200, schritt="einfuegen", block=str(block.pk), outcome="", reason="Danke.", seen="0")
        assert "Danke.\n\nZuständig ist das Land." in found
        assert Decision.objects.count() == 0

    def test_places_are_confirmed_and_added(self, desk, client):
        statement = desk.said("Mehr Geld.", "p1")
        send(client, at(desk, "statement", statement=statement.pk), schritt="zuordnen",
             ort_von=[str(desk.element("p1").pk)], weiterer="thema")
        assert weighing.anchored(statement) == {"p1", "thema"}

    def test_the_next_open_statement_is_one_link_away(self, desk, client):
        rows = [desk.said(f"Aussage {number}.") for number in range(3)]
        desk.decided(rows[1])
        found = page(client, at(desk, "table"), aussage=str(rows[0].pk))
        assert f'aussage={rows[2].pk}#entscheiden" data-key="n"' in found
        assert at(desk, "statement", statement=rows[0].pk) in page(client, at(desk, "statement", statement=rows[2].pk))

    def test_a_proposal_shows_its_redline(self, desk, client):
        statement = desk.proposed("p2", MORE)
        found = page(client, at(desk, "table"), aussage=str(statement.pk))
        assert "130</del>" in found
        assert "150</ins>" in found


class TestDividing:
    def test_sentences_become_a_statement_without_script(self, desk, client):
        text = "Guten Tag. Mehr Lotsen! Mehr Geld. Danke."
        contribution = desk.said(text).contribution
        there = at(desk, "divide", number=contribution.number)
        send(client, there, schritt="aussage", satz=["11-23"])
        send(client, there, schritt="ohne-bezug", satz=["0-10"])
        assert weighing.parts(contribution) == ["Guten Tag.", "Mehr Lotsen!", "Mehr Geld. Danke."]

    def test_selected_text_counts_before_sentences(self, desk, client):
        contribution = desk.said("Mehr Lotsen und mehr Geld.").contribution
        send(client, at(desk, "divide", number=contribution.number), schritt="aussage", von_zeichen="0",
             bis_zeichen="11", satz=["0-26"])
        assert weighing.parts(contribution) == ["Mehr Lotsen", "und mehr Geld."]

    def test_nothing_marked_says_so(self, desk, client):
        contribution = desk.said("Mehr Lotsen.").contribution
        assert "Es ist kein Text markiert." in send(client, at(desk, "divide", number=contribution.number), 422,
                                                    schritt="aussage")

    def test_two_are_joined_again(self, desk, client):
        contribution = desk.said("Mehr Lotsen. Mehr Geld.").contribution
        there = at(desk, "divide", number=contribution.number)
        send(client, there, schritt="aussage", satz=["13-23"])
        second = Statement.objects.get(contribution=contribution, number=2)
        send(client, there, schritt=f"verbinden-{second.pk}")
        assert weighing.parts(contribution) == ["Mehr Lotsen. Mehr Geld."]


class TestTogether:
    def test_several_are_assigned_bundled_decided_and_confirmed(self, desk, client):
        rows = [desk.said(f"{amount} Euro zahlen.") for amount in (150, 160)]
        keys = [str(row.pk) for row in rows]
        there = at(desk, "together")
        assert "160 Euro zahlen." in page(client, there, schritt="zuordnen", aussage=keys)
        send(client, there, was="zuordnen", aussage=keys, absatz_von=["p2", "thema"])
        assert weighing.anchored(rows[1]) == {"p2", "thema"}
        send(client, there, was="entscheiden", aussage=keys, outcome="noted", reason="Danke.")
        send(signed_in(desk.second), there, was="bestaetigen", aussage=keys)
        assert Decision.objects.filter(confirmed_by=desk.second).count() == 2
        send(client, there, was="buendeln", aussage=keys, title="Mehr Geld")
        assert Bundle.objects.get().statements.count() == 2

    def test_nothing_chosen_says_so(self, desk, client):
        assert "Es ist keine Aussage ausgewählt." in page(client, at(desk, "together"), schritt="buendeln")


class TestBundlePages:
    def test_a_bundle_is_decided_and_dissolved(self, desk, client):
        bundle = bundling.make_bundle([desk.said("150 Euro."), desk.said("Bitte 150 Euro.")], title="150", by=desk.first)
        there = at(desk, "bundle", bundle=bundle.pk)
        send(client, there, schritt="entwerfen", outcome="noted", reason="Danke.", seen="0")
        send(signed_in(desk.second), there, schritt="bestaetigen", seen="1")
        assert Decision.objects.get().confirmed_by == desk.second
        assert "schon entschieden" in send(client, there, 422, schritt="aufloesen")
        send(client, there, schritt="zuruecknehmen", seen="2")
        send(client, there, schritt="aufloesen")
        assert Bundle.objects.count() == 0
        assert page(client, at(desk, "bundles"))


class TestWording:
    def test_adopted_proposals_are_merged_into_the_draft(self, desk, client):
        rows = [desk.proposed("p2", MORE), desk.proposed("p2", weighing.ALLOWANCE.replace("im eigenen Teilraum ", ""))]
        for row in rows:
            desk.decided(row, "adopted")
        there = at(desk, "passage", element="p2")
        both = "Lotsinnen und Lotsen erhalten monatlich 150 Euro. Fahrten werden erstattet."
        assert both in page(client, there)
        keys = [str(weighing.proposal_of(row).pk) for row in rows]
        send(client, there, schritt="uebernehmen", vorschlag=keys, title="Aufwandsentschädigung", text=both, serial="1")
        assert desk.passage("p2").wording.text == both
        assert Change.objects.get().bases.count() == 2

    def test_contradictions_are_settled_by_hand(self, desk, client):
        rows = [desk.proposed("p2", MORE), desk.proposed("p2", weighing.ALLOWANCE.replace("130", "200"))]
        for row in rows:
            desk.decided(row, "partly")
        there = at(desk, "passage", element="p2")
        assert "Hier widersprechen sich die Vorschläge" in page(client, there)
        keys = [str(weighing.proposal_of(row).pk) for row in rows]
        found = send(client, there, 200, schritt="zusammenfuehren", vorschlag=keys, **{"stelle-0": "200"})
        assert weighing.ALLOWANCE.replace("130", "200") in found

    def test_a_decision_without_a_proposal_is_put_into_words(self, desk, client):
        decision = desk.decided(desk.said("Bitte 150 Euro.", "p2"), "adopted")
        there = at(desk, "passage", element="p2")
        assert "Auf diesen Entscheidungen ohne Vorschlag" in page(client, there)
        assert "weder ein Vorschlag noch eine Entscheidung" in send(client, there, 422, schritt="uebernehmen",
                                                                   title="Geld", text=MORE, serial="1")
        send(client, there, schritt="uebernehmen", entscheidung_von=[str(decision.pk)], title="Geld", text=MORE,
             serial="1")
        assert Change.objects.get().bases.get().decision == decision
        assert "wie ausgelegt" not in page(client, at(desk, "passages"))

    def test_a_late_proposal_that_collides_is_worked_in_by_hand(self, desk, client):
        from masswerk.concepts.actions import edit_passage

        row = desk.proposed("p2", MORE)
        desk.decided(row, "partly")
        passage = desk.passage("p2")
        edit_passage(passage, title=passage.wording.title, text=weighing.ALLOWANCE.replace("130", "140"), serial=1,
                     by=desk.first)
        there = at(desk, "passage", element="p2")
        assert "Von Hand eingearbeitet" in page(client, there)
        send(client, there, schritt="uebernehmen", von_hand=[str(weighing.proposal_of(row).pk)],
             title="Aufwandsentschädigung", text=MORE, serial="2")
        assert weighing.proposal_of(row).state == "accepted"
        assert desk.passage("p2").wording.text == MORE

    def test_a_proposal_that_was_taken_back_strikes_nothing(self, desk, client):
        row = desk.proposed("p2", MORE)
        desk.decided(row, "adopted")
        withdraw(row.contribution, by=desk.first, now=weighing.NOW)
        there = at(desk, "passage", element="p2")
        assert "Der Vorschlag ist zurückgezogen." in page(client, there)
        send(client, there, 422, schritt="uebernehmen", vorschlag=[str(weighing.proposal_of(row).pk)], title="",
             text="", serial="1")
        assert desk.passage("p2").wording.text == weighing.ALLOWANCE
        assert page(client, at(desk, "table"), pruefen="1")

    def test_an_edit_by_hand_asks_for_its_ground(self, desk, client):
        from masswerk.concepts.actions import edit_passage

        passage = desk.passage("p2")
        edit_passage(passage, title="Geld", text=MORE, serial=1, by=desk.first)
        assert "Änderung ohne Grundlage" in page(client, at(desk, "passages"))
        there = at(desk, "passage", element="p2")
        assert "Worauf beruht diese Änderung?" in page(client, there)
        send(client, there, schritt="redaktionell", note="Sprache")
        assert "Worauf beruht diese Änderung?" not in page(client, there)


class TestClosing:
    def test_open_points_are_listed_with_links_and_then_it_closes(self, desk, client):
        statement = desk.said("Mehr Lotsen.")
        there = at(desk, "close")
        assert at(desk, "statement", statement=statement.pk) in page(client, there)
        assert "lässt sich noch nicht abschließen" in send(client, there, 422)
        desk.decided(statement)
        send(client, there)
        desk.procedure.refresh_from_db()
        assert desk.procedure.closed_at is not None
        assert "Das Verfahren ist abgeschlossen." in page(client, there)
        refused = send(client, at(desk, "statement", statement=statement.pk), 422, schritt="entwerfen", outcome="noted",
                       reason="Doch.", seen="2")
        assert "ist abgeschlossen" in refused


class TestTextBlocks:
    def test_they_are_kept_changed_and_removed(self, desk, client):
        there = reverse("weighing:blocks", kwargs={"body": desk.body.slug})
        send(client, there, title="Land", outcome="passed_on", text="Zuständig ist das Land.")
        assert "Zuständig ist das Land." in page(client, there)
        assert "gibt es schon" in send(client, there, 422, title="Land", outcome="", text="Anders.")
        pk = desk.body.text_blocks.get().pk
        send(client, f"{there}{pk}/", title="Land", outcome="", text="Das Land.")
        assert desk.body.text_blocks.get().text == "Das Land."
        send(client, f"{there}{pk}/loeschen/")
        assert desk.body.text_blocks.count() == 0


def test_strangers_find_nothing(desk):
    statement = desk.said("Mehr Lotsen.")
    other = signed_in(weighing.desk().first)
    for url in (at(desk, "table"), at(desk, "statement", statement=statement.pk), at(desk, "close")):
        assert other.get(url).status_code == 404


def test_statements_of_another_procedure_are_not_found(desk, client):
    other = weighing.opened(desk.edition, "zweite")
    statement = desk.said("Mehr Lotsen.")
    url = reverse("weighing:statement", kwargs={"body": desk.body.slug, "procedure": other.slug, "statement": statement.pk})
    assert client.get(url).status_code == 404
