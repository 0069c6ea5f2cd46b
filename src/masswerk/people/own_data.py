"""Everything that is kept about one person, for that person (Art. 15 and 20 GDPR)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from masswerk.base import privacy
from masswerk.base.models import LogEntry
from masswerk.people.models import Account


def own_data(account: Account, now: datetime) -> str:
    """A person's data as JSON text: every declared model's rows of the account, and the log about it.

    Secrets (password, keys, session keys) are left out, for the copy could be lost.
    """
    parts = [_part(declaration, account) for declaration in privacy.personal() if declaration.own is not None]
    whole = {
        "konto": account.email, "erstellt": now, "bereiche": [part for part in parts if part["zeilen"]],
        "protokoll": _log(account),
    }
    return json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def _part(declaration: privacy.Personal, account: Account) -> dict[str, Any]:
    rows = declaration.own(account) if declaration.own else ()
    return {"daten": declaration.data, "zweck": declaration.purpose, "grundlage": declaration.basis,
            "frist": declaration.period, "zeilen": [_values(row, declaration.hidden) for row in rows]}


def _values(row: Model, hidden: frozenset[str]) -> dict[str, Any]:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields
            if f.name not in hidden and f.attname not in hidden}


def _log(account: Account) -> list[dict[str, Any]]:
    about = LogEntry.objects.filter(subject=account.log_name)
    done = LogEntry.objects.filter(payload__contains=f'"by": "{account.log_name}"')
    return [{"wann": entry.at, "was": entry.verb, "woran": entry.subject}
            for entry in (about | done).distinct().order_by("at", "pk").iterator()]
