"""Letters in the office's own template, which can do nothing but be filled."""

from __future__ import annotations

import io
import time
import zipfile

import docx as peer
import pytest

from masswerk.base.errors import RuleError
from masswerk.documents.refusals import HasMacros, UnsafeContent
from masswerk.documents.text import Doc, Paragraph, Run
from masswerk.documents.writers import docx
from masswerk.documents.writers.letter_refusals import (
    MissingPlaceholders,
    TemplateNotAllowed,
    TemplateNotWord,
    UnknownPlaceholders,
)
from masswerk.documents.writers.letter_template import FIELDS, PLACEHOLDERS, REQUIRED, default_template
from masswerk.documents.writers.letters import check_template, placeholders, write_letter
from tests.documents.writers.written_sample import WRITTEN

VALUES: dict[str, object] = {
    "absender": "Landkreis Musterland", "empfaenger": "Jürgen Groß\nMusterweg 1", "datum": "20. November 2026",
    "zeichen": "", "betreff": "Ihre Stellungnahme", "anrede": "Guten Tag,", "einleitung": "danke für Ihren Beitrag.",
    "aussagen": [
        {"nummer": "1", "textstelle": "3.6 Ehrenamt", "aussage": "<b>Mehr & mehr</b> {{ betreff }}", "entscheidung": "übernommen",
         "begruendung": "Gut.", "wortlaut": "Der neue Satz."},
        {"nummer": "2", "textstelle": "4 Sprache", "aussage": "Zweitens", "entscheidung": "zur Kenntnis", "begruendung": "Schön.",
         "wortlaut": ""},
    ],
    "hinweis": "", "gruss": "Freundliche Grüße", "unterschrift": "Amt",
}


def template(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    return docx.write(Doc("Brief", tuple(Paragraph((Run(each),)) for each in paragraphs), contents=False, written=WRITTEN))


def lines(data: bytes) -> list[str]:
    """The paragraphs of a letter."""
    return [each.text for each in peer.Document(io.BytesIO(data)).paragraphs if each.text]


def test_our_own_template_is_filled_statement_by_statement() -> None:
    made = lines(write_letter(default_template(), VALUES))  # type: ignore[arg-type]
    assert made == [
        "Landkreis Musterland", "Jürgen Groß\nMusterweg 1", "20. November 2026", "Ihre Stellungnahme", "Guten Tag,",
        "danke für Ihren Beitrag.", "Aussage 1: 3.6 Ehrenamt", "Ihre Aussage: <b>Mehr & mehr</b> {{ betreff }}", "Entscheidung: übernommen",
        "Begründung: Gut.", "Neuer Wortlaut: Der neue Satz.", "Aussage 2: 4 Sprache", "Ihre Aussage: Zweitens", "Entscheidung: zur Kenntnis",
        "Begründung: Schön.", "Freundliche Grüße", "Amt",
    ]


def test_our_own_template_names_the_placeholders_it_explains() -> None:
    assert placeholders(default_template()) == frozenset(PLACEHOLDERS)
    assert set(REQUIRED) <= set(PLACEHOLDERS)
    assert all(field in PLACEHOLDERS["aussagen"] for field in FIELDS)


def test_placeholders_that_word_split_are_found() -> None:
    split = docx.write(Doc("x", (Paragraph((Run("{{ be"), Run("tre", bold=True), Run("ff }}"))),), contents=False))
    assert placeholders(split) == {"betreff"}


def test_unknown_placeholders_are_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownPlaceholders) as refusal:
        write_letter(template("{{ betreff }} {{ bettreff }} {{ aa }}"), {"betreff": "x"}, name="Brief.docx")
    assert refusal.value.explained == "Die Vorlage „Brief.docx“ nennt Platzhalter, für die es keinen Inhalt gibt: aa, bettreff."
    assert refusal.value.remedy == "Berichtigen Sie die Namen in der Vorlage. Bekannt sind: betreff."


def test_an_unknown_field_of_a_row_is_named() -> None:
    repeating = template("{%p for a in aussagen %}", "{{ a.grund }}", "{%p endfor %}")
    with pytest.raises(UnknownPlaceholders) as refusal:
        write_letter(repeating, {"aussagen": [{"text": "x"}]})
    assert refusal.value.facts["placeholders"] == "grund"


def test_missing_placeholders_are_named() -> None:
    with pytest.raises(MissingPlaceholders) as refusal:
        check_template(template("{{ betreff }}"), ["betreff", *REQUIRED], REQUIRED)
    assert refusal.value.facts["placeholders"] == "aussagen, empfaenger"
    assert "{{ betreff }}" in refusal.value.remedy


ATTACKS = [
    "{{ ''.__class__ }}", "{{ betreff.__class__ }}", "{{ betreff._x }}", "{{ betreff.a.b }}", "{{ betreff['x'] }}",
    "{{ betreff|attr('__class__') }}", "{{ betreff() }}", "{{ range(9) }}", "{% for i in range(9**9) %}x{% endfor %}",
    "{% for i in betreff.x %}x{% endfor %}", "{% set a = 1 %}", "{% include 'x' %}", "{% import 'x' as y %}", "{{ 9**9**9 }}",
    "{% macro x() %}{% endmacro %}", "{{ self.__init__ }}", "{{ betreff ~ betreff }}", "{{ [1] }}", "{% if betreff == 1 %}x{% endif %}",
    "{{ betreff", "{% for a in aussagen %}", "{% nonsense %}", "{% raw %}x{% endraw %}{{ lipsum(5) }}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_template_can_only_be_filled(attack: str) -> None:
    start = time.process_time()
    with pytest.raises(TemplateNotAllowed) as refusal:
        write_letter(template(attack), {"betreff": "x", "aussagen": []}, name="Brief.docx")
    assert "„Brief.docx“" in refusal.value.explained
    assert time.process_time() - start < 5


@pytest.mark.parametrize("attack", ["{{ loop }}", "{{ self }}", "{{ cycler }}", "{{ __builtins__ }}"])
def test_names_of_the_language_mean_nothing(attack: str) -> None:
    with pytest.raises(RuleError):
        write_letter(template(attack), {"betreff": "x"})


def test_attributes_of_python_are_no_fields() -> None:
    repeating = template("{%p for a in aussagen %}", "{{ a.items }} {{ a.keys }}", "{%p endfor %}")
    made = write_letter(repeating, {"aussagen": [{"items": "Feld", "keys": "auch"}]})
    assert lines(made) == ["Brief", "Feld auch"]
    with pytest.raises(UnknownPlaceholders):
        write_letter(repeating, {"aussagen": [{"text": "x"}]})


def changed(data: bytes, part: str, *pairs: tuple[bytes, bytes], **more: bytes) -> bytes:
    """A package with a part changed and parts added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in pairs if name == part else ():
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
        for name, content in more.items():
            new.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


REMOTE = (b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
          b'Target="https://example.org/x.dotm" TargetMode="External"/></Relationships>')


def test_files_that_may_harm_are_refused() -> None:
    good = template("{{ betreff }}")
    with pytest.raises(HasMacros):
        placeholders(changed(good, "", **{"word__vbaProject.bin": b"x"}))
    with pytest.raises(UnsafeContent):
        placeholders(changed(good, "word/_rels/document.xml.rels", (b"</Relationships>", REMOTE)))
    with pytest.raises(TemplateNotWord):
        placeholders(changed(good, "[Content_Types].xml", (b"wordprocessingml.document.main", b"wordprocessingml.template.main")))
    with pytest.raises(TemplateNotWord):
        placeholders(b"%PDF-1.7 ...")


def test_a_letter_holds_nothing_that_xml_cannot() -> None:
    assert lines(write_letter(template("{{ betreff }}"), {"betreff": "Rat\x00haus\x07 & <Tat>"})) == ["Brief", "Rathaus & <Tat>"]
