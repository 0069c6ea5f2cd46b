"""The measures of the edition before, with what becomes of each of them in a new one."""

from __future__ import annotations

from dataclasses import dataclass

from masswerk.concepts.models import Edition, Lineage, Passage
from masswerk.concepts.rules.kinds import Kind
from masswerk.measures.models import Fate, Measure, MeasureFate
from masswerk.measures.rules.fates import Known, Suggestion, suggested


@dataclass(frozen=True, slots=True)
class Asked:
    """One measure of the edition before.

    decided: what was said of it, None while nobody did
    suggestion: what probably becomes of it
    """

    measure: Measure
    key: str
    title: str
    decided: MeasureFate | None
    suggestion: Suggestion

    @property
    def suggested_word(self) -> str:
        """The suggestion in German; "" for none."""
        return Fate(self.suggestion.fate).label if self.suggestion.fate else ""


def asked(edition: Edition) -> list[Asked]:
    """Every measure of the edition before that has a sheet, in its order; five queries, however many there are."""
    before = Passage.objects.filter(edition=edition.based_on_id or 0, kind=Kind.MEASURE).select_related(
        "wording", "element").order_by("position", "id")
    passages = list(before)
    measures = {row.element_id: row for row in Measure.objects.filter(
        element__in=[row.element_id for row in passages]).select_related("element", "body")}
    decided = {row.measure_id: row for row in MeasureFate.objects.filter(edition=edition).select_related("into")}
    now = dict(Passage.objects.filter(edition=edition).values_list("element_id", "wording__hash"))
    said = {row.old_id: row for row in Lineage.objects.filter(
        edition=edition, relation__in=("dropped", "merged")).select_related("new")}
    return [Asked(measures[row.element_id], row.element.key, row.wording.title or (row.wording.text or "")[:120],
                  decided.get(measures[row.element_id].pk),
                  suggested(_known(row, measures[row.element_id].status, now, said.get(row.element_id))))
            for row in passages if row.element_id in measures]


def _known(row: Passage, status: str, now: dict[int, str], said: Lineage | None) -> Known:
    stands = row.element_id in now
    return Known(status, stands, stands and now[row.element_id] == row.wording.hash,
                 said.relation if said else "", said.reason if said else "",
                 said.new.key if said and said.new and said.new_id != row.element_id else "")
