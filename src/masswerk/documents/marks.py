"""Names of the invisible marks that carry the key of a passage through word processors.

Word takes 40 letters, digits and low lines and does not tell capitals apart. A mark is `mw_<key>` for the first
paragraph of a passage and `mw_<key>__<n>` for the others. In the key, a low line begins a sign of its own:

    - is _h    _ is _u    . is _d    : is _c    / is _s    A is _lA    others are _x<code>x

so that no two keys have one mark. A key that does not fit is replaced by `_9` and a check sum; who knows the keys can
tell which it was.
Source: ECMA-376 part 1, 17.13.6.2 (bookmarkStart); Word's own limit of 40 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

PREFIX = "mw_"
LONGEST = 40
ROOM = 7
"""Signs kept for the number of a paragraph, so that all marks of a passage are made of its key in the same way."""

_SIGNS = {"-": "_h", "_": "_u", ".": "_d", ":": "_c", "/": "_s"}
_PART = re.compile(r"__\d{1,6}$")
_COPY = re.compile(r"[ _][^\W\d_]+[ _]\d{1,4}$")


def mark(key: str, part: int = 0) -> str:
    """The mark of a paragraph of a passage.

    part: 0 for the first paragraph, item or cell

    >>> mark("12"), mark("12", 3), mark("3.6-a")
    ('mw_12', 'mw_12__3', 'mw_3_d6_ha')
    """
    end = f"__{part}" if part else ""
    name = PREFIX + "".join(map(_written, key))
    if key and len(name) <= LONGEST - ROOM:
        return name + end
    return f"{PREFIX}_9{sha256(key.encode()).hexdigest()[:24]}{end}"


def _written(letter: str) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    if letter.isascii() and letter.isalnum():
        return f"_l{letter.lower()}" if letter.isupper() else letter
    return f"_x{ord(letter):x}x"


def keys_by_mark(keys: Iterable[str]) -> dict[str, str]:
    """The mark of the first paragraph of each passage, in small letters, to its key.

    >>> keys_by_mark(["3.6-a"])
    {'mw_3_d6_ha': '3.6-a'}
    """
    return {mark(key).lower(): key for key in keys}


def first_of(name: str) -> str:
    """The mark of the first paragraph of the passage that a mark belongs to, in small letters.

    >>> first_of("mw_3_d6_ha__2"), first_of("_Toc000001")
    ('mw_3_d6_ha', '_toc000001')
    """
    return _PART.sub("", name).lower()


def original(name: str) -> str:
    """The name a mark had before LibreOffice copied it with its words; no mark ends like a copy.

    >>> original("mw_12 Copy 1"), original("mw_12__3_Copy_1"), original("mw_a_hb__2")
    ('mw_12', 'mw_12__3', 'mw_a_hb__2')
    """
    return _COPY.sub("", name)
