"""Components render their markup, escape what they are given and refuse what they do not know."""

from __future__ import annotations

import inspect
import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import gettext_lazy

from masswerk.base.components import Entry, Part, UnknownAttribute, states
from masswerk.base.components.signs import icon_names
from masswerk.base.templatetags.components import PARTS, register
from masswerk.base.views import building_blocks
from masswerk.documents.text import Run

EVIL = '"><script>alert(1)</script>'
EVIL_ESCAPED = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


class Idea(forms.Form):
    title = forms.CharField(label="Titel", help_text="Kurz.", max_length=5)
    reason = forms.CharField(label="Grund", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="Einverstanden", required=False)
    kind = forms.ChoiceField(label="Art", choices=[("a", "Anmerkung"), ("b", "Vorschlag")], widget=forms.RadioSelect)


# --- every component ---------------------------------------------------------------------------------------------

CALLS = {
    "sprite": "{% sprite %}",
    "icon": '{% icon "search" label=evil %}',
    "rosette": "{% rosette 5 url=evil label=evil %}",
    "mark": "{% mark %}",
    "window": "{% window %}",
    "button": "{% button evil name=evil value=evil data_note=evil %}",
    "link_button": "{% link_button evil evil %}",
    "notice": "{% notice evil evil way_out=evil url=evil %}",
    "note": "{% note %}{{ evil }}{% endnote %}",
    "empty": "{% empty evil evil action=evil url=evil %}",
    "panel": "{% panel evil %}{{ evil }}{% endpanel %}",
    "unfold": "{% unfold evil %}{{ evil }}{% endunfold %}",
    "field": "{% field form.title label=evil hint=evil %}",
    "form_errors": "{% form_errors form title=evil %}",
    "table": "{% table evil evil %}<tr><td>{{ evil }}</td></tr>{% endtable %}",
    "data_table": "{% data_table rows evil headers %}",
    "facts": "{% facts pairs %}",
    "badge": "{% badge evil %}",
    "status": '{% status "idea" evil %}',
    "decision": '{% decision "open" evil %}',
    "fate": '{% fate "new" evil %}',
    "edition_state": '{% edition_state "draft" evil %}',
    "tags": "{% tags links label=evil %}",
    "ref": "{% ref evil evil %}",
    "figure": "{% figure evil evil %}",
    "picture": "{% picture evil alt=evil caption=evil credit=evil %}",
    "figure_bar": "{% figure_bar parts evil %}",
    "legend": "{% legend parts %}",
    "progress": "{% progress evil 1 2 label=evil %}",
    "steps": "{% steps evil 1 label=evil %}",
    "crumbs": "{% crumbs pairs label=evil %}",
    "segments": "{% segments choices evil %}",
    "tabs": "{% tabs choices evil %}",
    "pager": "{% pager page label=evil %}",
    "toc": "{% toc entries label=evil heading=evil %}",
    "legal_links": "{% legal_links body %}",
    "nav_links": "{% nav_links choices %}",
    "office_links": "{% office_links groups %}",
    "current_entry": "{% current_entry groups %}",
    "message_list": "{% message_list messages %}",
    "language_links": "{% language_links %}",
    "redline": "{% redline changes %}",
    "pointed": "{% pointed pieces %}",
}


def hostile_context() -> dict[str, object]:
    return {
        "evil": EVIL,
        "form": Idea({"title": EVIL}),
        "rows": [(EVIL, EVIL)], "headers": [EVIL, EVIL],
        "pairs": [(EVIL, EVIL), (EVIL, EVIL)],
        "links": [(EVIL, EVIL, True), EVIL],
        "choices": [(EVIL, EVIL, True)],
        "parts": [Part(1, EVIL, url=EVIL)],
        "entries": [Entry(EVIL, EVIL, EVIL, children=(Entry(EVIL, EVIL),))],
        "body": SimpleNamespace(slug=EVIL),
        "groups": [(EVIL, [(EVIL, EVIL, True, 1)])],
        "messages": [Message(constants.ERROR, EVIL)],
        "pieces": [(EVIL, "", False), (EVIL, EVIL, False), (EVIL, EVIL, True)],
        "changes": [("", EVIL), ("ins", EVIL), ("del", EVIL)],
        "page": Paginator(range(100), 10).page(3),
    }


def test_each_component_is_tried_with_hostile_words():
    assert set(CALLS) == set(register.tags)


@pytest.mark.parametrize("name", CALLS)
def test_hostile_words_are_escaped(name: str):
    page = render(CALLS[name], **hostile_context())
    assert "<script" not in page
    if "evil" in CALLS[name]:
        assert EVIL_ESCAPED in page


@pytest.mark.parametrize("name", CALLS)
def test_no_component_writes_a_style_or_a_handler(name: str):
    class Attributes(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert not [key for key, _ in attrs if key == "style" or key.startswith("on")]

    Attributes().feed(render(CALLS[name], **hostile_context()))


@pytest.mark.parametrize("name", CALLS)
def test_unknown_attributes_are_refused_before_the_page_is_shown(name: str):
    call = CALLS[name].replace(" %}", ' colour="red" %}', 1)
    with pytest.raises(UnknownAttribute) as refusal:
        Template(call)
    assert str(refusal.value).startswith(f"„{name}“ kennt „colour“ nicht. Bekannt sind: ")


def test_refusal_lists_the_known_attributes():
    with pytest.raises(UnknownAttribute) as refusal:
        Template('{% icon "search" colour="red" %}')
    assert str(refusal.value) == "„icon“ kennt „colour“ nicht. Bekannt sind: name, label, large."


def test_open_components_hand_on_htmx_data_and_aria_attributes():
    page = render('{% button "Text senden" hx_post=url data_key="s" aria_controls="x" id="senden" %}', url="/a/?b&c")
    assert page == (
        '<button type="submit" class="kern-btn kern-btn--secondary" hx-post="/a/?b&amp;c" data-key="s"'
        ' aria-controls="x" id="senden"><span class="kern-label">Text senden</span></button>'
    )


def test_handlers_are_no_attributes():
    with pytest.raises(UnknownAttribute):
        Template('{% button "Text senden" onclick="x()" %}')


def test_every_public_component_says_what_it_is_for():
    undocumented = [
        name for part in PARTS for name, function in inspect.getmembers(part, inspect.isfunction)
        if name in register.tags and not function.__doc__
    ]
    assert undocumented == []


# --- signs -------------------------------------------------------------------------------------------------------


def test_icon_beside_its_word_is_silent():
    assert render('{% icon "search" %}') == '<svg class="mw-i" aria-hidden="true"><use href="#i-search"/></svg>'


def test_icon_alone_speaks():
    assert 'role="img" aria-label="erledigt"' in render('{% icon "tick" label="erledigt" %}')


def test_icon_that_points_is_mirrored_for_right_to_left():
    assert 'class="mw-i mw-i--flip"' in render('{% icon "arrow" %}')


def test_unknown_icon_is_refused_with_the_known_ones():
    with pytest.raises(UnknownAttribute) as refusal:
        render('{% icon "einhorn" %}')
    assert str(refusal.value) == f"Das Zeichen „einhorn“ gibt es nicht. Bekannt sind: {', '.join(icon_names())}."


def test_every_sign_of_every_state_is_in_the_sprite():
    tables = (states.STATUSES, states.DECISIONS, states.FATES, states.EDITIONS)
    assert {sign for table in tables for _, sign, _ in table.values()} - set(icon_names()) == set()


def test_rosette_fills_the_leaves_of_the_given_stations():
    page = render("{% rosette stations %}", stations=["contributions", "wording"])
    assert re.findall(r'#leaf-(\d)" class="is-on"', page) == ["1", "3"]
    assert "<span>Roter Faden, 2 von 6</span>" in page


def test_rosette_takes_a_bit_mask_and_becomes_a_link():
    page = render('{% rosette 63 url="/faden/" %}')
    assert page.startswith('<a class="mw-rose" href="/faden/">')
    assert "Roter Faden, 6 von 6" in page


def test_unknown_station_is_refused():
    with pytest.raises(UnknownAttribute):
        render("{% rosette stations %}", stations=["weather"])


# --- states ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "words", "tint"), [
    ("idea", "Idee", "mw-status"),
    ("planned", "geplant", "mw-status"),
    ("running", "läuft", "mw-status mw-status--go"),
    ("permanent", "dauerhaft", "mw-status mw-status--go"),
    ("done", "erledigt", "mw-status mw-status--ok"),
    ("deferred", "zurückgestellt", "mw-status mw-status--wait"),
    ("waived", "verzichtet", "mw-status mw-status--wait"),
    ("handed_over", "abgegeben", "mw-status"),
    ("overdue", "überfällig", "mw-status mw-status--bad"),
])
def test_status_has_sign_word_and_tint(kind: str, words: str, tint: str):
    page = render("{% status kind %}", kind=kind)
    assert page.startswith(f'<span class="{tint}"><svg')
    assert page.endswith(f"</svg>{words}</span>")


def test_status_carries_its_day():
    assert "zurückgestellt bis 01/2029" in render('{% status "deferred" "bis 01/2029" %}')


def test_status_words_are_those_of_the_measures():
    from masswerk.measures.models import Status

    assert {name: look[0] for name, look in states.STATUSES.items() if name != "overdue"} == dict(Status.choices)


def test_unknown_status_is_refused():
    with pytest.raises(UnknownAttribute):
        render('{% status "rejected" %}')


def test_fates_name_what_became_of_an_element():
    words = {kind: look[0] for kind, look in states.FATES.items()}
    assert words == {
        "unchanged": "bleibt", "reworded": "neu gefasst", "moved": "verschoben", "merged": "zusammengeführt",
        "split": "geteilt", "dropped": "entfallen", "new": "neu", "open": "noch offen",
    }


def test_tags_mark_the_chosen_one():
    page = render("{% tags items %}", items=["Schutz", ("Ehrenamt", "/e/", True)])
    assert page == '<ul class="mw-tags"><li>Schutz</li><li><a href="/e/" aria-current="true">Ehrenamt</a></li></ul>'


# --- notices -----------------------------------------------------------------------------------------------------


def test_notice_says_one_sentence_and_one_way_out():
    page = render('{% notice "Die Datei ist leer." kind="bad" way_out="Andere Datei wählen" url="/neu/" %}')
    assert "<p><b>Die Datei ist leer.</b> <a href=\"/neu/\">Andere Datei wählen</a></p>" in page
    assert 'class="mw-note mw-note--bad"' in page


def test_notice_that_appears_later_is_spoken():
    assert 'role="alert"' in render('{% notice "Zu groß." kind="bad" live=True %}')
    assert 'role="status"' in render('{% notice "Gespeichert." kind="ok" live=True %}')


def test_success_message_tells_the_page_that_the_text_arrived():
    page = render("{% message_list messages %}", messages=[Message(constants.SUCCESS, "Entwurf gespeichert.")])
    assert "data-saved" in page
    assert "data-saved" not in render("{% message_list messages %}", messages=[Message(constants.ERROR, "Nein.")])


def test_empty_place_offers_one_action():
    page = render('{% empty "Noch keine Maßnahme." "Ein Ziel braucht eine." action="Maßnahme anlegen" url="/neu/" %}')
    assert page.count("<a ") == 1
    assert "kern-btn--primary" in page


# --- forms -------------------------------------------------------------------------------------------------------


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


# --- tables and figures ------------------------------------------------------------------------------------------


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


# --- text --------------------------------------------------------------------------------------------------------


def test_redline_says_aloud_what_was_struck_and_inserted():
    page = render("{% redline changes %}", changes=[("equal", "im "), ("del", "Jahr"), ("ins", "Mai")])
    assert page == (
        'im <del><span class="kern-sr-only">gestrichen: </span>Jahr</del>'
        '<ins class="mw-beside"><span class="kern-sr-only">eingefügt: </span>Mai</ins>'
    )


def test_redline_shows_one_side():
    changes = [("equal", "im "), ("del", "Jahr"), ("ins", "Mai")]
    assert "Mai" not in render('{% redline changes side="old" %}', changes=changes)
    assert "Jahr" not in render('{% redline changes side="new" %}', changes=changes)


def test_redline_takes_runs_of_a_document():
    page = render("{% redline runs %}", runs=[Run("im "), Run("Mai", change="ins")])
    assert page == 'im <ins><span class="kern-sr-only">eingefügt: </span>Mai</ins>'


def test_blanks_at_the_edges_of_a_change_stay_outside_the_mark():
    page = render("{% redline changes %}", changes=[("ins", " und mehr ")])
    assert page == ' <ins><span class="kern-sr-only">eingefügt: </span>und mehr</ins> '


# --- ways --------------------------------------------------------------------------------------------------------


def test_last_crumb_is_this_page():
    page = render("{% crumbs trail %}", trail=[("Harz", "/harz/"), ("Konzept", "")])
    assert '<li><a href="/harz/">Harz</a></li><li aria-current="page">Konzept</li>' in page


def test_pager_keeps_the_filters():
    request = RequestFactory().get("/liste/?feld=3&page=2")
    page = render("{% pager page %}", page=Paginator(range(30), 10).page(2), request=request)
    assert '<b aria-current="page">' in page
    assert 'rel="next" href="?feld=3&amp;page=3"' in page


def test_single_page_needs_no_pager():
    assert render("{% pager page %}", page=Paginator(range(3), 10).page(1)) == ""


def test_contents_are_nested_and_mark_the_place():
    entries = [Entry("Felder", "#f", "3", children=[Entry("Sport", "#s", "3.5", amount=4, current=True)])]
    assert render("{% toc entries %}", entries=entries) == (
        '<nav class="mw-toc" aria-label="Inhalt" data-toc><ol><li><a href="#f"><span>3 Felder</span></a><ol><li>'
        '<a href="#s" aria-current="location"><span>3.5 Sport</span><span class="mw-num">4</span></a>'
        "</li></ol></li></ol></nav>"
    )


def test_legal_links_lie_below_the_body():
    body = SimpleNamespace(slug="harz")
    addresses = re.findall('href="([^"]+)"', render("{% legal_links body %}", body=body))
    assert addresses[:2] == ["/harz/impressum/", "/harz/datenschutz/"]
    assert '<a href="/impressum/">' in render("{% legal_links %}")


def test_language_links_keep_the_rest_of_the_address():
    request = RequestFactory().get("/harz/?sprache=ar&suche=kurs")
    page = render("{% language_links %}", request=request)
    assert 'href="?suche=kurs" lang="de"' in page
    assert 'href="?suche=kurs&amp;sprache=ar" lang="ar" hreflang="ar" dir="rtl"' in page


def test_office_navigation_marks_the_place_and_counts():
    groups = [("", [("Mein Tag", "/a/", False, 6)]), ("Konzept", [("Einlesen", "/b/", True, None)])]
    page = render("{% office_links groups %}", groups=groups)
    assert '<a href="/b/" aria-current="page"><span>Einlesen</span></a>' in page
    assert '<span>Mein Tag</span><span class="mw-muted">6</span>' in page
    assert render("{% current_entry groups %}", groups=groups) == " · Einlesen"


# --- frames ------------------------------------------------------------------------------------------------------


def frame(name: str, **context: object) -> str:
    return render_to_string(name, context, RequestFactory().get("/"))


def test_page_names_language_direction_and_skip_link():
    page = frame("base/page.html")
    assert re.search(r'<html lang="de"\s+dir="ltr"', page)
    assert '<a class="mw-skip" href="#inhalt">' in page
    assert '<main id="inhalt" tabindex="-1">' in page
    assert "kern/kern.min.css" in page


def test_page_from_right_to_left_takes_the_mirrored_stylesheet():
    page = frame("base/page.html", direction="rtl")
    assert 'dir="rtl"' in page
    assert "kern/kern.rtl.min.css" in page
    assert "kern/kern.min.css" not in page


def test_demonstration_is_marked_on_every_page():
    body = SimpleNamespace(name="Landkreis Harz", slug="harz", tagline="", is_demo=True)
    assert "Vorführdaten" in frame("base/page.html", body=body)
    assert "Vorführdaten" in frame("base/office.html", body=body)
    body.is_demo = False
    assert "Vorführdaten" not in frame("base/page.html", body=body)


def test_page_works_without_a_body():
    page = frame("base/page.html", body=None)
    assert "<b>Maßwerk</b>" in page
    assert 'href="/impressum/"' in page


@pytest.mark.parametrize("status", ["400", "403", "403_form", "404", "409", "413", "500", "503"])
def test_error_pages_say_cause_and_way_out(status: str):
    page = render_to_string(f"base/errors/{status}.html")
    sentences = [re.sub(r"\s+", " ", text).strip() for text in re.findall(r'<p class="mw-(?:lead|measure)">(.*?)</p>', page, re.S)]
    assert len(sentences) == 2
    assert all(sentence.endswith(".") for sentence in sentences)


def test_refusal_page_shows_the_facts():
    page = frame("base/refusal.html", refusal=SimpleNamespace(explained="„Kurs“ ruht.", remedy="Nennen Sie den Grund."))
    assert "„Kurs“ ruht." in page
    assert "Nennen Sie den Grund." in page


# --- the page of all components ----------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?dir=rtl", "?theme=dark", "?theme=light&dir=rtl"])
def test_page_of_all_components_answers(query: str):
    assert building_blocks(RequestFactory().get(f"/bausteine/{query}")).status_code == 200


def test_page_of_all_components_shows_every_component():
    from pathlib import Path

    import masswerk.base

    folder = Path(masswerk.base.__file__).parent / "templates" / "base"
    shown = "".join((folder / f"{name}.html").read_text() for name in ("bausteine", "frame", "page", "foot", "brand"))
    office_only = {"office_links", "current_entry"}
    assert {name for name in register.tags if not re.search(rf"{{% {name}\b", shown)} == office_only


def test_page_of_all_components_repeats_no_id():
    page = building_blocks(RequestFactory().get("/bausteine/")).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
