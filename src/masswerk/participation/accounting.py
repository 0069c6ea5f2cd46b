"""What became of the passages of a procedure, as facts the rules of closing judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from masswerk.concepts.models import Element, Passage, Wording
from masswerk.participation.models import (
    Baseline,
    Change,
    ChangeBasis,
    Contribution,
    Decision,
    Procedure,
    Statement,
)
from masswerk.participation.rules.closing import Decided, Facts, Reworded, Said, Step
from masswerk.participation.rules.coverage import Span
from masswerk.participation.rules.outcomes import GROUNDS


def facts(procedure: Procedure) -> Facts:
    """Everything the closing of a procedure depends on; nine queries at any size."""
    return Facts(tuple(_said(procedure)), tuple(_decided(procedure)), tuple(reworded(procedure)))


def _said(procedure: Procedure) -> Iterable[Said]:
    spans: dict[int, list[Span]] = defaultdict(list)
    rows = Statement.objects.filter(procedure=procedure).order_by("contribution_id", "start")
    for pk, contribution, start, end, is_idle in rows.values_list(
            "pk", "contribution_id", "start", "end", "is_without_reference"):
        spans[contribution].append(Span(start, end, pk, is_idle))
    for pk, text in Contribution.objects.filter(procedure=procedure).order_by("number").values_list("pk", "text"):
        yield Said(pk, text, tuple(spans[pk]))


def _decided(procedure: Procedure) -> Iterable[Decided]:
    changed = set(ChangeBasis.objects.filter(procedure=procedure).values_list("decision_id", flat=True))
    members: dict[int, set[int]] = defaultdict(set)
    own = set()
    decisions = list(Decision.objects.filter(procedure=procedure).order_by("pk").values_list(
        "pk", "outcome", "statement_id", "bundle_id", "confirmed_at", "measure_id"))
    for _, _, statement, _, _, _ in decisions:
        own.add(statement)
    for pk, bundle in Statement.objects.filter(procedure=procedure, bundle__isnull=False).values_list("pk", "bundle"):
        if pk not in own:
            members[bundle].add(pk)
    for pk, outcome, statement, bundle, confirmed, measure in decisions:
        answered = frozenset({statement} if statement else members[bundle])
        yield Decided(pk, outcome, answered, confirmed is not None, pk in changed or measure is not None)


def reworded(procedure: Procedure, elements: Iterable[Element] | None = None) -> Iterable[Reworded]:
    """The passages of a procedure's draft, or some of them, with what was stated about their changes."""
    rows = {"procedure": procedure} if elements is None else {"procedure": procedure, "element__in": elements}
    laid_out = dict(Baseline.objects.filter(**rows).values_list("element_id", "wording__hash"))
    here = Passage.objects.filter(edition=procedure.edition_id)
    if elements is not None:
        here = here.filter(element__in=elements)
    now = dict(here.values_list("element_id", "wording__hash"))
    steps: dict[int, list[Step]] = defaultdict(list)
    for element, before, after, is_grounded in _steps(Change.objects.filter(**rows)):
        steps[element].append(Step(before, after, is_grounded))
    for element in sorted(laid_out.keys() | now.keys()):
        yield Reworded(element, laid_out.get(element), now.get(element), tuple(steps[element]))


def _steps(changes: QuerySet[Change]) -> Iterable[tuple[int, str | None, str | None, bool]]:
    grounds = ChangeBasis.objects.filter(change__in=changes, decision__confirmed_at__isnull=False,
                                         decision__outcome__in=GROUNDS)
    confirmed = set(grounds.values_list("change_id", flat=True))
    for pk, element, before, after, is_editorial in changes.order_by("pk").values_list(
            "pk", "element_id", "before__hash", "after__hash", "is_editorial"):
        yield element, before, after, is_editorial or pk in confirmed


def last_stated(procedure: Procedure, element: Element) -> Wording | None:
    """The newest wording of a passage that is laid out or explained by a stated change, confirmed or not."""
    baseline = Baseline.objects.filter(procedure=procedure, element=element).select_related("wording").first()
    change = Change.objects.filter(procedure=procedure, element=element).order_by("-pk").select_related("after").first()
    return change.after if change else baseline.wording if baseline else None


def statements_of(decision: Decision) -> QuerySet[Statement]:
    """The statements a decision answers: its own, or those of its bundle that have none of their own."""
    if decision.statement_id:
        return Statement.objects.filter(pk=decision.statement_id)
    return Statement.objects.filter(Q(bundle=decision.bundle_id), decision__isnull=True)
