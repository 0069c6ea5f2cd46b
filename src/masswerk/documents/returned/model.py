"""What stands in a copy that came back: proposals, new paragraphs and comments, each with its author and passage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

UNKNOWN = "unbekannt"
"""Author of what was changed without being tracked."""

Found = Literal["mark", "likeness", "missing"]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a passage was found again.

    found:    "mark" by its invisible mark, "likeness" by its words, "missing" not at all
    likeness: 0 to 1; 1 for a mark
    text:     the passage as it stands in the copy with all tracked changes taken back; "" if it is missing
    """

    key: str
    found: Found
    likeness: float
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The wording one author proposes for one passage.

    id:     the same for the same proposal in any copy, re-saved or not: never take it in twice
    author: as the word processor wrote it; "unbekannt" for changes that were not tracked
    date:   of the author's latest change, by the author's clock and without a zone; None if not stated
    before: the text as it was laid out; text: what this author makes of it, "" to strike the passage
    tracked: False where the change was found only by comparing with what was laid out
    """

    id: str
    key: str
    author: str
    date: datetime | None
    before: str
    text: str
    tracked: bool = True


@dataclass(frozen=True, slots=True)
class Added:
    """A paragraph, list or table row that somebody put between passages.

    after, before: keys of the passages around it, "" at the beginning and the end
    level: 1 to 6 if it is a heading, else 0
    """

    id: str
    author: str
    date: datetime | None
    text: str
    after: str
    before: str
    level: int = 0
    tracked: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment, in the order of the document."""

    id: str
    author: str
    date: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote in the margin.

    key:   passage where the marked words begin, else the nearest one before; "" before the first passage
    keys:  all passages the marked words touch; empty where they stand outside of passages
    quote: the marked words as laid out, "" where only a place was marked
    done:  the comment was ticked off
    """

    id: str
    key: str
    keys: tuple[str, ...]
    author: str
    date: datetime | None
    quote: str
    text: str
    replies: tuple[Reply, ...] = ()
    done: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """A copy that came back.

    format: "docx" or "odt"; origin: `Doc.origin` of what was laid out, "" if the file does not say
    places: one for each passage laid out, in that order
    notes:  German sentences on what could not be taken over
    """

    name: str
    format: str
    origin: str
    places: tuple[Placed, ...]
    proposals: tuple[Proposal, ...]
    added: tuple[Added, ...]
    comments: tuple[Comment, ...]
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys of passages that are not in the copy any more."""
        return tuple(place.key for place in self.places if place.found == "missing")

    @property
    def authors(self) -> tuple[str, ...]:
        """Everybody who changed or commented, each once, by name."""
        found = {each.author for each in self.proposals} | {each.author for each in self.added}
        for comment in self.comments:
            found.update({comment.author}, (reply.author for reply in comment.replies))
        return tuple(sorted(found))
