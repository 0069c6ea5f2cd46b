"""Card sheets for an event as PDF: four cards a page, each with its question, number, colour in words, and code."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import segno
import typst

from masswerk.documents.cards import layout
from masswerk.documents.cards.codes import checked, payload
from masswerk.documents.cards.model import CardColour, CardSheets
from masswerk.documents.fonts import font_dir
from masswerk.documents.writers.pdf import fonts, showable
from masswerk.documents.writers.prepare import clean
from masswerk.documents.writers.words import RIGHT_TO_LEFT, office_language

TEMPLATE = files("masswerk.documents.writers") / "templates" / "cards.typ"
A_PAGE = 4
GERMAN = {"number": "Nr.", "code": "Code der Karte"}
ENGLISH = {"number": "No.", "code": "Code of card"}
SIGNS = {"●": "circle", "▲": "triangle", "■": "square", "◆": "diamond", "○": "ring", "✚": "cross"}
"""Drawn, because typefaces differ in which signs they have."""


def write_cards(sheets: CardSheets) -> bytes:
    """The sheets as PDF/UA, colour by colour; the same input gives the same bytes. Raises CardsNotPrintable."""
    checked(sheets)
    with TemporaryDirectory(prefix="masswerk-cards-") as folder:
        root = Path(folder)
        cards = []
        for number, colour in numbered(sheets):
            name = f"code-{number}.svg"
            (root / name).write_bytes(code(payload(sheets.event, number, colour.key)))
            cards.append({"number": number, "name": colour.name, "fill": colour.fill, "question": colour.question,
                          "sign": SIGNS.get(colour.sign, ""), "code": name, "footer": _footer(sheets)})
        (root / "cards.json").write_text(json.dumps(_data(sheets, cards), ensure_ascii=False), encoding="utf-8")
        (root / "cards.typ").write_bytes(TEMPLATE.read_bytes())
        return bytes(typst.compile(
            str(root / "cards.typ"), root=folder, font_paths=fonts(font_dir()), ignore_system_fonts=True,
            pdf_standards=["ua-1"], timestamp=0))


def numbered(sheets: CardSheets) -> Iterator[tuple[int, CardColour]]:
    """Every card with its number, colour by colour."""
    number = sheets.first
    for colour in sheets.colours:
        for _ in range(sheets.count):
            yield number, colour
            number += 1


def code(words: str) -> bytes:
    """The code as SVG without a blank margin; a fault of 15 % can be made up for."""
    buffer = io.BytesIO()
    segno.make_qr(words, error="m", boost_error=False).save(buffer, kind="svg", border=0, scale=10)
    return buffer.getvalue()


def _footer(sheets: CardSheets) -> str:
    return " · ".join(part for part in (sheets.title, sheets.group) if part)


def _data(sheets: CardSheets, cards: list[dict[str, Any]]) -> Any:
    lang, region = office_language(sheets.language).split("-")
    is_rtl = lang in RIGHT_TO_LEFT
    data = {
        "title": clean(f"Karten: {_footer(sheets)}"), "lang": lang, "region": region,
        "direction": "rtl" if is_rtl else "ltr",
        "width": layout.WIDTH, "height": layout.HEIGHT, "band": layout.BAND, "code": layout.CODE,
        "code_left": layout.CODE_LEFT, "code_top": layout.CODE_TOP,
        "words": GERMAN if lang == "de" else ENGLISH,
        "pages": [cards[at : at + A_PAGE] for at in range(0, len(cards), A_PAGE)],
    }
    return showable(data)
