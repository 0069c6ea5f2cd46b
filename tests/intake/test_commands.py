"""`masswerk outline`, and importing a document from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts.refusals import KeyTaken
from masswerk.documents.refusals import Empty
from masswerk.intake.commands import NoSuchFile, outline
from masswerk.intake.importing import import_document
from masswerk.intake.models import Reading
from tests import factories

DOCUMENTS = Path(__file__).parent / "unseen" / "documents"
SOURCE = Path(__file__).parents[2] / "src"
TEXT = "Integrationskonzept 2019\n\n1 Handlungsfeld Arbeit\n\nDer Kreis fördert Kurse.\n"


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "konzept.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_tree_is_printed_as_text(text, capsys):
    assert outline([str(text)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].startswith("Konzept: ")
    assert any("Handlungsfeld: 1 " in row for row in rows)


def test_the_tree_is_printed_as_json_for_scoring(text, capsys):
    assert outline([str(text), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["doc"] == "konzept"
    assert {"id", "kind", "title", "parent", "line_start", "line_end", "label", "text_start", "attrs", "confidence",
            "reasons"} <= set(found["elements"][0])
    assert [element["text"] for element in found["elements"]] == ["", "Der Kreis fördert Kurse."]


@pytest.mark.parametrize("name", ["u02.md", "u05.docx", "u06.html", "u07.odt", "u08.pdf"])
def test_every_format_has_an_outline(name, capsys):
    assert outline([str(DOCUMENTS / name), "--quiet"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 10


def test_a_missing_file_is_refused_with_a_way_out(tmp_path):
    with pytest.raises(NoSuchFile, match=r"es gibt sie nicht\. Prüfen Sie"):
        outline([str(tmp_path / "fehlt.txt")])


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "leer.txt").write_text(" ")
    with pytest.raises(Empty):
        outline([str(tmp_path / "leer.txt")])


def test_no_framework_and_no_database_is_needed(text):
    program = ("import sys; from masswerk.intake.commands import outline; code = outline(sys.argv[1:]); "
               "sys.exit(code or 'django' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", program, str(text)], env={"PYTHONPATH": str(SOURCE)}, check=False,
                          capture_output=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.django_db
def test_a_document_becomes_a_draft_in_one_go(files, text):
    found = import_document(factories.body(), text, concept="konzept", by=SYSTEM)
    assert (found.edition.key, found.edition.concept.slug, found.edition.state) == ("2019", "konzept", "draft")
    assert (found.coverage.nowhere, Reading.objects.get().state) == (0, "accepted")
    assert found.edition.passages.filter(kind="field").count() == 1


@pytest.mark.django_db
def test_a_second_edition_joins_the_concept(files, text):
    body = factories.body()
    first = import_document(body, text, concept="konzept", by=SYSTEM)
    second = import_document(body, text, concept="konzept", key="2020", by=SYSTEM)
    assert (second.edition.concept, second.edition.title) == (first.edition.concept, "Fassung 2020")
    with pytest.raises(KeyTaken):
        import_document(body, text, concept="konzept", key="2020", by=SYSTEM)


@pytest.mark.django_db
def test_an_unreadable_document_is_told_and_kept_as_refused(files, tmp_path):
    path = tmp_path / "leer.txt"
    path.write_text(" ")
    with pytest.raises(Empty):
        import_document(factories.body(), path, by=SYSTEM)
    assert Reading.objects.get().state == "refused"
