"""Which organisations are probably one: by name without legal form, by mail and by website."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

ALIKE = 92
"""Likeness of two names, 0 to 100, from which on a person should look."""

_LEGAL = re.compile(r"\b(e\s?v|gemeinnuetzige gmbh|ggmbh|gmbh|g ?ag|ag|eg|kdoer|ug|stiftung buergerlichen rechts)\b")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": " und "})


@dataclass(frozen=True, slots=True)
class Facts:
    """What tells organisations apart. key: of the row, 0 for one that is not kept yet."""

    key: int
    name: str
    short_name: str = ""
    mail: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """key: of the organisation that is probably the same; why: a German phrase."""

    key: int
    why: str


def essence(name: str) -> str:
    """A name by which spellings are found: lower case, umlauts written out, no legal form, no signs.

    >>> essence("Sprachbrücke  Harz e. V."), essence("SPRACHBRUECKE HARZ eV")
    ('sprachbruecke harz', 'sprachbruecke harz')
    """
    plain = re.sub(r"\b([a-z])\.\s?(?=[a-z]\.)", r"\1", name.casefold().translate(_UMLAUTS))
    plain = re.sub(r"[^\w]+", " ", plain)
    short = " ".join(_LEGAL.sub(" ", plain).split())
    return short or " ".join(plain.split())


def site(address: str) -> str:
    """A website by which spellings are found.

    >>> site("https://www.Bruecke.example/") == site("http://bruecke.example")
    True
    """
    return re.sub(r"^https?://(www\.)?", "", address.strip().casefold()).rstrip("/")


def twin_of(one: Facts, known: Iterable[Facts]) -> Twin | None:
    """The organisation that `one` probably is, by the surest sign; None where there is none.

    >>> twin_of(Facts(0, "Sprachbrücke eV"), [Facts(7, "Sprachbrücke e. V.")])
    Twin(key=7, why='derselbe Name')
    """
    best: tuple[int, Twin] | None = None
    for other in known:
        found = _likeness(one, other)
        if found is not None and (best is None or found[0] > best[0]):
            best = found[0], Twin(other.key, found[1])
    return best[1] if best else None


def doubles(known: Iterable[Facts]) -> list[tuple[int, Twin]]:
    """Organisations that are probably the same, each pair once, the one written down first as twin."""
    seen: list[Facts] = []
    found = []
    for one in known:
        twin = twin_of(one, seen)
        if twin is not None:
            found.append((one.key, twin))
        seen.append(one)
    return found


def _likeness(one: Facts, other: Facts) -> tuple[int, str] | None:
    mine, theirs = essence(one.name), essence(other.name)
    if mine == theirs:
        return 100, "derselbe Name"
    if one.short_name and essence(one.short_name) in (theirs, essence(other.short_name)):
        return 99, "dieselbe Abkürzung"
    if one.mail and one.mail.casefold() == other.mail.casefold():
        return 98, "dieselbe Mailadresse"
    if one.website and site(one.website) == site(other.website):
        return 97, "dieselbe Website"
    ratio = round(fuzz.token_sort_ratio(mine, theirs))
    return (ratio, "ein sehr ähnlicher Name") if ratio >= ALIKE else None
