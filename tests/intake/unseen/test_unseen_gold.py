"""The gold of the unseen documents holds what it says, and the scoring counts as the shared one does."""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # scripts of a folder without a package

import check_gold  # noqa: E402
import score_unseen  # noqa: E402

TREES = sorted((HERE / "trees").glob("*.json"))
needs_scoring = pytest.mark.skipif(
    not (score_unseen.GOLD / "eval_import.py").exists(), reason="eval_import.py lies in MASSWERK_GOLD, which is not here"
)


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.stem)
def test_gold_tree_agrees_with_its_document(path: Path) -> None:
    assert check_gold.checked(path) == []


def test_check_names_an_element_without_parent_and_one_in_the_wrong_line() -> None:
    tree = json.loads(TREES[0].read_text(encoding="utf-8"))
    data = (HERE / "documents" / f"{tree['doc']}.{tree['format']}").read_bytes()
    first, second = tree["elements"][3], tree["elements"][4]
    first["parent"], second["text_start"] = "nobody", "Something else"
    found = list(check_gold.faults(tree, data))
    assert f"{first['id']}: no parent nobody" in found
    assert f"{second['id']}: line {second['line_start']} does not begin with „Something else“" in found


@needs_scoring
@pytest.mark.parametrize("path", TREES, ids=lambda path: path.stem)
def test_gold_tree_as_prediction_is_wholly_right(path: Path) -> None:
    tree = json.loads(path.read_text(encoding="utf-8"))
    score, _ = score_unseen.scored(score_unseen.load_eval(), tree, copy.deepcopy(tree), 0.5)
    assert (score.kind_parent_f1, score.wrong) == (1.0, 0)


@needs_scoring
def test_wrong_and_right_elements_below_the_threshold_count_as_flagged() -> None:
    tree = json.loads(TREES[0].read_text(encoding="utf-8"))
    predicted = copy.deepcopy(tree)
    for element in predicted["elements"]:
        element["confidence"] = 0.9
    measures = [element for element in predicted["elements"] if element["kind"] == "measure"]
    measures[0] |= {"kind": "approach", "confidence": 0.2}
    measures[1] |= {"kind": "approach"}
    measures[2] |= {"confidence": 0.2}
    score, _ = score_unseen.scored(score_unseen.load_eval(), tree, predicted, 0.5)
    assert (score.wrong, score.wrong_flagged, score.right_flagged) == (2, 1, 1)
