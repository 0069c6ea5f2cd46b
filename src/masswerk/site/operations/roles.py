"""Two roles of PostgreSQL: one owns the tables and migrates, the other serves and owns nothing.

Who owns a table can switch its guards off; the serving role therefore gets rights on rows only, and on the log
not even all of those.
"""

from __future__ import annotations

import os
from urllib.parse import unquote, urlsplit

from django.db import connection

OWNER_URL = "DATABASE_OWNER_URL"
LOG = "base_logentry"


def become_owner() -> str:
    """Use the owner's address for this process if one is set; returns the serving role, "" where there is one only."""
    owner, serving = os.environ.get(OWNER_URL, ""), os.environ.get("DATABASE_URL", "")
    if not owner:
        return ""
    os.environ["DATABASE_URL"] = owner
    return unquote(urlsplit(serving).username or "")


def let_serve(role: str) -> None:
    """Give a role what serving needs, after the tables have changed."""
    if connection.vendor != "postgresql":
        return
    name = connection.ops.quote_name(role)
    log = connection.ops.quote_name(LOG)
    with connection.cursor() as cursor:
        for statement in (
            f"GRANT USAGE ON SCHEMA public TO {name}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
            f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {name}",
            f"REVOKE UPDATE, DELETE ON {log} FROM {name}",
            f"GRANT UPDATE (payload, salt) ON {log} TO {name}",  # shredding
        ):
            cursor.execute(statement)
