"""CPU time of comparing two editions, beside difflib on the same words in the same run.

    python benchmarks/bench_compare.py [--passages 600] [--changed 1.0]

Passages have 40 to 600 characters of text that does not repeat; the random numbers are seeded, so that every
run compares the same text. The best of three runs counts. Bar: 600 passages in 0.5 s.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from difflib import SequenceMatcher

from masswerk.concepts.rules.compare import compare
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.redline import words
from masswerk.concepts.rules.redline_doc import to_doc
from masswerk.concepts.rules.tokens import tokenise
from masswerk.concepts.rules.tree import EditionText, Place

SYLLABLES = ("an", "be", "der", "ein", "fo", "gen", "hal", "kon", "len", "mit", "net", "or", "pla", "rat", "sam", "ver")


def vocabulary(random_: random.Random, size: int) -> list[str]:
    """Words of one to five syllables."""
    return ["".join(random_.choices(SYLLABLES, k=random_.randint(1, 5))) for _ in range(size)]


def text(random_: random.Random, known: list[str], length: int) -> str:
    """Sentences of so many characters; frequent words are frequent as in real text."""
    sentences: list[str] = []
    while sum(map(len, sentences)) < length:
        picked = [known[min(int(random_.expovariate(0.004)), len(known) - 1)] for _ in range(random_.randint(6, 16))]
        sentences.append(" ".join(picked).capitalize() + ".")
    return " ".join(sentences)[:length]


def reworded(random_: random.Random, known: list[str], before: str) -> str:
    """The text with one to six places replaced, extended or cut."""
    parts = before.split(" ")
    for _ in range(random_.randint(1, 6)):
        place = random_.randrange(len(parts))
        kind = random_.random()
        if kind < 0.4:
            parts[place] = random_.choice(known)
        elif kind < 0.7:
            parts.insert(place, " ".join(random_.choices(known, k=2)))
        elif len(parts) > 6:
            del parts[place : place + 3]
    return " ".join(parts)


def editions(passages: int, changed: float) -> tuple[EditionText, EditionText]:
    """An edition of chapters with ten passages each, and the one after it."""
    random_ = random.Random(2016)
    known = vocabulary(random_, 3000)
    old: list[Place] = []
    new: list[Place] = []
    for index in range(passages):
        parent = None if index % 10 == 0 else f"e{index - index % 10}"
        kind = "field" if parent is None else "measure"
        title, was = text(random_, known, 30), text(random_, known, random_.randint(40, 600))
        now = reworded(random_, known, was) if random_.random() < changed else was
        old.append(Place(f"e{index}", parent, index, kind, title=title, text=was))
        new.append(Place(f"e{index}", parent, index, kind, title=title, text=now))
    return EditionText.of(old), EditionText.of(new)


def best(work: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of the fastest run."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def with_difflib(before: str, after: str) -> None:
    """The standard library on the same word sequences, without any repair for reading."""
    SequenceMatcher(None, tokenise(before).words, tokenise(after).words, autojunk=False).get_opcodes()


def show(what: str, ours: Callable[[], object], theirs: Callable[[], object] | None, bar: str) -> None:
    """One line of figures."""
    beside = f"{best(theirs):8.3f}" if theirs else " " * 8
    print(f"  {what:<34}{best(ours):8.3f}{beside}   {bar}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, default=600)
    parser.add_argument("--changed", type=float, default=1.0, help="part of the passages that are reworded")
    given = parser.parse_args()
    old, new = editions(given.passages, given.changed)
    rows = [Row(place.element, place.element, Relation.CONTINUED) for place in old.places]
    pairs = [(was.text, now.text) for was, now in zip(old.places, new.places, strict=True)]
    random_ = random.Random(1)
    known = vocabulary(random_, 3000)
    long, other = text(random_, known, 20_000), text(random_, known, 20_000)
    edited = reworded(random_, known, long)
    comparison = compare(old, new, rows)
    letters = sum(len(was) for was, _ in pairs)
    print(f"{given.passages} passages, {letters} characters, {len(comparison.changed)} reworded")
    print(f"  {'CPU seconds':<34}    ours difflib")
    show("two editions", lambda: compare(old, new, rows), lambda: [with_difflib(*pair) for pair in pairs], "bar 0.5")
    show(
        "one text of 20,000 letters, edited", lambda: words(long, edited), lambda: with_difflib(long, edited), "bar 0.2"
    )
    show("two texts of 20,000, unrelated", lambda: words(long, other), lambda: with_difflib(long, other), "bar 0.2")
    show("document with all changes", lambda: to_doc(comparison, title="Vergleich"), None, "")


if __name__ == "__main__":
    main()
