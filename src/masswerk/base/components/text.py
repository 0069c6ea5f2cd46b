"""Redlines: what was struck and what was inserted, for eyes and ears."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from masswerk.base.components.library import component, joined


class Changed(Protocol):
    """A stretch of text with its change: "" kept, "ins" inserted, "del" struck."""

    @property
    def text(self) -> str: ...
    @property
    def change(self) -> str: ...


Stretch = Changed | tuple[str, str]

SPOKEN = {"ins": "eingefügt", "del": "gestrichen"}


@component
def redline(changes: Iterable[Stretch], *, side: str = "both") -> SafeString:
    """Changes as `ins` and `del`, with hidden words that say so aloud.

    changes: objects with `text` and `change`, or pairs (change, text); "ins", "del", anything else is kept
    side:    "both", "old" (without what was inserted) or "new" (without what was struck)

    >>> redline([("", "im "), ("ins", "Mai")])
    'im <ins><span class="kern-sr-only">eingefügt: </span>Mai</ins>'
    """
    hidden = {"old": "ins", "new": "del"}.get(side)
    stretches = [pair for pair in map(_pair, changes) if pair[0] != hidden]
    before = ["", *(change for change, _ in stretches)]
    pairs = zip(stretches, before, strict=False)
    return joined([_marked(change, text, last == "del") for (change, text), last in pairs])


def _pair(stretch: Stretch) -> tuple[str, str]:
    return stretch if isinstance(stretch, tuple) else (stretch.change, stretch.text)


def _marked(change: str, text: str, after_struck: bool) -> SafeString:
    """Blanks at the edges stay outside the mark, so that no coloured gap is seen."""
    words = text.strip()
    if change not in SPOKEN or not words:
        return conditional_escape(text)
    left, right = text.split(words, 1)
    beside = SafeString(' class="mw-beside"') if change == "ins" and after_struck and not left else ""
    return format_html(
        '{}<{}{}><span class="kern-sr-only">{}: </span>{}</{}>{}',
        left, change, beside, _(SPOKEN[change]), words, change, right,
    )


@component
def pointed(pieces: Iterable[tuple[str, str, bool]]) -> SafeString:
    """A text in which stretches are pointed at, each with a word that says why; covered ones read as covered.

    pieces: (text, word, covered) in order; word: "" for what nobody points at

    >>> pointed([("Tel. ", "", False), ("0391", "Nummer", False)])
    'Tel. <mark class="mw-pointed">0391<span class="mw-pointed__word"> (Nummer)</span></mark>'
    """
    return joined([_pointed(*piece) for piece in pieces])


def _pointed(text: str, word: str, covered: bool) -> SafeString:
    if not word:
        return conditional_escape(text)
    look = " mw-pointed--covered" if covered else ""
    said = format_html('<span class="mw-pointed__word"> ({})</span>', word)
    return format_html('<mark class="mw-pointed{}">{}{}</mark>', look, text, said)
