"""What all formats with paragraphs share: line breaks inside them, bullets typed by hand."""

from __future__ import annotations

from collections.abc import Sequence

from masswerk.documents.readers.marks import INVISIBLE, Piece, Styled, styled
from masswerk.documents.readers.signs import split_sign


def cell_lines(pieces: Sequence[Piece]) -> list[Styled]:
    """A paragraph of a table cell cut at each line break; tabs are spaces there, empty lines left out."""
    looks = map(styled, _lines([(text.replace("\t", " "), bold, struck) for text, bold, struck in pieces]))
    return [look for look in looks if look.text]


def by_break(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """A paragraph cut at those line breaks behind which a typed list item starts; other breaks are spaces.

    >>> by_break([("Ziele:\\n- Kurse\\n- Treffs", False, False)])[2]
    [('- Treffs', False, False)]
    """
    lines = _lines(pieces)
    joined = [lines[0]]
    for line in lines[1:]:
        if split_sign("".join(text for text, _, _ in line).strip())[0]:
            joined.append(line)
        else:
            joined[-1] += [(" ", False, False), *line]
    return joined


def tabbed(pieces: Sequence[Piece]) -> str:
    """The words with all their tabs, also those in front, where a paragraph is set in columns; else "".

    >>> tabbed([("\\t2014\\t2015", True, False)])
    '\\t2014\\t2015'
    """
    text = INVISIBLE.sub("", "".join(words for words, _, _ in pieces)).strip(" \n")
    return text.replace("\n", " ") if "\t" in text.strip() else ""


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for text, bold, struck in pieces:
        for at, part in enumerate(INVISIBLE.sub("", text).split("\n")):
            if at:
                lines.append([])
            lines[-1].append((part, bold, struck))
    return lines


def typed_sign(pieces: Sequence[Piece], look: Styled, *, listed: bool = False) -> tuple[Styled, str]:
    """A bullet typed by hand leaves the text.

    look:   the pieces summed up
    listed: the paragraph is known to be a list item, so that "1." is its number

    >>> pieces = [("- ", False, False), ("Kurse", True, False)]
    >>> typed_sign(pieces, styled(pieces))[0].bold
    True
    """
    sign, rest = split_sign(look.text, listed=listed)
    if not sign:
        return look, ""
    left = len(rest)
    kept: list[Piece] = []
    for text, bold, struck in reversed(pieces):
        text = text if kept else text.rstrip()
        kept.append((text[max(0, len(text) - left) :], bold, struck))
        left -= min(left, len(text))
    return styled(kept[::-1]), sign
