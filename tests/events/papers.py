"""Photos of cards as people take them: printed, written on by hand, hung askew, seen from the side, a little blurred."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from masswerk.documents.cards import write_cards
from masswerk.documents.cards.perspective import Perspective
from masswerk.events import paper
from masswerk.events.models import Event

PER_MM = 3
CARD = (round(148.5 * PER_MM), 105 * PER_MM)
STROKES = (((60, 110), (90, 150), (115, 105), (140, 150)), ((170, 120), (210, 150)), ((60, 190), (240, 185)))


def cards(event: Event, first: int) -> list[Image.Image]:
    """The cards printed together from a number on: rendered, cut, and with strokes of a pen."""
    sheets = paper.sheets(event, first)
    assert sheets is not None
    return cut(write_cards(sheets))


def cut(sheets: bytes) -> list[Image.Image]:
    """The cards of a PDF, cut, and with strokes of a pen."""
    with pypdfium2.PdfDocument(sheets) as document:
        pages = [page.render(scale=PER_MM * 25.4 / 72).to_pil().convert("RGB") for page in document]
    made = [page.crop((x * CARD[0], y * CARD[1], (x + 1) * CARD[0], (y + 1) * CARD[1]))
            for page in pages for y in range(2) for x in range(2)]
    for card in made:
        pen = ImageDraw.Draw(card)
        for stroke in STROKES:
            pen.line(stroke, fill=(35, 45, 120), width=5, joint="curve")
    return made


def photo(hung: list[Image.Image], *, columns: int = 2) -> bytes:
    """A JPEG of cards on a wall: each turned by some degrees, the wall from the side, out of focus by a pixel."""
    rows = -(-len(hung) // columns)
    wall = Image.new("RGB", (columns * (CARD[0] + 60) + 60, rows * (CARD[1] + 60) + 60), (172, 165, 155))
    for place, card in enumerate(hung):
        turned = card.convert("RGBA").rotate((-4, 3, 2, -3)[place % 4], Image.Resampling.BICUBIC, expand=True)
        wall.paste(turned, (50 + place % columns * (CARD[0] + 60), 50 + place // columns * (CARD[1] + 60)), turned)
    width, height = (float(side) for side in wall.size)
    flat = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    seen = ((0.0, 0.0), (width * 0.95, height * 0.08), (width * 0.98, height * 0.96), (width * 0.02, height * 0.98))
    view = Perspective.between(seen, flat)
    askew = wall.transform(wall.size, Image.Transform.PERSPECTIVE, view.factors, Image.Resampling.BICUBIC,
                           fillcolor=(120, 116, 110))
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Telefon einer Person"
    askew.filter(ImageFilter.GaussianBlur(0.8)).save(out, "JPEG", quality=85, exif=exif)
    return out.getvalue()


def blank() -> bytes:
    """A JPEG without any card."""
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(out, "JPEG")
    return out.getvalue()
