"""PDF/UA-1 and PDF/A-2a by Typst: tagged, hyphenated, with bookmarks and contents.

The words reach Typst as a JSON file, never as code. Typst sees one folder with that file and the pictures.
Source: ISO 14289-1 (PDF/UA-1), ISO 19005-2 (PDF/A-2).
"""

from __future__ import annotations

import json
import logging
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal
from unicodedata import category

import typst
from fontTools.ttLib import TTFont

from masswerk.documents.fonts import font_dir
from masswerk.documents.text import Doc
from masswerk.documents.writers.pdf_data import Pictures, data
from masswerk.documents.writers.prepare import prepare

log = logging.getLogger(__name__)

TEMPLATE = files("masswerk.documents.writers") / "templates" / "document.typ"
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
LATIN = frozenset(range(0x20, 0x180)) | {0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026}
JOINERS = frozenset({0x0A, 0x09, 0x200C, 0x200D})
MISSING = "\ufffd"


def write(doc: Doc) -> bytes:
    """The document as PDF/UA-1 and PDF/A-2a.

    Characters that no typeface at hand can show appear as U+FFFD. Where Typst cannot tag a link or footnote (known of
    words without a place to break), all links are plain words and all footnotes stand in brackets.
    Raises FigureWithoutAlt, PictureUnreadable.
    """
    doc = prepare(doc)
    pictures: Pictures = {}
    content = data(doc, pictures)
    moment = int(doc.written.timestamp()) if doc.written else 0
    for simplify in (showable, _unlinked):
        try:
            return _compile(content, pictures, moment)
        except typst.TypstError:
            log.warning("PDF set in simpler form: %s", simplify.__name__)
            content = simplify(content)
    return _compile(content, pictures, moment)


def _compile(content: dict[str, Any], pictures: Pictures, moment: int) -> bytes:
    with TemporaryDirectory(prefix="masswerk-pdf-") as folder:
        root = Path(folder)
        (root / "doc.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        (root / "document.typ").write_bytes(TEMPLATE.read_bytes())
        for name, picture in pictures.items():
            (root / name).write_bytes(picture)
        made = typst.compile(
            str(root / "document.typ"), root=str(root), font_paths=fonts(font_dir()), ignore_system_fonts=True,
            pdf_standards=[*STANDARDS], timestamp=moment,
        )
    return bytes(made)


@cache
def fonts(folder: Path | None) -> typst.Fonts:
    """Reading the typefaces takes longer than setting a page: once a process."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)] if folder else [])


@cache
def _characters(folder: Path | None) -> frozenset[int]:
    """The characters that the built typefaces show; plain Latin where there are none."""
    shown: set[int] = set(LATIN | JOINERS)
    for path in sorted(folder.glob("*-Regular.ttf")) + sorted(folder.glob("*-400.ttf")) if folder else []:
        with TTFont(path) as font:
            shown.update(font.getBestCmap())
    return frozenset(shown - set(range(0xE000, 0xF900)))


def _unlinked(content: Any) -> Any:
    """The same data without links, with footnotes in brackets."""
    if isinstance(content, list):
        return [_unlinked(part) for part in content]
    if not isinstance(content, dict):
        return content
    if "note" in content and "link" in content:
        note = f" ({content['note']})" if content["note"] else ""
        return {**content, "link": "", "note": "", "text": content["text"] + note}
    return {key: _unlinked(value) for key, value in content.items()}


def showable(content: Any) -> Any:
    """The same data without steering signs, and with U+FFFD for signs that no typeface shows."""
    shown = _characters(font_dir())
    if isinstance(content, str):
        kept = (sign for sign in content if category(sign) != "Cf" or ord(sign) in JOINERS)
        return "".join(sign if ord(sign) in shown else MISSING for sign in kept)
    if isinstance(content, list):
        return [showable(part) for part in content]
    if isinstance(content, dict):
        return {key: showable(value) for key, value in content.items()}
    return content
