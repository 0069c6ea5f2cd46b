"""Score the outline on the unseen documents: `python tests/intake/unseen/score_unseen.py [-v]`.

Prints per document, as mean and pooled: F1 of kind alone and of kind with parent, and how far doubt can be trusted: the
share of wrong elements that were flagged (confidence below DOUBT) and the share of right ones. MASSWERK_GOLD names the
folder of `eval_import.py`. Scoring is the only use of these documents: see README.md.
"""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
GOLD = Path(os.environ.get("MASSWERK_GOLD", HERE.parents[2] / ".." / "shared" / "gold"))
Tree = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Score:
    """What came of one document: hits, elements predicted and in the gold, and flags on wrong and right elements."""

    doc: str
    kind_hits: int
    hits: int
    predicted: int
    gold: int
    wrong: int
    wrong_flagged: int
    right: int
    right_flagged: int

    @property
    def kind_f1(self) -> float:
        """F1 of elements whose kind and title are right."""
        return _f1(self.kind_hits, self.predicted, self.gold)

    @property
    def kind_parent_f1(self) -> float:
        """F1 of elements whose kind, title and parent are right."""
        return _f1(self.hits, self.predicted, self.gold)


def _f1(hits: int, predicted: int, gold: int) -> float:
    """F1 from counts; 0 where nothing was predicted.

    >>> _f1(8, 10, 10)
    0.8
    """
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def load_eval() -> ModuleType:
    """The shared scoring module `eval_import.py`."""
    spec = importlib.util.spec_from_file_location("eval_import", GOLD / "eval_import.py")
    if spec is None or spec.loader is None or not (GOLD / "eval_import.py").exists():
        sys.exit(f"No eval_import.py in {GOLD}; set MASSWERK_GOLD.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def right_ones(module: ModuleType, gold: Tree, predicted: Tree) -> tuple[set[str], set[str]]:
    """Ids of predicted elements that are right in kind, title and parent, and of those that count neither way.

    The same steps as `eval_import.evaluate`, which returns counts only; `scored` compares both.
    """
    golden, found = module.prep(gold), module.prep(predicted)
    typed, typed_back = module.match(golden, found)
    loose, loose_back = module.match(golden, found, typed=False)
    for one, other in typed.items():
        if one not in loose and other not in loose_back:
            loose[one], loose_back[other] = other, one
    required = {name for name, element in golden.items() if not element.get("optional")}
    root = next(name for name, element in golden.items() if element["parent"] is None)
    ignored = {name for name, other in typed_back.items() if other not in required}
    ignored |= {name for name, other in loose_back.items() if other not in required and name not in typed_back}
    known = loose_back | typed_back
    right = set()
    for name in required & set(typed):
        wanted = _required_parent(golden, name, required) or root
        reached = _matched_parent(found, typed[name], known, required) or root
        if name == root or reached == wanted or reached in golden[name].get("alt_parents", []):
            right.add(typed[name])
    return right, ignored


def _required_parent(golden: Tree, name: str, required: set[str]) -> str | None:
    parent: str | None = golden[name]["parent"]
    while parent and parent not in required:
        parent = golden[parent]["parent"]
    return parent


def _matched_parent(found: Tree, name: str, known: dict[str, str], required: set[str]) -> str | None:
    seen = {name}
    parent = found[name].get("parent")
    while parent in found and parent not in seen:
        if known.get(parent) in required:
            return known[parent]
        seen.add(parent)
        parent = found[parent].get("parent")
    return None


def scored(module: ModuleType, gold: Tree, predicted: Tree, doubt: float) -> tuple[Score, Tree]:
    """The score of one document, and the full report of `eval_import`."""
    report = module.evaluate(gold, predicted)
    right, ignored = right_ones(module, gold, predicted)
    if len(right) != report["kind_parent"]["tp"]:
        sys.exit(f"{gold['doc']}: eval_import counts {report['kind_parent']['tp']} right elements, here are {len(right)}.")
    flagged = {element["id"] for element in predicted["elements"] if (element.get("confidence") or 0) < doubt}
    wrong = {element["id"] for element in predicted["elements"]} - right - ignored
    score = Score(gold["doc"], report["micro"]["tp"], len(right), report["micro"]["pred"], report["micro"]["gold"],
                  len(wrong), len(wrong & flagged), len(right), len(right & flagged))
    return score, report


def outlined() -> Iterator[tuple[Tree, Tree, float]]:
    """Gold tree, predicted tree and threshold of doubt for every unseen document; what is refused predicts nothing."""
    from masswerk.base.errors import RuleError
    from masswerk.documents.readers import read
    from masswerk.intake.rules.outline import DOUBT, outline
    from masswerk.intake.rules.output import to_gold_json
    for path in sorted((HERE / "trees").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = f"{gold['doc']}.{gold['format']}"
        predicted: Tree = {"doc": gold["doc"], "elements": []}
        try:
            predicted = to_gold_json(outline(read(name, (HERE / "documents" / name).read_bytes())), gold["doc"])
        except RuleError as refusal:
            print(f"{name} is refused: {refusal}")
        yield gold, predicted, DOUBT


def line(name: str, kind: float, parent: float, scores: list[Score]) -> str:
    """One row of the report."""
    wrong, right = sum(s.wrong for s in scores), sum(s.right for s in scores)
    caught = sum(s.wrong_flagged for s in scores) / wrong if wrong else 1.0
    spoilt = sum(s.right_flagged for s in scores) / right if right else 0.0
    return f"{name:8s} {kind:8.3f} {parent:12.3f} {wrong:7d} {caught:8.0%} {right:7d} {spoilt:8.0%}"


def main(arguments: list[str]) -> None:
    """Print the report; with -v also what eval_import has to say on each document."""
    module = load_eval()
    pairs = [scored(module, *triple) for triple in outlined()]
    if "-v" in arguments:
        for _, report in pairs:
            module.show(report, True)
    scores = [score for score, _ in pairs]
    print(f"{'document':8s} {'kind F1':>8s} {'kind+parent':>12s} {'wrong':>7s} {'flagged':>8s} {'right':>7s} {'flagged':>8s}")
    for score in scores:
        print(line(score.doc, score.kind_f1, score.kind_parent_f1, [score]))
    count = len(scores)
    kind, parent = sum(s.kind_f1 for s in scores) / count, sum(s.kind_parent_f1 for s in scores) / count
    print(line("mean", kind, parent, scores))
    predicted, gold = sum(s.predicted for s in scores), sum(s.gold for s in scores)
    kind = _f1(sum(s.kind_hits for s in scores), predicted, gold)
    print(line("pooled", kind, _f1(sum(s.hits for s in scores), predicted, gold), scores))


if __name__ == "__main__":
    main(sys.argv[1:])
