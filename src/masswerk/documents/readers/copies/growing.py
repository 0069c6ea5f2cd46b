"""A copy while it is read: the paragraph being filled, and what has been opened in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from masswerk.documents.marks import PREFIX
from masswerk.documents.prints import others_of
from masswerk.documents.readers import limits
from masswerk.documents.readers.copies.copy import Copy, Name, Paragraph, Piece, Remark, Spot, Track
from masswerk.documents.refusals import TooLarge

_UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?")
REMARKS = 20_000


def moment(text: str | None) -> str:
    """A moment without zone and parts of seconds; "" for anything else.

    >>> moment("2026-11-20T09:30:00.000Z"), moment("gestern")
    ('2026-11-20T09:30:00', '')
    """
    found = _MOMENT.match(text or "")
    return found[0] if found else ""


def clean(text: str) -> str:
    """Without control characters and halves of characters."""
    return _UNKEEPABLE.sub("", text)


@dataclass(slots=True)
class Look:
    """What a paragraph is: see `copy.Paragraph`."""

    level: int = 0
    listed: bool = False
    cell: tuple[int, int, int] | None = None


@dataclass
class Growing:
    """Takes words, marks and comments in order and makes the copy of them.

    Raises TooLarge as soon as a limit is passed.
    """

    file: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    starts: dict[str, Spot] = field(default_factory=dict)
    ends: dict[str, Spot] = field(default_factory=dict)
    hung: dict[str, Spot] = field(default_factory=dict)
    _pieces: list[Piece] = field(default_factory=list)
    _names: list[Name] = field(default_factory=list)
    _spots: set[Spot] = field(default_factory=set)
    _characters: int = 0

    def words(self, text: str, inserted: Track | None, struck: Track | None) -> None:
        """Add words; those of the same history as the last ones join them unless something lies between."""
        text = clean(text)
        if not text:
            return
        self._characters += len(text)
        if self._characters > limits.CHARACTERS:
            raise TooLarge(name=self.file, found="mehr als 20 Millionen Zeichen", limit="20 Millionen Zeichen")
        here = (len(self.paragraphs), len(self._pieces))
        last = self._pieces[-1] if self._pieces else None
        parted = self._names and self._names[-1].at == here[1]
        if last and (last.inserted, last.struck) == (inserted, struck) and not parted and here not in self._spots:
            self._pieces[-1] = replace(last, text=last.text + text)
        else:
            self._pieces.append(Piece(text, inserted, struck))

    def name(self, name: str) -> None:
        """A bookmark begins; only those that may be marks of passages are kept."""
        if name.lower().startswith(PREFIX):
            self._names.append(Name(clean(name)[:200], len(self._pieces)))

    def names_here(self) -> list[str]:
        """Take away the bookmarks that begin here, but not the one a paragraph begins with."""
        here = [name for name in self._names if name.at == len(self._pieces)]
        here = here if self._pieces else here[1:]
        self._names = [name for name in self._names if name not in here]
        return [name.name for name in here]

    def starts_here(self, number: str) -> None:
        """The words of a comment begin."""
        self._mark(self.starts, number)

    def ends_here(self, number: str) -> None:
        """The words of a comment end."""
        self._mark(self.ends, number)

    def hangs_here(self, number: str) -> None:
        """A comment hangs here; that counts where the file does not say which words it marks."""
        self._mark(self.hung, number)

    def _mark(self, where: dict[str, Spot], number: str) -> None:
        if len(where) >= REMARKS:
            raise TooLarge(name=self.file, found=f"mehr als {REMARKS} Kommentare", limit=str(REMARKS))
        spot = (len(self.paragraphs), len(self._pieces))
        where.setdefault(number, spot)
        self._spots.add(spot)

    def close(self, look: Look, inserted: Track | None = None, struck: Track | None = None) -> None:
        """The paragraph ends; who inserted or struck its end."""
        end = Piece("\n", inserted, struck)
        self.paragraphs.append(
            Paragraph(tuple(self._pieces), end, tuple(self._names), look.level, look.listed, look.cell))
        self._pieces, self._names = [], []
        if len(self.paragraphs) > limits.LINES:
            raise TooLarge(name=self.file, found=f"mehr als {limits.LINES} Absätze", limit=str(limits.LINES))

    def note(self, text: str) -> None:
        """Tell the person who takes the copy in, once."""
        if text not in self.notes:
            self.notes.append(text)

    def copy(self, form: str, properties: dict[str, str], remarks: list[Remark]) -> Copy:
        """The finished copy; comments get their place. properties: the custom ones of the file"""
        placed = []
        for remark in remarks:
            start, end, hung = (spots.get(remark.number) for spots in (self.starts, self.ends, self.hung))
            placed.append(replace(remark, start=start or hung or end, end=end or hung or start))
        origin, others = properties.get("masswerk", ""), others_of(properties)
        return Copy(form, origin, tuple(self.paragraphs), tuple(placed), others, tuple(self.notes))
