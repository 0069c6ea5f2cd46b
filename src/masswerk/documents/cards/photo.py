"""Finding cards on a photo: their codes, their corners and a straightened picture of each.

A code is read from the photo as it is; what is blurred, dim or small is tried again with more contrast, sharper, larger
and in parts. Where the card lies follows from the corners of its code.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from masswerk.documents.cards import layout
from masswerk.documents.cards.codes import understood
from masswerk.documents.cards.model import CardSeen, CardsOnPhoto, Point
from masswerk.documents.cards.perspective import Perspective
from masswerk.documents.cards.plane import views
from masswerk.documents.refusals import Damaged, NoCards, NotAPhoto, TooLarge

MOST_PIXELS = 60_000_000
LARGEST = 16_000_000
"""Pixels from which a photo is made smaller before it is searched."""

SMALL = 9_000_000
"""Pixels below which it is also searched at twice its size."""

PICTURE_WIDTH = 2_400
CROP_WIDTH = 1_200
DARK = 190
"""Brightness (0 to 255) that the white of a card should at least have."""

EDGE = 2.5
"""Millimetres around a card that its picture shows, because corners are estimated."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a photo upright, by the camera's statement (Exif 2.32, 4.6.4)."""

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_FORMATS = ("JPEG", "PNG", "WEBP")
_MAGIC = ((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG", "PNG"), (b"RIFF", "WEBP"))


@dataclass(frozen=True, slots=True)
class _Code:
    """corners: of the code on the photo, from its own upper left corner clockwise."""

    event: str
    number: int
    colour: str
    corners: tuple[tuple[float, float], ...]


def read(name: str, data: bytes) -> CardsOnPhoto:
    """All cards on a photo. Raises NotAPhoto, TooLarge, Damaged, NoCards."""
    photo = upright(name, data)
    search = _search(ImageOps.grayscale(photo))
    if not search.found:
        detail = "Es sind andere Codes darauf, aber keine von diesen Karten." if search.foreign else ""
        raise NoCards(name=name, detail=detail)
    codes = [code for _, code in sorted(search.found.items())]
    looks = views(layout.CODE_CORNERS, [code.corners for code in codes])
    cards = tuple(_seen(photo, code, view) for code, view in zip(codes, looks, strict=True))
    notes = ("Auf dem Bild sind auch Codes, die zu keiner Karte gehören.",) if search.foreign else ()
    return CardsOnPhoto(cards, photo.width, photo.height, _jpeg(_smaller(photo)), notes, tuple(sorted(search.twice)))


def upright(name: str, data: bytes) -> Image.Image:
    """The photo as people see it, in RGB, with at most `LARGEST` pixels. Raises NotAPhoto, TooLarge, Damaged."""
    if not any(data.startswith(magic) for magic, _ in _MAGIC):
        raise NotAPhoto(name=name, format=_kind(data))
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise TooLarge(name=name, found=f"{opened.width * opened.height // 10**6} Millionen Bildpunkte",
                               limit=f"{MOST_PIXELS // 10**6} Millionen")
            photo = _loaded(opened)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Damaged(name=name, detail="das Bild lässt sich nicht öffnen") from error
    if min(photo.size) < 40:
        raise NoCards(name=name, detail="Das Bild ist zu klein.")
    return photo


def _loaded(opened: Image.Image) -> Image.Image:
    """Made smaller first, then upright and in RGB, so that a large photo is never held twice."""
    orientation = opened.getexif().get(_ORIENTATION, 1)
    opened.draft("RGB", _within(opened.size, LARGEST))
    photo = opened
    if opened.width * opened.height > LARGEST:
        opened.load()
        photo = opened.resize(_within(opened.size, LARGEST), Image.Resampling.BOX)
        opened.close()
    turn = _TURNS.get(orientation)
    photo = photo.transpose(turn) if turn is not None else photo
    return photo.convert("RGB") if photo.mode in {"L", "RGB", "1", "CMYK"} else _on_white(photo)


def _kind(data: bytes) -> str:
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"}:
        return "ein Bild im Format HEIC"
    return "ein PDF" if data.startswith(b"%PDF") else "eine Datei in anderem Format"


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency."""
    layers = picture.convert("RGBA")
    made = Image.new("RGB", picture.size, "white")
    made.paste(layers, mask=layers.getchannel("A"))
    return made


def _within(size: tuple[int, int], pixels: int) -> tuple[int, int]:
    scale = min(1.0, (pixels / (size[0] * size[1])) ** 0.5)
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


class _Search:
    """Codes of cards by event and number, numbers that hang in two places, and whether there were other codes."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, int], _Code] = {}
        self.twice: set[int] = set()
        self.foreign = False

    def meet(self, barcode: zxingcpp.Barcode, scale: float, left: int, top: int) -> None:
        """One code of one try."""
        known = understood(barcode.text)
        if known is None:
            self.foreign = True
            return
        code = _Code(*known, corners=_corners(barcode, scale, left, top))
        if _is_elsewhere(code, self.found.setdefault((code.event, code.number), code)):
            self.twice.add(code.number)


def _search(gray: Image.Image) -> _Search:
    """All codes. Ends when tries in a row bring nothing."""
    search, idle = _Search(), 0
    for picture, scale, left, top in _tries(gray):
        before = len(search.found)
        for barcode in zxingcpp.read_barcodes(picture, formats=_QR):
            search.meet(barcode, scale, left, top)
        idle = 0 if len(search.found) > before else idle + 1
        if search.found and idle >= 4:
            break
    return search


def _is_elsewhere(code: _Code, known: _Code) -> bool:
    """Whether a code lies farther from where it was seen than it is wide: then there are two of it."""
    (x, y), (u, v) = code.corners[0], known.corners[0]
    width = max(abs(known.corners[1][0] - u), abs(known.corners[1][1] - v))
    return max(abs(x - u), abs(y - v)) > 1.5 * width


def _tries(gray: Image.Image) -> Iterator[tuple[Image.Image, float, int, int]]:
    """The picture in ways that make codes readable: picture, its scale, and where its corner lies on the photo."""
    yield gray, 1.0, 0, 0
    bright = ImageOps.autocontrast(gray, cutoff=1)
    yield bright, 1.0, 0, 0
    yield _sharp(bright, 2), 1.0, 0, 0
    if gray.width * gray.height <= SMALL:
        twice = bright.resize((gray.width * 2, gray.height * 2), Image.Resampling.LANCZOS)
        yield twice, 2.0, 0, 0
        yield _sharp(twice, 4), 2.0, 0, 0
    half = bright.resize((max(1, gray.width // 2), max(1, gray.height // 2)), Image.Resampling.BOX)
    yield half, 0.5, 0, 0
    yield from _parts(gray, 3)


def _parts(gray: Image.Image, count: int) -> Iterator[tuple[Image.Image, float, int, int]]:
    """Overlapping parts, each with its own contrast, larger and sharper."""
    width, height = gray.width // count, gray.height // count
    for row in range(count):
        for column in range(count):
            left, top = max(0, column * width - width // 4), max(0, row * height - height // 4)
            box = (left, top, min(gray.width, (column + 1) * width + width // 4),
                   min(gray.height, (row + 1) * height + height // 4))
            part = ImageOps.autocontrast(gray.crop(box), cutoff=1)
            scale = 2.0 if part.width * part.height * 4 <= LARGEST else 1.0
            size = (int(part.width * scale), int(part.height * scale))
            yield _sharp(part.resize(size, Image.Resampling.LANCZOS), 3), scale, left, top


def _sharp(picture: Image.Image, radius: float) -> Image.Image:
    return picture.filter(ImageFilter.UnsharpMask(radius=radius, percent=250, threshold=2))


def _corners(barcode: zxingcpp.Barcode, scale: float, left: int, top: int) -> tuple[tuple[float, float], ...]:
    place = barcode.position
    points = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return tuple((point.x / scale + left, point.y / scale + top) for point in points)


def _seen(photo: Image.Image, code: _Code, view: Perspective) -> CardSeen:
    """The card around a code, straightened."""
    polygon = tuple(_inside(view.at(*corner), photo.size) for corner in layout.CARD_CORNERS)
    return CardSeen(code.event, code.number, code.colour, polygon, _crop(photo, view, polygon))


def _inside(point: tuple[float, float], size: tuple[int, int]) -> Point:
    return min(max(round(point[0]), 0), size[0]), min(max(round(point[1]), 0), size[1])


def _crop(photo: Image.Image, view: Perspective, polygon: tuple[Point, ...]) -> bytes:
    (x1, y1), (x2, y2) = polygon[3], polygon[2]
    width = round(min(max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 300), CROP_WIDTH))
    per_pixel = (layout.WIDTH + 2 * EDGE) / width
    height = round((layout.HEIGHT + 2 * EDGE) / per_pixel)
    to_photo = view.scaled(per_pixel, -EDGE, -EDGE)
    made = photo.transform(
        (width, height), Image.Transform.PERSPECTIVE, to_photo, Image.Resampling.BICUBIC, fillcolor="white")
    return _jpeg(_brighter(made))


def _brighter(card: Image.Image) -> Image.Image:
    """A dark card in the light, so that a person can read it."""
    lightest = card.convert("L").getextrema()[1]
    is_dark = isinstance(lightest, int) and lightest < DARK
    return ImageOps.autocontrast(card, cutoff=(0, 2), preserve_tone=True) if is_dark else card


def _smaller(photo: Image.Image) -> Image.Image:
    if photo.width <= PICTURE_WIDTH:
        return photo
    return photo.resize((PICTURE_WIDTH, round(photo.height * PICTURE_WIDTH / photo.width)))


def _jpeg(picture: Image.Image) -> bytes:
    """As JPEG, pixels only: a new picture carries no metadata."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    buffer = io.BytesIO()
    bare.save(buffer, "JPEG", quality=82, optimize=True)
    return buffer.getvalue()
