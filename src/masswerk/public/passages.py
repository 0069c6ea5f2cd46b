"""The passages of a page, made ready: text as HTML, heading levels, measures, explained words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from masswerk.base.components.library import joined
from masswerk.base.components.pictures import picture
from masswerk.concepts.figures import titled
from masswerk.concepts.models import Concept, GlossaryTerm
from masswerk.concepts.reading import LONG_GERMAN, Item, Reading, fill
from masswerk.concepts.rules.glossary import Term, spellings
from masswerk.concepts.rules.kinds import Kind
from masswerk.documents.markdown import to_html
from masswerk.measures.thread import Facts
from masswerk.thread.queries import Woven, woven

LANGUAGE_TAGS = {"de": "de", "de-short": "de", "de-simple": "de-simple", "en": "en", "ar": "ar"}
SHORTENING = frozenset({"de-short", "de-simple"})
"""Forms that may render a whole subtree by one passage: what lies below without its own rendition is left out."""

LEAD = 600
"""A page's own text of at most so many letters, in one paragraph, is set as its introduction."""

DEEPEST = 6

_GLOSS = re.compile(r'href="#glosse-([-\w]+)"')


@dataclass(slots=True)
class Shown:
    """One passage on a page.

    level:      of its heading; 1 for the page's own passage
    filled:     which of the six stations have something, here or below
    is_missing: shown in German because nobody has translated it yet
    said:       how many contributions everybody may read
    glosses:    words explained here, at their first place on the page
    """

    item: Item
    level: int
    html: SafeString
    measure: Facts | None
    filled: int
    is_missing: bool
    glosses: list[Term] = field(default_factory=list)
    said: int = 0

    @property
    def is_shortened(self) -> bool:
        """True for a passage in short or plain words, which is spared what surrounds the full text."""
        return self.item.language in SHORTENING

    @property
    def is_lead(self) -> bool:
        """True for a page's own short text, or none: it introduces the page."""
        return self.level == 1 and len(self.item.text) <= LEAD and "\n" not in self.item.text.strip()


def direction(language: str) -> str:
    """How a language or form runs: "ltr" or "rtl"."""
    return "rtl" if language == "ar" else "ltr"


def explained(concept: Concept, language: str) -> tuple[Term, ...]:
    """The glossary in the language asked for, else in German; one query."""
    rows = GlossaryTerm.objects.filter(concept=concept).values_list(
        "key", "term", "variants", "explanation", "renditions")
    found = []
    for key, term, variants, explanation, renditions in rows:
        own = renditions.get(language, {})
        words = (own["term"],) if own.get("term") else (term, *variants)
        found.append(Term(key, words, own.get("explanation") or explanation))
    return tuple(found)


def of_page(reading: Reading, page: Item, terms: tuple[Term, ...] = ()) -> list[Shown]:
    """The passages of a page in reading order, the page's own first; two queries."""
    items = left_after_shortening(reading, page)
    fill(reading, items)
    return shown(reading, items, woven(reading), terms, page)


def shown(reading: Reading, items: list[Item], thread: Woven, terms: tuple[Term, ...] = (),
          page: Item | None = None) -> list[Shown]:
    """Filled items made ready; headings below `page`, or below the title of the whole text."""
    measures, said = thread.facts.get("measures.Measure", {}), thread.counts.get("participation.Anchor", {})
    levels = heading_levels(items, page)
    waiting = {term.key: term for term in terms}
    rows = []
    for item in items:
        html = _html(reading, item, terms, waiting) + pictures(item, lazy=page is not None)
        glosses = [waiting.pop(key) for key in dict.fromkeys(_GLOSS.findall(html)) if key in waiting]
        missing = item.language != reading.language != LONG_GERMAN and bool(item.title or item.text)
        rows.append(Shown(
            item, levels[item.element_id], mark_safe(html),  # noqa: S308  made by to_html
            measures.get(item.element_id), thread.filled[item.element_id], missing, glosses,
            said.get(item.element_id, 0)))
    return rows


def heading_levels(items: Iterable[Item], page: Item | None) -> dict[int, int]:
    """Level of each item's heading: one more than that of the nearest item above that has one, 6 at most."""
    levels: dict[int, int] = {}
    for item in items:
        above = item.parent
        while above is not None and not (above.title and above.element_id in levels):
            above = above.parent
        levels[item.element_id] = 1 if item is page else min(DEEPEST, levels[above.element_id] + 1 if above else 2)
    return levels


def left_after_shortening(reading: Reading, page: Item) -> list[Item]:
    """A page's items; in a shortening form only those rendered, with what leads to them."""
    items = list(page.on_page())
    if reading.language not in SHORTENING:
        return items
    rendered = {item.element_id for item in items if item.language == reading.language}
    keep = {page.element_id} | rendered
    for item in items:
        above = item.parent if item.element_id in rendered else None
        while above is not None:
            keep.add(above.element_id)
            above = above.parent
    return [item for item in items if item.element_id in keep] if rendered else items


def _html(reading: Reading, item: Item, terms: tuple[Term, ...], waiting: Container[str]) -> str:
    if not item.text or _is_bare_heading(reading, item):
        return ""
    # always asked for all terms: what finds them is made once for each set of terms
    found = spellings(item.text, terms) if waiting else {}
    links = {word: f"#glosse-{key}" for word, key in found.items() if key in waiting}
    return to_html(item.text, glossary=links, prefix=item.key)


def pictures(item: Item, *, lazy: bool) -> SafeString:
    """The pictures of an item below its text, with what they say in the language asked for, else in German."""
    shown = titled(item.figures, item.title) if item.kind == Kind.FIGURE else item.figures
    return joined([picture(
        one.address, alt=one.alt, width=one.width, height=one.height, caption=one.caption, credit=one.credit,
        decorative=one.is_decorative, lazy=lazy,
        lang=LANGUAGE_TAGS[one.language], dir=direction(one.language)) for one in shown])


def _is_bare_heading(reading: Reading, item: Item) -> bool:
    """True where a shortening form renders something below an item, but not the item itself."""
    return reading.language in SHORTENING and item.language != reading.language and any(
        below.language == reading.language for below in item.walk())
