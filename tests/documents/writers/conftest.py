"""The typefaces of documents, built once for the tests that need them."""

from pathlib import Path

import pytest

from masswerk.documents.fonts import CUTS, build_fonts

NODE_MODULES = Path(__file__).resolve().parents[3] / "node_modules"
NEEDED = ("FiraSans-Regular", "NotoEmoji-400", "NotoSansArabic-400")


@pytest.fixture(scope="session")
def font_folder(tmp_path_factory) -> Path:
    """A folder of assets with three cuts."""
    packages, assets = tmp_path_factory.mktemp("node_modules"), tmp_path_factory.mktemp("assets")
    for name in NEEDED:
        if not (NODE_MODULES / CUTS[name]).is_file():
            pytest.skip("the asset packages are not installed (npm ci)")
        (packages / CUTS[name]).parent.mkdir(parents=True, exist_ok=True)
        (packages / CUTS[name]).symlink_to(NODE_MODULES / CUTS[name])
    build_fonts(packages, assets / "fonts")
    return assets


@pytest.fixture
def built_fonts(font_folder, monkeypatch) -> Path:
    """Writers use the built cuts."""
    monkeypatch.setenv("MASSWERK_ASSETS", str(font_folder))
    return font_folder / "fonts"
