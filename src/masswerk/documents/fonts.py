"""The typefaces of printed documents: built from the web fonts of the asset packages, found by the PDF writer.

Typst reads TrueType, not WOFF2. `build_fonts` runs once when assets are built; where it never ran, the PDF writer
falls back to the typefaces inside Typst.
"""

from __future__ import annotations

import os
from pathlib import Path

from fontTools.ttLib import TTFont

REPOSITORY = Path(__file__).resolve().parents[3]

FIRA = "@kern-ux/native/dist/fonts/fira-sans"
ARABIC = "@fontsource/noto-sans-arabic/files"
EMOJI = "@fontsource/noto-emoji/files"

CUTS: dict[str, str] = {
    f"FiraSans-{cut}": f"{FIRA}/FiraSans-{cut}.woff2"
    for cut in ("Regular", "Italic", "Medium", "MediumItalic", "SemiBold", "SemiBoldItalic", "Bold", "BoldItalic")
} | {
    f"NotoSansArabic-{weight}": f"{ARABIC}/noto-sans-arabic-arabic-{weight}-normal.woff2"
    for weight in (400, 500, 600, 700)
} | {"NotoEmoji-400": f"{EMOJI}/noto-emoji-emoji-400-normal.woff2"}
"""Cuts that documents use: name of the built file to its place below `node_modules`."""


def build_fonts(node_modules: Path, target: Path) -> list[Path]:
    """Turn the web fonts that are there into TrueType files and say which were written.

    node_modules: folder of the installed asset packages; cuts that are missing in it are left out
    target:       folder of the TrueType files, made if it does not exist
    """
    target.mkdir(parents=True, exist_ok=True)
    present = {name: node_modules / place for name, place in CUTS.items() if (node_modules / place).is_file()}
    return [_convert(source, target / f"{name}.ttf") for name, source in present.items()]


def _convert(source: Path, target: Path) -> Path:
    font = TTFont(source, recalcTimestamp=False)  # the same bytes whenever it is built
    font.flavor = None
    if "Arabic" in target.name:
        # only here: its tools take a third of a second to load, and every process knows where the typefaces lie
        from masswerk.documents.fonts_arabic import join_dots

        join_dots(font)
    font.save(target)
    font.close()
    return target


def font_dir() -> Path | None:
    """The folder of the built fonts, None where they were never built.

    It lies in `MASSWERK_ASSETS` (default: `build/assets` of the repository), subfolder `fonts`.
    """
    assets = Path(os.environ.get("MASSWERK_ASSETS") or REPOSITORY / "build" / "assets")
    folder = assets / "fonts"
    return folder if any(folder.glob("*.ttf")) else None
