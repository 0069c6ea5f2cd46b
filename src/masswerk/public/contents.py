"""What stands beside every page of an edition: contents, themes, editions, languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from masswerk.base.components.navigation import Entry
from masswerk.concepts.models import Language
from masswerk.concepts.reading import LONG_GERMAN, Item, Reading
from masswerk.concepts.rules.kinds import german
from masswerk.concepts.rules.numbers import CAPTIONED
from masswerk.concepts.shelf import Sibling
from masswerk.documents.markdown import plain
from masswerk.public.addresses import Addresses
from masswerk.public.passages import LANGUAGE_TAGS, SHORTENING, direction

BESIDE = 3
"""So many editions stand beside the one that is read; the others on the page of all editions."""

TITLE = 80
"""Letters of a text that stand for a title that is missing."""

PARAMETERS = {"de": "", "de-short": "?form=kurz", "en": "?sprache=en", "ar": "?sprache=ar",
              "de-simple": "?sprache=de-simple"}
"""How an address asks for a language or form, in the order in which they are offered."""

ORDER = tuple(PARAMETERS)

Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class TextLanguage:
    """The text in another language, each named in itself."""

    tag: str
    name: str
    url: str
    direction: str


def title_of(item: Item) -> str:
    """An item's title, else the beginning of its text, else the word for its kind."""
    if item.title:
        return item.title
    text = " ".join(plain(item.text).split())
    return text[:TITLE].rsplit(" ", 1)[0] + " …" if len(text) > TITLE else text or _(german(item.kind))


def contents(reading: Reading, ways: Addresses, current: Item | None) -> list[Entry]:
    """The pages of an edition as a tree; below the current one the headings on it."""
    return [_entry(item, ways, current) for item in reading.top]


def _entry(item: Item, ways: Addresses, current: Item | None) -> Entry:
    sections = [Entry(child.title, f"#e-{child.key}", child.number)
                for child in item.children
                if child.title and child.kind not in CAPTIONED and not child.is_page] if item is current else []
    pages = [_entry(child, ways, current) for child in item.children if child.is_page]
    return Entry(title_of(item), ways.chapter(item.key), item.number, current=item is current,
                 children=[*sections, *pages])


def themes(reading: Reading, ways: Addresses, current: Item | None = None) -> list[Entry]:
    """Cross-cutting themes with the number of passages that belong to them."""
    amounts: dict[str, int] = {}
    for item in reading.by_key.values():
        for theme in item.themes:
            amounts[theme.key] = amounts.get(theme.key, 0) + 1
    return [Entry(theme.title, ways.theme(theme.key), amount=amounts.get(theme.key, 0), current=theme is current)
            for theme in reading.themes]


def editions(siblings: list[Sibling], reading: Reading, ways: Addresses) -> list[Choice]:
    """The edition that is read with its newest neighbours, and the way to compare it with the one before."""
    chosen = reading.edition
    newest = [sibling for sibling in siblings if sibling.pk != chosen.pk][-BESIDE:]
    beside = [sibling for sibling in siblings if sibling in newest or sibling.pk == chosen.pk]
    lines = [(s.title, Addresses(ways.body, ways.concept, s.key, ways.suffix).page("public:edition"), s.pk == chosen.pk)
             for s in beside]
    before = next((s for s in siblings if s.pk == chosen.based_on_id), None)
    if before is not None:
        compare = Addresses(ways.body, ways.concept, before.key, ways.suffix)
        lines.append((_("Vergleich"), compare.page("public:compare", other=chosen.key), False))
    if len(siblings) > len(beside):
        names = {"body": ways.body, "concept": ways.concept}
        lines.append((_("Alle"), reverse("public:editions", kwargs=names) + ways.suffix, False))
    return lines


def lengths(path: str, reading: Reading) -> list[Choice]:
    """A page's long and short German version; nothing where there is no short one or another language is read."""
    if "de-short" not in reading.languages or reading.language not in {LONG_GERMAN, "de-short"}:
        return []
    return [(_("lang"), path, reading.language == LONG_GERMAN),
            (_("kurz"), path + PARAMETERS["de-short"], reading.language == "de-short")]


def languages(path: str, reading: Reading) -> list[TextLanguage]:
    """A page of the text in the other languages there are, and in Leichte Sprache.

    path: address of the page without parameters
    """
    names = {LONG_GERMAN: "Deutsch"} | {code: str(Language(code).label) for code in reading.languages}
    return [TextLanguage(LANGUAGE_TAGS[code], name, path + PARAMETERS[code], direction(code))
            for code, name in sorted(names.items(), key=lambda pair: ORDER.index(pair[0]))
            if code not in {"de-short", reading.language}]


@dataclass(frozen=True, slots=True)
class Rendered:
    """How far what is shown is rendered in the language or form asked for.

    of:       passages shown; `done` of them are rendered, `stale` of those are older than their original
    on:       day of the newest rendition shown, None where nothing is rendered
    oldest:   day of the oldest stale one
    is_short: a form that leaves out what it does not render
    """

    done: int
    stale: int
    of: int
    on: date | None
    oldest: date | None
    is_short: bool


def rendered(reading: Reading, items: list[Item]) -> Rendered | None:
    """How far some passages are rendered; None in German, which is the original."""
    if reading.language == LONG_GERMAN:
        return None
    said = [item for item in items if item.title or item.text]
    done = [item for item in said if item.language == reading.language]
    days = [item.rendered_on for item in done if item.rendered_on]
    stale = [item.rendered_on for item in done if item.is_stale and item.rendered_on]
    return Rendered(len(done), len(stale), len(said), max(days, default=None), min(stale, default=None),
                    reading.language in SHORTENING)
