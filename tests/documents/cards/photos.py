"""Photos of card walls, made of the printed sheets: where each card really lies is known."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from functools import cache

import pypdfium2
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from masswerk.documents.cards import CardColour, CardSheets, write_cards
from masswerk.documents.cards.perspective import Perspective

COLOURS = (
    CardColour("GRUEN", "grün", "#cfe5d0", "Welche Leitlinien fehlen?", "●"),
    CardColour("GELB", "gelb", "#fff2ab", "Welche neuen Ansätze sehen Sie?", "▲"),
    CardColour("BLAU", "blau", "#cdf3ff", "Was gehört in andere Felder?", "■"),
)
SHEETS = CardSheets("MD-18", "Fachtag, 9. Oktober 2018", "AG 2 Spracherwerb", COLOURS, 8)
PER_MM = 4
CARD = (round(148.5 * PER_MM), round(105 * PER_MM))
Points = tuple[tuple[float, float], ...]


@dataclass
class Photo:
    """A picture and the true corners of the cards on it, by number."""

    picture: Image.Image
    corners: dict[int, Points]

    def jpeg(self, quality: int = 88, exif: Image.Exif | None = None) -> bytes:
        """The photo as a phone stores it."""
        buffer = io.BytesIO()
        self.picture.save(buffer, "JPEG", quality=quality, **({"exif": exif} if exif is not None else {}))
        return buffer.getvalue()


@cache
def cards() -> tuple[Image.Image, ...]:
    """The printed cards of `SHEETS`, cut, with something written on them."""
    with pypdfium2.PdfDocument(write_cards(SHEETS)) as document:
        pages = [page.render(scale=PER_MM * 25.4 / 72).to_pil().convert("RGB") for page in document]
    made = []
    for page in pages:
        for row in range(2):
            for column in range(2):
                left, top = round(column * 148.5 * PER_MM), round(row * 105 * PER_MM)
                made.append(page.crop((left, top, left + CARD[0], top + CARD[1])))
    for number, card in enumerate(made):
        ImageDraw.Draw(card).line([(50, 200 + number), (240, 190), (360, 215)], fill=(30, 40, 120), width=7)
    return tuple(made)


@cache
def wall(columns: int, rows: int, *, tilt: float = 3.0, width: int = 4000, seed: int = 7) -> Photo:
    """A wall of `columns * rows` cards, each hung a little askew, on a grey board, so many pixels wide."""
    random_ = random.Random(seed)
    gap = 48
    size = (columns * (CARD[0] + gap) + gap, rows * (CARD[1] + gap) + gap)
    board = Image.new("RGB", size, (176, 170, 160))
    corners: dict[int, Points] = {}
    for number, card in enumerate(cards()[: columns * rows], start=1):
        left = gap + (number - 1) % columns * (CARD[0] + gap)
        top = gap + (number - 1) // columns * (CARD[1] + gap)
        middle = (left + CARD[0] / 2, top + CARD[1] / 2)
        angle = random_.uniform(-tilt, tilt)
        turned = card.convert("RGBA").rotate(angle, Image.Resampling.BICUBIC, expand=True)
        at = (round(middle[0] - turned.width / 2), round(middle[1] - turned.height / 2))
        board.paste(turned, at, turned)
        corners[number] = _turned(middle, angle)
    height = round(size[1] * width / size[0])
    scale = width / size[0]
    picture = board.resize((width, height), Image.Resampling.LANCZOS)
    return Photo(picture, {number: tuple((x * scale, y * scale) for x, y in points) for number, points in corners.items()})


def _turned(middle: tuple[float, float], angle: float) -> Points:
    import math

    sine, cosine = math.sin(math.radians(-angle)), math.cos(math.radians(-angle))
    half = (CARD[0] / 2, CARD[1] / 2)
    offsets = ((-half[0], -half[1]), (half[0], -half[1]), (half[0], half[1]), (-half[0], half[1]))
    return tuple((middle[0] + x * cosine - y * sine, middle[1] + x * sine + y * cosine) for x, y in offsets)


def skewed(photo: Photo, amount: float = 0.12) -> Photo:
    """The same wall from the side and from below."""
    width, height = photo.picture.size
    flat = ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height)))
    seen = ((0.0, 0.0), (width * 0.94, height * amount), (width * 0.98, height * (1 - amount / 3)), (width * 0.02, height * 0.97))
    back = Perspective.between(seen, flat)
    there = Perspective.between(flat, seen)
    picture = photo.picture.transform(
        (width, height), Image.Transform.PERSPECTIVE, back.factors, Image.Resampling.BICUBIC, fillcolor=(120, 116, 110))
    return Photo(picture, {number: tuple(there.at(*point) for point in points) for number, points in photo.corners.items()})


def blurred(photo: Photo, radius: float) -> Photo:
    """Out of focus."""
    return Photo(photo.picture.filter(ImageFilter.GaussianBlur(radius)), photo.corners)


def dim(photo: Photo, seed: int = 5) -> Photo:
    """In the evening, with noise and one dark side."""
    dark = ImageEnhance.Contrast(ImageEnhance.Brightness(photo.picture).enhance(0.3)).enhance(0.7)
    width, height = dark.size
    shade = Image.linear_gradient("L").rotate(90).resize((width, height)).point(lambda value: 90 + value * 165 // 255)
    dark = Image.composite(dark, Image.new("RGB", dark.size, (10, 10, 12)), shade)
    noise = Image.effect_noise((width, height), 14).convert("RGB")
    return Photo(Image.blend(dark, noise, 0.08), photo.corners)


def distance(found: tuple[tuple[int, int], ...], true: Points) -> float:
    """Mean distance of corners, as part of the width of the card."""
    width = ((true[1][0] - true[0][0]) ** 2 + (true[1][1] - true[0][1]) ** 2) ** 0.5
    gaps = [((x - u) ** 2 + (y - v) ** 2) ** 0.5 for (x, y), (u, v) in zip(found, true, strict=True)]
    return sum(gaps) / len(gaps) / width
