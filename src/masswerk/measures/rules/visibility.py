"""Which fields of a sheet everybody sees: a usual answer for each, turned over measure by measure. Pure."""

from __future__ import annotations

from collections.abc import Collection

USUAL: dict[str, bool] = {
    "status": True, "reason": True, "review_on": True, "since": True, "priority": False,
    "lead": True, "contact": False, "partners": True, "groups": True,
    "target_groups": True, "regions": True,
    "dates": True, "milestones": True, "tasks": False,
    "budget": True, "money": False, "legal_basis": True, "papers": True,
    "effect": True, "outputs": True, "notes": False,
}
"""Field of the sheet to whether everybody sees it, unless a measure says otherwise."""

FIXED = frozenset({"status", "notes"})
"""How a measure stands is always public with its concept; notes never are."""

LABELS: dict[str, str] = {
    "status": "Status", "reason": "Begründung", "review_on": "Wiedervorlage", "since": "Seit",
    "priority": "Dringlichkeit", "lead": "Federführung", "contact": "Erreichbar über", "partners": "Mit dabei",
    "groups": "Arbeitsgruppe", "target_groups": "Zielgruppen", "regions": "Gebiet", "dates": "Zeitraum",
    "milestones": "Meilensteine", "tasks": "Aufgaben", "budget": "Mittel laut Konzept",
    "money": "Geld nach Jahr und Quelle", "legal_basis": "Rechtsgrundlage", "papers": "Ratsvorlagen",
    "effect": "Was sie bewirken soll", "outputs": "Gezählte Leistungen", "notes": "Notizen",
}
"""German word for each field of the sheet."""


def is_public(name: str, turned: str) -> bool:
    """True where everybody sees a field.

    turned: names of fields that are other than usual, separated by blanks

    >>> is_public("money", ""), is_public("money", "lead money"), is_public("lead", "lead money")
    (False, True, False)
    """
    return USUAL[name] != (name in turned.split() and name not in FIXED)


def public_names(turned: str) -> frozenset[str]:
    """All fields everybody sees.

    >>> sorted(public_names("status notes") - public_names(""))
    []
    """
    return frozenset(name for name in USUAL if is_public(name, turned))


def turned_for(public: Collection[str]) -> str:
    """How a measure keeps that exactly these fields are public; fixed ones stay as they are.

    >>> turned_for(public_names("money reason"))
    'money reason'
    """
    return " ".join(sorted(name for name, usual in USUAL.items()
                           if name not in FIXED and usual != (name in public)))
