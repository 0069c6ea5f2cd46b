"""Collecting lines: numbers them, keeps the limits, reports progress."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from masswerk.documents.bidi import safe_direction
from masswerk.documents.readers import limits
from masswerk.documents.readers.tabbed import with_typed_tables
from masswerk.documents.refusals import Empty, TooLarge
from masswerk.documents.source import Line, Source

Progress = Callable[[int, int], None]
"""Called with (done, whole) in the unit of the format: lines, pages or paragraphs."""


_TYPED = {"docx", "odt", "html"}
"""Formats whose paragraphs may be rows that somebody set with tabs; text files and PDF have their own ways."""

_UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def ignore(done: int, whole: int) -> None:
    """Progress that nobody wants to see."""


class Builder:
    """Takes lines in order and makes the source of them.

    Raises TooLarge as soon as a limit is passed, so that an attack stops early.
    """

    def __init__(self, name: str, form: str, *, notes: tuple[str, ...] = ()) -> None:
        self.name, self.form = name, form
        self.lines: list[Line] = []
        self.notes: list[str] = list(notes)
        self._characters = 0

    def add(self, line: Line) -> None:
        """Add a line; its number is set here."""
        if _ODD.search(line.text + line.raw + (line.alt or "")):
            line = _kept(line)
        self.lines.append(replace(line, number=len(self.lines) + 1, raw=line.raw or f"{line.sign} {line.text}".strip()))
        self._characters += len(line.text)
        self.expect(len(self.lines), self._characters)

    def expect(self, lines: int = 0, characters: int = 0, columns: int = 0) -> None:
        """Refuse before the work is done what would pass a limit. Raises TooLarge."""
        for found, limit, what in (
            (lines, limits.LINES, "Absätze"),
            (characters, limits.CHARACTERS, "Zeichen"),
            (columns, limits.COLUMNS, "Spalten"),
        ):
            if found > limit:
                raise TooLarge(name=self.name, found=f"mehr als {_german(limit)} {what}", limit=_german(limit))

    def note(self, text: str) -> None:
        """Tell the person who reviews, once."""
        if text not in self.notes:
            self.notes.append(text)

    def source(self, *, pages: int | None = None, title: str = "", language: str = "") -> Source:
        """The finished source. Raises Empty where nothing is to be read.

        pages: number of pages, None where the file does not say; then lines have no page either
        """
        if not any(line.text.strip() or line.alt for line in self.lines):
            raise Empty(name=self.name)
        lines = with_typed_tables(self.lines) if self.form in _TYPED else self.lines
        lines = lines if pages else [replace(line, page=None) if line.page else line for line in lines]
        title = _clean(title)
        return Source(self.name, self.form, tuple(lines), pages, title, language, tuple(self.notes))


def _kept(line: Line) -> Line:
    """The line with clean texts; where signs are gone, the places of struck parts are gone, too."""
    return replace(
        line,
        text=_clean(line.text),
        raw=_clean(line.raw),
        lead=_clean(line.lead),
        struck=(),
        cells=None if line.cells is None else tuple(map(_clean, line.cells)),
        alt=None if line.alt is None else _clean(line.alt),
    )


def _clean(text: str) -> str:
    """Without control characters and halves of characters, which no database keeps, and without turned directions."""
    return safe_direction(_UNKEEPABLE.sub("", text))


def _german(number: int) -> str:
    return f"{number:,}".replace(",", ".")
