"""Pass 4: the title of the document, from the format, the first heading or the words of the title page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from masswerk.concepts.rules.kinds import Kind
from masswerk.documents.source import Source
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.heading import Heading
from masswerk.intake.rules.titles import cut, heading_title

_NAMES_DOCUMENT = re.compile(
    r"(?:konzept|\w{3,}plan\b|leitlinien|strategie|\w{3,}programm\b|dokumentation|\w{3,}bericht|protokoll|"
    r"niederschrift|leitbild|medieninformation|"
    r"pressemitteilung|fortschreibung|agenda|handlungsrahmen)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:herausg|impressum|stand\b|redaktion|postanschrift|hausanschrift|telefon|tel\.|e-?mail|www|http|©|"
    r"inhalt|anlage\b|seite\b|datum|"
    r"medieninformation|pressemitteilung|presseinformation|az\.|aktenzeichen|drucksache)|@|\d{5}",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^(?:[A-ZÄÖÜ][\wäöüß-]+,?\s+)?(?:den\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+)\s?\d{2,4}$|"
    r"^(?:[A-ZÄÖÜ][\wäöüß-]+,?\s+)?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|"
    r"Dezember)\s+\d{4}$"
)
_SUBJECT = re.compile(r"^(?:betreff|betr\.|gegenstand|titel)\s*:\s*(?=\S)", re.IGNORECASE)
_REACH, _LONGEST = 30, 200
_CLEAR = 0.9
"""How much better than the next line of the title page the title must be to count as sure."""


def find_title(blocks: Sequence[Block], headings: dict[int, Heading], toc_at: int | None) -> tuple[list[int], float]:
    """Positions of the blocks that make the title, empty if only the file's name is left; and how sure that is.

    toc_at: position of the block the contents list stands before, None if there is none
    """
    styled = [i for i, heading in headings.items() if heading.level == 0]
    if styled:
        return styled[:1], 0.95
    tops = [i for i, heading in headings.items() if heading.level == 1]
    if (
        tops
        and (len(tops) == 1 or _is_title_among(tops, headings))
        and tops[0] <= _REACH
        and headings[tops[0]].number is None
    ):
        return tops[:1], 0.92
    named = [i for i, block in enumerate(blocks[:_REACH]) if block.form == "para" and _SUBJECT.match(block.text)]
    return (named[:1], 0.9) if named else _from_title_page(blocks, headings, toc_at)


def _is_title_among(tops: Sequence[int], headings: dict[int, Heading]) -> bool:
    """The first of several level-1 headings is the title if it names a document and nothing stands below it."""
    first, second = tops[0], tops[1]
    between = [i for i in headings if first < i < second]
    return not between and bool(_NAMES_DOCUMENT.search(headings[first].title)) and headings[first].cue is None


def clear_title_page(
    blocks: Sequence[Block], headings: dict[int, Heading], title: Sequence[int], toc_at: int | None
) -> None:
    """Lines of the title page are no headings, unless the format, a number or their words say so."""
    end = max([*title, toc_at if toc_at is not None and toc_at <= _REACH else 0], default=0)
    for position in range(end):
        heading = headings.get(position)
        if heading is None or position in title or heading.entry or (heading.cue and heading.cue.kind == Kind.PREAMBLE):
            continue
        if heading.level is None or position < min(title, default=0):
            del headings[position]


def _from_title_page(
    blocks: Sequence[Block], headings: dict[int, Heading], toc_at: int | None
) -> tuple[list[int], float]:
    """The block of the title page that says most like a title what document this is."""
    end = toc_at if toc_at is not None and toc_at <= _REACH else _first_chapter(headings, len(blocks))
    page = [i for i in range(min(end, _REACH, len(blocks))) if _may_be_title(blocks[i])]
    ranked = sorted(page, key=lambda i: (-_worth(blocks[i], i), i))
    if not ranked or _worth(blocks[ranked[0]], ranked[0]) <= 0:
        return ([0], 0.5) if _is_first_line(blocks, headings) else ([], 0.4)
    worths = [_worth(blocks[i], i) for i in ranked]
    clear = len(worths) == 1 or worths[0] - worths[1] >= _CLEAR or blocks[ranked[0]].first.gap is False
    return _with_next_lines(blocks, ranked[0]), 0.85 if clear else 0.58


def _is_first_line(blocks: Sequence[Block], headings: dict[int, Heading]) -> bool:
    """The first line is the title if it names a document, or is short and no chapter."""
    if not blocks or blocks[0].form != "para" or len(blocks[0].text) >= _LONGEST:
        return False
    text, heading = blocks[0].text, headings.get(0)
    if _NAMES_DOCUMENT.search(text):
        return True
    is_chapter = heading is not None and (heading.number is not None or heading.cue is not None)
    may_be = 8 <= len(text) <= 120 and text[-1:] not in ".:;,?!" and not _NO_TITLE.search(text)
    return len(blocks) > 1 and may_be and not is_chapter


def _with_next_lines(blocks: Sequence[Block], best: int) -> list[int]:
    """A title may run over several lines that look alike and follow without a gap."""
    found = [best]
    for position in range(best + 1, min(best + 3, len(blocks))):
        block, first = blocks[position], blocks[best]
        alike = (
            block.is_bold == first.is_bold
            and block.text.isupper() == first.text.isupper()
            and block.first.size == first.first.size
        )
        looks = first.is_bold or first.text.isupper() or (first.first.size or 1.0) > 1.12
        if (
            " " not in first.text
            and len(found) == 1
            and not block.gap
            and block.form == "para"
            and len(block.text) < 100
        ):
            found.append(position)
            continue
        if (
            block.gap
            or block.form != "para"
            or not alike
            or not looks
            or _NO_TITLE.search(block.text)
            or _DATE.match(block.text)
        ):
            break
        found.append(position)
    return found


def _first_chapter(headings: dict[int, Heading], default: int) -> int:
    """Where the text begins: the first numbered or meaningful heading."""
    marked = (
        i
        for i, heading in sorted(headings.items())
        if (heading.number and heading.level != 1) or (heading.cue and not _NAMES_DOCUMENT.search(heading.title))
    )
    return next(marked, default)


def _may_be_title(block: Block) -> bool:
    text = block.text
    return (
        block.form == "para"
        and 8 <= len(text) <= 260
        and not _NO_TITLE.search(text)
        and not _DATE.match(text)
        and not text.endswith((",", ";"))
    )


def _worth(block: Block, position: int) -> float:
    names = 3.0 if _NAMES_DOCUMENT.search(block.text) else 0.0
    look = (
        1.0 * block.is_bold + min(2.0, ((block.first.size or 1.0) - 1.0) * 3) + (1.0 if block.text.isupper() else 0.0)
    )
    sentence = -2.5 if block.text.endswith(".") else 0.0
    early = 1.0 if position == 0 else 0.5 if position < 4 else 0.0
    return names + look + sentence + early + min(len(block.text), 80) / 100 - (1.5 if len(block.text) > 180 else 0.0)


def title_of(source: Source, blocks: Sequence[Block], found: Sequence[int]) -> str:
    """The title as text; the file's metadata or name if the text has none."""
    if found:
        text = " ".join(blocks[i].text for i in found)
        return heading_title(_SUBJECT.sub("", text))
    name = source.name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").strip()
    return cut(source.title.strip() or name or "Dokument ohne Titel", 200)
