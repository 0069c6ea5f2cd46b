"""Translations from text to what the program reads, without gettext's own tools."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.base.catalogues import CatalogueBroken, compiled, ensure, read
from masswerk.base.messages import of_folder, of_python, of_template

PO = '''
# Kommentar
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: seite.html
msgid "Suche"
msgstr "Search"

msgid "Ein Wort"
msgid_plural "{n} Wörter"
msgstr[0] "One word"
msgstr[1] "{n} words"

#, fuzzy
msgid "Ungefähr"
msgstr "About"

msgid "Offen"
msgstr ""

msgid ""
"Zwei "
"Zeilen"
msgstr "Two \\"lines\\"\\n"
'''


def loaded(catalogue: bytes) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(catalogue))


def test_what_is_compiled_is_what_pythons_gettext_reads():
    words = loaded(compiled(read(PO)))
    assert [words.gettext("Suche"), words.gettext("Zwei Zeilen")] == ["Search", 'Two "lines"\n']
    assert [words.ngettext("Ein Wort", "{n} Wörter", n) for n in (1, 2)] == ["One word", "{n} words"]


def test_what_is_empty_or_only_about_right_counts_as_missing():
    words = loaded(compiled(read(PO)))
    assert [words.gettext("Offen"), words.gettext("Ungefähr")] == ["Offen", "Ungefähr"]


def test_a_broken_line_is_named():
    with pytest.raises(CatalogueBroken) as refused:
        read('msgid "Suche"\nmsgstr "Search', "en.po")
    assert (refused.value.facts["file"], refused.value.facts["line"]) == ("en.po", 2)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x04"), min_size=1),
                       st.tuples(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))))
def test_any_words_survive(catalogue):
    words = loaded(compiled(catalogue | {"": ("Content-Type: text/plain; charset=UTF-8\n",)}))
    assert {key: words.gettext(key) for key in catalogue} == {key: texts[0] for key, texts in catalogue.items()}


def test_catalogues_are_compiled_once_and_anew_after_a_change(tmp_path: Path):
    po = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO, encoding="utf-8")
    target = tmp_path / "built"
    made = [ensure(tmp_path / "locale", target), ensure(tmp_path / "locale", target)]
    po.write_text(PO.replace("Search", "Find"), encoding="utf-8")
    made.append(ensure(tmp_path / "locale", target))
    assert made == [True, False, True]
    assert loaded((target / "en" / "LC_MESSAGES" / "django.mo").read_bytes()).gettext("Suche") == "Find"


def test_messages_are_found_in_templates_wherever_they_stand():
    source = '''{% load i18n %}{% translate "Eins" %}{% translate 'Zwei' as zwei %}{% empty _("Drei") _('Vi"er') %}
    {% blocktranslate with a=b %}Fünf {{ a }}{% endblocktranslate %}
    {% blocktranslate count n=m %}Ein Wort{% plural %}{{ n }} Wörter{% endblocktranslate %}{{ kein }}'''
    assert sorted(of_template(source)) == ["Drei", "Ein Wort\0%(n)s Wörter", "Eins", "Fünf %(a)s", 'Vi"er', "Zwei"]


def test_messages_are_found_in_python_but_not_in_comments_or_other_calls():
    source = 'x = _("Eins")\n# _("nicht")\nprint("auch nicht")\ny = {"a": gettext_lazy("Zwei " "und mehr")}'
    assert list(of_python(source)) == ["Eins", "Zwei und mehr"]


def test_a_folder_gives_the_messages_of_all_its_files(tmp_path: Path):
    (tmp_path / "a.py").write_text('_("Eins")', encoding="utf-8")
    (tmp_path / "b.html").write_text('{% load i18n %}{% translate "Zwei" %}', encoding="utf-8")
    (tmp_path / "c.txt").write_text('_("nicht")', encoding="utf-8")
    assert of_folder(tmp_path) == {"Eins", "Zwei"}
