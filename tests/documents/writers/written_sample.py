"""A document with everything a writer must know, and ways to make others."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from masswerk.documents.text import Doc, Figure, Heading, Item, ListBlock, Paragraph, Run, Runs, Table

WRITTEN = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="96" height="48" fill="#a30000"/></svg>'

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def png(width: int = 40, height: int = 20, kind: str = "PNG") -> bytes:
    """A red picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (163, 0, 0)).save(buffer, kind)
    return buffer.getvalue()


def words(*parts: str | Run) -> Runs:
    """Runs of strings and runs."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def table(*rows: tuple[str, ...], **facts: object) -> Table:
    """A table of plain cells."""
    cells = tuple(tuple((Run(cell),) if cell else () for cell in row) for row in rows)
    return Table(cells, **facts)  # type: ignore[arg-type]


def doc(*blocks: object, **facts: object) -> Doc:
    """A document with a title and these blocks."""
    return Doc("Konzept", tuple(blocks), **{"written": WRITTEN, "author": "Koordinierungsstelle", **facts})  # type: ignore[arg-type]


ins, struck = partial(Run, change="ins"), partial(Run, change="del")


def sample() -> Doc:
    """Two chapters with every kind of block, links, footnotes and changes."""
    return Doc(
        "Integrationskonzept Musterland",
        (
            Heading(1, words("Präambel"), anchor="preamble"),
            Paragraph(words("Wer neu ist, braucht Menschen, die Wege kennen."), style="lead"),
            Paragraph(words("Siehe ", Run("Abschnitt 3.6", link="#3.6"), ", ", Run("mehr", link="https://example.org/a?b=1&c=2"),
                            Run(".", note="Die Zahlen sind Beispiele."))),
            Heading(1, words("Handlungsfelder"), number="3"),
            Heading(2, words("Ehrenamt"), number="3.6", anchor="3.6"),
            Paragraph(words("Der Kreis begleitet ", struck("zwanzig"), ins("dreißig"), " Lotsinnen und Lotsen."), label="3.6.1"),
            Paragraph(words("Ganz neu."), change="ins"),
            Paragraph(words("Entfällt."), change="del"),
            ListBlock((
                Item(words("Rat"), (Item(words("zu Fuß")), Item(words("mit dem Bus"))), ordered_children=True),
                Item(words("Tat")),
            )),
            ListBlock((Item(words("Lehrgang")), Item(words("Gespräch"))), ordered=True, start=3),
            Paragraph(words("Niemand integriert sich allein."), style="quote"),
            table(("Träger", "2014", "2015"), ("Volkshochschule", "1.250", "–"), ("Bildungswerk", "88", "12"),
                  caption="Kurse je Träger", header_column=True, anchor="courses"),
            Figure(png(), "image/png", "Ein rotes Rechteck.", "Fläche", anchor="area"),
            Paragraph(words("Jeder ist ", Run("welcome", language="en"), ", ", Run("مرحبا", language="ar"), "."), style="small"),
        ),
        subtitle="Fortschreibung 2026",
        publisher="Landkreis Musterland",
        facts=(("Beschlossen von", "Kreistag, Drucksache 123/2026"),),
        author="Koordinierungsstelle",
        written=WRITTEN,
        keywords=("Integration", "Landkreis"),
    )


def arabic() -> Doc:
    """A document that runs from right to left."""
    blocks = (Heading(1, words("المقدمة"), number="1"), Paragraph(words("أهلا وسهلا بكم."), label="1.1"),
              table(("الجهة", "2015"), ("معهد", "7")))
    return Doc("مفهوم الاندماج", blocks, language="ar", direction="rtl", written=WRITTEN)


def converted(data: bytes, suffix: str, to: str, folder: Path) -> bytes:
    """What LibreOffice makes of a file."""
    source = folder / f"source.{suffix}"
    source.write_bytes(data)
    out = folder / "out"
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(out), str(source)], check=True, capture_output=True, timeout=120)
    return (out / f"source.{to}").read_bytes()
