"""What can be done with one statement: where it belongs, what says the same, how it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from masswerk.concepts.models import Element
from masswerk.concepts.rules.redline import Changes, words
from masswerk.participation.models import Amendment, AmendmentSort, AmendmentState, Anchor, Decision, Statement
from masswerk.participation.suggesting import Hint
from masswerk.participation.weighing_places import GONE, Places, Spot, gone_title
from masswerk.participation.weighing_table import Row, rows_of, statements


@dataclass(frozen=True, slots=True)
class Here:
    """A place the statement belongs to, or is suggested for; `note` says why."""

    element: int
    title: str
    note: str
    is_chosen: bool
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed wording against the one its author had before them."""

    amendment: Amendment
    spot: Spot | None
    title: Changes
    text: Changes
    to_check: bool

    @property
    def is_open(self) -> bool:
        """True while nobody has taken it over or left it out."""
        return self.amendment.state == AmendmentState.OPEN


class Panel:
    """One statement with everything its decision needs."""

    def __init__(self, statement: Any, places: Places, suggested: dict[int, Hint]) -> None:
        self.statement = statement
        self.places = places
        self.suggested = suggested
        self.row: Row = rows_of([statement], places)[0]

    @cached_property
    def here(self) -> list[Here]:
        """Places it belongs to, then those suggested."""
        anchors = list(Anchor.objects.filter(statement=self.statement).select_related("wording"))
        proposed = {row.amendment.element_id for row in self.proposed}
        found = [self._anchored(anchor, anchor.element_id in proposed) for anchor in anchors]
        known = {anchor.element_id for anchor in anchors}
        return found + [Here(spot.element, str(spot), self.suggested[spot.element].note, False)
                        for spot in self.places.of(set(self.suggested) - known)]

    def _anchored(self, anchor: Anchor, is_fixed: bool) -> Here:
        spot = self.places.by_element.get(anchor.element_id)
        note = f"bestätigt; gemeinsame Wörter: {anchor.words}" if anchor.words else ""
        if is_fixed:
            note = "hierzu gibt es einen Vorschlag zum Wortlaut"
        return Here(anchor.element_id, str(spot) if spot else f"{gone_title(anchor)} ({GONE})", note, True, is_fixed)

    @cached_property
    def proposed(self) -> list[Proposed]:
        """Proposed wordings as redlines; one query."""
        rows = Amendment.objects.filter(statement=self.statement).select_related("wording").order_by("pk")
        return [self._proposed(row) for row in rows]

    def _proposed(self, row: Amendment) -> Proposed:
        before_title, before = row.wording.title or "", row.wording.text or ""
        if row.sort == AmendmentSort.ADD:
            before_title = before = ""
        title = before_title if row.sort == AmendmentSort.REWORD and not row.title else row.title
        return Proposed(row, self.places.by_element.get(row.element_id), words(before_title, title),
                        words(before, row.text or ""), self.row.to_check and row.state == AmendmentState.OPEN)

    @cached_property
    def members(self) -> list[Row]:
        """The other statements of its bundle."""
        if self.statement.bundle_id is None:
            return []
        others = statements(self.statement.procedure).filter(bundle=self.statement.bundle_id)
        return rows_of(list(others.exclude(pk=self.statement.pk).order_by("contribution__number")), self.places)

    @cached_property
    def own(self) -> Decision | None:
        """Its own decision."""
        return _decision(statement=self.statement.pk)

    @cached_property
    def shared(self) -> Decision | None:
        """The decision of its bundle."""
        return _decision(bundle=self.statement.bundle_id) if self.statement.bundle_id else None

    @property
    def decision(self) -> Decision | None:
        """The decision that answers it."""
        return self.own or self.shared

    @property
    def is_withdrawn(self) -> bool:
        """True where its contribution was taken back."""
        return self.statement.contribution.text is None


def _decision(**of: Any) -> Decision | None:
    found: Decision | None = Decision.objects.filter(**of).select_related(
        "drafted_by", "confirmed_by", "measure", "procedure").first()
    return found


def chosen_places(statement: Statement, elements: list[int], suggested: dict[int, Hint]) -> tuple[
        list[Element], dict[int, str]]:
    """Elements a form names, with the words for which some of them were suggested."""
    found = list(Element.objects.filter(concept=statement.procedure.edition.concept_id, pk__in=elements))
    return found, {element: ", ".join(hint.words) for element, hint in suggested.items() if element in set(elements)}
