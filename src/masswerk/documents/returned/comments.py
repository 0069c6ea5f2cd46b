"""Comments of a copy on the passages they mark, with their answers."""

from __future__ import annotations

from collections.abc import Iterator

from masswerk.documents.prints import fingerprint
from masswerk.documents.readers.copies.copy import Copy, Piece, Remark, Spot
from masswerk.documents.returned.changes import ID, moment_of
from masswerk.documents.returned.fragments import Fragment, base, shown
from masswerk.documents.returned.model import UNKNOWN, Comment, Reply


class Remarks:
    """The comments of one copy."""

    def __init__(self, copy: Copy, fragments: list[Fragment]) -> None:
        self._copy, self._fragments = copy, fragments
        self._taken: dict[str, int] = {}
        self._first: dict[int, int] = {}
        for place, fragment in enumerate(fragments):
            self._first.setdefault(fragment.at, place)

    def comments(self) -> Iterator[Comment]:
        """In the order of the file; empty ones without answers are left out."""
        by_number = {remark.number: remark for remark in self._copy.remarks}
        answers: dict[str, list[Remark]] = {}
        for remark in self._copy.remarks:
            answers.setdefault(_root(remark, by_number), []).append(remark)
        for number, thread in answers.items():
            comment = self._comment(by_number[number], [each for each in thread if each.number != number])
            if comment.text or comment.replies:
                yield comment

    def _comment(self, remark: Remark, answers: list[Remark]) -> Comment:
        keys, key, quote = self._place(remark)
        replies = tuple(
            Reply(self._id(each, key, quote), each.author or UNKNOWN, moment_of(each.moment), each.text)
            for each in answers if each.text
        )
        return Comment(self._id(remark, key, quote), key, keys, remark.author or UNKNOWN, moment_of(remark.moment),
                       quote, remark.text, replies, remark.done)

    def _id(self, remark: Remark, key: str, quote: str) -> str:
        """The same for comment and answer, because some programs make comments of answers; the second alike counts."""
        found = fingerprint("comment", remark.author or UNKNOWN, key, quote, remark.text, length=ID)
        self._taken[found] = self._taken.get(found, 0) + 1
        again = self._taken[found]
        return found if again == 1 else fingerprint(found, str(again), length=ID)

    def _place(self, remark: Remark) -> tuple[tuple[str, ...], str, str]:
        """All keys, the one that counts, and the quotation."""
        if remark.start is None or remark.end is None:
            return (), "", ""
        touched = list(self._between(remark.start, remark.end))
        keys = tuple(dict.fromkeys(fragment.key for fragment, _ in touched if fragment.key))
        here = self._first.get(remark.start[0], len(self._fragments))
        at = self._at(remark.start)
        nearest = (each.key for each in reversed(self._fragments[: max(at, here) + 1]) if each.key)
        words = [piece for _, pieces in touched for piece in (*pieces, Piece("\n"))]
        return keys, keys[0] if keys else next(nearest, ""), base(words) or shown(words)

    def _at(self, spot: Spot) -> int:
        """The fragment a spot lies in."""
        place = self._first.get(spot[0], len(self._fragments) - 1)
        while place + 1 < len(self._fragments) and self._fragments[place + 1].at == spot[0] \
                and self._fragments[place + 1].first <= spot[1]:
            place += 1
        return place

    def _between(self, start: Spot, end: Spot) -> Iterator[tuple[Fragment, list[Piece]]]:
        """The fragments from spot to spot with the pieces between; the one of a mere place with none."""
        if start >= end:
            if self._fragments:
                yield self._fragments[self._at(start)], []
            return
        for fragment in self._fragments[self._first.get(start[0], 0) :]:
            if fragment.at > end[0]:
                return
            first = max(fragment.first, start[1] if fragment.at == start[0] else 0)
            last = min(fragment.last, end[1] if fragment.at == end[0] else fragment.last)
            if first < last:
                yield fragment, list(fragment.paragraph.pieces[first:last])


def _root(remark: Remark, by_number: dict[str, Remark]) -> str:
    """The comment an answer belongs to, over answers to answers."""
    seen = {remark.number}
    while remark.parent in by_number and remark.parent not in seen:
        seen.add(remark.parent)
        remark = by_number[remark.parent]
    return remark.number
