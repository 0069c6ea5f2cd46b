"""Runs every benchmark: `python -m benchmarks`, with `--smoke` in a minute.

Each benchmark is a program of its own, so that memory and imports of one do not colour the next. Figures are CPU time
where it can be measured; the alternative's stand beside ours from the same run. `--write` keeps the output in
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
SMALL: dict[str, list[str]] = {
    "bench_reading.py": ["--passages", "60", "--rounds", "3"],
    "bench_compare.py": ["--passages", "60"],
    "bench_writers.py": ["--smoke"],
    "bench_intake.py": ["--smoke"],
    "bench_log.py": ["--smoke"],
    "bench_participation.py": ["--contributions", "80", "--rounds", "3", "--seconds", "1", "--sent", "40"],
    "bench_measures.py": ["--amounts", "30", "--rounds", "3"],
    "bench_sorting.py": ["--smoke"],
    "bench_returned.py": ["--smoke"],
    "bench_cards.py": ["--smoke"],
}
"""Every benchmark with the arguments of its smoke run."""


def main() -> int:
    """Run all, say which failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--smoke", action="store_true", help="small sizes: does everything run?")
    parser.add_argument("--write", action="store_true", help="keep the figures in docs/benchmarks.md")
    given = parser.parse_args()
    outputs, failed = [], []
    for name, small in SMALL.items():
        done = subprocess.run([sys.executable, str(HERE / name), *(small if given.smoke else [])],
                              capture_output=True, text=True, check=False)
        print(f"== {name}\n{done.stdout}", flush=True)
        outputs.append(f"## {name}\n\n```\n{done.stdout.rstrip()}\n```\n")
        if done.returncode:
            print(done.stderr[-2000:], file=sys.stderr)
            failed.append(name)
    if given.write and not failed:
        PAGE.write_text(_head() + "\n".join(outputs), encoding="utf-8")
    print(f"{len(SMALL) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def _head() -> str:
    return ("# Figures\n\nWritten by `make bench WRITE=1` "
            f"on {datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, Python "
            f"{platform.python_version()}, two shared cores. Absolute times on such machines are noise; compare with "
            "the alternative's figure from the same run.\n\n")


if __name__ == "__main__":
    sys.exit(main())
