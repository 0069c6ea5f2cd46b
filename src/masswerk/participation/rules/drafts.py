"""What arrives before it is kept: a contribution with where it belongs and which wordings it proposes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from masswerk.participation.rules.said import LONGEST


@dataclass(frozen=True, slots=True)
class At:
    """Where it belongs: element by its number in the database, wording its author had before them, quotation."""

    element: int
    wording: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Other wording for a passage.

    wording: number of the wording it was made against
    sort:    "reword", "add" (to stand after the passage) or "strike"
    """

    element: int
    wording: int
    text: str
    title: str = ""
    sort: str = "reword"


@dataclass(frozen=True, slots=True)
class Person:
    """Who wants an answer, and where to."""

    name: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One contribution as it arrives.

    text:         what was said; where only a wording is proposed, that wording
    channel:      one of `models.Channel`
    at:           passages, fields or themes it speaks of; none for the whole concept
    proposals:    other wordings, at most one of a sort for each passage
    language:     as a tag ("de", "ar", "uk")
    visibility:   "waiting", "public" or "internal"; "" as the procedure says
    organisation: whose statement it is, shown in public
    group:        where it was said ("Arbeitsgruppe 2")
    person:       for the answer; kept apart and encrypted
    received_on:  day it came; None for today
    key:          what makes it the same when it arrives again; "" where it cannot
    code:         its receipt code as shown; "" for a new one, None for none
    """

    text: str
    channel: str
    at: tuple[At, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    language: str = "de"
    visibility: str = ""
    may_publish: bool = True
    organisation: str = ""
    group: str = ""
    person: Person | None = None
    received_on: date | None = None
    key: str = ""
    code: str | None = ""

    @property
    def places(self) -> Iterator[At]:
        """Everything it speaks of, each once: what is stated, then what it proposes wordings for."""
        seen: set[int] = set()
        for at in (*self.at, *(At(proposal.element, proposal.wording) for proposal in self.proposals)):
            if at.element not in seen:
                seen.add(at.element)
                yield at

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()

    @property
    def length(self) -> int:
        """Characters of what was written, of the longest part."""
        return max(len(self.text), *(len(proposal.text) for proposal in self.proposals), 0)

    @property
    def is_too_long(self) -> bool:
        return self.length > LONGEST
