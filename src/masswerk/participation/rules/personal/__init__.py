"""Finds what probably points at a person in what somebody wrote, so that it is looked at before everybody reads it.

A rule of thumb, not a judgement: it misses, and it points at harmless words. How often stands in `docs/personal.md`.
Words: a *find* is a stretch of the text with its kind. Leaves to others: what is done about it.
Sources: GDPR, Art. 4 No. 1 and Art. 9; ISO 13616 (IBAN), ISO 7064 (mod 97-10); E.123 (telephone numbers).
"""

from masswerk.participation.rules.personal.finding import find
from masswerk.participation.rules.personal.kinds import KINDS, Found, Kind
from masswerk.participation.rules.personal.masking import SIGN, Spans, joined, masked, masked_like

__all__ = ["KINDS", "SIGN", "Found", "Kind", "Spans", "find", "joined", "masked", "masked_like"]
