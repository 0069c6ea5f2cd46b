"""Refusals: types that carry their facts and tell cause and way out in German."""

from __future__ import annotations

from typing import ClassVar


class RuleError(Exception):
    """A refusal a person can understand and act on.

    Subclasses state `cause` and `way_out` in German with the names of their facts in braces.

    >>> class WaiverNeedsReason(RuleError):
    ...     cause = "„{measure}“ soll ruhen, aber es fehlt die Begründung."
    ...     way_out = "Tragen Sie ein, warum die Maßnahme ruht."
    >>> str(WaiverNeedsReason(measure="Sprachkurs"))
    '„Sprachkurs“ soll ruhen, aber es fehlt die Begründung. Tragen Sie ein, warum die Maßnahme ruht.'
    """

    cause: ClassVar[str] = ""
    way_out: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{self.explained} {self.remedy}".strip())

    @property
    def explained(self) -> str:
        """The cause with its facts."""
        return self.cause.format(**self.facts)

    @property
    def remedy(self) -> str:
        """The way out with its facts."""
        return self.way_out.format(**self.facts)
