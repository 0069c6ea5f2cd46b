"""The handbook and the documents beside it, against the program they tell of."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.utils.text import slugify
from lxml import html

from masswerk.base.errors import RuleError
from masswerk.intake.review.facts import status_doubt
from masswerk.intake.rules.confidence import WEIGHTS
from masswerk.site import cli, help

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/masswerk"
BUTTON = re.compile(r"\*\*„([^“]+)“\*\*")
FACT = re.compile(r"\{[^}]*\}")
COMMAND = re.compile(r"\bmasswerk ([a-z]+)\b")
LINK = re.compile(r"\]\((?!https?:|mailto:|tel:)([^)\s]+)\)")

PACKAGES = ("concepts", "intake", "documents", "people", "bodies", "measures", "network", "base.attachments", "barriers", "events", "surveys",
            "participation")
"""Where the refusals of pages come from; what the command line refuses is told to those who run the program."""

NOBODY_MEETS = {
    "KeyTaken": "no page records regions yet",
    "NotAPlace": "no page records regions yet",
    "QuoteEmpty": "no page quotes yet",
    "RegionEnded": "no page records regions yet",
    "WordingsCollide": "becomes the page where both texts stand beside each other",
}
"""Refusals without a line in the handbook, and why."""

SAMPLES = {"showroom.py", "bausteine.html", "demo"}
"""Files and folders whose words are examples, not words of a page."""

pytestmark = pytest.mark.django_db


def chapter_files() -> list[Path]:
    return sorted(help.FOLDER.glob("*.md"))


def documents() -> list[Path]:
    return [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md")), *chapter_files()]


@cache
def words_on_screen() -> frozenset[str]:
    """Every text of templates, and every string of the code; "…" stands where a value is filled in."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.*"):
        if not SAMPLES & {path.name, path.parent.name}:
            text = path.read_text(encoding="utf-8") if path.suffix in (".html", ".py") else ""
            found |= set(_words_of_template(text) if path.suffix == ".html" else _words_of_code(ast.parse(text)))
    return frozenset(" ".join(words.split()) for words in found)


def _words_of_template(text: str) -> Iterator[str]:
    for tag in re.findall(r"\{%(.*?)%\}", text, re.DOTALL):
        yield from re.findall(r'"([^"]*)"', tag)
        yield from re.findall(r"'([^']*)'", tag)
    yield from re.split(r"<[^>]*>|\{%.*?%\}", re.sub(r"\{\{.*?\}\}", "…", text))


def _words_of_code(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _words_of_code(child)


def refusals() -> list[type[RuleError]]:
    """Every refusal of the packages people work with, sorted by name."""
    for package in PACKAGES:
        found = importlib.import_module(f"masswerk.{package}")
        for module in pkgutil.walk_packages(found.__path__, f"{found.__name__}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    ours = tuple(f"masswerk.{package}." for package in PACKAGES)
    known = {each for each in _below(RuleError) if each.cause and each.__module__.startswith(ours)}
    return sorted((each for each in known if "commands" not in each.__module__), key=lambda each: each.__name__)


def _below(kind: type[RuleError]) -> Iterator[type[RuleError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def first_cells(chapter: str, section: str = "") -> set[str]:
    """The first column of the tables of a chapter, or of one of its sections; without headings."""
    texts = [part.text for part in help.chapters()[chapter].sections if section in ("", part.anchor)]
    rows = [line for text in texts for line in text.splitlines() if line.startswith("|")]
    heads = {row for row, after in pairwise(rows) if after.startswith("|--")}
    return {row.split("|")[1].strip() for row in rows if row not in heads and not row.startswith("|--")}


@pytest.mark.parametrize("path", chapter_files(), ids=lambda path: path.stem)
def test_every_button_word_of_the_handbook_stands_on_a_page(path):
    named = set(BUTTON.findall(path.read_text(encoding="utf-8")))
    assert sorted(named - words_on_screen()) == []


def test_every_refusal_is_explained():
    told = first_cells("meldungen")
    missing = [each.__name__ for each in refusals() if FACT.sub("…", each.cause) not in told]
    assert sorted(missing) == sorted(NOBODY_MEETS)


def test_every_message_the_handbook_explains_is_one_of_the_program():
    known = {FACT.sub("…", words) for words in words_on_screen()}
    assert sorted(first_cells("meldungen") - known) == []


def test_every_reason_for_doubt_is_explained():
    reasons = {"Nur schwache Anzeichen für diese Einordnung", status_doubt("ongoing", "laufend").replace("laufend", "…")}
    reasons |= {weight.doubt for weight in WEIGHTS.values()}
    for path in (SOURCE / "intake/rules").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "doubt":
                reasons |= set(_words_of_code(node.args[0]))
    assert sorted(first_cells("einlesen", "was-die-zweifel-bedeuten") ^ reasons) == []


def test_the_contents_lead_to_every_chapter(client):
    tree = html.document_fromstring(client.get("/hilfe/").content.decode())
    assert list(tree.xpath("//main//li/a/@href")) == [made.url for made in help.chapters().values()]


@pytest.mark.parametrize("name", [path.stem.partition("-")[2] for path in chapter_files()])
def test_every_chapter_is_served_with_ordered_headings_and_live_links(client, name):
    answer = client.get(f"/hilfe/{name}/")
    assert answer.status_code == 200
    tree = html.document_fromstring(answer.content.decode())
    levels = [int(heading.tag[1]) for heading in tree.xpath("//main//*[self::h1 or self::h2 or self::h3]")]
    assert levels.count(1) == 1
    assert all(now <= before + 1 for before, now in pairwise(levels))
    assert len(set(tree.xpath("//@id"))) == len(tree.xpath("//@id"))
    for address in tree.xpath("//main//a/@href[starts-with(., '/hilfe/')]"):
        place, _, anchor = address.partition("#")
        other = html.document_fromstring(client.get(place).content.decode())
        assert place == "/hilfe/" or not anchor or unquote(anchor) in other.xpath("//@id"), address


def test_a_chapter_that_does_not_exist_is_not_found(client):
    assert client.get("/hilfe/gibt-es-nicht/").status_code == 404


def test_no_link_of_the_documents_is_dead():
    dead = []
    for path in documents():
        for link in LINK.findall(path.read_text(encoding="utf-8")):
            place, _, anchor = link.partition("#")
            target = (path.parent / place).resolve() if place else path
            if not target.exists() or (anchor and target.suffix == ".md" and unquote(anchor) not in _anchors(target)):
                dead.append((str(path.relative_to(ROOT)), link))
    assert dead == []


def _anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {slugify(head, allow_unicode=True) for head in heads}


def test_the_outline_names_every_pass_and_no_file_that_is_gone():
    told = {name for row in (ROOT / "docs/outline.md").read_text(encoding="utf-8").splitlines() if row.startswith("| ")
            for name in re.findall(r"`([a-z_]+)`", row)}
    files = {path.stem: path.read_text(encoding="utf-8") for path in (SOURCE / "intake/rules").glob("*.py")}
    passes = {name for name, text in files.items() if re.match(r'"""(Last pass|Pass )', text)}
    assert passes <= told <= set(files)


def test_the_tour_names_no_file_that_is_gone():
    named = set(re.findall(r"`([a-z_]+/[a-z_/]+\.py)\b", (ROOT / "docs/architecture.md").read_text(encoding="utf-8")))
    assert named
    assert sorted(name for name in named if not ((SOURCE / name).exists() or (ROOT / name).exists())) == []


def test_every_command_the_documents_name_exists():
    known = {*cli.PLAIN_COMMANDS, *cli.DJANGO_COMMANDS}
    named = {(path.name, word) for path in documents() for line in path.read_text(encoding="utf-8").splitlines()
             for word in COMMAND.findall(line) if "masswerk import contracts" not in line}
    assert sorted((name, word) for name, word in named if word not in known) == []


def test_the_page_on_sorting_names_every_file_and_none_that_is_gone():
    rows = [row for row in (ROOT / "docs/sorting.md").read_text(encoding="utf-8").splitlines() if row.startswith("| ")]
    told = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row.split("|")[2])}
    files = {path.stem for path in (SOURCE / "participation/rules/sorting").glob("*.py")} - {"__init__"}
    assert told == files
