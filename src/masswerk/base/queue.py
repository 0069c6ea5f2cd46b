"""Writers to SQLite wait in line.

SQLite lets waiting writers poll: under load one of them waits for seconds and then fails although
the median wait is a millisecond. A file lock makes the wait fair; the kernel frees it when a process dies.
PostgreSQL queues by itself.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

try:
    import fcntl
except ImportError:  # Windows: SQLite's own timeout has to do
    fcntl = None  # type: ignore[assignment]

_in_process = threading.RLock()


@contextmanager
def write_queue() -> Iterator[None]:
    """Hold the right to write for the block."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or fcntl is None or connection.in_atomic_block:
        yield
        return
    if ":memory:" in name or "mode=memory" in name:
        with _in_process:
            yield
        return
    with Path(name + ".lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
