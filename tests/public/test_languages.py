"""Reading in other languages, in short and in plain words; what is missing or old says so."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from tests.public.conftest import NEW, OLD, at, fresh

CHAPTER = f"{NEW}inhalt/ehrenamt/"


def read(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def passage(page: str, key: str) -> str:
    """The article of one passage."""
    return page.split(f'id="e-{key}"', 1)[1].split("</article>", 1)[0]


def test_arabic_pages_run_from_right_to_left_with_mirrored_styles(client: Client, county):
    page = read(client, f"{CHAPTER}?sprache=ar")
    assert re.search(r'<html lang="ar"\s+dir="rtl"', page)
    assert "kern.rtl.min.css" in page
    assert '<h1 class="mw-title" id="e-ehrenamt" lang="ar" dir="rtl">العمل التطوعي</h1>' in page


def test_untranslated_passages_stay_german_from_left_to_right_and_say_so(client: Client, county):
    shown = passage(read(client, f"{CHAPTER}?sprache=ar"), "leit")
    assert 'lang="de" dir="ltr"' in shown
    assert "لم يُترجم بعد" in shown


def test_a_translation_whose_original_changed_says_so_and_leads_to_it(client: Client, county):
    page = read(client, f"{CHAPTER}?sprache=ar")
    assert "ترجمة قديمة" in passage(page, "lotsen")
    assert f'href="{CHAPTER}#e-lotsen" hreflang="de"' in passage(page, "lotsen")
    assert "تغيّر النص الألماني بعد هذه الترجمة." in page


def test_a_translation_of_the_same_wording_is_not_called_old(client: Client, county):
    assert "ترجمة قديمة" not in read(client, f"{OLD}inhalt/ehrenamt/?sprache=ar")


def test_a_renewed_translation_is_not_called_old(client: Client, county):
    actions.translate(at(county.new, "lotsen"), language="ar", title="مرشدون", text="ثلاثون مرشدًا.", by=SYSTEM)
    assert "ترجمة قديمة" not in read(client, f"{CHAPTER}?sprache=ar")


def test_the_short_form_leaves_out_what_it_sums_up(client: Client, county):
    page = read(client, f"{CHAPTER}?form=kurz")
    assert "Freiwillige helfen beim Ankommen." in page
    assert [word in page for word in ("Basislehrgang", "Niemand")] == [False, False]
    assert "Zusammengefasst, Stand" in page


def test_the_short_form_keeps_what_leads_to_a_summed_up_passage(client: Client, county):
    actions.translate(at(county.new, "kurs"), language="de-short", title="Kurs", text="Zwei Kurse.", by=SYSTEM)
    page = read(client, f"{CHAPTER}?form=kurz")
    assert "Zwei Kurse." in page
    assert "Lotsen in der Fläche" in passage(page, "lotsen")
    assert "dreißig" not in page


def test_a_chapter_without_a_short_form_shows_its_full_text_and_says_so(client: Client, county):
    page = read(client, f"{NEW}inhalt/arbeit/?form=kurz")
    assert "Dieser Teil ist hier noch nicht zusammengefasst." in page
    assert "Wer arbeitet, kommt an." in page


def test_leichte_sprache_is_a_language_of_its_own(client: Client, county):
    page = read(client, f"{CHAPTER}?sprache=de-simple")
    assert 'lang="de-simple" dir="ltr">Ehren-Amt</h1>' in page
    assert "Basislehrgang" not in page


def test_a_language_without_any_translation_shows_german_and_says_so(client: Client, county):
    page = read(client, f"{CHAPTER}?sprache=en")
    assert "This part has not been translated yet." in page
    assert "Wer neu ist, braucht Menschen" in page


def test_only_languages_that_exist_are_offered(client: Client, county):
    page = read(client, CHAPTER)
    offered = re.findall(r'<li><a href="([^"]+)" lang="([^"]+)" hreflang', page)
    assert offered == [(f"{CHAPTER}?sprache=ar", "ar"), (f"{CHAPTER}?sprache=de-simple", "de-simple")]


def test_long_and_short_can_be_switched_in_german_only(client: Client, county):
    switch = f'<a href="{CHAPTER}?form=kurz">kurz</a>'
    assert [switch in read(client, url) for url in (CHAPTER, f"{CHAPTER}?sprache=ar")] == [True, False]


@pytest.mark.parametrize("language", ["ar", "en", "de-simple"])
def test_links_keep_the_language(client: Client, county, language):
    page = read(client, f"{CHAPTER}?sprache={language}")
    links = re.findall(r'<a[^>]* href="(/harz/[^"#]*)"(?![^>]*hreflang)', page)
    strays = [link for link in links if f"sprache={language}" not in link and "de-simple" not in link
              and link != CHAPTER]  # the German wording, where a translation is old
    assert (bool(links), strays) == (True, [])


def test_unknown_languages_and_forms_mean_german(client: Client, county):
    page = read(client, f"{CHAPTER}?sprache=xx&form=quer")
    assert re.search(r'<html lang="de"\s+dir="ltr"', page)
    assert "sprache=xx" not in page


def test_search_engines_are_told_the_one_address_and_the_other_languages(client: Client, county):
    page = read(client, f"{CHAPTER}?sprache=ar&unwichtig=1")
    assert f'<link rel="canonical" href="http://testserver{CHAPTER}?sprache=ar">' in page
    assert f'<link rel="alternate" hreflang="en" href="http://testserver{CHAPTER}?sprache=en">' in page
    assert '<meta name="description" content="من يصل يحتاج إلى أناس.">' in page


def test_search_results_comparisons_and_drafts_are_not_for_search_engines(county):
    from tests import factories
    insider = Client()
    insider.force_login(factories.account("coordinator", at=county.body))
    actions.take_back(fresh(county.new), by=SYSTEM)
    for url in (f"{OLD}suche/?q=rat", f"{OLD}druck/", f"{OLD}vergleich/2026/", CHAPTER):
        page = read(insider, url)
        assert (url, '<meta name="robots" content="noindex">' in page, "canonical" in page) == (url, True, False)
    assert "noindex" not in read(insider, OLD)
