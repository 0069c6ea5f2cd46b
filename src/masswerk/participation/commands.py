"""`masswerk sort` and `masswerk duplicates`: the sorting engine on the command line, without a database."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from masswerk.base.errors import RuleError
from masswerk.participation.rules.sorting import Element, Index, Suggestion, from_outline, near

AT_LEAST = 0.2
"""Pairs from this score on are printed; whoever reads them chooses where to cut."""

ALSO = 0.9
"""Fields with at least so much of the first one's score are named beside it."""

SPOKEN_PLACES = 3
"""For so many places the matching words are printed."""

EVERY = 1.0
"""Seconds between two words on progress, and before the first."""


ABOUT = {
    "sort": "Beiträge den Handlungsfeldern eines Konzepts zuordnen.",
    "duplicates": "Beiträge finden, die nahezu dasselbe sagen.",
}


class NotReadable(RuleError):
    cause = "Die Datei „{path}“ lässt sich nicht lesen: {reason}."
    way_out = "Prüfen Sie Namen, Ordner und Format der Datei; erwartet wird Text in UTF-8."


class NotAContribution(RuleError):
    cause = "Zeile {line} von „{path}“ ist kein Beitrag: {reason}."
    way_out = "Jede Zeile ist ein JSON-Objekt mit „id“ und „text“, beides Zeichenketten, jede Kennung nur einmal."


class NotAConcept(RuleError):
    cause = "„{path}“ ist keine Gliederung mit Handlungsfeldern: {reason}."
    way_out = (
        "Erzeugen Sie die Datei mit „masswerk outline DOKUMENT --json“ und prüfen Sie, ob sie Handlungsfelder enthält."
    )


def sort(arguments: list[str]) -> int:
    """Print for each contribution its field, the ranking of all fields, and the words that speak for them.

    Raises NotReadable, NotAContribution, NotAConcept.
    """
    options = parser("sort").parse_args(arguments)
    contributions = _contributions(Path(options.file))
    elements = _concept(Path(options.concept))
    texts = list(contributions.values())
    index = Index(elements, texts)
    if not index.names:
        raise NotAConcept(path=options.concept, reason="es fehlen Handlungsfelder")
    ranked = index.sort(texts, _Progress(silent=options.quiet))
    _print(_sorted_line(key, places, index.names) for key, places in zip(contributions, ranked, strict=True))
    return 0


def duplicates(arguments: list[str]) -> int:
    """Print pairs of contributions that say nearly the same, the surest first.

    Raises NotReadable, NotAContribution.
    """
    options = parser("duplicates").parse_args(arguments)
    contributions = _contributions(Path(options.file))
    keys = list(contributions)
    pairs = near(list(contributions.values()), at_least=options.at_least, progress=_Progress(silent=options.quiet))
    _print({"a": keys[a], "b": keys[b], "score": score, "reason": ", ".join(words)} for a, b, score, words in pairs)
    return 0


def parser(command: str) -> argparse.ArgumentParser:
    """The options of "sort" or "duplicates"."""
    found = argparse.ArgumentParser(prog=f"masswerk {command}", description=ABOUT[command])
    found.add_argument("file", metavar="BEITRAEGE", help="JSON Lines: je Zeile ein Beitrag mit „id“ und „text“")
    if command == "sort":
        found.add_argument("--concept", metavar="GLIEDERUNG", required=True, help="JSON von „masswerk outline --json“")
    else:
        found.add_argument("--at-least", metavar="WERT", type=float, default=AT_LEAST,
                           help=f"Paare ab diesem Wert zeigen, 0 bis 1 (sonst {AT_LEAST})")  # fmt: skip
    found.add_argument("--quiet", action="store_true", help="keinen Fortschritt zeigen")
    return found


def _contributions(path: Path) -> dict[str, str]:
    """Contributions by their key, in order."""
    found: dict[str, str] = {}
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip():
            key, text = _contribution(line, path, number)
            if key in found:
                raise NotAContribution(path=path, line=number, reason=f"die Kennung „{key}“ gibt es schon")
            found[key] = text
    return found


def _contribution(line: str, path: Path, number: int) -> tuple[str, str]:
    try:
        row = json.loads(line)
    except ValueError:
        raise NotAContribution(path=path, line=number, reason="das ist kein JSON") from None
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("id", "text")):
        raise NotAContribution(path=path, line=number, reason="„id“ oder „text“ fehlt")
    return row["id"], row["text"]


def _concept(path: Path) -> list[Element]:
    try:
        return from_outline(json.loads(_text(path)))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise NotAConcept(path=path, reason=f"{type(error).__name__} beim Lesen") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable(path=path, reason="der Text ist nicht in UTF-8") from None
    except OSError as error:
        raise NotReadable(path=path, reason=error.strerror or "unbekannter Grund") from None


def _sorted_line(key: str, places: Sequence[Suggestion], names: Mapping[str, str]) -> dict[str, object]:
    ranking = [names[place.element_key] for place in places]
    best = places[0].score
    return {
        "id": key,
        "field": ranking[0],
        "fields": [name for name, place in zip(ranking, places, strict=True) if place.score >= ALSO * best],
        "ranking": ranking,
        "confidence": best,
        "reasons": [f"{name}: {', '.join(place.words)}" for name, place in zip(ranking, places, strict=True)
                    if place.words][:SPOKEN_PLACES],
    }  # fmt: skip


def _print(lines: Iterable[Mapping[str, object]]) -> None:
    for line in lines:
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


class _Progress:
    """Lines on standard error, once the work takes longer than a moment."""

    def __init__(self, *, silent: bool) -> None:
        self.silent = silent
        self.last = time.monotonic()

    def __call__(self, told: str) -> None:
        now = time.monotonic()
        if not self.silent and now - self.last >= EVERY:
            self.last = now
            print(told, file=sys.stderr, flush=True)
