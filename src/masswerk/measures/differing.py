"""What two people wrote in one section, field by field, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from masswerk.measures.forms.fields import german_number
from masswerk.measures.forms.sections import SectionForm
from masswerk.measures.rules.visibility import LABELS, public_names


class Difference(NamedTuple):
    """One field: what the second person wrote, and what is stored."""

    label: str
    mine: str
    stored: str


def differing(form: SectionForm, mine: Mapping[str, Any], stored: Mapping[str, Any]) -> list[Difference]:
    """Fields in which the form and the stored section differ."""
    rows = [Difference(str(form.fields[name].label), _said(form, name, mine.get(name)), _said(form, name, value))
            for name, value in _of_form(stored).items() if name in form.fields]
    if form.list_name:
        rows.append(Difference(form.list_title, _rows(form, mine[form.list_name]),
                               _rows(form, stored[form.list_name])))
    return [row for row in rows if row.mine != row.stored]


def _of_form(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Stored values by the names of the form's fields."""
    if "turned" in stored:
        return {"public": sorted(public_names(stored["turned"]) & LABELS.keys())}
    return dict(stored)


def _said(form: SectionForm, name: str, value: Any) -> str:
    options = dict(getattr(form.fields[name], "choices", []))
    return _word(value, options)


def _rows(form: SectionForm, rows: list[dict[str, Any]]) -> str:
    """Rows in words, one below the other."""
    if form.row is None:
        return ""
    fields = form.row(choices=form.choices).fields
    lines = [" · ".join(word for name, field in fields.items() if name != "id" and name in row
                        and (word := _word(row[name], dict(getattr(field, "choices", [])))))
             for row in rows]
    return "\n".join(line for line in lines if line)


def _word(value: Any, options: Mapping[Any, str]) -> str:
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return ", ".join(sorted(_word(part, options) for part in value))
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Decimal):
        return german_number(value)
    return str(options.get(value, value))
