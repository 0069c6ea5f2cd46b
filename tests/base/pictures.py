"""Pictures for tests: drawn here, with what cameras write beside them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw

from masswerk.base.attachments import Examined, Purpose, examine, join
from masswerk.base.rules import media

join(Purpose("test", "Probe", lambda request, attachment: attachment.body_id is None,
             kinds=media.PICTURES | media.DOCUMENTS))


def drawn(kind: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **facts: Any) -> bytes:
    """A picture with a line in it."""
    image = Image.new(mode, size, facts.pop("ground", "white"))
    ImageDraw.Draw(image).line((0, 0, *size), fill="black", width=3)
    out = io.BytesIO()
    image.save(out, kind, **facts)
    return out.getvalue()


def photograph(**facts: Any) -> bytes:
    """A JPEG as a telephone writes it: camera, place, and lying on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Geheimkamera", 6
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 54.0, 12.0), 3: "E", 4: (11.0, 2.0, 30.0)})
    return drawn("JPEG", exif=exif, comment=b"Zu Hause bei Erika", **facts)


def figure_picture(**facts: Any) -> Examined:
    """A picture for a passage."""
    return examine(drawn(**facts), name="bild.png", purpose="figure")


def picture(content: bytes | None = None, name: str = "bild.png") -> Examined:
    """An examined picture."""
    return examine(drawn() if content is None else content, name=name, purpose="test")
