"""CPU time of taking documents in: outline of a county's concept, a long PDF through the limited process, growth.

    python benchmarks/bench_intake.py [--smoke]

Bars: the 60 KB county document outlined in <= 0.5 s; a 300-page PDF in <= 15 s and <= 500 MB; growth close to linear.
The peer for reading is pdftotext (poppler), where it is installed: it gives text only, no layout, headings or tables.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from masswerk.documents.readers import read  # noqa: E402
from masswerk.documents.sandbox import read_safely  # noqa: E402
from masswerk.documents.text import Block, Doc, Heading, Paragraph, Run  # noqa: E402
from masswerk.documents.writers import pdf  # noqa: E402
from masswerk.intake.rules.outline import outline  # noqa: E402

KNOWN = ROOT / "tests" / "intake" / "known" / "landkreis.txt"
COUNTY_BYTES = 60_000
SENTENCE = "Der Kreis fördert im Jahr {n} Vorhaben mit Sprachkursen, Beratung und Begleitung vor Ort. "


def county(size: int) -> str:
    """A county's concept of about `size` bytes, in the layout of the source we know, chapters repeated."""
    text = KNOWN.read_text(encoding="utf-8")
    return text * max(1, round(size / len(text.encode())))


def long_pdf(pages: int) -> bytes:
    """A concept of about so many printed pages."""
    blocks: list[Block] = []
    for chapter in range(pages):
        blocks.append(Heading(1 + (chapter % 5 > 0), (Run(f"Handlungsfeld {chapter + 1}"),), number=str(chapter + 1)))
        blocks += [Paragraph((Run(SENTENCE.format(n=n) * 5),)) for n in range(5)]
    return pdf.write(Doc(title="Langes Konzept", blocks=tuple(blocks), written=datetime(2026, 1, 1, tzinfo=UTC)))


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process for one call, the best of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def children_cpu(work: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of the processes that a call starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def outline_growth(smoke: bool) -> None:
    """Reading and outlining at one, two and four times the size."""
    first = 0.0
    for times in (1, 2) if smoke else (1, 2, 4):
        data = county(COUNTY_BYTES * times).encode()
        seconds = cpu(lambda data=data: outline(read("konzept.txt", data)))  # type: ignore[misc]
        first = first or seconds
        bar = "bar 0.5" if times == 1 else f"{seconds / first:.1f} times the first"
        print(f"  outline, {len(data) // 1000:>4} KB of text {seconds:8.2f} s   {bar}")


def pdf_reading(pages: int) -> None:
    """A long PDF through the limited process, and the peer on the same file."""
    import pypdfium2

    data = long_pdf(pages)
    with pypdfium2.PdfDocument(data) as document:
        printed = len(document)
    seconds, memory = children_cpu(lambda: read_safely("lang.pdf", data))
    print(f"  PDF, {printed} pages, limited process {seconds:6.2f} s {memory:5.0f} MB   bar 15 s, 500 MB for 300 pages")
    if shutil.which("pdftotext") is None:
        print("  pdftotext: not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lang.pdf"
        path.write_bytes(data)
        peer, _ = children_cpu(lambda: subprocess.run(["pdftotext", "-layout", path, "-"], check=True,
                                                      capture_output=True))
    print(f"  pdftotext -layout, text only      {peer:6.2f} s")


def main() -> None:
    """Print one line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--smoke", action="store_true", help="small documents")
    given = parser.parse_args()
    print("taking documents in; CPU seconds")
    outline_growth(given.smoke)
    pdf_reading(20 if given.smoke else 385)


if __name__ == "__main__":
    main()
