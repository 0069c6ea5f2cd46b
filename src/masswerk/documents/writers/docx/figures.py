"""Pictures in the line of the text, with their alternative text."""

from __future__ import annotations

from lxml import etree

from masswerk.documents.text import Figure
from masswerk.documents.writers.docx.captions import caption
from masswerk.documents.writers.docx.state import State
from masswerk.documents.writers.docx.xml import EMU_PER_MM, NAMESPACES, element
from masswerk.documents.writers.pictures import Picture, load_plain

WIDEST, HIGHEST = 140, 190  # mm
MM_PER_PIXEL = 25.4 / 144
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def figure(content: Figure, state: State) -> list[etree._Element]:
    """The picture, and its caption below. Raises PictureUnreadable."""
    number = state.count("picture")
    picture = load_plain(content, number)
    relation = state.picture(picture.suffix, picture.data)
    properties = element(
        "w:pPr",
        element("w:pStyle", val="Picture"),
        element("w:keepNext") if content.caption else None,
        element("w:bidi") if state.is_rtl else None,
    )
    drawing = element("w:drawing", _inline(picture, content, relation, number))
    made = [element("w:p", properties, element("w:r", drawing))]
    if content.caption or content.anchor:
        made.append(caption("figure", content.caption, content.anchor, state))
    return made


def _size(picture: Picture) -> tuple[int, int]:
    """Width and height in English metric units, within the type area."""
    width, height = picture.width * MM_PER_PIXEL, picture.height * MM_PER_PIXEL
    scale = min(1.0, WIDEST / width, HIGHEST / height)
    return max(1, round(width * scale * EMU_PER_MM)), max(1, round(height * scale * EMU_PER_MM))


def _inline(picture: Picture, content: Figure, relation: str, number: int) -> etree._Element:
    width, height = _size(picture)
    name, alt = f"Abbildung {number}", content.alt
    graphic = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", id=number, name=name, descr=alt), element("pic:cNvPicPr")),
        element("pic:blipFill", element("a:blip", r__embed=relation), element("a:stretch", element("a:fillRect"))),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", cx=width, cy=height)),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
    return element(
        "wp:inline",
        element("wp:extent", cx=width, cy=height),
        element("wp:docPr", _decorates() if content.is_decorative else None, id=number, name=name, descr=alt),
        element("a:graphic", element("a:graphicData", graphic, uri=NAMESPACES["pic"])),
        distT=0, distB=0, distL=0, distR=0,
    )


def _decorates() -> etree._Element:
    """Word's sign for a picture that says nothing ([MS-ODRAWXML], 2.36)."""
    return element("a:extLst", element("a:ext", element("adec:decorative", val=1), uri=DECORATIVE))
