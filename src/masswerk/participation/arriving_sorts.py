"""Which way a file goes, told by its content, and what one that is open says."""

from __future__ import annotations

import re

from masswerk.base.rules import media
from masswerk.documents.readers import formats
from masswerk.documents.sandbox import read_safely
from masswerk.participation.arriving_refusals import SortNotKnown
from masswerk.participation.models import Arrival, ArrivalSort

_TABLES = {"eine Excel-Tabelle", "eine LibreOffice-Tabelle"}
_HEADS = re.compile(rb"\A(?:\xef\xbb\xbf|From [^\n]{0,500}\n|\s)*(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n)")
PICTURE_ENDINGS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
                   "webp": "image/webp"}


def sort_of(name: str, data: bytes) -> ArrivalSort:
    """Where a file belongs. Raises SortNotKnown.

    >>> sort_of("Brief.pdf", b"%PDF-1.7")
    ArrivalSort.LETTER
    """
    code, foreign = formats.find(name, data)
    ending = formats.extension(name)
    if code in {"docx", "odt"}:
        return ArrivalSort.COPY
    if foreign in _TABLES or ending in {"csv", "xlsx", "ods", "tsv"}:
        return ArrivalSort.TABLE
    if ending == "eml" or (code == "txt" and ending not in {"txt", "md"} and _HEADS.match(data)):
        return ArrivalSort.MAIL
    if code in {"pdf", "txt", "md", "html"} or media.recognise(data) in media.PICTURES:
        return ArrivalSort.LETTER
    raise SortNotKnown(name=name)


def content_of(arrival: Arrival) -> bytes:
    """The file as it came."""
    with arrival.file.open("rb") as file:
        content: bytes = file.read()
    return content


def text_in(name: str, data: bytes) -> str:
    """The text of a document, paragraphs parted by blank lines. Raises a subclass of `Unreadable`."""
    found: list[str] = []
    for line in read_safely(name, data).lines:
        if line.is_blank or line.break_before:
            found.append("")
        if not line.is_blank:
            found.append("\t".join(line.cells) if line.cells else line.text)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(found)).strip()


def is_picture(data: bytes) -> bool:
    """True for a picture browsers show."""
    return media.recognise(data) in media.PICTURES
