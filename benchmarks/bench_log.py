"""Logged writes per second and the time to verify the log, beside the same writes without a log.

    python benchmarks/bench_log.py [--smoke]

A throw-away SQLite database with the durability settings of the program (WAL, synchronous FULL). The machine's disk
sets the pace of both columns; compare them with each other, not with other machines.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]


def start_django() -> None:
    """Settings with a throw-away data folder, and an empty database."""
    os.environ["MASSWERK_DATA"] = tempfile.mkdtemp(prefix="masswerk-bench-")
    os.environ.setdefault("MASSWERK_SECRET_KEY", "only-for-benchmarks")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "masswerk.site.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def main() -> None:
    """Print both paces and the time to verify."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--smoke", action="store_true", help="few writes")
    given = parser.parse_args()
    start_django()
    from django.db import transaction

    from masswerk.base import log
    from masswerk.base.actions import SYSTEM
    from masswerk.base.models import ChainHead, LogEntry
    from masswerk.bodies.actions import change_settings, found_body

    body = found_body(slug="kreis", name="Landkreis", kind="county", by=SYSTEM)
    writes = 50 if given.smoke else 500
    start = time.perf_counter()
    for n in range(writes):
        change_settings(body, tagline=f"Zeile {n}", by=SYSTEM)
    logged = writes / (time.perf_counter() - start)
    start = time.perf_counter()
    for n in range(writes):
        with transaction.atomic():
            ChainHead.objects.update_or_create(chain="bench", defaults={"seq": n})
    plain = writes / (time.perf_counter() - start)
    ChainHead.objects.filter(chain="bench").delete()
    start = time.process_time()
    assert log.verify_all() == []
    verified = (time.process_time() - start) / LogEntry.objects.count() * 1e6
    print(f"logged actions {logged:6.0f}/s   one row without a log {plain:6.0f}/s   verify {verified:.0f} µs an entry")


if __name__ == "__main__":
    main()
