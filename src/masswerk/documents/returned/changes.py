"""What is proposed: for each passage and author a wording, and paragraphs that were added between passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from rapidfuzz import fuzz

from masswerk.documents.carry import carried
from masswerk.documents.prints import fingerprint
from masswerk.documents.readers.copies.copy import Piece
from masswerk.documents.returned.fragments import Fragment, base, shown, stream, tracks, view
from masswerk.documents.returned.model import UNKNOWN, Added, Placed, Proposal
from masswerk.documents.returned.placing import Placing
from masswerk.documents.returned.texts import is_same, tidy

ID = 24
"""Letters of an id: 96 bits of its check sum."""


def moment_of(text: str) -> datetime | None:
    """A moment of the file; None if it says none or an impossible one.

    >>> moment_of("2026-02-30T10:00:00") is None
    True
    """
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def by_key(fragments: list[Fragment]) -> dict[str, list[Fragment]]:
    """The fragments of each passage in order."""
    found: dict[str, list[Fragment]] = {}
    for fragment in fragments:
        if fragment.key:
            found.setdefault(fragment.key, []).append(fragment)
    return found


def places(texts: Mapping[str, str], placing: Placing) -> Iterator[Placed]:
    """One for each passage laid out."""
    found = by_key(placing.fragments)
    for key, text in texts.items():
        if key not in found:
            yield Placed(key, "missing" if text else "mark", 0.0 if text else 1.0, "")
            continue
        here = base(stream(found[key]))
        if key in placing.by_likeness:
            yield Placed(key, "likeness", round(_likeness(here, text), 2), here)
        else:
            yield Placed(key, "mark", 1.0, here)


def _likeness(one: str, other: str) -> float:
    return fuzz.ratio(one, other) / 100


def proposals(texts: Mapping[str, str], placing: Placing) -> Iterator[Proposal]:
    """In the order of the document, by author; changes nobody tracked come first."""
    found = by_key(placing.fragments)
    for key, before in texts.items():
        if key in found:
            yield from _of_passage(key, before, stream(found[key]))


def _of_passage(key: str, before: str, pieces: list[Piece]) -> Iterator[Proposal]:
    here = base(pieces)
    is_untouched = is_same(here, before)
    if not is_untouched:
        yield Proposal(_id("proposal", UNKNOWN, key, here), key, UNKNOWN, None, before, here, tracked=False)
    for author in sorted({track.author for track in tracks(pieces)}):
        seen = view(pieces, author)
        if is_same(seen, here):
            continue
        text = seen if is_untouched else carried(before, here, seen)
        name = author or UNKNOWN
        yield Proposal(_id("proposal", name, key, text), key, name, _latest(pieces, author), before, text)


def _latest(pieces: list[Piece], author: str) -> datetime | None:
    return moment_of(max((track.moment for track in tracks(pieces) if track.author == author), default=""))


def _id(*parts: str) -> str:
    return fingerprint(*parts, length=ID)


def added(placing: Placing) -> Iterator[Added]:
    """New paragraphs between passages; neighbours of one author are one, a heading begins another."""
    strays = {id(each) for each in placing.strays}
    keys = [each.key for each in placing.fragments]
    group: list[Fragment] = []
    for place, fragment in enumerate([*placing.fragments, None]):
        is_stray = fragment is not None and id(fragment) in strays
        if group and not (fragment and is_stray and _joins(group[-1], fragment)):
            made = _added(group, keys, place)
            if made.text:
                yield made
            group = []
        if fragment and is_stray:
            group.append(fragment)


def _joins(one: Fragment, other: Fragment) -> bool:
    return not other.paragraph.level and not one.paragraph.level and _author(one) == _author(other)


def _author(fragment: Fragment) -> str | None:
    """Who wrote all of it; None if it was not tracked."""
    if not fragment.is_inserted:
        return None
    return next((piece.inserted.author for piece in fragment.pieces if piece.inserted and piece.text.strip()), "")


def _added(group: list[Fragment], keys: list[str], end: int) -> Added:
    author = _author(group[0])
    pieces = stream(group)
    text = tidy(view(pieces, author)) if author is not None else shown(pieces)
    after = next((key for key in reversed(keys[: end - len(group)]) if key), "")
    before = next((key for key in keys[end:] if key), "")
    name = author or UNKNOWN
    date = _latest(pieces, author) if author is not None else None
    return Added(_id("added", name, after, text), name, date, text, after, before, group[0].paragraph.level,
                 tracked=author is not None)
