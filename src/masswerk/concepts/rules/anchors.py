"""Quotations as anchors: they find their place again when the text around them or they themselves were reworded.

Source: W3C, Web Annotation Data Model, 2017, section 4.2.4 (exact, prefix, suffix).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from rapidfuzz import fuzz

from masswerk.base.errors import RuleError

CONTEXT = 40
"""Characters kept before and behind a quotation."""

ALIKE = 70
"""A reworded place must be at least so alike (0 to 100) to count as the quotation."""

ALIKE_BETWEEN = 40
"""The same where prefix and suffix still stand around it."""

TELLING = 20
"""A quotation of fewer characters is too common to be found by itself: what stands around it must be alike, too."""

LONG = 200
"""Longer quotations are looked for by their beginning and end."""

MOST_PLACES = 200
"""At most so many places of the same words are looked at."""


class QuoteEmpty(RuleError):
    """Nothing was selected."""

    cause = "Es ist keine Textstelle ausgewählt."
    way_out = "Wählen Sie die Wörter aus, um die es geht."


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text with what stood around them.

    start: where they stood; decides only between places that fit equally well
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0


def quote(text: str, start: int, end: int) -> Quote:
    """The quotation of text[start:end]; white space at its ends is left out. Raises QuoteEmpty.

    >>> quote("Kurse im Mai und im Juni", 9, 12)
    Quote(exact='Mai', prefix='Kurse im ', suffix=' und im Juni', start=9)
    """
    start, end = max(0, start), min(end, len(text))
    exact = text[start:end].strip()
    if not exact:
        raise QuoteEmpty()
    start = text.index(exact, start)
    end = start + len(exact)
    return Quote(exact, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


def locate(text: str, quoted: Quote) -> tuple[int, int] | None:
    """Where a quotation stands in a text that may have been reworded; None where it is gone.

    Looked for in this order: the same words, those with the likest surroundings; what stands between the same
    surroundings; the likest words.

    >>> locate("Neu: Kurse im Mai und im Juni", quote("Kurse im Mai und im Juni", 9, 12))
    (14, 17)
    """
    return _same_words(text, quoted) or _between(text, quoted) or _alike(text, quoted)


def _same_words(text: str, quoted: Quote) -> tuple[int, int] | None:
    size = len(quoted.exact)
    found = [(_fit(text, start, start + size, quoted), -abs(start - quoted.start), start)
             for start in _nearest(_places(text, quoted.exact), quoted.start)]  # fmt: skip
    if not found:
        return None
    fit, _, start = max(found)
    has_context = bool(quoted.prefix.strip() or quoted.suffix.strip())
    if size < TELLING and has_context and fit < ALIKE_BETWEEN:
        return None
    return start, start + size


def _fit(text: str, start: int, end: int, quoted: Quote) -> float:
    """How alike the surroundings are, 0 to 100; the better side counts, for one of them may be new."""
    before, behind = text[max(0, start - len(quoted.prefix)) : start], text[end : end + len(quoted.suffix)]
    left = fuzz.ratio(before, quoted.prefix) if quoted.prefix else 0.0
    right = fuzz.ratio(behind, quoted.suffix) if quoted.suffix else 0.0
    return max(left, right) + min(left, right) / 100


def _places(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _nearest(places: Iterator[int], start: int) -> list[int]:
    return nsmallest(MOST_PLACES, places, key=lambda place: abs(place - start))


def _between(text: str, quoted: Quote) -> tuple[int, int] | None:
    """What stands between the words that stood next to the quotation, if they still do and it is alike."""
    if not quoted.prefix and not quoted.suffix:
        return None
    best: tuple[float, int, int] | None = None
    for start in _nearest(_ends_of(text, quoted.prefix[-CONTEXT // 2 :]), quoted.start):
        end = text.find(quoted.suffix[: CONTEXT // 2], start) if quoted.suffix else len(text)
        likeness = fuzz.ratio(text[start:end], quoted.exact) if end >= start else 0.0
        if likeness >= ALIKE_BETWEEN and (best is None or likeness > best[0]):
            best = (likeness, start, end)
    return _trimmed(text, best[1], best[2]) if best else None


def _ends_of(text: str, words: str) -> Iterator[int]:
    """Behind each place of the words; the beginning of the text where there are none."""
    if not words:
        yield 0
        return
    for place in _places(text, words):
        yield place + len(words)


def _alike(text: str, quoted: Quote) -> tuple[int, int] | None:
    """The stretch of text that is most like the quotation, to whole words."""
    exact = quoted.exact
    if len(exact) < TELLING or not text:
        return None
    if len(exact) >= len(text):
        return (0, len(text)) if fuzz.ratio(text, exact) >= ALIKE else None
    start, end = _stretch(text, exact) if len(exact) <= LONG else _long_stretch(text, exact)
    if fuzz.ratio(text[start:end], exact) < ALIKE:
        return None
    return _trimmed(text, *_whole_words(text, start, end))


def _stretch(text: str, words: str) -> tuple[int, int]:
    """The stretch most like the words; an empty one if nothing is."""
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=ALIKE)
    return (found.dest_start, found.dest_end) if found else (0, 0)


def _long_stretch(text: str, words: str) -> tuple[int, int]:
    """The same for many words, by their beginning and end: trying every place would take too long."""
    head, tail = _stretch(text, words[: LONG // 2]), _stretch(text, words[-LONG // 2 :])
    start = head[0] if head[1] else max(0, tail[1] - len(words))
    end = tail[1] if tail[1] else start + len(words)
    return start, end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without white space at the ends; None if nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if start < end else None
