"""What the database refuses once a procedure is closed; withdrawing a text and deleting a contributor stay possible."""

from __future__ import annotations

from masswerk.base.guards import Guard

_REASON = "Ein abgeschlossenes Beteiligungsverfahren ist unveränderlich."
_ROWS = ("baseline", "statement", "anchor", "amendment", "bundle", "decision", "change", "changebasis", "contribution")


def _closed(row: str) -> str:
    return ("(SELECT p.closed_at FROM participation_procedure p "  # noqa: S608  our own names
            f"WHERE p.id = {row}.procedure_id) IS NOT NULL")


def _lock(row: str) -> str:
    return f"participation_procedure p WHERE p.id = {row}.procedure_id"


def _same(*columns: str) -> str:
    return " AND ".join(f"COALESCE(CAST(NEW.{c} AS TEXT), '') = COALESCE(CAST(OLD.{c} AS TEXT), '')" for c in columns)


def _emptied(*columns: str) -> str:
    """Only to NULL, as where an account or a contributor is deleted."""
    return "".join(f" AND (NEW.{c} IS NULL OR NEW.{c} = OLD.{c})" for c in columns)


_WITHDRAWN = "NEW.text IS NULL AND " + _same("id", "body_id", "procedure_id", "number", "channel", "commitment",
                                             "received_on", "organisation")
_WITHOUT_CONTRIBUTOR = _same(
    "id", "body_id", "procedure_id", "number", "channel", "text", "language", "salt", "commitment", "visibility",
    "hidden_because", "may_publish", "received_on", "organisation", '"group"', "code_hash", "external_key",
    "withdrawn_at") + _emptied("contributor_id", "entered_by_id")
_EMPTIED = "NEW.text IS NULL AND " + _same("id", "body_id", "procedure_id", "statement_id", "element_id", "wording_id",
                                           "sort", "state")
_ACCOUNT_GONE = _same("id", "body_id", "procedure_id", "statement_id", "bundle_id", "outcome", "reason", "passed_to",
                      "measure_id", "drafted_at", "confirmed_at", "is_alone", "question", "seen") + _emptied(
                          "drafted_by_id", "confirmed_by_id")
_ALLOWED = {"contribution": f"(({_WITHDRAWN}) OR ({_WITHOUT_CONTRIBUTOR}))", "amendment": f"({_EMPTIED})",
            "decision": f"({_ACCOUNT_GONE})"}


def _guards(name: str) -> list[Guard]:
    table = f"participation_{name}"
    changed = f"({_closed('OLD')} OR {_closed('NEW')})"
    if name in _ALLOWED:
        changed += f" AND NOT {_ALLOWED[name]}"
    return [
        Guard(f"{name}_closed_insert", table, "INSERT", _closed("NEW"), _REASON, _lock("NEW")),
        Guard(f"{name}_closed_update", table, "UPDATE", changed, _REASON, _lock("NEW")),
        Guard(f"{name}_closed_delete", table, "DELETE", _closed("OLD"), _REASON, _lock("OLD")),
    ]


GUARDS = [guard for name in _ROWS for guard in _guards(name)] + [
    Guard("contribution_text_never_changes", "participation_contribution", "UPDATE",
          "NEW.text IS NOT NULL AND COALESCE(NEW.text, '') <> COALESCE(OLD.text, '')",
          "Ein Beitrag wird nicht geändert; er kann nur zurückgezogen werden."),
    Guard("procedure_stays_closed", "participation_procedure", "UPDATE",
          "OLD.closed_at IS NOT NULL AND NOT (" + _same(
              "id", "body_id", "edition_id", "slug", "title", "closed_at", "head", "contribute_from",
              "contribute_until", "opened_at") + ")", _REASON),
    Guard("procedure_closed_delete", "participation_procedure", "DELETE", "OLD.closed_at IS NOT NULL", _REASON),
]
"""Declared in code, installed after each `migrate`."""
