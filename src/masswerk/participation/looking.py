"""What the office sees while it looks contributions through: where they point at people, and what is covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from masswerk.participation.models import Amendment, Contribution
from masswerk.participation.rules.personal import KINDS, find

COVERED = "geschwärzt"
LONGEST = 40
"""Letters of a find that stand on its button."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch that points at somebody, or is covered.

    word:   what it is, for people
    number: of its contribution; span: "12-30"
    """

    word: str
    text: str
    number: int
    span: str

    @property
    def value(self) -> str:
        """What its button sends: "17:12-30"."""
        return f"{self.number}:{self.span}"

    @property
    def short(self) -> str:
        """Its words as a button carries them."""
        words = " ".join(self.text.split())
        return words if len(words) <= LONGEST else f"{words[:LONGEST - 2]} …"

    @property
    def cover(self) -> str:
        """The button that covers it."""
        return f"{self.word[:1].upper()}{self.word[1:]} „{self.short}“ schwärzen"

    @property
    def show(self) -> str:
        """The button that shows it again."""
        return f"„{self.short}“ wieder zeigen"


@dataclass(frozen=True, slots=True)
class Looked:
    """One contribution as the office looks at it.

    pieces:  its text for the component `pointed`
    open:    what points at somebody and everybody would read; covered: what is blackened
    beside:  kinds of what proposed wordings say besides, which only keeping it internal hides
    """

    contribution: Contribution
    pieces: list[tuple[str, str, bool]]
    open: list[Place]
    covered: list[Place]
    beside: list[str]

    @property
    def value(self) -> str:
        """What the button sends that covers all open places."""
        return f"{self.contribution.number}:{','.join(place.span for place in self.open)}"


def look(contribution: Contribution, wordings: Iterable[str] = ()) -> Looked:
    """Everything in one contribution that points at somebody.

    wordings: proposed with it
    """
    text = contribution.text or ""
    covered = contribution.covered
    marks = [(start, end, COVERED) for start, end in covered]
    marks += [(one.start, one.end, KINDS[one.kind]) for one in find(text)
              if not any(one.start < end and start < one.end for start, end in covered)]
    marks.sort()
    places = [Place(word, text[start:end], contribution.number, f"{start}-{end}") for start, end, word in marks]
    known = {place.text for place in places}
    return Looked(contribution, list(_pieces(text, marks)), [place for place in places if place.word != COVERED],
                  [place for place in places if place.word == COVERED], list(_beside(wordings, known)))


def looked(contributions: Iterable[Contribution]) -> list[Looked]:
    """The same for many; one query for the proposed wordings."""
    rows = list(contributions)
    wordings: dict[int, list[str]] = {}
    for pk, title, text in Amendment.objects.filter(statement__contribution__in=rows).values_list(
            "statement__contribution_id", "title", "text"):
        wordings.setdefault(pk, []).append(f"{title}\n{text or ''}")
    return [look(row, wordings.get(row.pk, ())) for row in rows]


def kinds_in(*texts: str) -> list[str]:
    """Which kinds of personal data some texts hold, for people, each once."""
    return list(dict.fromkeys(KINDS[one.kind] for text in texts for one in find(text)))


def spans_of(values: Iterable[str]) -> list[tuple[int, int]]:
    """Stretches from the values of a form ("12-30", or several parted by commas); anything else is left out.

    >>> spans_of(["12-30,40-44", "x-1", "9"])
    [(12, 30), (40, 44)]
    """
    parts = [value.partition("-") for given in values for value in given.split(",")]
    return [(int(start), int(end)) for start, _, end in parts
            if start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(start + end) < 12]


def ticked(places: Iterable[Looked], given: Mapping[str, str]) -> set[int]:
    """Numbers of contributions that are ticked for publishing: as they were, else all that point at nobody.

    given: parameters of the address; "an" holds the numbers that were ticked before a step
    """
    if "an" in given:
        return {int(number) for number in given["an"].split(",") if number.isascii() and number.isdigit()}
    return {one.contribution.number for one in places
            if one.contribution.may_publish and not one.open and not one.beside}


def _pieces(text: str, marks: list[tuple[int, int, str]]) -> Iterator[tuple[str, str, bool]]:
    at = 0
    for start, end, word in marks:
        if start > at:
            yield text[at:start], "", False
        yield text[start:end], word, word == COVERED
        at = end
    if at < len(text):
        yield text[at:], "", False


def _beside(wordings: Iterable[str], known: set[str]) -> Iterator[str]:
    found = {KINDS[one.kind]: None for text in wordings for one in find(text) if text[one.start:one.end] not in known}
    yield from found
