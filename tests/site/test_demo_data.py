"""The demonstration data keeps the sources' structure and figures, says what is invented, and copies nothing."""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from masswerk.base.rules.media import PNG
from masswerk.base.rules.pictures import clean
from masswerk.concepts.models import Language, State
from masswerk.concepts.rules.content import check_content
from masswerk.concepts.rules.figures import check_description
from masswerk.concepts.rules.text_hash import wording_hash
from masswerk.measures.models import Status
from masswerk.site.demo.procedures import plan
from tests.site import demo_files as demo

CORPUS = Path(os.environ.get("MASSWERK_CORPUS", "../shared/corpus"))
needs_corpus = pytest.mark.skipif(not list(CORPUS.glob("*.txt")), reason=f"no source documents in {CORPUS}")
each_file = pytest.mark.parametrize("path", demo.FILES, ids=lambda path: path.stem)

SHAPES = {
    "file": {"body", "concept", "glossary", "editions"},
    "body": {"slug", "name", "kind", "ars", "parent", "tagline", "lead", "licence"},
    "concept": {"slug", "title", "summary"},
    "term": {"key", "term", "variants", "explanation", "renditions"},
    "edition": {"key", "title", "state", "based_on", "decided_by", "decided_on", "paper", "lead", "nodes", "lineage",
                "interfaces", "errata"},
    "node": {"key", "kind", "number", "title", "text", "themes", "fields", "renditions", "children"},
    "measure": {"status", "lead", "review_on", "reason", "since", "budget"},
    "rendition": {"title", "text"},
    "lineage": {"old", "new", "relation", "reason"},
    "interface": {"from", "to", "note"},
    "erratum": {"element", "dated", "note", "text"},
}  # fmt: skip
QUOTAS = {
    "Baden-Württemberg": "12,97496", "Bayern": "15,33048", "Berlin": "5,04557", "Brandenburg": "3,08092",
    "Bremen": "0,94097", "Hamburg": "2,52738", "Hessen": "7,31557", "Mecklenburg-Vorpommern": "2,04165",
    "Niedersachsen": "9,35696", "Nordrhein-Westfalen": "21,24052", "Rheinland-Pfalz": "4,83472",
    "Saarland": "1,21566", "Sachsen": "5,10067", "Sachsen-Anhalt": "2,85771", "Schleswig-Holstein": "3,38791",
    "Thüringen": "2,74835",
}  # fmt: skip
REGIONS = {"harz": "150850000000", "magdeburg": "150030000000", "sachsen": "140000000000",
           "sachsen-anhalt": "150000000000", "thueringen": "160000000000"}  # fmt: skip


def nodes_of(path: Path) -> list[dict[str, Any]]:
    return [node for edition in demo.load(path)["editions"] for node, _ in demo.walk(edition["nodes"])]


def table(edition: str, key: str) -> list[list[str]]:
    return demo.rows(next(node["text"] for node, _ in demo.walk(demo.harz(edition)["nodes"]) if node["key"] == key))


def test_five_bodies_are_described_with_their_official_keys():
    assert {demo.load(path)["body"]["slug"]: demo.load(path)["body"]["ars"] for path in demo.FILES} == REGIONS
    assert {path.stem for path in demo.FILES} == set(REGIONS)


@each_file
def test_a_file_has_the_agreed_shape(path: Path):
    data = demo.load(path)
    assert (set(data), set(data["body"]), set(data["concept"])) == tuple(SHAPES[k] for k in ("file", "body", "concept"))
    assert [set(term) for term in data["glossary"]] == [SHAPES["term"]] * len(data["glossary"])
    for edition in data["editions"]:
        assert set(edition) == SHAPES["edition"]
        assert edition["state"] in State.values
        for part, name in (("lineage", "lineage"), ("interfaces", "interface"), ("errata", "erratum")):
            assert [set(row) for row in edition[part]] == [SHAPES[name]] * len(edition[part])


@each_file
def test_a_node_has_the_agreed_shape(path: Path):
    for node in nodes_of(path):
        extra = {"measure"} if node["kind"] == "measure" else set()
        assert set(node) - {"pictures"} == SHAPES["node"] | extra, node["key"]
        assert re.fullmatch(r"[a-z0-9-]{1,60}", node["key"])
        assert set(node["renditions"]) <= set(Language.values)
        assert all(SHAPES["rendition"] <= set(r) <= SHAPES["rendition"] | {"wording_hash"}
                   for r in node["renditions"].values()), node["key"]


@each_file
def test_a_picture_has_its_file_and_says_what_it_shows(path: Path):
    for picture in (picture for node in nodes_of(path) for picture in node.get("pictures", [])):
        assert set(picture) == {"file", "alt", "caption", "credit"}
        check_description(picture["alt"], picture["caption"], is_decorative=False)
        content = (demo.DATA / "pictures" / picture["file"]).read_bytes()
        assert clean(content, PNG).content == content


@each_file
def test_each_edition_is_a_sound_tree_whose_themes_and_fields_stand_in_it(path: Path):
    for edition in demo.load(path)["editions"]:
        check_content(demo.as_nodes(edition))
        kinds = {node["key"]: node["kind"] for node, _ in demo.walk(edition["nodes"])}
        assert {kinds[row[end]] for row in edition["interfaces"] for end in ("from", "to")} <= {"field"}
        assert {row["element"] for row in edition["errata"]} <= set(kinds)


@each_file
def test_nothing_is_left_empty(path: Path):
    assert [n["key"] for n in nodes_of(path) if not (n["text"] or n["title"])] == []
    assert [n["key"] for n in nodes_of(path) if n["kind"] == "text" and n["title"]] == []
    assert [n["key"] for n in nodes_of(path) for r in n["renditions"].values() if not (r["text"] or r["title"])] == []


@each_file
def test_who_waives_or_defers_a_measure_says_why(path: Path):
    measures = [node["measure"] | {"key": node["key"]} for node in nodes_of(path) if node["kind"] == "measure"]
    assert {m["status"] for m in measures} <= set(Status.values)
    assert [m["key"] for m in measures if m["status"] in ("waived", "deferred") and not m["reason"]] == []
    assert [m["key"] for m in measures if m["status"] == "deferred" and not m["review_on"]] == []


def test_harz_has_the_sources_six_fields_47_topics_and_101_measures():
    found = Counter(node["kind"] for node, _ in demo.walk(demo.harz("2016")["nodes"]))
    assert {kind: found[kind] for kind in ("field", "approach", "measure", "status_note", "guideline",
                                           "working_group")} == {
        "field": 6, "approach": 47, "measure": 101, "status_note": 40, "guideline": 3, "working_group": 6}


def test_two_elements_of_2016_have_no_fate_yet_and_every_new_one_has_an_origin():
    assert demo.open_between(demo.harz("2026"), demo.harz("2016")) == [
        ("no_fate", "ge-jugendhilfe"), ("no_fate", "oe-modul")]


def test_what_is_dropped_says_why():
    rows_ = demo.harz("2026")["lineage"]
    assert [row["old"] for row in rows_ if row["relation"] == "dropped" and not row["reason"]] == []
    assert {row["relation"] for row in rows_} == {"merged", "split", "dropped", "new"}


@pytest.mark.parametrize("edition", ["2016", "2026"])
def test_the_course_table_adds_up(edition: str):
    head, *lines = table(edition, "tab-kurse")
    columns = list(zip(*[line[1:] for line in lines], strict=True))
    sums = [sum(int(cell or 0) for cell in column[:-1]) for column in columns]
    assert (len(head), [int(column[-1]) for column in columns]) == (11, sums)
    assert sums == [12, 11, 5, 10, 5, 7, 10, 2, 11, 1]


@pytest.mark.parametrize("edition", ["2016", "2026"])
def test_the_sixteen_quotas_are_those_of_2015_and_make_a_whole(edition: str):
    _, *lines = table(edition, "tab-quoten")
    assert {state: quota.removesuffix(" %") for state, quota in lines} == QUOTAS
    assert sum(Decimal(quota.replace(",", ".")) for quota in QUOTAS.values()) == Decimal("100.00000")


def test_invented_decisions_and_the_invented_draft_are_marked():
    assert "(Beispiel)" in demo.harz("2016")["paper"]
    assert "(Beispiel)" in demo.harz("2026")["lead"]
    fresh = {row["new"] for row in demo.harz("2026")["lineage"] if row["relation"] == "new"}
    measures = [node for node, _ in demo.walk(demo.harz("2026")["nodes"]) if node["key"] in fresh and node["kind"] == "measure"]
    assert measures
    assert [node["key"] for node in measures if "(Beispiel)" not in node["text"]] == []


def test_a_rendition_is_stale_where_the_draft_reworded_its_original():
    old = {node["key"]: node for node, _ in demo.walk(demo.harz("2016")["nodes"])}
    stale = [(node, r["wording_hash"]) for node, _ in demo.walk(demo.harz("2026")["nodes"])
             for r in node["renditions"].values() if "wording_hash" in r]
    assert [node["key"] for node, kept in stale
            if kept != wording_hash(old[node["key"]]["title"], old[node["key"]]["text"])] == []
    assert [node["key"] for node, kept in stale if kept == wording_hash(node["title"], node["text"])] == []
    assert "lotsen" in {node["key"] for node, _ in stale}


@each_file
def test_each_explained_word_stands_in_its_concept(path: Path):
    data = demo.load(path)
    text = " ".join(f"{node['title']} {node['text']}" for node in nodes_of(path))
    assert len({term["key"] for term in data["glossary"]}) == len(data["glossary"])
    assert [term["key"] for term in data["glossary"]
            if not any(form in text for form in [term["term"], *term["variants"]])] == []


def test_the_discussion_has_the_cards_and_points_that_are_handed_down():
    groups = tomllib.loads((demo.DATA / "events" / "magdeburg.toml").read_text(encoding="utf-8"))["groups"]
    cards = [len(group.get("cards", "").strip().splitlines()) for group in groups]
    remarks = [sum(point.startswith("Anmerkung: ") for point in group["points"]) for group in groups]
    assert (cards, sum(cards)) == ([27, 26, 19, 13, 0, 22], 107)
    assert (remarks, sum(len(group["points"]) for group in groups) - sum(remarks)) == ([0, 0, 0, 0, 18, 0], 52)


PROCEDURES = ("harz", "sachsen")


@pytest.mark.parametrize("name", PROCEDURES)
def test_a_procedure_speaks_of_passages_and_contributions_that_exist(name: str):
    data = plan(name, date(2026, 11, 20))
    edition = next(e for e in demo.load(demo.DATA / f"{name}.json")["editions"] if e["key"] == data["edition"])
    passages = {node["key"] for node, _ in demo.walk(edition["nodes"])}
    said, bundles = {one["key"] for one in data["said"]}, {one["key"] for one in data["bundles"]}
    assert {key for one in data["said"] for key in one["at"]} <= passages
    assert {one["passage"] for one in data["changes"]} | set(data.get("laid_out", ())) <= passages
    assert {one["bundle"] for one in data["said"] if "bundle" in one} == bundles
    assert {one["on"].partition(".")[0] for one in data["decided"]} <= said | bundles
    assert len(said) == len(data["said"])


@pytest.mark.parametrize(("name", "amount", "languages"), [
    ("harz", 41, {"de", "de-simple", "en", "ar", "uk", "tr", "ru", "fr"}), ("sachsen", 812, {"de", "en", "pl", "ar"})])
def test_contributions_differ_come_in_several_languages_and_in_the_days_for_them(name, amount, languages):
    data = plan(name, date(2026, 11, 20))
    said = data["said"]
    assert (len(said), len({one["text"] for one in said})) == (amount, amount)
    assert {one.get("language", "de") for one in said} == languages
    assert all(data["days"]["contribute_from"] <= one["on"] <= data["days"]["contribute_until"] for one in said)
    assert [one["text"] for one in said if "{" in one["text"] or "  " in one["text"]] == []


def test_every_invented_organisation_of_a_procedure_is_marked():
    named = [one["organisation"] for name in PROCEDURES for one in plan(name, date(2026, 11, 20))["said"]
             if "organisation" in one]
    assert len(named) > 10
    assert [name for name in named if not name.endswith("(Beispiel)")] == []


def own_texts() -> dict[str, list[str]]:
    known = {path.name: [path.read_text(encoding="utf-8")] for path in (
        *demo.KNOWN.glob("*.*"), *(demo.DATA / "events").glob("*.toml"), *(demo.DATA / "procedures").glob("*.toml"))}
    return {path.name: list(demo.prose(demo.load(path))) for path in sorted(demo.DATA.glob("*.json"))} | known


@needs_corpus
def test_no_seven_words_in_a_row_stand_in_a_source():
    sources = set().union(*(demo.runs(path.read_text(encoding="utf-8")) for path in CORPUS.glob("*.txt")))
    copied = [(name, " ".join(run)) for name, texts in own_texts().items() for text in texts for run in demo.runs(text)
              if run in sources]
    assert copied == []


@needs_corpus
def test_no_person_of_the_sources_is_named():
    names = set().union(*(demo.surnames(path.read_text(encoding="utf-8")) for path in CORPUS.glob("*.txt")))
    assert len(names) > 5
    assert [(file, name) for file, texts in own_texts().items() for name in names
            if demo.says(name, [word for text in texts for word in demo.words(text)])] == []
