"""A concept, its draft and a coordinator, and what the pages are asked."""

from __future__ import annotations

from datetime import date

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Passage

TODAY = date(2026, 11, 20)


def at(edition: Edition, rest: str = "") -> str:
    return f"/harz/arbeit/fassungen/{edition.pk}/{rest}"


def passage(edition: Edition, key: str) -> Passage:
    return Passage.objects.select_related("edition", "element", "wording").get(edition=edition, element__key=key)


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def adopted(edition: Edition) -> Edition:
    actions.adopt(edition, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    return edition


def wording(row: Passage, **given: object) -> dict[str, object]:
    """What the form of a passage sends."""
    stored = {"title": row.wording.title, "text": row.wording.text, "kind": row.kind, "number": row.number,
              "serial": row.wording.serial}
    return {**stored, **given}
