"""Pictures as the formats need them: checked, measured, and turned into PNG where a format knows no other."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image

from masswerk.documents.text import Figure
from masswerk.documents.writers.errors import PictureUnreadable

MOST_PIXELS = 50_000_000
SUFFIX = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}
PLAIN = frozenset({"image/png", "image/jpeg"})
MOST_SIDE = 5_000  # of a drawing, in pixels of 1/96 inch
PIECE = b'image(bytes(sys.inputs.svg), format: "svg")'
MEASURE = b"#context [#let size = measure(" + PIECE + b"); #metadata((size.width.pt(), size.height.pt())) <size>]"
DRAW = b"#set page(width: auto, height: auto, margin: 0pt)\n#" + PIECE


@dataclass(frozen=True, slots=True)
class Picture:
    """width, height: in pixels of 1/96 inch for drawings, else as stored; suffix: of a file that holds the data."""

    data: bytes
    suffix: str
    width: int
    height: int
    media_type: str


def load(figure: Figure, number: int) -> Picture:
    """Check and measure a picture.

    number: which picture of the document it is, from 1; told when it is refused
    Raises PictureUnreadable.
    """
    if figure.media_type == "image/svg+xml":
        return _drawing(figure, number)
    try:
        with Image.open(io.BytesIO(figure.data)) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise PictureUnreadable(number=number, media_type=figure.media_type)
            image.load()
            media_type = Image.MIME.get(image.format or "", "")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureUnreadable(number=number, media_type=figure.media_type) from error
    if media_type not in SUFFIX:
        raise PictureUnreadable(number=number, media_type=figure.media_type)
    return Picture(figure.data, SUFFIX[media_type], width, height, media_type)


def load_plain(figure: Figure, number: int) -> Picture:
    """The picture as PNG or JPEG, which every word processor shows. Raises PictureUnreadable."""
    picture = load(figure, number)
    if picture.media_type in PLAIN:
        return picture
    data = _svg_to_png(picture.data) if picture.suffix == "svg" else _to_png(picture.data)
    return Picture(data, "png", picture.width, picture.height, "image/png")


def _drawing(figure: Figure, number: int) -> Picture:
    try:
        text = figure.data.decode("utf-8")
        with _drawn(MEASURE) as source:
            sizes = json.loads(typst.query(source, "<size>", field="value", one=True, sys_inputs={"svg": text}))
    except (RuntimeError, UnicodeDecodeError) as error:
        raise PictureUnreadable(number=number, media_type=figure.media_type) from error
    width, height = (round(side * 96 / 72) for side in sizes)
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE):
        raise PictureUnreadable(number=number, media_type=figure.media_type)
    return Picture(figure.data, "svg", width, height, figure.media_type)


def _svg_to_png(data: bytes) -> bytes:
    with _drawn(DRAW) as source:
        inputs = {"svg": data.decode("utf-8")}
        return typst.compile(source, format="png", ppi=192, ignore_system_fonts=True, sys_inputs=inputs)


@contextmanager
def _drawn(template: bytes) -> Iterator[str]:
    """Typst draws SVG; it opens no addresses, and files only in its root, which holds nothing else."""
    with TemporaryDirectory(prefix="masswerk-svg-") as folder:
        source = Path(folder, "draw.typ")
        source.write_bytes(template)
        yield str(source)


def _to_png(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
        warnings.simplefilter("ignore")
        image.convert("RGBA").save(buffer, "PNG")
    return buffer.getvalue()
