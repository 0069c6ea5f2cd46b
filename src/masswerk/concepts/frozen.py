"""What the database refuses once an edition is adopted.

Errata and renditions stay open; `redact` may empty a wording while its hash stays.
"""

from __future__ import annotations

from masswerk.base.guards import Guard

_FIXED = "('adopted', 'superseded')"
_ROWS = ("passage", "wording", "belonging", "interface", "lineage", "figure")
_REASON = "Eine beschlossene Fassung ist unveränderlich."


def _state(row: str) -> str:
    return f"(SELECT e.state FROM concepts_edition e WHERE e.id = {row}.edition_id) IN {_FIXED}"  # noqa: S608


def _same(columns: tuple[str, ...]) -> str:
    return " AND ".join(f"COALESCE(CAST(NEW.{c} AS TEXT), '') = COALESCE(CAST(OLD.{c} AS TEXT), '')" for c in columns)


def _lock(row: str) -> str:
    return f"concepts_edition e WHERE e.id = {row}.edition_id"


_REDACTED = _same(("id", "body_id", "edition_id", "element_id", "serial", "hash", "created_at")) + (
    " AND NEW.title IS NULL AND NEW.text IS NULL")
_EDITION_KEPT = _same(("id", "body_id", "concept_id", "key", "title", "lead", "based_on_id", "decided_by", "decided_on",
                       "paper", "created_at"))


def _row_guards(name: str) -> list[Guard]:
    table = f"concepts_{name}"
    changed = f"({_state('OLD')} OR {_state('NEW')})"
    if name == "wording":
        changed += f" AND NOT ({_REDACTED})"
    return [
        Guard(f"{name}_frozen_insert", table, "INSERT", _state("NEW"), _REASON, _lock("NEW")),
        Guard(f"{name}_frozen_update", table, "UPDATE", changed, _REASON, _lock("NEW")),
        Guard(f"{name}_frozen_delete", table, "DELETE", _state("OLD"), _REASON, _lock("OLD")),
    ]


GUARDS = [guard for name in _ROWS for guard in _row_guards(name)] + [
    Guard("wording_never_changes", "concepts_wording", "UPDATE", f"NOT ({_REDACTED})",
          "Ein Wortlaut wird nicht geändert, sondern durch einen neuen ersetzt."),
    Guard("edition_frozen_update", "concepts_edition", "UPDATE",
          f"OLD.state IN {_FIXED} AND NOT ({_EDITION_KEPT} AND (NEW.state = OLD.state OR "
          "(OLD.state = 'adopted' AND NEW.state = 'superseded')))", _REASON),
    Guard("edition_frozen_delete", "concepts_edition", "DELETE", f"OLD.state IN {_FIXED}", _REASON),
]
"""Declared in code, installed after each `migrate`."""
