"""The frame around the texts speaks English, Arabic and Leichte Sprache; no word of it is missing."""

from __future__ import annotations

import re

import pytest

from masswerk.base.catalogues import Catalogue, read
from tests.public.interface import SOURCE, messages

LOCALE = SOURCE / "site" / "locale"
FORMS = {"en": 2, "ar": 6, "de_Simple": 2}
PLACES = re.compile(r"%\(\w+\)s|\{\w+\}")
UNCOUNTED = 3
"""Arabic says none, one and two in words; its other forms name the number."""


@pytest.fixture(params=FORMS)
def language(request) -> str:
    return request.param


def catalogue(language: str) -> Catalogue:
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    found = read(path.read_text(encoding="utf-8"), path.name)
    found.pop("")
    return found


def test_every_word_visitors_see_is_translated_into(language):
    assert sorted(messages() - set(catalogue(language))) == []


def test_no_translation_is_left_over_in(language):
    assert sorted(set(catalogue(language)) - messages()) == []


def test_plurals_have_as_many_forms_as_the_language_needs(language):
    counts = {key: len(texts) for key, texts in catalogue(language).items()}
    assert {key: n for key, n in counts.items() if n != (FORMS[language] if "\0" in key else 1)} == {}


def test_translations_fill_in_what_the_german_words_do(language):
    wrong = []
    for key, texts in catalogue(language).items():
        wanted = set(PLACES.findall(key.rpartition("\0")[2])) - {"{lead}"} | set(PLACES.findall(key.partition("\0")[0]))
        named = [set(PLACES.findall(text)) for text in texts]
        wrong += [key for places in named if places - wanted] + [key for places in named[-1:] if places != wanted]
    assert wrong == []


def test_arabic_and_english_differ_from_the_german():
    same = {key for language in ("en", "ar") for key, texts in catalogue(language).items() if texts == (key,)}
    assert same == {"Text", "Text: %(name)s."}
