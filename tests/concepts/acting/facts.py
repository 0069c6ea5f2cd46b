"""What the tests of actions look up."""

from __future__ import annotations

import json
from datetime import date

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.base.errors import RuleError
from masswerk.base.models import LogEntry
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Passage

TODAY = date(2026, 11, 20)


def passage(edition: Edition, key: str) -> Passage:
    return Passage.objects.select_related("edition", "element", "wording", "parent").get(
        edition=edition, element__key=key)


def adopt(edition: Edition, **facts: object) -> None:
    given = {"decided_by": "Kreistag", "decided_on": TODAY, "paper": "KT 1", "today": TODAY, **facts}
    actions.adopt(edition, by=SYSTEM, **given)  # type: ignore[arg-type]


def last_entry() -> tuple[str, str]:
    """Verb and subject of the newest entry."""
    entry = LogEntry.objects.order_by("-id").first()
    assert entry is not None
    return entry.verb, entry.subject


def last_change(row: str) -> tuple[object, object]:
    """Before and after of the newest change of rows called `row`."""
    entry = LogEntry.objects.order_by("-id").first()
    assert entry is not None
    change = [c for c in json.loads(entry.payload or "{}")["changes"] if c["row"].startswith(row)][-1]
    return change["before"], change["after"]


def row_of(edition: Edition, parent: str | None) -> list[str]:
    rows = Passage.objects.filter(edition=edition, parent__key=parent) if parent else Passage.objects.filter(
        edition=edition, parent=None)
    return list(rows.order_by("position").values_list("element__key", flat=True))


def refusal(expected: type[RuleError], call: object, /, *args: object, **kwargs: object) -> dict[str, object]:
    with pytest.raises(expected) as caught:
        call(*args, by=SYSTEM, **kwargs)  # type: ignore[operator]
    assert caught.value.explained
    assert caught.value.remedy
    return caught.value.facts
