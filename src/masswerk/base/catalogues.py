"""Translations of the interface: from the text form that people edit (.po) to the one that Django reads (.mo).

gettext's own tools are programs of the operating system, which an office's machine may not have; the formats are
simple. Source: GNU gettext manual, "The Format of PO Files" and "The Format of GNU MO Files".
"""

from __future__ import annotations

import ast
import struct
from collections.abc import Iterator
from pathlib import Path

from masswerk.base.errors import RuleError

MAGIC = 0x950412DE
HEADER = struct.Struct("<7I")
PLACE = struct.Struct("<2I")

Catalogue = dict[str, tuple[str, ...]]
"""Message to its texts: one, or one for each plural form. Messages with a plural are "singular\\0plural"."""


class CatalogueBroken(RuleError):
    cause = "Die Übersetzungen in {file} sind in Zeile {line} nicht lesbar: {text}"
    way_out = "Prüfen Sie die Anführungszeichen und die Reihenfolge msgid, msgid_plural, msgstr."


def read(text: str, file: str = "") -> Catalogue:
    """The messages of a .po file; fuzzy and empty ones count as missing.

    file: named in the refusal
    Raises CatalogueBroken.

    >>> read('msgid "Suche"\\nmsgstr "Search"')
    {'Suche': ('Search',)}
    """
    found: Catalogue = {}
    for entry, is_fuzzy in _entries(text, file):
        texts = tuple(entry[key] for key in sorted(entry) if key.startswith("msgstr"))
        if texts and all(texts) and not is_fuzzy:
            plural = f"\0{entry['msgid_plural']}" if "msgid_plural" in entry else ""
            found[entry.get("msgid", "") + plural] = texts
    return found


def compiled(catalogue: Catalogue) -> bytes:
    """The same messages as a .mo file: sorted, so that the same catalogue gives the same bytes."""
    pairs = sorted((key.encode(), "\0".join(texts).encode()) for key, texts in catalogue.items())
    keys, texts = [key for key, _ in pairs], [text for _, text in pairs]
    start = HEADER.size + 2 * PLACE.size * len(pairs)
    key_places, end = _places(keys, start)
    text_places, _ = _places(texts, end)
    head = HEADER.pack(MAGIC, 0, len(pairs), HEADER.size, HEADER.size + len(key_places), 0, 0)
    return head + key_places + text_places + b"".join(part + b"\0" for part in (*keys, *texts))


def ensure(source: Path, target: Path) -> bool:
    """Compile every `<language>/LC_MESSAGES/*.po` below `source` into `target`; returns whether anything changed.

    Raises CatalogueBroken.
    """
    changed = False
    for po in sorted(source.glob("*/LC_MESSAGES/*.po")):
        mo = target / po.relative_to(source).with_suffix(".mo")
        made = compiled(read(po.read_text(encoding="utf-8"), po.name))
        if not mo.is_file() or mo.read_bytes() != made:
            mo.parent.mkdir(parents=True, exist_ok=True)
            mo.write_bytes(made)
            changed = True
    return changed


def _entries(text: str, file: str) -> Iterator[tuple[dict[str, str], bool]]:
    """Each message with its keywords ("msgid", "msgstr[1]"), and whether it is marked as fuzzy."""
    entry: dict[str, str] = {}
    key, is_fuzzy, next_is_fuzzy = "", False, False
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line.startswith("#,") and "fuzzy" in line:
            next_is_fuzzy = True
        if not line or line.startswith("#"):
            continue
        word, _, said = line.partition(" ")
        if word == "msgid" and entry:
            yield entry, is_fuzzy
            entry = {}
        if word == "msgid":
            is_fuzzy, next_is_fuzzy = next_is_fuzzy, False
        if line.startswith('"'):
            said = line
        else:
            key = word
        entry[key] = entry.get(key, "") + _unquoted(said, file, number)
    if entry:
        yield entry, is_fuzzy


def _unquoted(said: str, file: str, line: int) -> str:
    try:
        value = ast.literal_eval(said)
    except (SyntaxError, ValueError):
        value = None
    if not isinstance(value, str) or not said.startswith('"'):
        raise CatalogueBroken(file=file, line=line, text=said)
    return value


def _places(parts: list[bytes], start: int) -> tuple[bytes, int]:
    """Length and place of each part, and where the last one ends."""
    table, at = b"", start
    for part in parts:
        table += PLACE.pack(len(part), at)
        at += len(part) + 1
    return table, at
