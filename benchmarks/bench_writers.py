"""CPU time of writing a long concept, beside LibreOffice and python-docx in the same run.

    python benchmarks/bench_writers.py [--pages 100] [--changes 300] [--runs 3]

The text is made of seeded random words that do not repeat as a whole. Each run of ours is a new process, so that
reading the typefaces counts and nothing is remembered from the run before; the best of the runs counts.
Bars: 100 pages as PDF/UA in 3 s, a DOCX with 300 tracked changes in 2 s.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from masswerk.documents.text import Block, Doc, Heading, Item, ListBlock, Paragraph, Run, Table
from masswerk.documents.writers import docx, html, odt, pdf

SYLLABLES = ("an", "be", "der", "ein", "fo", "gen", "hal", "kon", "len", "mit", "net", "or", "pla", "rat", "sam", "ver")
CHAPTERS_A_PAGE = 1 / 7.2
WRITERS: dict[str, Callable[[Doc], bytes]] = {
    "pdf": pdf.write,
    "docx": docx.write,
    "odt": odt.write,
    "html": lambda doc: html.write(doc).encode(),
}
BARS = {"pdf": "bar 3 s for 100 pages", "docx": "bar 2 s with 300 changes", "odt": "", "html": ""}


def sentence(random_: random.Random, words: int) -> str:
    """So many words of one to five syllables, and a full stop."""
    made = ("".join(random_.choices(SYLLABLES, k=random_.randint(1, 5))) for _ in range(words))
    return " ".join(made).capitalize() + "."


def paragraph(random_: random.Random, label: str, *, changed: bool) -> Paragraph:
    """About 90 words; some bold, some with a footnote, some with words struck and inserted."""
    note = sentence(random_, 12) if random_.random() < 0.2 else ""
    end = Run(" " + sentence(random_, 42), note=note)
    runs = [Run(sentence(random_, 40) + " "), Run(sentence(random_, 8), bold=True), end]
    if changed:
        runs[1:1] = [Run(sentence(random_, 4), change="del"), Run(sentence(random_, 4) + " ", change="ins")]
    return Paragraph(tuple(runs), label=label, anchor=label)


def chapter(random_: random.Random, number: int, changes: int) -> list[Block]:
    """Some seven pages: three sections with paragraphs and a list, and a table."""
    blocks: list[Block] = [Heading(1, (Run(sentence(random_, 3)[:-1]),), str(number), f"h{number}")]
    for section in range(1, 4):
        name = f"{number}.{section}"
        blocks.append(Heading(2, (Run(sentence(random_, 4)[:-1]),), name, f"h{name}"))
        for place in range(1, 8):
            blocks.append(paragraph(random_, f"{name}.{place}", changed=changes > 0))
            changes -= 2
        blocks.append(ListBlock(tuple(Item((Run(sentence(random_, 12)),)) for _ in range(5))))
    rows = [(sentence(random_, 3), "2026", str(random_.randint(1, 999))) for _ in range(12)]
    cells = tuple(tuple((Run(cell),) for cell in row) for row in [("Träger", "Jahr", "Plätze"), *rows])
    blocks.append(Table(cells, sentence(random_, 6)))
    return blocks


def concept(pages: int, changes: int) -> Doc:
    """A concept of about so many printed pages with so many tracked changes."""
    random_ = random.Random(2016)
    chapters = max(1, round(pages * CHAPTERS_A_PAGE))
    each = -(-changes // chapters)
    blocks = [block for number in range(1, chapters + 1) for block in chapter(random_, number, each)]
    written = datetime(2026, 11, 20, tzinfo=UTC)
    return Doc("Konzept", tuple(blocks), publisher="Landkreis", author="Koordinierungsstelle", written=written)


def one(kind: str, pages: int, changes: int) -> None:
    """Write once and print CPU seconds and bytes: called in a process of its own."""
    doc = concept(pages, changes)
    start = time.process_time()
    data = WRITERS[kind](doc)
    print(time.process_time() - start, len(data))


def best(kind: str, pages: int, changes: int, runs: int) -> tuple[float, int]:
    """CPU seconds of the best run and the size of the file."""
    command = [sys.executable, __file__, "--one", kind, "--pages", str(pages), "--changes", str(changes)]
    found = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(runs)]
    return min(float(seconds) for seconds, _ in found), int(found[0][1])


def libreoffice(data: bytes) -> float | None:
    """CPU seconds LibreOffice takes to make a PDF of the same Word file; None where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with TemporaryDirectory() as folder:
        source = Path(folder, "concept.docx")
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def python_docx(doc: Doc) -> float:
    """CPU seconds python-docx takes for the headings and paragraphs alone: no changes, notes, lists or tables."""
    import docx as peer

    start = time.process_time()
    document = peer.Document()
    for block in doc.blocks:
        if isinstance(block, Heading):
            document.add_heading(block.runs[0].text, block.level)
        elif isinstance(block, Paragraph):
            added = document.add_paragraph()
            for run in block.runs:
                added.add_run(run.text).bold = run.bold
    document.save(io.BytesIO())
    return time.process_time() - start


def printed_pages(data: bytes) -> int:
    """The number of pages of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def main() -> None:
    """Print one line for each format, and the peers."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--changes", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--smoke", action="store_true", help="a small document, one run")
    parser.add_argument("--one", choices=WRITERS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    pages, changes, runs = (10, 30, 1) if given.smoke else (given.pages, given.changes, given.runs)
    if given.one:
        one(given.one, pages, changes)
        return
    doc = concept(pages, changes)
    marked = sum(run.change != "" for block in doc.blocks if isinstance(block, Paragraph) for run in block.runs)
    print(f"{printed_pages(pdf.write(doc))} pages, {marked} tracked changes; CPU seconds, best of {runs}")
    for kind in WRITERS:
        seconds, size = best(kind, pages, changes, runs)
        print(f"  {kind:<28} {seconds:6.2f} s {size // 1024:>7} KiB   {BARS[kind]}".rstrip())
    print(f"  {'python-docx, text only':<28} {python_docx(doc):6.2f} s")
    peer = libreoffice(docx.write(doc))
    print(f"  {'LibreOffice, DOCX to PDF':<28} " + (f"{peer:6.2f} s" if peer is not None else "not installed"))


if __name__ == "__main__":
    main()
