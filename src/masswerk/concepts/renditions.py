"""How far an edition is rendered in another language or form, passage by passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.safestring import SafeString

from masswerk.concepts.models import Edition, Language, Passage, Rendition, Wording
from masswerk.concepts.reading import Item, Reading
from masswerk.concepts.redlined import redlined
from masswerk.concepts.rules.text_hash import is_stale

SHORTENING = (Language.GERMAN_SHORT, Language.SIMPLE)
"""Forms in which one passage may render everything below it."""


class Stand(StrEnum):
    """How a passage stands in a language."""

    MISSING = "missing"
    STALE = "stale"
    CURRENT = "current"
    COVERED = "covered"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A passage with its rendition, if there is one.

    was: the wording the rendition was made of, where it is another by now and known
    """

    item: Item
    stand: Stand
    rendition: Rendition | None = None
    was: Wording | None = None

    @property
    def changed(self) -> SafeString:
        """What changed in German since the rendition was made; "" for nothing."""
        if self.was is None:
            return SafeString("")
        now = self.item.passage.wording
        return redlined((self.was.title or "", self.was.text or ""), (now.title or "", now.text or ""),
                        f"{self.item.key}-")


def rendered(reading: Reading, language: str) -> list[Rendered]:
    """Every passage of an edition with its stand in a language, in reading order; two queries."""
    rows = {row.element_id: row for row in Rendition.objects.filter(edition=reading.edition, language=language)}
    covered: set[str] = set()
    found = []
    for item in reading.walk():
        row = rows.get(item.passage.element_id)
        above = item.parent is not None and item.parent.key in covered
        if above or (row is not None and language in SHORTENING):
            covered.add(item.key)
        found.append((item, row, _stand_of(row.wording_hash if row else None, item.passage.wording.hash, above)))
    before = _wordings(reading.edition, [row for _, row, stand in found if row and stand is Stand.STALE])
    return [_rendered(item, row, stand, before) for item, row, stand in found]


def amounts(edition: Edition, reading: Reading) -> dict[str, dict[Stand, int]]:
    """How many passages stand how, for each language; two queries."""
    hashes: dict[str, dict[int, str]] = {code: {} for code in Language.values}
    for language, element, made_of in Rendition.objects.filter(edition=edition).values_list(
            "language", "element_id", "wording_hash"):
        hashes[language][element] = made_of
    return {code: _amount(reading, code, of) for code, of in hashes.items()}


def spoken(passage: Passage) -> list[tuple[str, str, Stand]]:
    """Each language a passage can be rendered in: code, name, stand; one query."""
    made_of = dict(Rendition.objects.filter(edition=passage.edition, element=passage.element).values_list(
        "language", "wording_hash"))
    return [(code, str(name), _stand_of(made_of.get(code), passage.wording.hash, False))
            for code, name in Language.choices]


def _amount(reading: Reading, language: str, hashes: dict[int, str]) -> dict[Stand, int]:
    counts = dict.fromkeys(Stand, 0)
    covered: set[str] = set()
    for item in reading.walk():
        made_of = hashes.get(item.passage.element_id)
        above = item.parent is not None and item.parent.key in covered
        if above or (made_of is not None and language in SHORTENING):
            covered.add(item.key)
        counts[_stand_of(made_of, item.passage.wording.hash, above)] += 1
    return counts


def _stand_of(made_of: str | None, current: str, above: bool) -> Stand:
    if made_of is None:
        return Stand.COVERED if above else Stand.MISSING
    return Stand.STALE if is_stale(made_of, current) else Stand.CURRENT


def _wordings(edition: Edition, rows: list[Rendition]) -> dict[tuple[int, str], Wording]:
    """The wordings that stale renditions were made of, in whichever edition they stood."""
    found = Wording.objects.filter(element__in=[row.element_id for row in rows],
                                   hash__in=[row.wording_hash for row in rows])
    return {(wording.element_id, wording.hash): wording for wording in found}


def _rendered(item: Item, row: Rendition | None, stand: Stand,
                  before: dict[tuple[int, str], Wording]) -> Rendered:
    was = before.get((row.element_id, row.wording_hash)) if row and stand is Stand.STALE else None
    return Rendered(item, stand, row, was)
