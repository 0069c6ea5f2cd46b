"""Blackening: stretches of a text covered sign by sign, so that everything else keeps its place."""

from __future__ import annotations

from collections.abc import Iterable

Spans = tuple[tuple[int, int], ...]
SIGN = "█"


def joined(spans: Iterable[tuple[int, int]], length: int) -> Spans:
    """Stretches in order, what touches made one, nothing outside of the text.

    length: of the text, in characters

    >>> joined([(8, 12), (2, 4), (3, 6)], 10)
    ((2, 6), (8, 10))
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def masked(text: str, spans: Spans) -> str:
    """A text with its stretches covered; as long as before, blanks and line ends stay.

    >>> masked("Tel. 0391 540", ((5, 13),))
    'Tel. ████ ███'
    """
    signs = list(text)
    for start, end in spans:
        signs[start:end] = [sign if sign.isspace() else SIGN for sign in signs[start:end]]
    return "".join(signs)


def masked_like(other: str, text: str, spans: Spans) -> str:
    """Another text in which the words that are covered in the first are covered too.

    >>> masked_like("Fragen an Lea Muster.", "Ich bin Lea Muster", ((8, 18),))
    'Fragen an ███ ██████.'
    """
    for start, end in spans:
        words = text[start:end].strip()
        if words:
            other = other.replace(words, masked(words, ((0, len(words)),)))
    return other
