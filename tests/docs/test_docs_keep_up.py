"""Documentation that cannot rot: tables in `docs/` against the code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def column(path: str, number: int) -> list[str]:
    """One column of all Markdown tables of a file, without headings."""
    rows = [line.split("|")[1:-1] for line in (ROOT / path).read_text(encoding="utf-8").splitlines()
            if line.startswith("| ") and not line.startswith("|--")]
    return [row[number].strip().strip("`") for row in rows if len(row) > number]


def test_the_glossary_names_every_model():
    ours = {model.__name__ for model in apps.get_models() if model.__module__.startswith("masswerk.")}
    assert ours - set(column("docs/glossary.md", 1)) == set()


def test_the_glossary_names_no_model_that_is_gone():
    ours = {model.__name__ for model in apps.get_models()}
    assert set(column("docs/glossary.md", 1)) - ours == {"in code"}


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["postgres"],
              *(d for group in project["dependency-groups"].values() for d in group if isinstance(d, str))]
    names = {re.split(r"[\[<>=~ ]", requirement)[0] for requirement in listed}
    told = {name.strip() for cell in column("docs/dependencies.md", 0) for name in cell.split(",")}
    assert names - told == set()


def test_the_lock_files_pin_every_package_with_its_hash():
    for name in ("run", "dev", "bootstrap"):
        text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z0-9._-]+(?:\[[^]]*\])?==", text, re.M | re.I)
        assert len(pins) <= text.count("--hash=sha256:")
        assert "http" not in text
