"""Names of the invisible marks that carry the key of a passage through word processors.

Word takes 40 letters, digits and low lines and does not tell capitals apart. A mark is `mw_<key>` for the first
paragraph of a passage and `mw_<key>__<n>` for the others. In the key, a low line begins a sign of its own:

    - is _h    _ is _u    . is _d    : is _c    / is _s    A is _lA    others are _x<code>x

A key that does not fit is replaced by `_9` and a check sum; who knows the keys can tell which it was.
Source: ECMA-376 part 1, 17.13.6.2 (bookmarkStart); Word's own limit of 40 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

PREFIX = "mw_"
LONGEST = 40
_SIGNS = {"-": "_h", "_": "_u", ".": "_d", ":": "_c", "/": "_s"}
_BACK = {sign[1]: letter for letter, sign in _SIGNS.items()}
_WRITTEN = re.compile(r"_x([0-9a-f]{1,6})x|_l([a-z])|_([hudcs])")
_NAME = re.compile(r"mw_(\S+?)(?:__(\d{1,6}))?", re.IGNORECASE)
_COPY = re.compile(r"[ _][^\W\d_]+[ _]\d{1,4}$")


def mark(key: str, part: int = 0) -> str:
    """The mark of a paragraph of a passage.

    part: 0 for the first paragraph, item or cell

    >>> mark("12"), mark("12", 3), mark("3.6-a")
    ('mw_12', 'mw_12__3', 'mw_3_d6_ha')
    """
    end = f"__{part}" if part else ""
    name = PREFIX + "".join(map(_written, key))
    if len(name) + len(end) <= LONGEST and key:
        return name + end
    return f"{PREFIX}_9{sha256(key.encode()).hexdigest()[:24]}{end}"


def _written(letter: str) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    if letter.isascii() and letter.isalnum():
        return f"_l{letter.lower()}" if letter.isupper() else letter
    return f"_x{ord(letter):x}x"


def key_of(name: str, keys: Iterable[str] = ()) -> tuple[str, int] | None:
    """The key and part of a mark; None for names that are none.

    keys: those that were laid out, for marks that hold only a check sum

    >>> key_of("mw_3_d6_ha__2"), key_of("_Toc000001")
    (('3.6-a', 2), None)
    >>> key_of(mark("ä" * 60), ["ä" * 60]) == ("ä" * 60, 0)
    True
    """
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    written, part = found[1].lower(), int(found[2] or 0)
    if written.startswith("_9"):
        return next(((key, part) for key in keys if mark(key).lower() == f"{PREFIX}{written}"), None)
    key = _WRITTEN.sub(_letter, written)
    return (key, part) if mark(key).lower() == f"{PREFIX}{written}" else None


def original(name: str) -> str:
    """The name a mark had before LibreOffice copied it with its words; no mark ends like a copy.

    >>> original("mw_12 Copy 1"), original("mw_12__3_Copy_1"), original("mw_a_hb__2")
    ('mw_12', 'mw_12__3', 'mw_a_hb__2')
    """
    return _COPY.sub("", name)


def _letter(found: re.Match[str]) -> str:
    code, capital, sign = found.groups()
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""
    return capital.upper() if capital else _BACK[sign]
