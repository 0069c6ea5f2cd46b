"""The review as a browser without script uses it: plain links and plain forms."""

from __future__ import annotations

import pytest

from masswerk.intake.models import Proposal
from tests.intake import samples
from tests.intake.samples import address

pytestmark = pytest.mark.django_db


def test_the_review_opens_at_the_first_doubt_with_its_lines(desk, body):
    page = desk.get(address("reading", samples.reading(body)))
    work = page.context["work"]
    assert str(work.chosen) == "Der Kreis fördert Kurse?"
    assert [line.number for line in work.lines if "is-on" in line.classes] == [4]
    assert (len(work.doubts), work.doubt_number, work.sure) == (3, 1, 5)


def test_doubts_are_walked_in_a_circle(desk, body):
    reading = samples.reading(body)
    first, second, third = (samples.named(reading, title).pk for title in (
        "Der Kreis fördert Kurse?", "Die Kammer berät laufend.", "Sport?"))
    walk = {pk: desk.get(address("reading", reading), {"element": pk}).context["work"] for pk in (first, second, third)}
    assert [walk[pk].next_doubt for pk in (first, second, third)] == [second, third, first]
    assert [walk[pk].previous_doubt for pk in (first, second, third)] == [third, first, second]


STEPS = [
    ("bestaetigen", {}, "Sport?", "-Sport?"),
    ("tiefer", {}, "Sport?", "--Sport?"),
    ("hoeher", {}, "Der Kreis fördert Kurse?", "-Der Kreis fördert Kurse?"),
    ("nach-hinten", {}, "Präambel", "-Präambel"),
    ("nach-vorn", {}, "Sport?", "-Sport?"),
    ("verbinden", {}, "Sport?", "---Sie berät auch abends. Sport?"),
    ("angaben", {"kind": "section", "label": "4", "title": "Bewegung"}, "Sport?", "-Bewegung"),
]


@pytest.mark.parametrize(("name", "data", "title", "shown"), STEPS)
def test_each_button_takes_its_step_and_shows_where_it_was_taken(desk, body, name, data, title, shown):
    reading = samples.reading(body)
    element = samples.named(reading, title).pk
    answer = desk.post(address("step", reading), {"schritt": name, "element": element, "gesehen": 1, **data})
    assert answer.status_code == 302
    assert desk.get(answer.url).status_code == 200
    assert shown in samples.tree(reading)


def test_leaving_out_and_taking_back_in(desk, body):
    reading = samples.reading(body)
    sport = samples.named(reading, "Sport?").pk
    for name, left_out in (("nur-auslassen", 1), ("aufnehmen", 0), ("auslassen", 2)):
        desk.post(address("step", reading), {"schritt": name, "element": sport})
        assert Proposal.objects.filter(reading=reading, decision="left_out").count() == left_out


def test_a_merged_element_is_split_where_its_lines_part(desk, body):
    reading = samples.reading(body)
    sport = samples.named(reading, "Sport?").pk
    shown = desk.post(address("step", reading), {"schritt": "verbinden", "element": sport}).url
    panel = desk.get(shown).context["panel"]
    assert [(cut.name, cut.value, cut.text) for cut in panel.cuts] == [("zeile", 7, "Sport?")]
    desk.post(address("step", reading), {"schritt": "teilen", "element": panel.proposal.pk, "zeile": 7})
    assert samples.tree(reading)[-2:] == ["---Sport?", "--Vereine sind offen."]


def test_undo_takes_back_the_last_step(desk, body):
    reading = samples.reading(body)
    before = samples.shape(reading)
    sport = samples.named(reading, "Sport?").pk
    desk.post(address("step", reading), {"schritt": "verbinden", "element": sport})
    desk.post(address("step", reading), {"schritt": "zurueck", "element": sport})
    assert samples.shape(reading) == before


def test_an_impossible_step_is_refused_with_reason_and_keeps_what_was_typed(desk, body):
    reading = samples.reading(body)
    first = samples.named(reading, "Alle gehören dazu.").pk
    answer = desk.post(address("step", reading), {"schritt": "tiefer", "element": first})
    assert answer.status_code == 422
    assert "davor steht kein Baustein derselben Ebene" in answer.content.decode()


def test_whoever_saves_second_is_told_and_keeps_the_text(desk, body):
    reading = samples.reading(body)
    sport = samples.named(reading, "Sport?").pk
    fields = {"schritt": "angaben", "element": sport, "gesehen": 1, "kind": "field", "label": ""}
    desk.post(address("step", reading), {**fields, "title": "Bewegung"})
    answer = desk.post(address("step", reading), {**fields, "title": "Vereinssport"})
    text = answer.content.decode()
    assert "„Bewegung“ wurde inzwischen von jemand anderem geändert." in text
    assert 'value="Vereinssport"' in text
    assert samples.named(reading, "Bewegung").kind == "field"


def test_a_script_gets_only_the_workspace(desk, body):
    reading = samples.reading(body)
    answer = desk.post(address("step", reading), {"schritt": "bestaetigen", "element": samples.named(
        reading, "Sport?").pk}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert 'id="werkbank"' in answer.content.decode()


def test_after_signing_in_again_the_address_of_a_step_leads_back(desk, body):
    reading = samples.reading(body)
    assert desk.get(address("step", reading)).url == address("reading", reading)


def test_forms_keep_what_is_typed(desk, body):
    reading = samples.reading(body)
    sport = samples.named(reading, "Sport?").pk
    for url, form in ((f"{address('reading', reading)}?element={sport}", f'id="angaben-{sport}"'),
                      (address("accept", reading), 'id="uebernehmen"')):
        text = desk.get(url).content.decode()
        tag = next(part for part in text.split("<form")[1:] if form in part.split(">")[0])
        assert "data-keep" in tag.split(">")[0]


def test_lost_lines_are_listed_and_get_a_home(desk, body):
    reading = samples.reading(body, lost=3)
    url = f"{address('lines', reading)}?gruppe=nirgends"
    page = desk.get(url)
    assert [row["line"].number for row in page.context["rows"]] == [10, 11, 12]
    last = samples.named(reading, "Vereine sind offen.").pk
    desk.post(url, {"zeilen": ["10"], "schritt": "zuordnen", "baustein": last})
    desk.post(url, {"zeilen": ["11"], "schritt": "baustein"})
    desk.post(url, {"zeilen": ["12"], "schritt": "auslassen", "reason": "Aktenzeichen"})
    page = desk.get(url)
    assert "Nichts ging verloren." in page.content.decode()
    assert samples.tree(reading)[-1] == "--Verlorene Zeile 2."


def test_leaving_lines_out_without_a_reason_is_refused(desk, body):
    reading = samples.reading(body, lost=1)
    answer = desk.post(f"{address('lines', reading)}?gruppe=nirgends", {"zeilen": ["10"], "schritt": "auslassen"})
    assert answer.status_code == 422
    assert "es fehlt der Grund" in answer.content.decode()


def test_doubts_are_listed_with_their_reasons_and_confirmed_there(desk, body):
    reading = samples.reading(body)
    page = desk.get(address("doubts", reading))
    assert [row.name for row in page.context["rows"]] == [
        "Der Kreis fördert Kurse?", "Die Kammer berät laufend.", "Sport?"]
    assert "Zwei Lesarten" in page.content.decode()
    desk.post(address("doubts", reading), {"element": samples.named(reading, "Sport?").pk})
    assert samples.named(reading, "Sport?").decision == "confirmed"


def test_an_element_is_moved_below_another_by_a_form(desk, body):
    reading = samples.reading(body)
    url = address("move", reading, element=samples.named(reading, "Die Kammer berät laufend.").pk)
    assert desk.get(url).status_code == 200
    desk.post(url, {"below": samples.named(reading, "Sport?").pk, "place": "1"})
    assert samples.tree(reading)[-3:] == ["--Die Kammer berät laufend.", "---Sie berät auch abends.",
                                          "--Vereine sind offen."]


def test_markup_in_a_document_is_shown_as_text(desk, body):
    reading = samples.reading(body, spec=[(1, "text", "<script>alert(1)</script>?")])
    page = desk.get(address("reading", reading)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("page", ["reading", "doubts", "lines", "accept", "panel", "overview"])
def test_the_number_of_queries_does_not_grow(desk, body, page, django_assert_max_num_queries):
    counts = []
    for size in (250, 500):  # more than one window
        spec = [(1, "+field", "Arbeit?"), *((2, "measure", f"Der Kreis fördert {n}?") for n in range(size))]
        reading = samples.reading(body, spec=spec, lost=size)
        headers = {"HX-Request": "true"} if page == "panel" else {}
        url = address(page) if page == "overview" else address(
            page, reading, **({"element": Proposal.objects.filter(reading=reading).last().pk} if page == "panel" else {}))
        desk.get(url, headers=headers)
        with django_assert_max_num_queries(18) as captured:
            assert desk.get(url, headers=headers).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_large_document_is_shown_in_windows_that_hang_together(desk, body):
    spec = [(1, "+field", "Arbeit"), *((2, "text", f"Absatz {n}.") for n in range(400))]
    reading = samples.reading(body, spec=spec)
    middle = samples.named(reading, "Absatz 200.")
    work = desk.get(address("reading", reading), {"element": middle.pk}).context["work"]
    assert [str(row.proposal) for row in work.rows[:3]] == ["Konzept", "Arbeit", "Absatz 148."]
    assert len(work.rows) == 152
    assert (work.lines[0].number, len(work.lines)) == (194, 200)
    assert [str(Proposal.objects.get(pk=pk)) for pk in (work.earlier_rows, work.later_rows)] == [
        "Absatz 147.", "Absatz 298."]
