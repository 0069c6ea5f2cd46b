"""HTML pages that need nothing else."""

import re

import pytest
from lxml import html as reading

from masswerk.documents.text import Heading, Paragraph, Run
from masswerk.documents.writers import html
from tests.documents.writers.written_sample import arabic, doc, sample, table, words


@pytest.fixture(scope="module")
def page():
    return reading.document_fromstring(html.write(sample()))


def test_the_page_states_language_and_title(page):
    root = page.getroottree().getroot()
    assert (root.get("lang"), root.get("dir"), page.findtext(".//title")) == ("de-DE", "ltr", "Integrationskonzept Musterland")


def test_there_is_one_main_heading_and_levels_follow(page):
    levels = [int(e.tag[1]) for e in page.iter("h1", "h2", "h3", "h4")]
    assert levels == [1, 2, 2, 2, 3]


def test_nothing_is_fetched_from_elsewhere():
    text = html.write(sample())
    assert re.findall(r'(?:src|href)="(?!#|data:|https://example\.org)[^"]*"', text) == []
    assert "@import" not in text
    assert "url(" not in text


def test_every_link_inside_has_its_target(page):
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} - set(names) == set()


def test_tables_have_caption_and_scopes(page):
    assert page.findtext(".//caption") == "Kurse je Träger"
    assert page.xpath("//thead//th/@scope") == ["col"] * 3
    assert page.xpath("//tbody//th/@scope") == ["row"] * 2


def test_changes_are_said_not_only_shown(page):
    assert [" ".join(e.text_content().split()) for e in page.iter("ins", "del")] == [
        "Gestrichen: zwanzig Ende der Änderung.", "Eingefügt: dreißig Ende der Änderung.",
        "Eingefügt: Ganz neu. Ende der Änderung.", "Gestrichen: Entfällt. Ende der Änderung."]


def test_pictures_are_inside_and_say_what_they_show(page):
    picture = page.find(".//img")
    assert picture.get("alt") == "Ein rotes Rechteck."
    assert picture.get("src").startswith("data:image/png;base64,")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><script>", "&lt;b&gt;"])
def test_words_are_never_markup(text):
    made = html.write(doc(Heading(1, words(text), number=text, anchor=text), Paragraph(words(Run(text, note=text)), label=text),
                          table((text,), (text,), caption=text), publisher=text, subtitle=text, facts=((text, text),)))
    page = reading.document_fromstring(made)
    assert page.xpath("//script | //img | //@onerror") == []
    assert text in page.text_content()


def test_wide_tables_scroll_by_keyboard():
    made = html.write(doc(table(tuple("abcdef"), tuple("123456"), caption="Breit")))
    assert '<div class="mw-scroll" role="region" tabindex="0" aria-label="Breit">' in made


def test_arabic_runs_from_right_to_left():
    made = html.write(arabic())
    assert '<html lang="ar" dir="rtl">' in made
    assert "المحتويات" in made


def test_contents_are_nested_lists():
    blocks = [Heading(level, words(f"H{place}")) for place, level in enumerate([1, 2, 2, 1, 2])]
    page = reading.document_fromstring(html.write(doc(*blocks)))
    assert [li.xpath("count(ancestor::ul)") for li in page.xpath("//nav//li")] == [1, 2, 2, 1, 2]
