"""The page of promises names tests that exist, and every test of a promise."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMED = set(re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")))


def test_every_named_test_exists():
    assert {name for name in NAMED if not (ROOT / name).is_file()} == set()


def test_every_test_of_a_promise_is_named():
    there = {str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "promises").glob("test_*.py")}
    assert there - NAMED == set()
