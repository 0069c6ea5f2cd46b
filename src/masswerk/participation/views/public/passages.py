"""Passages of a draft with what was said to them, as HTML.

Made here and not in a template, because a page has hundreds of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from masswerk.base.components.library import joined
from masswerk.base.components.pictures import picture
from masswerk.base.components.states import decision
from masswerk.concepts.figures import titled
from masswerk.concepts.reading import LONG_GERMAN, Item
from masswerk.concepts.rules.kinds import Kind
from masswerk.documents.markdown import to_html
from masswerk.participation.models import Procedure
from masswerk.participation.queries import LaidOut, Point, Voices
from masswerk.participation.views.public import frame
from masswerk.participation.words import LOOKS

DEEPEST = 6
RIGHT_TO_LEFT = frozenset({"ar"})
TAGS = {"de-short": "de"}


class Ways:
    """Addresses of a procedure's pages, found once per page."""

    def __init__(self, procedure: Procedure) -> None:
        suffix = frame.suffix()
        self._place = _gap(frame.url("place", procedure, element="0"), suffix)
        self._write = _gap(frame.url("write", procedure, element="0"), suffix)
        self._one = _gap(frame.url("contribution", procedure, number=0), suffix)
        names = {"body": procedure.body.slug, "concept": procedure.edition.concept.slug, "element": "0"}
        self._thread = _gap(reverse("thread:element", kwargs=names) + suffix, suffix)

    def place(self, key: str) -> str:
        """Everything said to one element."""
        return self._place.format(key)

    def write(self, key: str) -> str:
        """The form for one element."""
        return self._write.format(key)

    def one(self, number: int) -> str:
        """One contribution."""
        return self._one.format(number)

    def thread(self, key: str) -> str:
        """The thread of an element."""
        return self._thread.format(key)


def _gap(url: str, suffix: str) -> str:
    before, _zero, after = url.removesuffix(suffix).rpartition("0")
    return before + "{}" + after + suffix


def articles(draft: LaidOut, voices: Voices, ways: Ways, *, is_open: bool) -> SafeString:
    """All passages with what was said to each; `is_open` where contributions are taken today."""
    shown: set[int] = set()
    levels = heading_levels(draft.items)
    parts = []
    for item in draft.items:
        own, hidden = voices.at(item.element_id)
        side = margin(item, draft, ways, is_open=is_open)
        parts.append(
            f'<article class="mw-passage" id="e-{item.key}">{_number(item)}<div class="mw-prose" {language_of(item)}>'
            f"{heading(item, levels[item.element_id])}{text_of(item)}</div>"
            f'<div class="mw-margin">{side}</div>{_voices(item, own, hidden, ways, shown)}</article>')
    return SafeString("\n".join(parts))


def language_of(item: Item) -> str:
    """`lang` and `dir` of an item's text."""
    tag = TAGS.get(item.language, item.language)
    return f'lang="{tag}" dir="{"rtl" if tag in RIGHT_TO_LEFT else "ltr"}"'


def text_of(item: Item) -> SafeString:
    """The wording as HTML, with its pictures below it."""
    text = SafeString(to_html(item.text, prefix=item.key) if item.text else "")
    return text + _pictures(item) if item.figures else text


def _pictures(item: Item) -> SafeString:
    shown = titled(item.figures, item.title) if item.kind == Kind.FIGURE else item.figures
    return joined([picture(
        one.address, alt=one.alt, width=one.width, height=one.height, caption=one.caption, credit=one.credit,
        decorative=one.is_decorative, lazy=True, lang=TAGS.get(one.language, one.language),
        dir="rtl" if one.language in RIGHT_TO_LEFT else "ltr") for one in shown])


def heading(item: Item, level: int) -> str:
    """The heading, if the item has one."""
    return f"<h{level}>{escape(item.title)}</h{level}>" if item.title else ""


def heading_levels(items: Iterable[Item]) -> dict[int, int]:
    """Level of each heading: one more than that of the nearest item above that has one, 2 at the top."""
    levels: dict[int, int] = {}
    for item in items:
        above = item.parent
        while above is not None and not (above.title and above.element_id in levels):
            above = above.parent
        levels[item.element_id] = min(DEEPEST, levels[above.element_id] + 1 if above else 2)
    return levels


def margin(item: Item, draft: LaidOut, ways: Ways, *, is_open: bool) -> str:
    """What stands beside a passage: the way to write, and whether it reads differently now."""
    parts = []
    if is_open:
        name = escape(f"{_('Beitrag schreiben')}: {frame.place_of(item)}")
        parts.append(f'<a href="{ways.write(item.key)}" aria-label="{name}">{_("Beitrag schreiben")}</a>')
    if item.element_id in draft.reworded:
        parts.append(f'<a href="{ways.place(item.key)}#neu">{_("inzwischen geändert")}</a>')
    return "".join(parts)


def counted(amount: int) -> str:
    """ "12 Beiträge"."""
    return ngettext("{n} Beitrag", "{n} Beiträge", amount).format(n=amount)


def _number(item: Item) -> str:
    name = escape(f"{_('Link zu dieser Stelle')} {item.number}".strip())
    return f'<a class="mw-passage__no" href="#e-{item.key}" aria-label="{name}">{escape(item.number) or "¶"}</a>'


def _voices(item: Item, own: list[Point], hidden: int, ways: Ways, shown: set[int]) -> str:
    if not own:
        return f'<div class="mw-voices">{more(hidden)}</div>' if hidden else ""
    rows = "".join(voice(point, ways, shown) for point in own)
    all_of_them = f'<p><a class="mw-more" href="{ways.place(item.key)}">{_("Mit Begründungen lesen")}</a></p>'
    return (f'<details class="mw-voices"><summary>{counted(len(own))}</summary><ol class="mw-plain mw-rules">{rows}'
            f"</ol>{more(hidden)}{all_of_them}</details>")


def more(hidden: int) -> str:
    """A line on those not everybody may read; "" for none."""
    if not hidden:
        return ""
    words = ngettext("Ein Beitrag ist nicht oder noch nicht öffentlich.",
                     "{n} Beiträge sind nicht oder noch nicht öffentlich.", hidden).format(n=hidden)
    return f'<p class="mw-small mw-muted">{words}</p>'


def voice(point: Point, ways: Ways, shown: set[int], *, reason: bool = False) -> str:
    """One contribution: its words, what it is called, what was decided.

    shown:  statements the page has shown already; of those only the sign stands here
    reason: with the reason of the decision
    """
    known = point.statement in shown
    shown.add(point.statement)
    words = "" if known else f'<p class="mw-said"{_spoken(point.language)} dir="auto">{escape(point.said)}</p>'
    from_whom = f"<b><bdi>{escape(point.organisation)}</bdi></b> " if point.organisation else ""
    why = f'<p class="mw-small" lang="de" dir="auto">{escape(point.reason)}</p>' if reason and point.reason else ""
    return (f'<li>{words}<p><a class="mw-ref" href="{ways.one(point.number)}">{point.sign}</a> {from_whom}'
            f"{_outcome(point.outcome, get_language())}</p>{why}</li>")


def _spoken(language: str) -> str:
    return "" if language == LONG_GERMAN and get_language() == LONG_GERMAN else f' lang="{escape(language)}"'


@lru_cache(maxsize=64)
def _outcome(outcome: str, language: str | None) -> str:
    return str(decision(LOOKS[outcome]))
