"""Which personal data is kept for what, on which ground, how long; what is due is deleted every night.

Every model is declared: as personal with purpose, basis and deletion class, or as not personal. Apps declare
theirs in `apps.py`. The declarations are also the record of processing (Art. 30 GDPR) and what everybody
may have of their own data (Art. 15).
Source: GDPR, Art. 5, 15, 17 and 30; DIN 66398 (kind of data, start of the period, length).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

SYSTEM_ACCESS = "Anmeldung und Rechte"
"""Kinds of processing, as the record names them."""
OFFICE_WORK = "Arbeit am Konzept"
MAIL = "Versand von Nachrichten"
PROOF = "Nachweis der Änderungen"

PUBLIC_TASK = "Art. 6 Abs. 1 Buchst. e DSGVO (Aufgabe im öffentlichen Interesse)"
LEGAL_DUTY = "Art. 6 Abs. 1 Buchst. c DSGVO (rechtliche Verpflichtung)"


@dataclass(frozen=True, slots=True)
class Personal:
    """One model with personal data.

    model:   as Django labels it, "people.Account"
    kind:    kind of processing
    persons: whose data it is
    data:    what is kept
    purpose: what for
    basis:   on which legal ground
    period:  when it is deleted, in words
    own:     rows of one account; None if rows cannot be joined to an account
    hidden:  fields that stay out of the copy people get: secrets
    delete:  deletes what is due and says how much; None if the row goes with another
    """

    model: str
    kind: str
    persons: str
    data: str
    purpose: str
    basis: str
    period: str
    own: Callable[[Any], QuerySet[Any]] | None = None
    hidden: frozenset[str] = frozenset()
    delete: Callable[[datetime], int] | None = None


_PERSONAL: dict[str, Personal] = {}
_IMPERSONAL: dict[str, str] = {}


def declare(*declarations: Personal) -> None:
    """Add models with personal data; called from an app's `apps.py`."""
    for declaration in declarations:
        _PERSONAL[declaration.model] = declaration


def declare_impersonal(reason: str, *models: str) -> None:
    """Add models without personal data, and why they have none."""
    for model in models:
        _IMPERSONAL[model] = reason


def personal() -> list[Personal]:
    """All declarations, by kind of processing and model."""
    return sorted(_PERSONAL.values(), key=lambda d: (d.kind, d.model))


def undeclared(models: Iterable[type[Model]] | None = None) -> list[str]:
    """Labels of models nobody declared."""
    known = _PERSONAL.keys() | _IMPERSONAL.keys()
    return sorted(model._meta.label for model in (models or apps.get_models()) if model._meta.label not in known)


def delete_due(now: datetime) -> dict[str, int]:
    """Delete what is due on a day; counts by kind, nothing else."""
    return {d.model: d.delete(now) for d in personal() if d.delete is not None}
