"""Forms, tables and figures."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import gettext_lazy

from masswerk.base.components import Part, UnknownAttribute
from tests.base.components.kit import Idea, render


def test_field_ties_hint_and_error_to_its_input():
    page = render("{% field form.title %}", form=Idea({"title": "viel zu lang"}))
    assert 'aria-describedby="id_title_hinweis id_title_fehler"' in page
    assert 'aria-invalid="true"' in page
    assert '<p class="mw-hint" id="id_title_hinweis">Kurz.</p>' in page
    assert '<p class="mw-error" id="id_title_fehler">' in page
    assert '<label class="mw-lab" for="id_title">Titel</label>' in page


def test_field_nobody_must_fill_in_says_so():
    page = render("{% field form.reason %}", form=Idea())
    assert "Grund <small>(freiwillig)</small>" in page
    assert "aria-invalid" not in page


def test_checkbox_stands_before_its_words():
    page = render("{% field form.agreed %}", form=Idea())
    assert re.search(r'<label class="mw-check"><input [^>]+><span>Einverstanden</span></label>', page)


def test_choices_are_a_fieldset_with_legend():
    page = render("{% field form.kind %}", form=Idea({"title": "kurz"}))
    assert page.startswith('<fieldset class="mw-choice" id="id_kind" aria-describedby="id_kind_fehler">')
    assert "<legend>Art</legend>" in page


def test_field_hands_attributes_to_its_input():
    page = render('{% field form.title hx_get="/vorschau/" width="short" %}', form=Idea())
    assert re.search(r'<input [^>]*class="mw-field mw-field--short"[^>]* hx-get="/vorschau/"', page)


def test_errors_are_listed_with_links_to_their_fields():
    page = render("{% form_errors form %}", form=Idea({"title": "viel zu lang"}))
    assert "Bitte prüfen Sie 2 Angaben." in page
    assert '<a href="#id_title">Titel</a>' in page
    assert "data-form-errors" in page


def test_form_without_errors_has_no_summary():
    assert render("{% form_errors form %}", form=Idea({"title": "kurz", "kind": "a"})) == ""


def test_headers_and_tags_may_be_words_that_are_translated_when_shown():
    page = render('{% table "Geld" _("Quelle|Jahr") %}{% endtable %}')
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["Quelle", "Jahr"]
    page = render("{% tags words %}", words=[gettext_lazy("Sprache")])
    assert page == '<ul class="mw-tags"><li>Sprache</li></ul>'


def test_table_has_caption_and_scoped_headers():
    page = render('{% table "Geld" "Quelle|#2026" %}<tr></tr>{% endtable %}')
    assert page == (
        '<table class="mw-table mw-table--cards"><caption>Geld</caption><thead><tr><th scope="col">Quelle</th>'
        '<th scope="col" class="mw-num">2026</th></tr></thead><tbody><tr></tr></tbody></table>'
    )


def test_plain_table_labels_its_cells_for_phones():
    page = render('{% data_table rows "Geld" "Quelle|#2026" %}', rows=[("Land", "46.800")])
    assert '<tr><th scope="row">Land</th><td class="mw-num" data-l="2026">46.800</td></tr>' in page


def test_table_row_of_wrong_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        render('{% data_table rows "Geld" "Quelle|#2026" %}', rows=[("Land", "1", "2")])


def test_bar_never_stands_without_its_list():
    page = render("{% figure_bar parts 'Anteile' %}", parts=[Part(3, "läuft", "blue"), Part(1, "fehlt", "gap")])
    assert re.findall(r'width="([\d.]+)" height="20"', page) == ["748.0", "248.0"]
    assert "<b>3</b><span>läuft</span>" in page
    assert 'role="img" aria-label="Anteile"' in page


def test_part_of_nothing_stands_in_the_list_only():
    page = render("{% figure_bar parts 'Anteile' %}", parts=[Part(3, "läuft"), Part(0, "fehlt")])
    assert page.count("<rect") == 1
    assert "<b>0</b><span>fehlt</span>" in page


def test_unknown_tone_is_refused():
    with pytest.raises(UnknownAttribute):
        render("{% figure_bar parts 'Anteile' %}", parts=[Part(3, "läuft", "pink")])


def test_progress_says_in_words_how_far_it_is():
    page = render('{% progress "Seite 12 von 34" 12 34 %}')
    assert '<progress aria-label="Fortschritt" value="12" max="34"></progress>' in page
    assert '<p class="mw-small" role="status">Seite 12 von 34</p>' in page


def test_progress_without_end_has_no_value():
    assert '<progress aria-label="Fortschritt"></progress>' in render('{% progress "Wird geöffnet." %}')


def test_steps_mark_the_current_one():
    page = render('{% steps "Hochladen|Prüfen|Übernehmen" 2 %}')
    assert re.search(r'<li class="is-done">.*?Hochladen.*?</li><li aria-current="step">.*?Prüfen</li><li>', page)
