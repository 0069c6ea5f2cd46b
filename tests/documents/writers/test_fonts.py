"""Typefaces of documents."""

from fontTools.ttLib import TTFont

from masswerk.documents.fonts import CUTS, build_fonts, font_dir


def test_cuts_that_are_there_become_truetype(built_fonts):
    assert sorted(path.name for path in built_fonts.iterdir()) == [
        "FiraSans-Regular.ttf", "NotoEmoji-400.ttf", "NotoSansArabic-400.ttf"]
    with TTFont(built_fonts / "FiraSans-Regular.ttf") as font:
        assert (font.flavor, font["name"].getBestFamilyName()) == (None, "Fira Sans")


def test_the_folder_is_found_where_the_assets_lie(built_fonts):
    assert font_dir() == built_fonts


def test_without_built_fonts_there_is_no_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("MASSWERK_ASSETS", str(tmp_path))
    assert font_dir() is None
    assert build_fonts(tmp_path / "nowhere", tmp_path / "fonts") == []
    assert font_dir() is None


def test_the_same_bytes_come_out_each_time(built_fonts, tmp_path):
    name = "NotoSansArabic-400"
    packages = tmp_path / "packages"
    place = packages / CUTS[name]
    place.parent.mkdir(parents=True)
    font = TTFont(built_fonts / f"{name}.ttf")
    font.flavor = "woff2"
    font.save(place)
    first = [path.read_bytes() for path in build_fonts(packages, tmp_path / "a")]
    assert first == [path.read_bytes() for path in build_fonts(packages, tmp_path / "b")]
