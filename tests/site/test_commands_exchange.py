"""Export, import and reading documents from the command line, as an operator does it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from masswerk.concepts.models import Edition
from masswerk.site.management.commands.masswerk_export import NoSuchConcept
from masswerk.site.management.commands.masswerk_import import NoSuchBody, NoSuchFile
from tests import factories

pytestmark = pytest.mark.django_db
KNOWN = Path(__file__).resolve().parents[1] / "intake" / "known"


def run(name: str, *arguments: str) -> str:
    out = io.StringIO()
    call_command(f"masswerk_{name}", *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_an_export_to_a_file_comes_back_as_the_same_bytes(tmp_path):
    factories.edition(factories.concept(factories.body(slug="harz")), passages=12)
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    run("export", "harz/integrationskonzept", "-o", str(first))
    run("import", str(first), "--as", "kopie")
    run("export", "harz/kopie", "-o", str(second))
    text = second.read_text(encoding="utf-8").replace('"slug": "kopie"', '"slug": "integrationskonzept"')
    assert text == first.read_text(encoding="utf-8")


def test_a_document_becomes_a_draft_and_every_line_is_accounted_for():
    factories.body(slug="harz")
    said = run("import", str(KNOWN / "landkreis.txt"), "--document", "--body", "harz", "--edition", "2026")
    assert Edition.objects.values_list("key", "state").get() == ("2026", "draft")
    assert "  0 Zeilen nirgends" in said


def test_an_unknown_concept_names_those_that_exist():
    factories.concept(factories.body(slug="harz"))
    with pytest.raises(NoSuchConcept) as refusal:
        run("export", "halle")
    assert refusal.value.facts == {"address": "halle", "known": "harz/integrationskonzept"}


def test_an_unknown_body_names_those_that_exist(tmp_path):
    factories.body(slug="harz")
    with pytest.raises(NoSuchBody) as refusal:
        run("import", str(KNOWN / "stadt.md"), "--document", "--body", "halle")
    assert refusal.value.facts == {"slug": "halle", "known": "harz"}


def test_a_missing_file_is_told_with_the_reason():
    with pytest.raises(NoSuchFile) as refusal:
        run("import", "/nirgends.json")
    assert refusal.value.facts == {"path": "/nirgends.json", "why": "No such file or directory"}
