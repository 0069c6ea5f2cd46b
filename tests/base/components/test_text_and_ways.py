"""Texts, ways through the pages, and the frames of pages."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

from masswerk.base.components import Entry
from masswerk.documents.text import Run
from tests.base.components.kit import render


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
