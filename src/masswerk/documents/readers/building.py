"""Collecting lines: numbers them, keeps the limits, reports progress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from masswerk.documents.readers import limits
from masswerk.documents.refusals import Empty, TooLarge
from masswerk.documents.source import Line, Source

Progress = Callable[[int, int], None]
"""Called with (done, whole) in the unit of the format: lines, pages or paragraphs."""


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
        self.lines.append(replace(line, number=len(self.lines) + 1, raw=line.raw or f"{line.sign} {line.text}".strip()))
        self._characters += len(line.text)
        if len(self.lines) > limits.LINES:
            self._refuse(f"mehr als {_german(limits.LINES)} Absätze", _german(limits.LINES))
        if self._characters > limits.CHARACTERS:
            self._refuse(f"mehr als {_german(limits.CHARACTERS)} Zeichen", _german(limits.CHARACTERS))

    def note(self, text: str) -> None:
        """Tell the person who reviews, once."""
        if text not in self.notes:
            self.notes.append(text)

    def source(self, *, pages: int | None = None, title: str = "", language: str = "") -> Source:
        """The finished source. Raises Empty where nothing is to be read.

        pages: number of pages, None where the file does not say; then lines have no page either
        """
        if all(line.is_blank for line in self.lines):
            raise Empty(name=self.name)
        lines = self.lines if pages else [replace(line, page=None) if line.page else line for line in self.lines]
        return Source(self.name, self.form, tuple(lines), pages, title, language, tuple(self.notes))

    def _refuse(self, found: str, limit: str) -> None:
        raise TooLarge(name=self.name, found=found, limit=limit)


def _german(number: int) -> str:
    return f"{number:,}".replace(",", ".")
