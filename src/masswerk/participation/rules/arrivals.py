"""What a returned copy says, point by point: each becomes one contribution of its author.

A passage is laid out under two keys, one for its text and one for its heading, so that each finds back by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from masswerk.documents.returned import UNKNOWN, Comment, Returned

Sort = Literal["text", "title", "strike", "add", "comment"]
_TITLE = ":t"

STRIKE = "Diese Textstelle soll entfallen."


@dataclass(frozen=True, slots=True)
class Point:
    """One thing one author wants.

    id:     the same in every copy, re-saved or not
    sort:   "text" and "title": another wording; "strike": the passage goes; "add": a new paragraph behind it; "comment"
    key:    of the passage; "" where none was found, then a person chooses
    before: as laid out; text: as proposed, or what the comment says
    quote:  words a comment marks
    answers: it answers another comment
    """

    id: str
    author: str
    sort: Sort
    key: str
    text: str
    before: str = ""
    quote: str = ""
    answers: bool = False

    @property
    def said(self) -> str:
        """The words of the contribution."""
        return STRIKE if self.sort == "strike" else self.text

    @property
    def is_anonymous(self) -> bool:
        """True where nobody tracked the change."""
        return self.author == UNKNOWN

    @property
    def mark(self) -> str:
        """Its name in forms."""
        return f"punkt-{self.id}"


def title_key(key: str) -> str:
    """The key a passage's heading is laid out under.

    >>> title_key("m1"), passage_key("m1:t"), passage_key("m1")
    ('m1:t', 'm1', 'm1')
    """
    return key + _TITLE


def passage_key(key: str) -> str:
    """The passage of a key that was laid out."""
    return key.removesuffix(_TITLE)


def points(found: Returned) -> list[Point]:
    """Everything a copy says: wordings, new paragraphs, comments and answers, in the order of the document."""
    return [*_wordings(found), *_added(found), *_comments(found.comments)]


def by_author(found: Iterable[Point]) -> dict[str, list[Point]]:
    """The points of each author, by name; changes nobody tracked come last.

    >>> list(by_author([Point("1", UNKNOWN, "text", "p", "x"), Point("2", "Anna", "comment", "p", "y")]))
    ['Anna', 'unbekannt']
    """
    authors: dict[str, list[Point]] = {}
    for point in found:
        authors.setdefault(point.author, []).append(point)
    return dict(sorted(authors.items(), key=lambda pair: (pair[0] == UNKNOWN, pair[0].casefold())))


def key_of(*parts: str) -> str:
    """What makes a contribution the same when it arrives again: a short name and a check sum of what it is known by.

    >>> key_of("mail", "abc@example.org")
    'mail:1f9d985c0d8d9ef960eded84'
    """
    digest = sha256("\x00".join(parts[1:]).encode()).hexdigest()
    return f"{parts[0]}:{digest[:24]}"


def _wordings(found: Returned) -> Iterator[Point]:
    for row in found.proposals:
        is_title = row.key.endswith(_TITLE)
        sort: Sort = "title" if is_title else "text" if row.text.strip() else "strike"
        if is_title and not row.text.strip():
            continue  # whoever strikes a passage strikes its heading too; a heading alone is not struck
        yield Point(row.id, row.author, sort, passage_key(row.key), row.text, row.before)


def _added(found: Returned) -> Iterator[Point]:
    for row in found.added:
        yield Point(row.id, row.author, "add", passage_key(row.after), row.text)


def _comments(comments: Iterable[Comment]) -> Iterator[Point]:
    for row in comments:
        key = passage_key(row.key)
        if row.text.strip():
            yield Point(row.id, row.author, "comment", key, row.text, quote=row.quote)
        yield from (Point(reply.id, reply.author, "comment", key, reply.text, answers=True)
                    for reply in row.replies if reply.text.strip())
