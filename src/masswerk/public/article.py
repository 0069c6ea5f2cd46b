"""One passage as it stands on a page: number, text, margin.

Made here and not in a template, because a page has hundreds of them: a template of the same takes three times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from masswerk.base.components.library import joined
from masswerk.base.components.notes import note
from masswerk.base.components.signs import icon, rosette
from masswerk.base.components.states import badge, status
from masswerk.concepts.reading import Correction, Item
from masswerk.concepts.rules.glossary import Term
from masswerk.concepts.rules.kinds import PLAIN, Kind, german
from masswerk.public.addresses import Addresses, Talk
from masswerk.public.passages import LANGUAGE_TAGS, Shown, direction

WORDLESS = PLAIN | {Kind.SECTION, Kind.TABLE}
"""Kinds whose word says nothing that the text does not show."""

EMPTY = SafeString("")
GAP = "\x00"
"""Stands in a drawn rosette where its address goes; no text and no address holds it."""


def article(row: Shown, ways: Addresses) -> SafeString:
    """A passage with its margin; nothing for a page's own short text, which is the page's introduction."""
    if row.is_lead:
        return EMPTY
    is_head = row.level > 1 and row.item.title and row.item.children
    return _html(
        '<article class="{}"{}>{}<div class="mw-prose" {}>{}{}{}</div><div class="mw-margin">{}</div></article>',
        "mw-passage mw-passage--head" if is_head else "mw-passage",
        _html(' id="e-{}"', row.item.key) if row.level > 1 else EMPTY, _number(row), language_of(row.item),
        heading(row), row.html, corrections(row.item.corrections), joined(margin(row, ways)))


def introduction(row: Shown) -> SafeString:
    """A page's own short text, set larger below the title."""
    if not row.is_lead:
        return EMPTY
    text = _html('<div class="mw-prose mw-lead" {}>{}</div>', language_of(row.item), row.html)
    return (text if row.html else EMPTY) + corrections(row.item.corrections)


def about(row: Shown, ways: Addresses) -> SafeString:
    """What else stands beside a page's own text: its thread, themes, interfaces."""
    return _html('<div class="mw-about">{}</div>', joined(margin(row, ways))) if row.is_lead else EMPTY


def language_of(item: Item) -> SafeString:
    """`lang` and `dir` of an item's text."""
    return SafeString(f'lang="{LANGUAGE_TAGS[item.language]}" dir="{direction(item.language)}"')


def heading(row: Shown) -> SafeString:
    """A passage's own heading, if it has one; the page's is its title, a picture's stands below it."""
    if row.level == 1 or not row.item.title or (row.item.kind == Kind.FIGURE and row.item.figures):
        return EMPTY
    return _html("<h{}>{}</h{}>", row.level, row.item.title, row.level)


def corrections(errata: tuple[Correction, ...]) -> SafeString:
    """Dated corrections below the unchanged text; the office writes them in German."""
    return joined([note(_correction(erratum), kind="wait", sign="pen") for erratum in errata])


def _correction(erratum: Correction) -> SafeString:
    text = _html('<p lang="de" dir="ltr">{}</p>', erratum.text) if erratum.text else EMPTY
    return _html('<p><b>{} {}:</b> <span lang="de" dir="ltr">{}</span></p>{}', _("Berichtigung vom"),
                 f"{erratum.dated:%d.%m.%Y}", erratum.note, text)


def _number(row: Shown) -> SafeString:
    if row.level == 1:
        return SafeString("<span></span>")
    return _html('<a class="mw-passage__no" href="#e-{}" aria-label="{} {}">{}</a>', row.item.key,
                 _("Link zu dieser Stelle"), row.item.number, row.item.label or "¶")


def margin(row: Shown, ways: Addresses) -> Iterator[SafeString]:
    """What stands beside a passage: kind and thread, its measure, its rendition, where it belongs, words explained."""
    if row.level > 1 and not row.is_shortened and Kind(row.item.kind) not in WORDLESS:
        yield _html('<span class="mw-muted">{}</span>', _(german(row.item.kind)))
    yield SafeString(_rosette(row.filled, get_language()).replace(GAP, escape(ways.thread(row.item.key))))
    if ways.talk is not None and not row.is_shortened:
        yield from _talk(row, ways.talk)
    yield from _measure(row)
    yield from _rendition(row, ways)
    if tags := _tags(row.item, ways):
        yield _html('<ul class="mw-tags">{}</ul>', joined(tags))
    for other, why in () if row.is_shortened else row.item.interfaces:
        yield _html('<p>{} {} <a href="{}">{} <bdi>{}</bdi></a>: <bdi lang="de">{}</bdi></p>', icon("arrow"),
                    _("Schnittstelle zu"), ways.item(other), other.number, other.title, why)
    for term in row.glosses:
        yield gloss(term)


@lru_cache(maxsize=256)
def _rosette(filled: int, language: str | None) -> SafeString:
    """The rosette as drawn for so many stations in a language, with a gap for its address."""
    return rosette(filled, url=GAP, label=_("Roter Faden"))


@lru_cache(maxsize=64)
def _status(kind: str, language: str | None) -> SafeString:
    """The status of a measure in a language."""
    return status(kind)


def _talk(row: Shown, talk: Talk) -> Iterator[SafeString]:
    """The way to the form, and to what was said."""
    if row.said:
        words = ngettext("{n} Beitrag", "{n} Beiträge", row.said).format(n=row.said)
        yield _html('<a href="{}">{}</a>', talk.place(row.item.key), words)
    if talk.is_open:
        name = f"{_('Beitrag schreiben')}: {row.item.number or row.item.title}".removesuffix(": ")
        yield _html('<a href="{}" aria-label="{}">{}</a>', talk.write(row.item.key), name, _("Beitrag schreiben"))


def _measure(row: Shown) -> Iterator[SafeString]:
    measure = row.measure
    if measure is None:
        return
    if measure.status:
        yield _status(measure.status, get_language())
    facts = (_("Federführung"), measure.lead), (_("Grund"), measure.reason), (
        _("Wiedervorlage"), f"{measure.review_on:%d.%m.%Y}" if measure.review_on else "")
    for name, value in facts:
        if value:
            yield _html("<span>{}: <bdi>{}</bdi></span>", name, value)


def _rendition(row: Shown, ways: Addresses) -> Iterator[SafeString]:
    if row.item.is_stale:
        stale = _("älter als der Text") if row.is_shortened else _("Übersetzung veraltet")
        yield badge(stale, sign="clock", tint="wait")
        yield _html('<a href="{}#e-{}" hreflang="de">{}</a>', ways.german(row.item.page.key), row.item.key,
                    _("Deutscher Wortlaut"))
    elif row.is_missing:
        yield _html('<span class="mw-muted">{}</span>', _("noch nicht übersetzt"))


def _tags(item: Item, ways: Addresses) -> list[SafeString]:
    themes = [_html('<li><a href="{}">{}</a></li>', ways.theme(theme.key), theme.title) for theme in item.themes]
    return themes + [_html('<li><a href="{}">{}: {}</a></li>', ways.item(other), _("auch"), other.title)
                     for other in item.fields]


def gloss(term: Term) -> SafeString:
    """An explained word, beside the text on wide windows and below it on phones."""
    return _html('<p class="mw-gloss" id="glosse-{}"><b>{}:</b> {}</p>', term.key, term.words[0], term.explanation)


def _html(pattern: str, *values: object) -> SafeString:
    """Like Django's `format_html`, at a third of its cost: every value is escaped unless it is safe already."""
    return SafeString(pattern.format(
        *[value if isinstance(value, SafeString) else escape(str(value)) for value in values]))
