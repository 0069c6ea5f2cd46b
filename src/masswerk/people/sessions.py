"""Sessions that know whose they are, so that a person sees and ends their own, and the office ends them all."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import Model

DEVICE = "device"
"""Key in the session's data: the sort of browser, "Firefox, Windows"."""

SIGNED_IN = "signed_in_at"
"""Key in the session's data: when it began, in seconds."""


class SessionStore(DatabaseStore):
    """Keeps beside each session its account and sort of browser."""

    @classmethod
    def get_model_class(cls) -> type[Model]:  # type: ignore[override]
        from masswerk.people.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.account_id = data.get(SESSION_KEY) or None
        row.device = str(data.get(DEVICE, ""))[:60]
        row.started_at = datetime.fromtimestamp(data.get(SIGNED_IN) or time.time(), UTC)
        return row
