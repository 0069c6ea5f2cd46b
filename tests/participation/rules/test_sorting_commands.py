"""`masswerk sort` and `masswerk duplicates`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from masswerk.participation.commands import NotAConcept, NotAContribution, NotReadable, duplicates, sort
from masswerk.site.cli import main

SOURCE = Path(__file__).parents[3] / "src"
CONTRIBUTIONS = [{"id": "a", "text": "Mehr Sprachkurse"}, {"id": "b", "text": "mehr Kurse in Sprachen"}, {"id": "c", "text": "Wohnungen"}]
CONCEPT = {"doc": "k", "elements": [
    {"id": "e1", "kind": "field", "title": "Sprache", "parent": None, "label": "Handlungsfeld 1"},
    {"id": "e2", "kind": "field", "title": "Wohnen", "parent": None, "label": "2."},
    {"id": "e3", "kind": "preamble", "title": "Präambel", "parent": None, "label": None}]}  # fmt: skip


@pytest.fixture
def contributions(tmp_path):
    path = tmp_path / "contributions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in CONTRIBUTIONS) + "\n\n", encoding="utf-8")
    return path


@pytest.fixture
def concept(tmp_path):
    path = tmp_path / "concept.json"
    path.write_text(json.dumps(CONCEPT), encoding="utf-8")
    return path


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_contribution_gets_a_line_with_field_ranking_and_reasons(contributions, concept, capsys):
    assert sort([str(contributions), "--concept", str(concept)]) == 0
    found = lines(capsys)
    assert [(line["id"], line["field"], line["ranking"]) for line in found] == [
        ("a", "hf1", ["hf1", "hf2", "pre"]), ("b", "hf1", ["hf1", "hf2", "pre"]), ("c", "hf2", ["hf2", "hf1", "pre"]),
    ]  # fmt: skip
    assert found[2]["reasons"] == ["hf2: Wohnungen"]
    assert found[2]["fields"] == ["hf2"]


def test_pairs_are_printed_with_score_and_reason(contributions, capsys):
    assert duplicates([str(contributions)]) == 0
    (pair,) = lines(capsys)
    assert (pair["a"], pair["b"], pair["reason"]) == ("a", "b", "Sprachkurse, Kurse, Sprachen")


@pytest.mark.parametrize(("content", "reason"), [
    ("kein JSON", "Zeile 1 .* kein JSON"),
    ('{"id": "a"}', "Zeile 1 .* fehlt"),
    ('{"id": 5, "text": "x"}', "Zeile 1 .* fehlt"),
    ('["a"]', "Zeile 1 .* fehlt"),
    ('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}', "Zeile 2 .* gibt es schon"),
])  # fmt: skip
def test_a_line_that_is_no_contribution_is_refused_with_its_number(tmp_path, content, reason):
    path = tmp_path / "contributions.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NotAContribution, match=reason):
        duplicates([str(path)])


def test_a_file_that_is_missing_or_not_utf_8_is_refused(tmp_path):
    with pytest.raises(NotReadable):
        duplicates([str(tmp_path / "missing")])
    (tmp_path / "latin").write_bytes("Bürger".encode("latin-1"))
    with pytest.raises(NotReadable, match="UTF-8"):
        duplicates([str(tmp_path / "latin")])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"elements": 3}', '{"elements": [{"id": 1}]}', '{"elements": []}'])
def test_what_is_no_outline_is_refused(contributions, tmp_path, content):
    (tmp_path / "other.json").write_text(content)
    with pytest.raises(NotAConcept):
        sort([str(contributions), "--concept", str(tmp_path / "other.json")])


def test_errors_tell_cause_and_way_out(tmp_path, capsys):
    assert main(["duplicates", str(tmp_path / "missing")]) == 1
    told = capsys.readouterr().err
    assert "Fehler: Die Datei" in told
    assert "Ausweg: Prüfen Sie" in told


def test_neither_framework_nor_database_is_needed(contributions, concept):
    program = ("import sys; from masswerk.participation.commands import sort; code = sort(sys.argv[1:]); "
               "sys.exit(code or 'django' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", program, str(contributions), "--concept", str(concept)], check=False,
                          env={"PYTHONPATH": str(SOURCE)}, capture_output=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, b"")
