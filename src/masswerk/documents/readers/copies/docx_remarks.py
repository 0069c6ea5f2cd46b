"""Comments of a Word file and what they answer.

Source: ECMA-376 part 1, 17.13.4 (comments); [MS-DOCX] 2.5.1 (commentsExtended: answers and "done").
"""

from __future__ import annotations

from lxml import etree

from masswerk.documents.readers.copies.copy import Remark
from masswerk.documents.readers.copies.growing import REMARKS, clean, moment
from masswerk.documents.readers.docx.names import W, loosened
from masswerk.documents.readers.packed import Package, parse
from masswerk.documents.refusals import TooLarge

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def remarks(package: Package, folder: str) -> list[Remark]:
    """All comments in the order of the file, without their places. Raises TooLarge, Damaged."""
    root = _part(package, f"{folder}/comments.xml")
    found = list(root.iterchildren(W + "comment")) if root is not None else []
    if len(found) > REMARKS:
        raise TooLarge(name=package.name, found=f"{len(found)} Kommentare", limit=f"{REMARKS} Kommentare")
    threads = _threads(_part(package, f"{folder}/commentsExtended.xml"))
    number_of = {_paragraph_of(each): each.get(W + "id", "") for each in found}
    made = []
    for each in found:
        parent, done = threads.get(_paragraph_of(each), ("", False))
        made.append(Remark(
            number=each.get(W + "id", ""), author=clean(each.get(W + "author", "")).strip()[:200],
            moment=moment(each.get(W + "date")), text=_text(each), parent=number_of.get(parent, "") if parent else "",
            done=done))
    return made


def _paragraph_of(comment: etree._Element) -> str:
    """The last paragraph of a comment is what answers refer to."""
    paragraphs = comment.findall(f".//{W}p")
    return paragraphs[-1].get(W14 + "paraId", "").upper() if paragraphs else ""


def _threads(root: etree._Element | None) -> dict[str, tuple[str, bool]]:
    """Paragraph to the paragraph it answers, and whether it is done."""
    return {
        each.get(W15 + "paraId", "").upper(): (
            each.get(W15 + "paraIdParent", "").upper(), each.get(W15 + "done") in {"1", "true"})
        for each in (root.iter(W15 + "commentEx") if root is not None else ())
    }


def _text(comment: etree._Element) -> str:
    """What the comment says, with its own struck words left out."""
    lines = []
    for paragraph in comment.iter(W + "p"):
        parts = paragraph.iter(W + "t", W + "br", W + "tab")
        lines.append("".join((part.text or "") if part.tag == W + "t" else " " for part in parts))
    return clean("\n".join(lines)).strip()


def _part(package: Package, member: str) -> etree._Element | None:
    data = package.read(member)
    return parse(package.name, loosened(data)) if data else None
