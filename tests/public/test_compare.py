"""Two editions side by side: what changed, word by word, and what became of each element."""

from __future__ import annotations

import re

from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from tests.public.conftest import NEW, OLD, at, element, fresh

URL = f"{OLD}vergleich/2026/"


def read(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def shown(page: str) -> list[str]:
    """Elements shown, by their places on the page."""
    return re.findall(r'<section class="[^"]*mw-compared" id="b-([\w-]+)"', page)


def test_only_what_changed_is_shown_at_first(client: Client, county):
    assert shown(read(client, URL)) == ["lotsen"]
    assert len(shown(read(client, f"{URL}?alles=1"))) == 11


def test_changes_are_marked_word_by_word_on_each_side(client: Client, county):
    actions.edit_passage(at(county.new, "leit"), title="", text="Freiwillige ersetzen die Beratung. **Niemand** zahlt drauf.",
                         serial=1, by=SYSTEM)
    section = read(client, URL).split('id="b-leit"')[1].split("</section>")[0]
    old, new = section.split("mw-panel")[1:3]
    assert (re.findall(r"<(ins|del)>.*?</span>([^<]+)", old), re.findall(r"<(ins|del)>.*?</span>([^<]+)", new)) == (
        [("del", "ergänzen")], [("ins", "ersetzen")])
    assert "<strong>Niemand</strong>" in old
    assert "**" not in section
    assert "1 Wort gestrichen, 1 Wort eingefügt" in section


def test_the_legend_counts_every_element(client: Client, county):
    counts = re.findall(r"<b>(\d+)</b><span>([^<]+)</span>", read(client, URL))
    assert counts == [("10", "bleiben"), ("1", "neu gefasst")]


def test_what_was_dropped_says_why_and_what_is_new_has_no_other_side(client: Client, county):
    actions.dissolve(at(county.new, "kurs"), reason="Das Land bietet ihn.", by=SYSTEM)
    actions.add_element(fresh(county.new), kind="measure", title="Sprechstunde", text="Jede Woche.", position=None,
                        parent=element(county.new, "ehrenamt"), by=SYSTEM)
    page = read(client, URL)
    dropped = page.split('id="b-kurs"')[1].split("</section>")[0]
    assert ("Das Land bietet ihn." in dropped, dropped.count("mw-panel")) == (True, 1)
    assert "<ins>" in page.split("Sprechstunde</h2>")[1].split("</section>")[0]


def test_the_table_tells_what_became_of_each_element_and_leads_to_its_wording(client: Client, county):
    page = read(client, f"{URL}?ansicht=verbleib")
    assert shown(page) == []
    assert 'lang="de" dir="ltr">Lotsen in der Fläche</th>' in page
    assert f'href="{URL}#b-lotsen"' in page


def test_a_moved_element_tells_its_new_number(client: Client, county):
    actions.move(at(county.new, "lohn"), parent=element(county.new, "ehrenamt"), position=1, by=SYSTEM)
    page = read(client, f"{URL}?ansicht=verbleib")
    row = page.split("Wer arbeitet, kommt an.")[1].split("</tr>")[0]
    assert ("verschoben" in row, re.search(r"jetzt ([\d.]+ \(\d+\))", row)[1]) == (True, "1.1 (1)")


def test_a_field_can_be_chosen(client: Client, county):
    actions.edit_passage(at(county.new, "lohn"), title="", text="Wer arbeitet, gehört dazu.", serial=1, by=SYSTEM)
    assert shown(read(client, URL)) == ["lotsen", "lohn"]
    assert shown(read(client, f"{URL}?feld=1.2")) == ["lohn"]


def test_long_comparisons_come_in_pages_with_filters_kept(client: Client, county):
    for number in range(30):
        actions.add_element(fresh(county.new), kind="text", title="", text=f"Neu {number}.", position=None, parent=None,
                            by=SYSTEM)
    first, second = (shown(read(client, f"{URL}?page={page}")) for page in (1, 2))
    assert (len(first), len(second)) == (25, 6)
    assert 'href="?ansicht=verbleib&amp;page=2"' in read(client, f"{URL}?ansicht=verbleib")


def test_other_editions_are_chosen_by_form(client: Client, county):
    answer = client.get(f"{URL}?alt=2026&neu=2016&feld=1.2")
    assert answer.headers["Location"] == f"{NEW}vergleich/2016/?feld=1.2"


def test_the_same_edition_twice_has_no_differences(client: Client, county):
    assert "Keine Unterschiede." in read(client, f"{OLD}vergleich/2016/")


def test_a_comparison_is_made_once_and_anew_after_a_change(client: Client, county, django_assert_max_num_queries):
    read(client, URL)
    with django_assert_max_num_queries(3):
        read(client, URL)
    actions.edit_passage(at(county.new, "pre"), title="Präambel", text="Alle.", serial=1, by=SYSTEM)
    assert shown(read(client, URL)) == ["pre", "lotsen"]
