"""Signs that turn the direction of text: overrides may hide what is written, isolates must be closed.

Source: Unicode Standard Annex #9, section 2; the attack is known as "Trojan Source" (CVE-2021-42574).
"""

from __future__ import annotations

import re

_TURNING = re.compile("[\u202a-\u202e]")
_ISOLATING = re.compile("[\u2066-\u2069]")
_CLOSE = "\u2069"


def safe_direction(text: str) -> str:
    """Without embeddings and overrides; isolates stay, each closed within the text.

    >>> safe_direction("Plan\\u202egnu\\u202c"), safe_direction("\\u2067abc") == "\\u2067abc\\u2069"
    ('Plangnu', True)
    """
    text = _TURNING.sub("", text)
    return _balanced(text) if _ISOLATING.search(text) else text


def _balanced(text: str) -> str:
    """Closing signs without an opening one are dropped, missing ones are put at the end."""
    kept: list[str] = []
    open_ = 0
    for sign in text:
        if sign == _CLOSE and not open_:
            continue
        open_ += -1 if sign == _CLOSE else 1 if _ISOLATING.match(sign) else 0
        kept.append(sign)
    return "".join(kept) + _CLOSE * open_
