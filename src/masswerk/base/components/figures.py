"""Counts: figures, bars with their list, progress, steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from masswerk.base.components.library import choose, component, html_attributes, joined, parted
from masswerk.base.components.signs import icon

TONES = {
    name: f"mw-tone-{name}" for name in ("deep", "blue", "green", "grey", "amber", "brown", "slate", "ink", "gap")
}
"""ink: the colour of the text; gap: hatched, for what is missing."""

WIDTH = 1000
HATCH = SafeString(
    '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0V7" stroke="currentColor" stroke-width="6"/></pattern></defs>'
)


class Part(NamedTuple):
    """One part of a whole: how many, which word, in which tone; sign and address where there are some."""

    amount: int
    word: str
    tone: str = "blue"
    sign: str = ""
    url: str = ""


@component
def figure(number: object, text: str, **attrs: object) -> SafeString:
    """One large number with its words: "87 Beiträge zu 31 von 64 Absätzen"."""
    return format_html('<p class="mw-figure"{}><b>{}</b>{}</p>', html_attributes(attrs), number, text)


@component
def figure_bar(parts: Iterable[Part], label: str, **attrs: object) -> SafeString:
    """Parts of a whole as a bar, never without its list; parts of 0 stand in the list only.

    label: what the bar shows, spoken aloud
    """
    kept = [Part(*part) for part in parts]
    listed = legend(kept)  # first, because it refuses unknown tones
    return format_html(
        '<div class="mw-stack mw-g2"{}>{}{}</div>', html_attributes(attrs), _bar(kept, label), listed
    )


@component
def legend(parts: Iterable[Part]) -> SafeString:
    """The list of a bar, or counts without one: sign, number, word."""
    return format_html('<ul class="mw-legend">{}</ul>', joined([_entry(Part(*part)) for part in parts]))


def _entry(part: Part) -> SafeString:
    sign = icon(part.sign or "square")
    word = format_html('<a href="{}">{}</a>', part.url, part.word) if part.url else part.word
    return format_html(
        '<li><span class="{}">{}</span><b>{}</b><span>{}</span></li>',
        choose(TONES, part.tone, "Den Farbton"), sign, f"{part.amount:,}".replace(",", "."), word,
    )


def _bar(parts: Sequence[Part], label: str) -> SafeString:
    total = sum(part.amount for part in parts) or 1
    drawn, at = [], 0.0
    for part in parts:
        width = part.amount / total * WIDTH
        if part.amount:
            drawn.append(_stretch(part.tone, at, max(width - 2, 3)))
        at += width
    return format_html(
        '<svg class="mw-bar" viewBox="0 0 {} 20" preserveAspectRatio="none" role="img" aria-label="{}">{}{}</svg>',
        WIDTH, label, HATCH if any(part.tone == "gap" for part in parts) else "", joined(drawn),
    )


def _stretch(tone: str, at: float, width: float) -> SafeString:
    fill = "url(#hatch)" if tone == "gap" else "currentColor"
    return format_html(
        '<rect class="{}" x="{}" width="{}" height="20" fill="{}"/>', TONES[tone], f"{at:.1f}", f"{width:.1f}", fill
    )


@component
def progress(
    text: str, value: int | None = None, maximum: int = 100, *, label: str = "Fortschritt", **attrs: object
) -> SafeString:
    """How far a long task is; `value` None while nobody knows. The text says the same in words."""
    amount = SafeString("") if value is None else format_html(' value="{}" max="{}"', value, maximum)
    return format_html(
        '<div class="mw-progress"{}><progress aria-label="{}"{}></progress>'
        '<p class="mw-small" role="status">{}</p></div>',
        html_attributes(attrs), label, amount, text,
    )


@component
def steps(names: str | Promise | Sequence[str], current: int, *, label: str = "Schritte") -> SafeString:
    """A way of several steps; `current` counts from 1.

    names: list, or words parted by "|"; "Beitragen: bis 30. Juni" puts the second half above
    """
    entries = [_step(place, word, current) for place, word in enumerate(parted(names), start=1)]
    return format_html('<ol class="mw-steps" aria-label="{}">{}</ol>', label, joined(entries))


def _step(place: int, word: str, current: int) -> SafeString:
    name, _colon, when = word.partition(": ")
    over = format_html('<span class="mw-over">{}</span>', when or _("Schritt {n}").format(n=place))
    if place < current:
        return format_html('<li class="is-done">{}{} {}</li>', over, name, icon("tick", label=_("erledigt")))
    here = SafeString(' aria-current="step"') if place == current else ""
    return format_html("<li{}>{}{}</li>", here, over, name)
