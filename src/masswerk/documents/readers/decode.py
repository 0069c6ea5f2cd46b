"""Bytes to text: which encoding a text file has, and what had to be repaired."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")


def decode(data: bytes) -> tuple[str, list[str]]:
    """The text without control characters, with \\n as line end, and notes on what was repaired.

    >>> decode("Maßnahme".encode("cp1252"))
    ('Maßnahme', ['Die Datei war nicht in UTF-8 gespeichert; sie wurde als Windows-1252 gelesen.'])
    """
    text, notes = _to_text(data)
    clean, controls = _CONTROL.subn("", text)
    if controls:
        notes.append(f"{controls} Steuerzeichen wurden entfernt.")
    if "\ufffd" in clean:
        notes.append(f"{clean.count(chr(0xFFFD))} unlesbare Zeichen sind als � zu sehen.")
    return clean.replace("\r\n", "\n").replace("\r", "\n"), notes


def _to_text(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), []
    if wide := _wide(data):
        return data.decode(wide, "replace"), ["Die Datei war in UTF-16 ohne Kennung gespeichert."]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _not_utf8(data)


def _not_utf8(data: bytes) -> tuple[str, list[str]]:
    """UTF-8 with a few broken places (a file cut off), else Windows-1252."""
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    if broken * 4 <= len(_MULTIBYTE.findall(data)):
        return repaired, []
    note = "Die Datei war nicht in UTF-8 gespeichert; sie wurde als Windows-1252 gelesen."
    return data.decode("cp1252", "replace"), [note]


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows as a zero in every other byte."""
    head = data[:2000]
    half = len(head) // 2
    if half < 2:
        return ""
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""
