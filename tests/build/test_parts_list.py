"""The parts list names every locked package with hash and licence, and is the same for the same lock files."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FREE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EUPL-1.2", "ISC", "LGPL-2.1-only", "MIT", "MIT-0",
    "MIT-CMU", "MPL-2.0", "OFL-1.1", "PSF-2.0", "ZPL-2.1", "Zlib",
}
"""Free licences that may stand beside the EUPL: none asks more of our own code."""


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sbom", ROOT / "scripts" / "sbom.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_locked_package_is_there_with_all_its_hashes(maker):
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    pinned = re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", text, re.M)
    python = [part for part in maker.components() if part["purl"].startswith("pkg:pypi/")]
    assert sorted((part["name"], part["version"]) for part in python) == sorted(pinned)
    assert sum(len(part["hashes"]) for part in python) == text.count("--hash=sha256:")


def test_every_package_of_the_browser_is_there(maker):
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    npm = {part["name"]: part for part in maker.components() if part["purl"].startswith("pkg:npm/")}
    assert set(npm) == {place.removeprefix("node_modules/") for place in lock if place}
    assert {name for name, part in npm.items() if "scope" not in part} == {
        "@fontsource/noto-emoji", "@fontsource/noto-sans-arabic", "@kern-ux/native"}


def test_no_part_is_without_hash_or_free_licence(maker):
    parts = maker.components()
    assert [part["name"] for part in parts if not part["hashes"]] == []
    named = {word for part in parts for word in re.split(r" (?:AND|OR) ", maker._licence_of(part))}
    assert named - FREE == set()


def test_hashes_have_the_length_of_their_kind_and_parts_their_own_reference(maker):
    parts = maker.components()
    lengths = {(each["alg"], len(each["content"])) for part in parts for each in part["hashes"]}
    assert lengths == {("SHA-256", 64), ("SHA-512", 128)}
    assert len({part["bom-ref"] for part in parts}) == len(parts)


def test_a_package_nobody_states_the_licence_of_stops_the_list(maker):
    with pytest.raises(maker.LicenceUnknown):
        maker._licence("no-such-package")


def test_the_same_lock_files_give_the_same_bytes_and_a_list_for_people(maker, tmp_path, capsys):
    for name in ("one", "two"):
        maker.main(tmp_path / name)
    first, second = ((tmp_path / name / "sbom.cdx.json").read_bytes() for name in ("one", "two"))
    assert first == second
    assert json.loads(first)["specVersion"] == "1.6"
    assert "| django | 5.2" in (tmp_path / "one" / "licences.md").read_text(encoding="utf-8")
