"""What can be done with one element of a review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from masswerk.intake.models import Proposal, Reading, SourceLine
from masswerk.intake.review.lines import line_of
from masswerk.intake.review.wording import sentences
from masswerk.intake.shown import Row, shown


@dataclass(slots=True)
class Cut:
    """A place where an element can be split: value for the form, and the text that begins there."""

    name: str
    value: int
    text: str


class Panel:
    """What can be done with one element."""

    def __init__(self, reading: Reading, proposal: Proposal) -> None:
        self.reading = reading
        self.row = Row(proposal, is_on=True)
        self.proposal = proposal

    @cached_property
    def has_children(self) -> bool:
        """True if something stands below it."""
        following = Proposal.objects.filter(reading=self.reading, position__gt=self.proposal.position)
        level = following.order_by("position", "pk").values_list("level", flat=True).first()
        return level is not None and level > self.proposal.level

    @cached_property
    def cuts(self) -> list[Cut]:
        """Where it can be split: at its lines, or between sentences where it is one line."""
        own = [line_of(line) for line in SourceLine.objects.filter(owner=self.proposal).order_by("number")]
        if len(own) > 1:
            return [Cut("zeile", line.number, shown(line)) for line in own[1:]]
        return [Cut("satz", number, text) for number, text in enumerate(sentences(self.proposal.text), 1)][1:]

    @property
    def whole_text(self) -> str:
        """Its wording where the title does not say it all."""
        return "" if self.proposal.text == self.proposal.title else self.proposal.text

    @property
    def more_reasons(self) -> Sequence[str]:
        """What else speaks for kind and place."""
        reasons: list[str] = self.proposal.reasons
        return reasons[:-1] if self.proposal.is_doubtful else reasons
