"""The typefaces of the screen: Fira Sans cut down to Latin letters, Noto Sans Arabic, and our rules for them."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FIRA = Path("@kern-ux/native/dist/fonts/fira-sans")
ARABIC = Path("@fontsource/noto-sans-arabic/files")
FIRA_CUTS = (
    ("Regular", 400, "normal"), ("Italic", 400, "italic"), ("Medium", 500, "normal"), ("SemiBold", 600, "normal"),
)
ARABIC_WEIGHTS = (400, 600)
LATIN = "U+0000-024F,U+0259,U+02BB-02DD,U+0300-0304,U+0308,U+0329,U+1E00-1EFF,U+2000-2064,U+20AC,U+2113,U+2116," \
        "U+2122,U+2190-2199,U+2212,U+2215,U+25A0-25FF,U+2713,U+FB01-FB02"
"""Characters of the subset: all languages in Latin letters, signs of administration, arrows."""

FEATURES = ["kern", "liga", "lnum", "onum", "pnum", "tnum", "mark", "mkmk"]
"""Kerning, ligatures, and the four kinds of figures the stylesheet asks for."""

ARABIC_RANGE = "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FEFC"


def build(node_modules: Path, folder: Path) -> None:
    """Write the subset cuts and `fonts.css` with their rules into a folder.

    node_modules: folder of the installed packages
    """
    rules = []
    for cut, weight, style in FIRA_CUTS:
        name = f"FiraSans-{cut}.woff2"
        _subset(node_modules / FIRA / name, folder / name)
        rules.append(_font_face("Fira Sans", weight, name, LATIN, style))
    for weight in ARABIC_WEIGHTS:
        name = f"NotoSansArabic-{weight}.woff2"
        shutil.copyfile(node_modules / ARABIC / f"noto-sans-arabic-arabic-{weight}-normal.woff2", folder / name)
        rules.append(_font_face("Noto Sans Arabic", weight, name, ARABIC_RANGE))
    (folder / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")


def _font_face(family: str, weight: int, file: str, characters: str, style: str = "normal") -> str:
    return (f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight}; font-display: swap; '
            f'src: url("{file}") format("woff2"); unicode-range: {characters}; }}')


def _subset(source: Path, target: Path) -> None:
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # Fira's OS/2 table warns on each save, without effect
    font = TTFont(source, recalcTimestamp=False)  # the same bytes whenever it is built
    options = subset.Options(flavor="woff2", layout_features=FEATURES)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(LATIN))
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    font.close()
