"""Redlines: what was struck and what was inserted, for eyes and ears."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

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
    stretches = [_pair(change) for change in changes]
    return joined([_marked(change, text) for change, text in stretches if change != hidden])


def _pair(stretch: Stretch) -> tuple[str, str]:
    return stretch if isinstance(stretch, tuple) else (stretch.change, stretch.text)


def _marked(change: str, text: str) -> SafeString:
    if change not in SPOKEN:
        return conditional_escape(text)
    return format_html(
        '<{}><span class="kern-sr-only">{}: </span>{}</{}>', change, SPOKEN[change], text, change
    )
