"""Makes the file by which a procedure is checked without us (`rules.proof`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from masswerk.base import log
from masswerk.base.models import ChainHead
from masswerk.base.rules.chain import GENESIS, Entry
from masswerk.concepts.models import Wording
from masswerk.participation.models import (
    Amendment,
    Baseline,
    Bundle,
    Change,
    ChangeBasis,
    Contribution,
    Decision,
    Procedure,
    Statement,
    Visibility,
)
from masswerk.participation.rules import proof

STATED: dict[Any, tuple[str, ...]] = {
    Contribution: ("id", "number", "channel", "commitment", "organisation"),
    Statement: ("id", "contribution_id", "number", "start", "end", "is_without_reference", "bundle_id"),
    Decision: ("id", "statement_id", "bundle_id", "outcome", "reason", "passed_to", "measure_id"),
    Change: ("id", "element_id", "before_id", "after_id", "is_editorial", "note"),
    ChangeBasis: ("id", "change_id", "decision_id"),
}
"""What the file states of each row; names of people and accounts are none of it."""


def document(procedure: Procedure) -> dict[str, Any]:
    """A procedure as a document to be checked; a fixed number of queries, and the whole chain of the body."""
    subjects = _subjects(procedure)
    head = ChainHead.objects.filter(chain=procedure.chain).first()
    return {
        "form": proof.FORM, "chain": procedure.chain,
        "procedure": {"id": procedure.pk, "title": procedure.title, "head": procedure.head,
                      "closed_at": procedure.closed_at.isoformat() if procedure.closed_at else None},
        "end": {"seq": head.seq if head else 0, "hash": head.hash if head else GENESIS},
        "rows": _rows(procedure), "texts": list(_texts(procedure)), "wordings": list(_wordings(procedure)),
        "log": [proof.as_row(entry, with_content=_is_own(entry, subjects))
                for entry in log.entries(procedure.chain)],
    }


def _rows(procedure: Procedure) -> dict[str, dict[str, Any]]:
    return {f"{model._meta.model_name} {row['id']}": row for model, fields in STATED.items()
            for row in model.objects.filter(procedure=procedure).order_by("pk").values(*fields)}


def _texts(procedure: Procedure) -> Iterator[dict[str, Any]]:
    """What everybody may read, with the salt that proves it; what is internal or covered keeps its commitment only."""
    proposals: dict[int, list[list[str]]] = {}
    for contribution, element, sort, title, text in Amendment.objects.filter(procedure=procedure).values_list(
            "statement__contribution_id", "element_id", "sort", "title", "text"):
        proposals.setdefault(contribution, []).append([str(element), sort, title, text or ""])
    rows = Contribution.objects.filter(procedure=procedure, visibility=Visibility.PUBLIC, salt__isnull=False,
                                       public_text__isnull=True)
    for pk, number, text, salt in rows.order_by("number").values_list("pk", "number", "text", "salt"):
        yield {"contribution": pk, "number": number, "text": text, "salt": bytes(salt).hex(),
               "proposals": sorted(proposals.get(pk, []))}


def _wordings(procedure: Procedure) -> Iterator[dict[str, Any]]:
    """Wordings before and after each change; emptied ones are left out."""
    changes = Change.objects.filter(procedure=procedure)
    keys = {key for pair in changes.values_list("before_id", "after_id") for key in pair if key}
    rows = Wording.objects.filter(pk__in=keys, text__isnull=False).order_by("pk")
    for pk, title, text, hash_ in rows.values_list("pk", "title", "text", "hash"):
        yield {"wording": pk, "title": title or "", "text": text, "hash": hash_}


def _subjects(procedure: Procedure) -> frozenset[str]:
    """Subjects of the log that belong to the procedure."""
    found = {f"procedure {procedure.pk}"}
    for model in (Contribution, Statement, Bundle, Decision, Change, Baseline):
        name = model._meta.model_name
        found |= {f"{name} {pk}" for pk in model.objects.filter(procedure=procedure).values_list("pk", flat=True)}
    return frozenset(found)


def _is_own(entry: Entry, subjects: Iterable[str]) -> bool:
    """True for entries of the procedure, of rows that are gone as well."""
    if entry.subject in subjects:
        return True
    return entry.subject.partition(" ")[0] in ("bundle", "decision", "change") and _was_of(entry, subjects)


def _was_of(entry: Entry, subjects: Iterable[str]) -> bool:
    changes = json.loads(entry.payload)["changes"] if entry.payload else ()
    values = [change["after"] or change["before"] or {} for change in changes]
    return any(f"procedure {row.get('procedure_id')}" in subjects for row in values)
