"""Fit the points of the signs of doubt (`masswerk.intake.rules.confidence`) on annotated documents.

usage: python benchmarks/fit_doubt.py

Documents: the given trees, the tuning documents and the calibration documents, each as it is and as rough copies. The
unseen documents are not read. Per element: its signs, and whether it is wrong. A logistic model whose weights cannot be
negative is fitted and scaled so that ten points lie where `RIGHT` of the right elements of the tuning documents are
flagged, by models that have not seen them. Printed: the points, and the shares of wrong and of right elements that are
flagged, with documents left out in eight rounds.
"""

from __future__ import annotations

import copy
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

import score_outline  # noqa: E402
from rough_copies import COPIES  # noqa: E402

from masswerk.intake.rules import confidence  # noqa: E402
from masswerk.intake.rules.parts import Part  # noqa: E402
from masswerk.intake.rules.signs import document_signs, element_signs  # noqa: E402
from masswerk.intake.rules.tree import DOUBT  # noqa: E402

RIGHT = 1 / 3
"""Share of the right elements of the tuning documents that may be flagged."""

ROUNDS, SPARSE, SMALL = 8, 0.001, 0.001
FOLDERS = {
    "given": score_outline.GOLD,
    "tuning": ROOT / "tests" / "intake" / "tuning",
    "calibration": ROOT / "tests" / "intake" / "calibration",
}
HEAVY = {"given": 6.0, "tuning": 1.0, "calibration": 3.0}
"""How much a document of each set counts; the original counts four times as much as a copy."""


@dataclass(frozen=True)
class Seen:
    """An element that was found: its signs, whether its pass doubts it, whether it is wrong."""

    group: str
    document: str
    rough: str
    signs: dict[str, float]
    doubted: bool
    wrong: bool


def outlines() -> Iterator[tuple[str, str, str, dict[str, Any], dict[str, Any]]]:
    """Group, document, kind of copy, gold tree and outline."""
    for group, folder in FOLDERS.items():
        for document, path in score_outline.pairs([folder]):
            gold = score_outline.read_gold(path)
            lines = gold.get("annotated_to_line")
            yield group, document.stem, "", gold, score_outline.predict(document, lines)
            moved = copy.deepcopy(gold)
            for element in moved["elements"]:
                element.pop("line_start", None)
            for name, spoil in COPIES.items():
                yield group, document.stem, name, moved, score_outline.predict(document, lines, spoil)


def collect() -> list[Seen]:
    """All elements that count as right or wrong."""
    scorer = score_outline.load_scorer()
    noted = _note_signs()
    found = []
    for group, document, rough, gold, pred in outlines():
        for name, right in score_outline.verdicts(scorer, gold, pred).items():
            signs, doubted = noted[int(name[1:])]
            found.append(Seen(group, document, rough, signs, doubted, not right))
    return found


def _note_signs() -> list[tuple[dict[str, float], bool]]:
    """The signs of the last outline, by the place of the element; filled anew whenever a document is outlined."""
    noted: list[tuple[dict[str, float], bool]] = []
    calibrate = confidence.calibrate

    def noting(root: Part) -> None:
        shared = document_signs(root)
        own = {id(part): signs for part, signs in element_signs(root)}
        noted[:] = [
            ({**shared, **own[id(part)]} if part is not root else {}, part.sure < DOUBT) for part in root.walk()
        ]
        calibrate(root)

    sys.modules["masswerk.intake.rules.outline"].calibrate = noting  # type: ignore[attr-defined]
    return noted


def matrix(seen: list[Seen]) -> np.ndarray:
    """Strength of each sign, one row for each element, one column for each sign of `WEIGHTS`."""
    return np.array([[each.signs.get(name, 0.0) for name in confidence.WEIGHTS] for each in seen])


def importance(seen: list[Seen]) -> np.ndarray:
    """How much each element counts: by its set, less for copies and for long documents."""
    counts = Counter((each.document, each.rough) for each in seen)
    weights = [
        HEAVY[each.group] * (1.0 if each.rough else 4.0) / max(8, counts[each.document, each.rough]) ** 0.5
        for each in seen
    ]
    return np.array(weights) / np.mean(weights)


def fit(signs: np.ndarray, wrong: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Intercept and weights >= 0 of the logistic model, in log odds."""

    def loss(model: np.ndarray) -> tuple[float, np.ndarray]:
        odds = signs @ model[1:] + model[0]
        error = weights * (1 / (1 + np.exp(-odds)) - wrong) / len(wrong)
        value = (weights * (np.logaddexp(0, odds) - wrong * odds)).mean()
        value += SPARSE * model[1:].sum() + SMALL * (model[1:] ** 2).sum()
        return value, np.r_[error.sum(), signs.T @ error + SPARSE + 2 * SMALL * model[1:]]

    start = np.r_[-2.0, np.full(signs.shape[1], 0.1)]
    bounds = [(None, None)] + [(0, None)] * signs.shape[1]
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x)


def threshold(odds: np.ndarray, seen: list[Seen]) -> float:
    """Log odds above which, with what the passes doubt, `RIGHT` of the right elements of the tuning set are flagged."""
    doubted = np.array([each.doubted for each in seen])
    tries = np.unique(np.round(odds, 3))
    return float(next(cut for cut in tries if _share((odds >= cut) | doubted, seen, "tuning", "", False) <= RIGHT))


def _share(flags: np.ndarray, seen: list[Seen], group: str, rough: str | None, wrong: bool) -> float:
    """Share of flagged elements; rough: "" for originals, None for all copies."""
    chosen = [
        bool(flag)
        for flag, each in zip(flags, seen, strict=True)
        if each.group == group and each.wrong == wrong and (each.rough == "") == (rough == "")
    ]
    return sum(chosen) / max(1, len(chosen))


def left_out(seen: list[Seen], signs: np.ndarray, wrong: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Log odds of each element by a model that has not seen its document."""
    documents = sorted({each.document for each in seen})
    order = np.random.default_rng(2026).permutation(len(documents))
    rounds = {documents[place]: at % ROUNDS for at, place in enumerate(order)}
    mine = np.array([rounds[each.document] for each in seen])
    odds = np.zeros(len(seen))
    for turn in range(ROUNDS):
        others = mine != turn
        model = fit(signs[others], wrong[others], weights[others])
        odds[~others] = signs[~others] @ model[1:] + model[0]
    return odds


def report(points: np.ndarray, seen: list[Seen], title: str) -> None:
    """Shares of wrong and right elements that are flagged, for each set."""
    flags = (points >= confidence.LIMIT) | np.array([each.doubted for each in seen])
    print(title)
    for group in FOLDERS:
        for rough, name in (("", "as they are"), (None, "rough copies")):
            shares = [_share(flags, seen, group, rough, wrong) for wrong in (True, False)]
            print(f"  {group:12s} {name:13s} wrong flagged {shares[0]:4.0%}   right flagged {shares[1]:4.0%}")


def main() -> None:
    """Fit, print the points in halves, and say what they are worth."""
    seen = collect()
    signs, weights = matrix(seen), importance(seen)
    wrong = np.array([each.wrong for each in seen], float)
    model, apart = fit(signs, wrong, weights), left_out(seen, signs, wrong, weights)
    cut = threshold(apart, seen)
    scale = confidence.LIMIT / (cut - model[0])
    scaled = np.round(2 * scale * model[1:]) / 2
    for (name, weight), points in zip(confidence.WEIGHTS.items(), scaled, strict=True):
        print(f"{name:16s} now {weight.points:4.1f}   fitted {points:4.1f}")
    report((apart - model[0]) * scale, seen, "documents left out in turn")
    report(signs @ scaled, seen, "all documents, points in halves")
    now = np.array([weight.points for weight in confidence.WEIGHTS.values()])
    report(signs @ now, seen, "all documents, points as they are now")


if __name__ == "__main__":
    main()
