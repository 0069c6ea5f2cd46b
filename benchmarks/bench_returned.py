"""CPU time of reading a returned draft with hundreds of tracked changes and comments, beside python-docx.

    python benchmarks/bench_returned.py [--changes 300] [--runs 3]

The draft has as many passages as changes, half as many comments, and three authors. Ours starts a limited process,
reads, places every passage by its mark, and compares with what was laid out; "without marks" finds all passages by
their words.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench_writers import sentence

from masswerk.documents.returned import laid_out_texts, read_returned
from masswerk.documents.text import Doc, Heading, Paragraph, Run
from tests.documents.returned.edited import WordCopy

AUTHORS = ("Anna Beispiel", "Ben Muster", "Clara Probe")


def draft(passages: int) -> Doc:
    """Headings and paragraphs, each a passage of about 60 words."""
    random_ = random.Random(2018)
    blocks: list[Heading | Paragraph] = []
    for number in range(passages):
        if number % 10 == 0:
            title = sentence(random_, 3)[:-1]
            blocks.append(Heading(1, (Run(title),), str(number // 10 + 1), passage=f"field-{number}"))
        words = (Run(f"{sentence(random_, 30)} {sentence(random_, 30)}"),)
        blocks.append(Paragraph(words, label=f"{number // 10 + 1}.{number % 10 + 1}", passage=f"text-{number}"))
    return Doc("Entwurf", tuple(blocks), track_changes=True, origin="edition:1")


def worked_on(doc: Doc) -> WordCopy:
    """A change in every paragraph, a comment in every second."""
    copy = WordCopy(doc)
    texts = laid_out_texts(doc)
    for number, (key, text) in enumerate((key, text) for key, text in texts.items() if key.startswith("text-")):
        author = AUTHORS[number % len(AUTHORS)]
        if number % 2:
            copy.strike(key, text[-20:], author)
            copy.comment(key, text[:20], "Bitte genauer.", AUTHORS[(number + 1) % len(AUTHORS)])
        else:
            copy.insert(key, text[-20:], " Sehr.", author)
    return copy


def best(work: Callable[[], object], runs: int) -> tuple[float, object]:
    """CPU seconds of this process and its children, best of the runs, and what came out."""
    spent = []
    made: object = None
    for _ in range(runs):
        start = cpu()
        made = work()
        spent.append(cpu() - start)
    return min(spent), made


def cpu() -> float:
    """CPU seconds so far, with those of ended children."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def python_docx(data: bytes) -> int:
    """Paragraphs and their accepted text by python-docx, which knows no changes."""
    import docx as peer

    return len("".join(each.text for each in peer.Document(io.BytesIO(data)).paragraphs))


def main() -> None:
    """Print one line for each way of reading."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--changes", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--smoke", action="store_true", help="a small draft, one run")
    given = parser.parse_args()
    count, runs = (30, 1) if given.smoke else (given.changes, given.runs)
    doc = draft(count)
    texts, copy = laid_out_texts(doc), worked_on(doc)
    data = copy.data()
    spent, found = best(lambda: read_returned(data, texts), runs)
    print(f"{len(texts)} passages; CPU seconds with the limited process, best of {runs}")
    told = f"{len(found.proposals)} changes, {len(found.comments)} comments"
    print(f"  {told:<37}{spent:6.2f} s   bar 2 s for 300 changes")
    for key in texts:
        copy.lose_mark(key)
    bare = copy.data()
    spent, found = best(lambda: read_returned(bare, texts), 1)
    by_words = sum(place.found == "likeness" for place in found.places)
    told = f"without marks, {by_words} found by words"
    print(f"  {told:<37}{spent:6.2f} s")
    spent, _ = best(lambda: python_docx(data), runs)
    print(f"  {'python-docx, text only, no process':<37}{spent:6.2f} s")


if __name__ == "__main__":
    main()
