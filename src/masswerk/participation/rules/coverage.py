"""Which part of a contribution makes which point, and what of it belongs to no statement. Pure.

A contribution's text is parted into spans; no two overlap. What lies between them belongs to no statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from masswerk.base.errors import RuleError
from masswerk.concepts.rules.tokens import tokenise


class NothingMarked(RuleError):
    cause = "Es ist kein Text markiert."
    way_out = "Markieren Sie die Sätze, die eine Aussage bilden."


class NothingToJoin(RuleError):
    cause = "Davor steht keine Aussage, mit der sich diese verbinden ließe."
    way_out = "Wählen Sie eine Aussage, vor der eine andere steht."


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a text, without blanks at the ends.

    key:     number of the statement it is kept as; 0 for one that is new
    is_idle: greetings, thanks, a signature: without reference to the concept
    """

    start: int
    end: int
    key: int = 0
    is_idle: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text in reading order: a span, or what belongs to none (`span` is None)."""

    start: int
    end: int
    span: Span | None


def trimmed(text: str, span: Span) -> Span | None:
    """The span without blanks at its ends, inside of the text; None where nothing is left.

    >>> trimmed("Ja. Nein. ", Span(3, 99))
    Span(start=4, end=9, key=0, is_idle=False)
    """
    start, end = max(0, span.start), min(len(text), span.end)
    piece = text[start:end]
    words = piece.strip()
    if not words:
        return None
    start += piece.index(words)
    return replace(span, start=start, end=start + len(words))


def stretches(text: str, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """The whole text in stretches; joined they give the text.

    >>> [(part.start, part.end, part.span is None) for part in stretches("Ja. Nein.", [Span(4, 9)])]
    [(0, 4, True), (4, 9, False)]
    """
    found: list[Stretch] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.start > at:
            found.append(Stretch(at, span.start, None))
        found.append(Stretch(span.start, span.end, span))
        at = span.end
    return (*found, Stretch(at, len(text), None)) if at < len(text) else tuple(found)


def gaps(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """What belongs to no statement, blanks and single signs aside.

    >>> gaps("Ja. Nein.", [Span(4, 9)])
    (Span(start=0, end=3, key=0, is_idle=False),)
    """
    open_parts = (trimmed(text, Span(part.start, part.end)) for part in stretches(text, spans) if part.span is None)
    return tuple(part for part in open_parts if part and any(sign.isalnum() for sign in text[part.start:part.end]))


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences and lines of a text, for those who mark without a mouse.

    >>> [(span.start, span.end) for span in sentences("Guten Tag.  Mehr Kurse!")]
    [(0, 10), (12, 23)]
    """
    tokens = tokenise(text)
    cuts = [0, *(tokens.starts[i] for i in range(1, len(tokens.words)) if tokens.ends_sentence(i)), len(text)]
    found = (trimmed(text, Span(start, end)) for start, end in zip(cuts, cuts[1:], strict=False))
    return tuple(span for span in found if span)


def carve(text: str, spans: Sequence[Span], start: int, end: int, *, is_idle: bool = False) -> tuple[Span, ...]:
    """Make text[start:end] a span of its own; what it is cut from stays, before and behind it.

    The larger rest of a span that is cut keeps its key. Raises NothingMarked.

    >>> [(s.start, s.end, s.key) for s in carve("Ja. Nein. Gut.", [Span(0, 14, key=7)], 4, 9)]
    [(0, 3, 0), (4, 9, 0), (10, 14, 7)]
    """
    new = trimmed(text, Span(start, end, is_idle=is_idle))
    if new is None:
        raise NothingMarked()
    kept: list[Span] = []
    for span in spans:
        if (span.start, span.end) == (new.start, new.end):
            new = replace(new, key=span.key)
        elif span.end <= new.start or span.start >= new.end:
            kept.append(span)
        else:
            kept += _rests(text, span, new)
    return tuple(sorted([*kept, new], key=lambda span: span.start))


def _rests(text: str, span: Span, cut: Span) -> list[Span]:
    """What is left of a span before and behind a cut; the larger rest keeps the key."""
    sides = (trimmed(text, replace(span, end=max(span.start, cut.start))),
             trimmed(text, replace(span, start=min(span.end, cut.end))))
    rests = sorted((rest for rest in sides if rest), key=lambda rest: rest.start - rest.end)
    return [rest if place == 0 else replace(rest, key=0) for place, rest in enumerate(rests)]


def joined(spans: Sequence[Span], key: int) -> tuple[Span, ...]:
    """Join a span with the one before it, which keeps its key. Raises NothingToJoin.

    >>> joined([Span(0, 3, key=1), Span(4, 9, key=2)], 2)
    (Span(start=0, end=9, key=1, is_idle=False),)
    """
    row = sorted(spans, key=lambda span: span.start)
    place = next((place for place, span in enumerate(row) if span.key == key), 0)
    if place == 0:
        raise NothingToJoin()
    before = row[place - 1]
    both = replace(before, end=row[place].end, is_idle=before.is_idle and row[place].is_idle)
    return (*row[:place - 1], both, *row[place + 1:])


def with_rest_idle(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Everything that belongs to no statement, marked as without reference."""
    rest = (replace(gap, is_idle=True) for gap in gaps(text, spans))
    return tuple(sorted([*spans, *rest], key=lambda span: span.start))
