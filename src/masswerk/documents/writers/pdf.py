"""PDF/UA-1 and PDF/A-2a by Typst: tagged, hyphenated, with bookmarks and contents.

The words reach Typst as a JSON file, never as code. Typst sees one folder with that file and the pictures.
Source: ISO 14289-1 (PDF/UA-1), ISO 19005-2 (PDF/A-2).
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst
from fontTools.ttLib import TTFont

from masswerk.documents.fonts import font_dir
from masswerk.documents.text import Doc
from masswerk.documents.writers.pdf_data import Pictures, data
from masswerk.documents.writers.prepare import prepare

TEMPLATE = files("masswerk.documents.writers") / "templates" / "document.typ"
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
NO_GLYPH = re.compile(r"could not be displayed|contains the codepoint|not be mapped", re.IGNORECASE)
LATIN = frozenset(range(0x20, 0x180)) | {0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026}
KEPT = frozenset(map(ord, "\n\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069"))
MISSING = "\ufffd"


def write(doc: Doc) -> bytes:
    """The document as PDF/UA-1 and PDF/A-2a.

    Characters that no typeface at hand can show appear as U+FFFD.
    Raises FigureWithoutAlt, PictureUnreadable.
    """
    doc = prepare(doc)
    pictures: Pictures = {}
    content = data(doc, pictures)
    moment = int(doc.written.timestamp()) if doc.written else 0
    try:
        return _compile(content, pictures, moment)
    except typst.TypstError as error:
        if not NO_GLYPH.search(str(error)):
            raise
        return _compile(_showable(content), pictures, moment)


def _compile(content: dict[str, Any], pictures: Pictures, moment: int) -> bytes:
    with TemporaryDirectory(prefix="masswerk-pdf-") as folder:
        root = Path(folder)
        (root / "doc.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        (root / "document.typ").write_bytes(TEMPLATE.read_bytes())
        for name, picture in pictures.items():
            (root / name).write_bytes(picture)
        made = typst.compile(
            str(root / "document.typ"), root=str(root), font_paths=_fonts(font_dir()), ignore_system_fonts=True,
            pdf_standards=[*STANDARDS], timestamp=moment,
        )
    return bytes(made)


@cache
def _fonts(folder: Path | None) -> typst.Fonts:
    """Reading the typefaces takes longer than setting a page: once a process."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)] if folder else [])


@cache
def _characters(folder: Path | None) -> frozenset[int]:
    """The characters that the built typefaces show; plain Latin where there are none."""
    shown: set[int] = set(LATIN | KEPT)
    for path in sorted(folder.glob("*-Regular.ttf")) + sorted(folder.glob("*-400.ttf")) if folder else []:
        with TTFont(path) as font:
            shown.update(font.getBestCmap())
    return frozenset(shown - set(range(0xE000, 0xF900)))


def _showable(content: Any) -> Any:
    """The same data without characters that no typeface shows."""
    shown = _characters(font_dir())
    if isinstance(content, str):
        return "".join(sign if ord(sign) in shown else MISSING for sign in content)
    if isinstance(content, list):
        return [_showable(part) for part in content]
    if isinstance(content, dict):
        return {key: _showable(value) for key, value in content.items()}
    return content
