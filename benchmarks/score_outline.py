"""Score the outline engine on annotated documents: kind+parent F1 and the share of wrong elements that are flagged.

usage: python benchmarks/score_outline.py [FOLDER ...]

Without folders: the source documents of `MASSWERK_CORPUS` against the gold trees beside it, and the project's own
tuning and calibration documents. A folder holds documents (txt, md, docx ...) and gold trees of the same name (json, or
tree in short form). `--rough` scores rough copies of all of them, `-v` shows more.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from rough_copies import COPIES  # noqa: E402

from masswerk.documents.readers import read  # noqa: E402
from masswerk.intake.rules.outline import DOUBT, outline, to_gold_json  # noqa: E402

CORPUS = Path(os.environ.get("MASSWERK_CORPUS", ROOT.parent / "shared" / "corpus"))
GOLD = CORPUS.parent / "gold"


def load_scorer() -> ModuleType:
    """The official scorer, used as it is."""
    spec = importlib.util.spec_from_file_location("eval_import", GOLD / "eval_import.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(document: Path, lines: int | None = None, spoil: Callable[[str], str] | None = None) -> dict[str, Any]:
    """The outline of a document as gold JSON; `lines` cuts the document, `spoil` makes a rough copy of it first."""
    data = document.read_bytes()
    if lines:
        data = b"".join(data.splitlines(keepends=True)[:lines])
    if spoil:
        data = spoil(data.decode("utf-8")).encode("utf-8")
    return to_gold_json(outline(read(document.name, data)), document.stem)


def verdicts(scorer: ModuleType, gold: dict[str, Any], pred: dict[str, Any]) -> dict[str, bool]:
    """Id of each printed element to whether it is right; elements that match an optional one do not count.

    Wrong: no gold element of the same kind and title, or one with another parent.
    """
    result = scorer.evaluate(gold, pred)
    golds, preds = scorer.prep(gold), scorer.prep(pred)
    _, back = scorer.match(golds, preds)
    _, any_back = scorer.match(golds, preds, typed=False)
    optional = {name for name, element in golds.items() if element.get("optional")}
    scope = gold.get("scope_kinds")
    bad_parents = _wrong_parents(scorer, gold, pred, result)
    return {
        name: name in back and back[name] not in bad_parents
        for name, element in preds.items()
        if (not scope or element["kind"] in scope)
        and back.get(name) not in optional
        and (name in back or any_back.get(name) not in optional)
    }


def wrong_elements(scorer: ModuleType, gold: dict[str, Any], pred: dict[str, Any]) -> tuple[int, int, int, int]:
    """(wrong, wrong and flagged, right, right and flagged) among the printed elements."""
    flagged = {e["id"] for e in pred["elements"] if e.get("confidence", 1) < DOUBT}
    counts = [0, 0, 0, 0]
    for name, right in verdicts(scorer, gold, pred).items():
        counts[(2 if right else 0) + (name in flagged)] += 1
    return counts[0] + counts[1], counts[1], counts[2] + counts[3], counts[3]


def _wrong_parents(scorer: ModuleType, gold: dict[str, Any], pred: dict[str, Any], result: dict[str, Any]) -> set[str]:
    """Gold elements whose match has another parent (the scorer lists only the first twenty)."""
    if len(result["_wrong_parents"]) < 20:
        return {entry[0] for entry in result["_wrong_parents"]}
    source = Path(scorer.__file__).read_text(encoding="utf-8").replace("bad[:20]", "bad")
    module = ModuleType("eval_all")
    module.__file__ = scorer.__file__
    exec(compile(source, "eval_all", "exec"), module.__dict__)  # the scorer itself, without its limit
    return {entry[0] for entry in module.evaluate(gold, pred)["_wrong_parents"]}


def read_tree(path: Path) -> dict[str, Any]:
    """A gold tree in short form: two spaces a level, "kind: title | status | body; body", "kind?" if optional."""
    elements: list[dict[str, Any]] = []
    open_: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        kind, rest = line.strip().split(": ", 1)
        title, status, bodies = (*(part.strip() for part in rest.split("|")), "", "")[:3]
        attrs = {"status": status} if status else {}
        responsible = {"responsible": [body.strip() for body in bodies.split(";")]} if bodies else {}
        del open_[depth:]
        elements.append(
            {
                "id": f"g{number}",
                "kind": kind.rstrip("?"),
                "title": title,
                "parent": open_[-1] if open_ else None,
                "optional": kind.endswith("?"),
                "attrs": {**attrs, **responsible},
            }
        )
        open_.append(f"g{number}")
    return {"doc": path.stem, "elements": elements}


def read_gold(path: Path) -> dict[str, Any]:
    """A gold tree, as JSON or in short form."""
    return read_tree(path) if path.suffix == ".tree" else json.loads(path.read_text(encoding="utf-8"))


def pairs(folders: list[Path]) -> list[tuple[Path, Path]]:
    """Documents with their gold trees."""
    found = []
    for folder in folders:
        golds = sorted((folder / "trees").glob("*.json")) or sorted([*folder.glob("*.json"), *folder.glob("*.tree")])
        for gold in golds:
            stem = gold.stem.removesuffix(".gold")
            home = CORPUS if folder == GOLD else folder
            document = next(
                (path for path in sorted(home.glob(f"{stem}.*")) if path.suffix not in {".json", ".tree"}), None
            )
            if document:
                found.append((document, gold))
    return found


@dataclass(frozen=True)
class Result:
    """Figures over all documents; F1 is kind+parent, shares are of the elements that are wrong (right) and flagged."""

    mean: float
    pooled: float
    wrong_flagged: float
    right_flagged: float


def measure(folders: list[Path], verbose: bool = False) -> Result:
    """Score all documents, print a line each and the summary."""
    scorer = load_scorer()
    results: list[dict[str, Any]] = []
    wrongs = [0, 0, 0, 0]
    for document, path in pairs(folders):
        gold = read_gold(path)
        start = time.process_time()
        pred = predict(document, gold.get("annotated_to_line"))
        seconds = time.process_time() - start
        result = scorer.evaluate(gold, pred)
        counts = wrong_elements(scorer, gold, pred)
        wrongs = [total + count for total, count in zip(wrongs, counts, strict=True)]
        results.append(result)
        print(f"{_line(document, result, counts)}  {seconds:.2f} s")
        if verbose:
            scorer.show(result, True)
    return _summary(scorer, results, wrongs)


def score_rough(folders: list[Path], verbose: bool = False) -> None:
    """Print a line per kind of rough copy and the figures over all of them."""
    scorer = load_scorer()
    results, wrongs = [], [0, 0, 0, 0]
    for name, spoil in COPIES.items():
        these = []
        for document, path in pairs(folders):
            gold = read_gold(path)
            for element in gold["elements"]:
                element.pop("line_start", None)  # lines move in a rough copy
            pred = predict(document, gold.get("annotated_to_line"), spoil)
            result = scorer.evaluate(gold, pred)
            these.append(result)
            counts = wrong_elements(scorer, gold, pred)
            wrongs = [total + count for total, count in zip(wrongs, counts, strict=True)]
            if verbose:
                print("   ", _line(document, result, counts))
        results += these
        print(f"{name:24s} mean of documents {sum(result['kind_parent']['f1'] for result in these) / len(these):.3f}")
    _summary(scorer, results, wrongs)


def _line(document: Path, result: dict[str, Any], counts: tuple[int, int, int, int]) -> str:
    """One document: F1 of kind and parent, of kinds, of finding at all, status, organisations, flags."""
    figures = [f"{result[name]['f1']:.3f}" for name in ("kind_parent", "micro", "any_kind")]
    status = result.get("status", {}).get("accuracy", "-")
    responsible = result.get("responsible", {}).get("f1", "-")
    flags = f"wrong {counts[0]:3d} flagged {counts[1]:3d}  right {counts[2]:3d} flagged {counts[3]:3d}"
    return (
        f"{document.stem[:28]:28s} kind+parent {figures[0]}  kinds {figures[1]}  any {figures[2]}  "
        f"status {status}  resp {responsible}  {flags}"
    )


def _summary(scorer: ModuleType, results: list[dict[str, Any]], wrongs: list[int]) -> Result:
    if not results:
        print("Keine Dokumente mit Gold gefunden.")
        return Result(0.0, 0.0, 0.0, 0.0)
    mean = sum(result["kind_parent"]["f1"] for result in results) / len(results)
    pooled = scorer.prf(*(sum(result["kind_parent"][key] for result in results) for key in ("tp", "pred", "gold")))
    share = wrongs[1] / wrongs[0] if wrongs[0] else 1.0
    right_share = wrongs[3] / max(1, wrongs[2])
    print(
        f"mean of documents {mean:.3f}   pooled {pooled['f1']:.3f}   "
        f"wrong elements flagged {share:.0%} ({wrongs[1]} of {wrongs[0]})   "
        f"right elements flagged {right_share:.0%} ({wrongs[3]} of {wrongs[2]})"
    )
    return Result(mean, pooled["f1"], share, right_share)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    if "--rough" in sys.argv:
        score_rough(
            [Path(argument) for argument in arguments] or [GOLD, ROOT / "tests" / "intake" / "tuning"],
            verbose="-v" in sys.argv,
        )
        sys.exit()
    measure([Path(argument) for argument in arguments] or [GOLD], verbose="-v" in sys.argv)
    if not arguments:
        print("\nown tuning documents")
        measure([ROOT / "tests" / "intake" / "tuning"], verbose="-v" in sys.argv)
        print("\nown calibration documents")
        measure([ROOT / "tests" / "intake" / "calibration"], verbose="-v" in sys.argv)
