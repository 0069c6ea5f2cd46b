"""What somebody said, as one text that can be committed to: words and proposed wordings together."""

from __future__ import annotations

import json
from collections.abc import Iterable

from masswerk.base.rules.chain import commit

LONGEST = 20_000
"""Characters of one contribution."""


def canonical(text: str, proposals: Iterable[tuple[str, str, str, str]] = ()) -> str:
    """A contribution as one text; without proposals its own words.

    proposals: (key of the element, sort, title, text) of each

    >>> canonical("Gut so."), canonical("Kürzer.", [("m1", "reword", "", "Kurz.")])
    ('Gut so.', '["Kürzer.",[["m1","reword","","Kurz."]]]')
    """
    rows = sorted(proposals)
    return json.dumps([text, rows], ensure_ascii=False, separators=(",", ":")) if rows else text


def commitment(salt: bytes, text: str, proposals: Iterable[tuple[str, str, str, str]] = ()) -> str:
    """HMAC-SHA256 under a salt of 16 bytes that withdrawing throws away; hex."""
    return commit(salt, canonical(text, proposals))
