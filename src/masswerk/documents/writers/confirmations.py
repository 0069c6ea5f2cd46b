"""Confirmations to be printed: one page for each receiver, with the address where a window envelope shows it.

Source: DIN 5008 form B (address field 45 mm from the top, 85 mm wide); Typst, PDF/UA-1.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from masswerk.documents.fonts import font_dir
from masswerk.documents.writers.pdf import fonts, showable

TEMPLATE = files("masswerk.documents.writers") / "templates" / "confirmations.typ"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One page. receiver: lines of the address; codes: (what it belongs to, code) of each contribution."""

    receiver: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What all pages share.

    sender: the office; day: as written; subject: the heading
    paragraphs: what is said before the codes; after: what is said behind them; name: who greets
    """

    sender: str
    day: str
    subject: str
    paragraphs: tuple[str, ...]
    after: tuple[str, ...]
    name: str


def write_confirmations(head: Letterhead, pages: Sequence[Confirmation]) -> bytes:
    """The pages as PDF/UA, in the order given; the same input gives the same bytes.

    pages: at least one
    """
    content = showable(json.loads(json.dumps({**asdict(head), "pages": [asdict(page) for page in pages]})))
    with TemporaryDirectory(prefix="masswerk-confirmations-") as folder:
        root = Path(folder)
        (root / "confirmations.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        (root / "confirmations.typ").write_bytes(TEMPLATE.read_bytes())
        return bytes(typst.compile(
            str(root / "confirmations.typ"), root=folder, font_paths=fonts(font_dir()), ignore_system_fonts=True,
            pdf_standards=["ua-1"], timestamp=0))
