"""Assets are built from the installed packages, once, and refusals say what to do."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from masswerk.base import assets, typefaces

MODULES = assets.REPOSITORY / "node_modules"

needs_packages = pytest.mark.skipif(
    not (MODULES / assets.KERN).is_dir(), reason="Pakete der Oberfläche fehlen: einmal „npm ci“ aufrufen"
)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed packages, with a list of what is installed that a test may change."""
    folder = tmp_path_factory.mktemp("node_modules")
    for entry in MODULES.iterdir():
        if entry.name != ".package-lock.json":
            (folder / entry.name).symlink_to(entry)
    shutil.copy(MODULES / ".package-lock.json", folder)
    return folder


@pytest.fixture(scope="module")
def built(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("assets")
    assert assets.build(packages, target, makers=())
    return target


@needs_packages
def test_stylesheets_exist_for_both_directions(built: Path):
    left, right = ((built / "static" / "kern" / name).read_text() for name in ("kern.min.css", "kern.rtl.min.css"))
    assert left.count("text-align:left") == right.count("text-align:right")
    assert left.count("text-align:left") > 0


@needs_packages
def test_every_typeface_of_the_rules_exists_and_nothing_blocks_the_text(built: Path):
    kern = built / "static" / "kern"
    rules = (kern / "fonts.css").read_text()
    files = re.findall(r'url\("([^"]+)"\)', rules)
    assert len(files) == len(typefaces.FIRA_CUTS) + len(typefaces.ARABIC_WEIGHTS)
    assert all((kern / file).read_bytes()[:4] == b"wOF2" for file in files)
    assert rules.count("font-display: swap") == len(files)


@needs_packages
@pytest.mark.parametrize("letters", ["äöüßÄÖÜẞ", "„“‚‘–…·§€", "ğışŞçİ", "ąęłńśźż", "đšžčć", "ảễộứỹ", "→←"])
def test_subset_keeps_the_letters_of_its_languages(built: Path, letters: str):
    font = TTFont(built / "static" / "kern" / "FiraSans-Regular.woff2")
    assert {letter for letter in letters if ord(letter) not in font.getBestCmap()} == set()
    font.close()


@needs_packages
def test_subset_is_small_and_knows_old_style_figures(built: Path):
    file = built / "static" / "kern" / "FiraSans-Regular.woff2"
    assert file.stat().st_size < 60_000
    font = TTFont(file)
    assert {"onum", "lnum", "tnum"} <= {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    font.close()


@needs_packages
def test_second_build_does_nothing(packages: Path, built: Path):
    before = (built / "static" / "kern" / "fonts.css").stat().st_mtime_ns
    assert assets.build(packages, built) is False
    assert (built / "static" / "kern" / "fonts.css").stat().st_mtime_ns == before


@needs_packages
def test_changed_packages_are_built_again_with_what_else_is_made_of_them(packages: Path, built: Path):
    made: list[tuple[Path, Path]] = []
    with (packages / ".package-lock.json").open("a") as installed:
        installed.write("\n")
    assert assets.build(packages, built, makers=[lambda *places: made.append(places)])
    assert made == [(packages, built / "fonts")]


def test_missing_packages_are_refused_with_their_place(tmp_path: Path):
    with pytest.raises(assets.AssetsMissing) as refusal:
        assets.build(tmp_path, tmp_path / "assets")
    assert refusal.value.facts == {"place": tmp_path / assets.KERN}
    assert not (tmp_path / "assets").exists()


def test_installed_program_has_its_assets_already(tmp_path: Path):
    assert assets.ensure(tmp_path, say=pytest.fail) is False


def test_packages_are_fetched_when_the_lock_is_newer_and_failing_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "package.json").write_text('{"dependencies": {"rtlcss": "4.3.0"}}')
    (tmp_path / "package-lock.json").write_text(
        '{"lockfileVersion": 3, "packages": {"": {"dependencies": {"rtlcss": "4.3.0"}}, "node_modules/rtlcss": {'
        '"version": "4.3.0", "resolved": "https://registry.invalid/rtlcss.tgz", "integrity": "sha512-AAAA"}}}'
    )
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / ".package-lock.json").write_text("{}")
    os.utime(tmp_path / "node_modules" / ".package-lock.json", (0, 0))
    monkeypatch.setenv("npm_config_offline", "true")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    said: list[str] = []
    with pytest.raises(assets.PackagesNotFetched, match="Internetverbindung"):
        assets.ensure(tmp_path, say=said.append)
    assert said == ["Pakete der Oberfläche werden geholt (einmalig) …"]
