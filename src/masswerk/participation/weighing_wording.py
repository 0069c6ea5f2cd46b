"""What is proposed for the passages of a draft, merged, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from masswerk.concepts.models import Element, Passage, Wording
from masswerk.concepts.rules.redline import Changes, words
from masswerk.participation.accounting import reworded
from masswerk.participation.models import (
    Amendment,
    AmendmentSort,
    AmendmentState,
    Anchor,
    Baseline,
    Decision,
    Procedure,
)
from masswerk.participation.rules.closing import Reworded, explained
from masswerk.participation.rules.merging import Clash, Merged, carried, merge
from masswerk.participation.rules.outcomes import CHANGES_SOMETHING, GROUNDS
from masswerk.participation.weighing_places import GONE, Places, Spot
from masswerk.participation.weighing_table import to_check


@dataclass(slots=True)
class Offer:
    """A proposal for one passage, with the decision on its statement."""

    amendment: Amendment
    decision: Decision | None
    text: Changes
    title: Changes
    is_late: bool = False

    @property
    def sign(self) -> str:
        """The contribution it came with."""
        return self.amendment.statement.contribution.sign

    @property
    def is_withdrawn(self) -> bool:
        """True where its author took it back, and its text is gone."""
        return self.amendment.text is None

    @property
    def may_be_applied(self) -> bool:
        """True where its statement is adopted, at least in part, and it was not taken back."""
        return self.decision is not None and self.decision.outcome in CHANGES_SOMETHING and not self.is_withdrawn


@dataclass(frozen=True, slots=True)
class Place:
    """A clash with the signs of those who made its options, and which option was chosen (None for none)."""

    clash: Clash
    options: tuple[tuple[str, str], ...]
    chosen: int | None


class Desk:
    """One passage with everything that is proposed for it."""

    def __init__(self, procedure: Procedure, element: Element) -> None:
        self.procedure, self.element = procedure, element
        here = Passage.objects.filter(edition=procedure.edition_id, element=element)
        self.passage: Passage | None = here.select_related("wording", "edition", "element", "parent").first()
        baseline = Baseline.objects.filter(procedure=procedure, element=element).select_related("wording").first()
        self.laid_out: Wording | None = baseline.wording if baseline else None

    @cached_property
    def state(self) -> Reworded:
        """Its wordings and what was stated about them."""
        return next(iter(reworded(self.procedure, [self.element])), Reworded(self.element.pk, None, None))

    @property
    def is_explained(self) -> bool:
        """True where nothing is left to be stated about how it reads now; decisions may still wait for the second."""
        steps = tuple(step.__class__(step.before, step.after, True) for step in self.state.steps)
        return self.state.now in explained(Reworded(self.state.key, self.state.laid_out, self.state.now, steps))

    @property
    def since_laid_out(self) -> Changes:
        """How it reads now against how it was laid out."""
        now = self.passage.wording if self.passage else None
        return words((self.laid_out.text if self.laid_out else "") or "", (now.text if now else "") or "")

    @cached_property
    def offers(self) -> list[Offer]:
        """All proposals for it, by number."""
        rows = list(Amendment.objects.filter(procedure=self.procedure, element=self.element).select_related(
            "wording", "statement__contribution", "statement__bundle__decision", "statement__decision").order_by("pk"))
        late = to_check(Amendment.objects.filter(pk__in=[row.pk for row in rows]))
        return [self._offer(row, row.statement_id in late) for row in rows]

    def _offer(self, row: Amendment, is_late: bool) -> Offer:
        is_new = row.sort == AmendmentSort.ADD
        before, before_title = ("", "") if is_new else (row.wording.text or "", row.wording.title or "")
        title = row.title or before_title
        return Offer(row, _decision(row), words(before, row.text or ""), words(before_title, title), is_late)

    def open_offers(self, sort: str = AmendmentSort.REWORD) -> list[Offer]:
        """Proposals of a sort that nobody has taken over or left out."""
        return [offer for offer in self.offers if offer.amendment.state == AmendmentState.OPEN
                and offer.amendment.sort == sort and not offer.is_withdrawn]

    def chosen(self, keys: Iterable[int] | None) -> list[Offer]:
        """The adopted proposals with these numbers; all of them for None."""
        wanted = None if keys is None else set(keys)
        return [offer for offer in self.open_offers() if offer.may_be_applied
                and (wanted is None or offer.amendment.pk in wanted)]


@dataclass(slots=True)
class Result:
    """What chosen proposals make of a passage.

    to_check: those that could not be carried over to how it reads now
    """

    text: Merged
    title: Merged
    offers: list[Offer]
    to_check: list[Offer] = field(default_factory=list)

    def places(self, choices: Sequence[str]) -> list[Place]:
        """The clashes of title and text in order, with what was chosen."""
        signs = {offer.amendment.pk: offer.sign for offer in self.offers}
        found = []
        for at, clash in enumerate((*self.title.clashes, *self.text.clashes)):
            options = tuple((option.text, ", ".join(signs[key] for key in option.keys)) for option in clash.options)
            given = choices[at] if at < len(choices) else ""
            known = [*(option.text for option in clash.options), clash.base]
            found.append(Place(clash, (*options, (clash.base, "wie bisher")), known.index(given) if given in known
                               else None))
        return found

    def wording(self, choices: Sequence[str]) -> tuple[str, str]:
        """Title and text with a text for each clash. Raises ProposalsCollide where one is missing."""
        amount = len(self.title.clashes)
        return self.title.text(choices[:amount]), self.text.text(choices[amount:])


def result(passage: Passage, offers: list[Offer]) -> Result:
    """Bring together the wordings of some proposals, each carried over to how the passage reads now."""
    now, now_title = passage.wording.text or "", passage.wording.title or ""
    rows = {offer.amendment.pk: offer.amendment for offer in offers}
    texts, late = carried({pk: (row.wording.text or "", row.text or "") for pk, row in rows.items()}, now)
    titles, late_titles = carried({pk: (row.wording.title or "", row.title or row.wording.title or "")
                                   for pk, row in rows.items()}, now_title)
    left = set(late) | set(late_titles)
    kept = [proposal for proposal in texts if proposal.key not in left]
    kept_titles = [proposal for proposal in titles if proposal.key not in left]
    return Result(merge(now, kept), merge(now_title, kept_titles),
                  [offer for offer in offers if offer.amendment.pk not in left],
                  [offer for offer in offers if offer.amendment.pk in left])


def _decision(row: Amendment) -> Decision | None:
    own: Decision | None = getattr(row.statement, "decision", None)
    if own is not None:
        return own
    return getattr(row.statement.bundle, "decision", None) if row.statement.bundle else None


@dataclass(frozen=True, slots=True)
class Line:
    """One passage of the overview: proposals by state, and whether its change is explained."""

    spot: Spot | None
    element: int
    key: str
    title: str
    open: int
    applied: int
    to_check: int
    is_changed: bool
    is_explained: bool


def overview(procedure: Procedure, places: Places) -> list[Line]:
    """Passages that have proposals or read otherwise than laid out, in reading order; eight queries at any size."""
    live = Amendment.objects.filter(procedure=procedure, text__isnull=False)
    offers = list(live.values_list("element_id", "state", "statement_id"))
    late = to_check(live)
    changed = {row.key: row for row in reworded(procedure)}
    touched = {element for element, _, _ in offers} | {key for key, row in changed.items() if row.now != row.laid_out}
    order = {element: at for at, element in enumerate(places.by_element)}
    names = _names(procedure, touched - order.keys())
    lines = []
    for element in sorted(touched, key=lambda element: order.get(element, len(order))):
        own = [(state, statement) for at, state, statement in offers if at == element]
        row, spot = changed.get(element), places.by_element.get(element)
        key, title = (spot.key, str(spot)) if spot else names.get(element, ("", ""))
        lines.append(Line(
            spot, element, key, title, sum(state == AmendmentState.OPEN for state, _ in own),
            sum(state == AmendmentState.ACCEPTED for state, _ in own), sum(st in late for _, st in own),
            row is not None and row.now != row.laid_out, row is None or row.now in explained(row)))
    return lines


def _names(procedure: Procedure, gone: Iterable[int]) -> dict[int, tuple[str, str]]:
    rows = Baseline.objects.filter(procedure=procedure, element__in=gone).values_list(
        "element_id", "element__key", "wording__title", "wording__text")
    return {element: (key, f"{title or (text or '')[:60]} ({GONE})") for element, key, title, text in rows}


def grounds(procedure: Procedure, element: Element) -> list[Decision]:
    """Decisions on statements that belong to a passage, on which a change of it may stand."""
    statements = Anchor.objects.filter(procedure=procedure, element=element).values("statement")
    adopted = Decision.objects.filter(procedure=procedure, outcome__in=GROUNDS)
    own, shared = adopted.filter(statement__in=statements), adopted.filter(bundle__statements__in=statements)
    rows = Decision.objects.filter(pk__in=[*own.values_list("pk", flat=True), *shared.values_list("pk", flat=True)])
    return list(rows.select_related("statement__contribution", "bundle").order_by("pk"))
