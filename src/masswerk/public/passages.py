"""A page of the concept as the template shows it: passages with their margin, already rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from masswerk.concepts.models import GlossaryTerm
from masswerk.concepts.reading import LONG_GERMAN, Item, Reading
from masswerk.concepts.rules.kinds import GERMAN, Kind
from masswerk.documents.markdown import to_html
from masswerk.measures.models import Measure
from masswerk.thread.rules import filled

LANGUAGE_TAGS = {"de": "de", "de-short": "de", "de-simple": "de-simple", "en": "en", "ar": "ar"}
SHORTENING = frozenset({"de-short", "de-simple"})
"""Forms that may render a whole subtree by one passage: what lies below without its own rendition is left out."""

_GLOSS = re.compile(r'href="#glosse-([-\w]+)"')


@dataclass(frozen=True, slots=True)
class Gloss:
    """An explained word, shown beside its first use on the page."""

    key: str
    term: str
    explanation: str


@dataclass(slots=True)
class Shown:
    """One passage on a page. level: of its heading, 2 to 6; filled: which of the six stations have something."""

    item: Item
    level: int
    html: SafeString
    word: str
    measure: Measure | None
    filled: int
    tag: str
    direction: str
    is_original: bool
    glosses: list[Gloss] = field(default_factory=list)


def glossary(terms: list[GlossaryTerm], language: str) -> dict[str, Gloss]:
    """Spelling to explanation in the language asked for, else in German."""
    found: dict[str, Gloss] = {}
    for term in terms:
        own = term.renditions.get(language, {})
        gloss = Gloss(term.key, own.get("term") or term.term, own.get("explanation") or term.explanation)
        spellings = [own["term"]] if own.get("term") else [term.term, *term.variants]
        found.update({spelling: gloss for spelling in spellings})
    return found


def shown(reading: Reading, page: Item, words: dict[str, Gloss]) -> list[Shown]:
    """The passages of a page in reading order, the page's own first."""
    explained: set[str] = set()
    return [_show(reading, item, page, words, explained) for item in left_after_shortening(reading, page)]


def left_after_shortening(reading: Reading, page: Item) -> list[Item]:
    """A page's items; in a shortening form only those rendered, with what leads to them."""
    items = list(page.on_page())
    if reading.language not in SHORTENING:
        return items
    rendered = {id(item) for item in items if item.language == reading.language}
    if not rendered:
        return items
    keep = {id(page)} | rendered
    for item in items:
        above = item.parent if id(item) in rendered else None
        while above is not None:
            keep.add(id(above))
            above = above.parent
    return [item for item in items if id(item) in keep]


def _show(reading: Reading, item: Item, page: Item, words: dict[str, Gloss], explained: set[str]) -> Shown:
    fresh = {spelling: f"#glosse-{gloss.key}" for spelling, gloss in words.items() if gloss.key not in explained}
    text = "" if _is_bare_heading(reading, item) else item.text
    html = _rendered(text, tuple(fresh.items()), item.key)
    glosses = _glosses(html, words)
    explained.update(gloss.key for gloss in glosses)
    measure = getattr(item.passage.element, "measure", None)
    original = reading.language not in {LONG_GERMAN, item.language}
    return Shown(item, min(6, item.depth - page.depth + 1), mark_safe(html), GERMAN[Kind(item.kind)],  # noqa: S308
                 measure, filled(measure), LANGUAGE_TAGS[item.language], "rtl" if item.language == "ar" else "ltr",
                 original and bool(item.title or item.text), glosses)


def _is_bare_heading(reading: Reading, item: Item) -> bool:
    return reading.language in SHORTENING and item.language != reading.language and any(
        below.language == reading.language for below in item.walk())


@lru_cache(maxsize=4096)
def _rendered(text: str, words: tuple[tuple[str, str], ...], prefix: str) -> str:
    return to_html(text, glossary=dict(words), prefix=prefix) if text else ""


def _glosses(html: str, words: dict[str, Gloss]) -> list[Gloss]:
    by_key = {gloss.key: gloss for gloss in words.values()}
    return [by_key[key] for key in dict.fromkeys(_GLOSS.findall(html)) if key in by_key]
