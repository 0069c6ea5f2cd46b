"""The source documents score as decided (kind+parent F1, share of wrong elements that are flagged)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

Result = Any
BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "score_outline.py"


@pytest.fixture(scope="module")
def scores() -> Result:
    """The figures of the source documents; skipped where they are not at hand."""
    spec = importlib.util.spec_from_file_location("score_outline", BENCHMARK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    if not (module.GOLD / "eval_import.py").exists():
        pytest.skip("Die Quelldokumente liegen hier nicht (MASSWERK_CORPUS).")
    return module.measure([module.GOLD])


def test_source_documents_reach_the_goal(scores: Result) -> None:
    assert scores.mean >= 0.95
    assert scores.pooled >= 0.95


def test_most_wrong_elements_of_the_source_documents_are_flagged(scores: Result) -> None:
    assert scores.wrong_flagged >= 0.8
    assert scores.right_flagged <= 0.2
