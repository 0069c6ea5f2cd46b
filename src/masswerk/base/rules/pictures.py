"""Pictures written anew, so that nothing but the picture is kept: no place, no camera, no second file behind it. Pure.

Source: GDPR, Art. 5 (1) c; EXIF 2.32, GPS and maker notes; Pillow handbook, "Image file formats" (limits).
"""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps

from masswerk.base.rules.media import GIF, JPEG, PNG, WEBP

LONGEST = 2400
"""Pixels of the longer side that are kept: 20 cm in print at 300 dots an inch."""

MOST_PIXELS = 40_000_000
"""Larger pictures are not unpacked: 40 million pixels need 160 MB."""

QUALITY = 88
_FORMATS = {PNG: "PNG", JPEG: "JPEG", GIF: "GIF", WEBP: "WEBP"}


class Broken(Exception):
    """The content is no whole picture of its kind."""


class TooManyPixels(Exception):
    """The picture would need too much memory; `args` are width and height."""


class Moves(Exception):
    """The picture is a film; which of its frames is meant, nobody said."""


class Picture(NamedTuple):
    """A picture as it is kept: its bytes, what they are, and its size in pixels."""

    content: bytes
    kind: str
    width: int
    height: int


def clean(content: bytes, kind: str) -> Picture:
    """Write a picture anew: upright, in sRGB, at most LONGEST pixels a side, without anything beside the picture.

    kind: its media type as found from the content
    PNG stays PNG, JPEG stays JPEG; GIF and WebP become PNG, or JPEG where a WebP is a photograph without gaps.
    What is clean already stays as it is, byte for byte, so that a picture can travel with an export.
    Raises Broken, TooManyPixels, Moves.

    >>> from PIL import Image
    >>> out = io.BytesIO(); Image.new("RGB", (4800, 20)).save(out, "PNG")
    >>> clean(out.getvalue(), PNG)[1:]
    ('image/png', 2400, 10)
    """
    try:
        with Image.open(io.BytesIO(content), formats=[_FORMATS[kind]]) as opened:
            _refuse(opened, kind)
            if max(opened.size) <= LONGEST and is_bare(content, kind):
                opened.load()
                return Picture(content, kind, *opened.size)
            if kind == JPEG:
                opened.draft("RGB", (LONGEST, LONGEST))  # unpacks a large photograph at a fraction of its size
            picture = ImageOps.exif_transpose(opened)
            picture = _plain(picture)
    except (TooManyPixels, Moves):
        raise
    except Image.DecompressionBombError as fault:
        raise TooManyPixels(0, 0) from fault
    except Exception as fault:  # whatever a decoder says of hostile bytes, they are no picture
        raise Broken(str(fault)) from fault
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return _written(picture, JPEG if kind == JPEG or (kind == WEBP and picture.mode == "RGB") else PNG)


def is_bare(content: bytes, kind: str) -> bool:
    """True where a PNG or JPEG holds its pixels and nothing else.

    Sources: PNG specification (W3C 2003), section 4.7: critical chunks and tRNS; ITU-T T.81, annex B: markers.

    >>> is_bare(b"GIF89a", GIF)
    False
    """
    if kind == PNG:
        return _has_only_pixels_png(content)
    return kind == JPEG and _has_only_pixels_jpeg(content)


def _has_only_pixels_png(content: bytes) -> bool:
    at = 8
    while at + 12 <= len(content):
        length, name = int.from_bytes(content[at:at + 4], "big"), content[at + 4:at + 8]
        if name not in (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"):
            return False
        at += 12 + length
        if name == b"IEND":
            return at == len(content)
    return False


def _has_only_pixels_jpeg(content: bytes) -> bool:
    at = 2
    while content[at:at + 1] == b"\xff":
        marker, length = content[at + 1], int.from_bytes(content[at + 2:at + 4], "big")
        if marker == 0xDA:  # the pixels; behind them only the end
            return content.find(b"\xff\xd9", at) == len(content) - 2
        if 0xE1 <= marker <= 0xEF or marker == 0xFE:  # metadata of every maker, comments
            return False
        at += 2 + length
    return False


def _refuse(picture: Image.Image, kind: str) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise TooManyPixels(picture.width, picture.height)
    if kind != JPEG and getattr(picture, "n_frames", 1) > 1:
        raise Moves


def _plain(picture: Image.Image) -> Image.Image:
    """The pixels in grey, RGB or RGBA; colours of other spaces turned into sRGB."""
    profile = picture.info.get("icc_profile")
    has_gaps = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    mode = "RGBA" if has_gaps else "L" if picture.mode in ("1", "L") else "RGB"
    plain = picture if picture.mode == mode else picture.convert(mode)
    if not profile or mode == "L" or picture.mode == "CMYK":
        return plain
    try:
        turned = ImageCms.profileToProfile(plain, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a profile that is not one; the colours are good enough without it
        return plain
    return turned or plain


def _written(picture: Image.Image, kind: str) -> Picture:
    bare = Image.new(picture.mode, picture.size)  # a new picture, because `info` of the old one is written along
    bare.paste(picture)
    out = io.BytesIO()
    if kind == JPEG:
        bare.convert("L" if bare.mode == "L" else "RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    else:
        bare.save(out, "PNG", optimize=True)
    return Picture(out.getvalue(), kind, *picture.size)
