"""Reading cards of any version; what is not understood is passed over, never guessed."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from masswerk.documents.vcards.model import Card
from masswerk.documents.vcards.refusals import NotACard

MOST = 5_000
"""Cards of one file."""

_LINE = re.compile(r'^(?:[\w-]+\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)$', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEMICOLON, _COMMA = re.compile(r"(?<!\\);"), re.compile(r"(?<!\\),")


@dataclass(frozen=True, slots=True)
class _Property:
    """name: in capitals; marks: its parameters in capitals; value: still escaped"""

    name: str
    marks: str
    value: str


def read_cards(data: bytes, *, name: str = "Kontakte.vcf") -> tuple[Card, ...]:
    r"""The cards of a file, in order; those without any name have none. Raises NotACard.

    >>> read_cards(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kreis\\, Amt 5\r\nORG:Kreis\\, Amt 5\r\nEND:VCARD")[0].name
    'Kreis, Amt 5'
    """
    cards: list[Card] = []
    inside: list[_Property] | None = None
    for found in _properties(_text(data)):
        if found.name == "BEGIN" and found.value.strip().upper() == "VCARD":
            inside = []
        elif found.name == "END" and inside is not None:
            cards.append(_card(inside, len(cards) + 1))
            inside = None
        elif inside is not None:
            inside.append(found)
        if len(cards) >= MOST:
            break
    if not cards:
        raise NotACard(name=name)
    return tuple(cards)


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _properties(text: str) -> Iterator[_Property]:
    lines = re.sub(r"\r?\n[ \t]", "", text).replace("\r\n", "\n").split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        head = line.partition(":")[0].upper()
        # version 2.1 goes on in the next line where the last sign is "="
        while "QUOTED-PRINTABLE" in head and line.endswith("=") and at < len(lines):
            line, at = line[:-1] + lines[at], at + 1
        found = _LINE.match(line)
        if found:
            name, marks, value = found[1].upper(), found[2].upper(), found[3]
            if "QUOTED-PRINTABLE" in marks:
                value = _unprintable(value, marks)
            yield _Property(name, marks, value)


def _unprintable(value: str, marks: str) -> str:
    charset = re.search(r"CHARSET=([\w-]+)", marks)
    octets = quopri.decodestring(value.encode("ascii", "replace"))
    try:
        return octets.decode(charset[1] if charset else "utf-8")
    except (LookupError, UnicodeDecodeError):
        return octets.decode("cp1252", "replace")


def _card(found: list[_Property], number: int) -> Card:
    first = {each.name: each for each in reversed(found)}

    def value(name: str) -> str:
        return _plain(first[name].value) if name in first else ""

    organisation = _parts(first["ORG"].value)[0] if "ORG" in first else ""
    person = _person(first)
    name = value("FN") or person or organisation
    is_organisation = value("KIND").casefold() == "org" or value("X-ABSHOWAS").casefold() == "company" or (
        bool(organisation) and not person and name.casefold() == organisation.casefold())
    place = [*_parts(first["ADR"].value), *[""] * 7] if "ADR" in first else [""] * 7
    return Card(
        name=name, is_organisation=is_organisation, organisation="" if is_organisation else organisation,
        function=value("TITLE") or value("ROLE"), mails=_all(found, "EMAIL"), phones=_all(found, "TEL"),
        website=value("URL"), street=place[2], town=place[3], postcode=place[5],
        languages=tuple(each.casefold()[:2] for each in _all(found, "LANG")),
        categories=tuple(_plain(part) for part in _COMMA.split(first["CATEGORIES"].value)) if "CATEGORIES" in first
        else (), text=value("NOTE"), key=value("UID"), number=number)


def _person(first: dict[str, _Property]) -> str:
    if "N" not in first:
        return ""
    family, given, further, title, after = (*_parts(first["N"].value), *[""] * 5)[:5]
    return " ".join(part for part in (title, given, further, family, after) if part)


def _all(found: list[_Property], name: str) -> tuple[str, ...]:
    values = (_plain(each.value) for each in found if each.name == name)
    return tuple(dict.fromkeys(value.removeprefix("tel:").removeprefix("mailto:") for value in values if value))


def _parts(value: str) -> list[str]:
    return [_plain(part) for part in _SEMICOLON.split(value)]


def _plain(value: str) -> str:
    """The value as people read it: without escapes, control characters and blanks around it."""
    plain = _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
    return "".join(letter for letter in plain if letter in "\n\t" or letter >= " ").strip()
