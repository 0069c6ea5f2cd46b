"""A document as plain data for the Typst template."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from masswerk.documents.columns import cell_text, figure_columns, is_wide, shares
from masswerk.documents.text import Block, Doc, Figure, Heading, Item, ListBlock, Paragraph, Run, Runs, Table
from masswerk.documents.writers.pictures import load
from masswerk.documents.writers.words import office_language, words

Pictures = dict[str, bytes]
Data = dict[str, Any]
TEXT_WIDTH, HIGHEST = 132.0, 200.0  # mm
MM_PER_PIXEL = 25.4 / 144
LONGEST_WORD = 20  # letters that fit on a line of the title
LONG = 150_000  # characters, some 60 pages: from here on lines are broken one by one, three times as fast


def data(doc: Doc, pictures: Pictures) -> Data:
    """Everything the template shows; pictures are added to `pictures` by file name. Raises PictureUnreadable."""
    lang, region = office_language(doc.language).split("-")
    blocks = [_block(block, pictures) for block in doc.blocks]
    return {
        "title": doc.title,
        "short_title": _short(doc.title),
        "subtitle": doc.subtitle,
        "publisher": doc.publisher,
        "authors": [name for name in (doc.publisher or doc.author,) if name],
        "keywords": list(doc.keywords),
        "lang": lang,
        "region": region,
        "direction": doc.direction,
        "is_landscape": doc.is_landscape,
        "facts": [list(fact) for fact in doc.facts],
        "contents": doc.contents and any(isinstance(block, Heading) for block in doc.blocks),
        "has_changes": any(_has_change(block) for block in doc.blocks),
        "words": asdict(words(doc.language)),
        "has_endless_word": max(map(len, doc.title.split())) > LONGEST_WORD,
        "is_long": _length(blocks) > LONG,
        "blocks": blocks,
    }


def _length(content: Any) -> int:
    """Characters of all words."""
    if isinstance(content, list):
        return sum(_length(part) for part in content)
    if isinstance(content, dict):
        return len(content["text"]) if "text" in content else _length(list(content.values()))
    return 0


def _short(title: str) -> str:
    """The title for the head of the page, cut at a word after 60 characters."""
    return title if len(title) <= 60 else title[:60].rsplit(" ", 1)[0] + " …"


def _block(block: Block, pictures: Pictures) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "runs": _runs(block.runs), "number": block.number,
                    "anchor": block.anchor, "plain": " ".join(cell_text(block.runs).split())}
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs), "label": block.label, "anchor": block.anchor,
                    "style": block.style}
        case ListBlock():
            return {"kind": "list", "items": [_item(item) for item in block.items], "ordered": block.ordered,
                    "start": block.start}
        case Table():
            return _table(block)
        case Figure():
            return _figure(block, pictures)


def _runs(runs: Runs) -> list[Data]:
    return [_run(run) for run in runs]


def _run(run: Run) -> Data:
    lang, region = office_language(run.language).split("-") if run.language else (None, None)
    return {"text": run.text, "bold": run.bold, "italic": run.italic, "link": run.link, "change": run.change,
            "note": run.note, "lang": lang, "region": region}


def _item(item: Item) -> Data:
    return {"runs": _runs(item.runs), "children": [_item(child) for child in item.children],
            "ordered": item.ordered_children}


def _table(table: Table) -> Data:
    rows = [[_runs(cell) for cell in row] for row in table.rows]
    return {"kind": "table", "rows": rows,
            "caption": table.caption, "anchor": table.anchor, "header_rows": table.header_rows,
            "repeats": not _leads_elsewhere(table), "header_column": table.header_column,
            "is_wide": is_wide(table), "columns": shares(table), "figures": figure_columns(table)}


def _leads_elsewhere(table: Table) -> bool:
    """Links or footnotes in the header: repeated on the next page, they would not be tagged."""
    return any(run.link or run.note for row in table.rows[: table.header_rows] for cell in row for run in cell)


def _figure(figure: Figure, pictures: Pictures) -> Data:
    number = len(pictures) + 1
    picture = load(figure, number)
    name = f"picture-{number}.{picture.suffix}"
    pictures[name] = picture.data
    width, height = picture.width * MM_PER_PIXEL, picture.height * MM_PER_PIXEL
    scale = min(1.0, TEXT_WIDTH / width, HIGHEST / height)
    return {"kind": "figure", "file": name, "alt": figure.alt, "caption": figure.caption, "anchor": figure.anchor,
            "is_decorative": figure.is_decorative, "width": round(width * scale, 2)}


def _has_change(block: Block) -> bool:
    match block:
        case Heading() | Paragraph():
            return any(run.change for run in block.runs)
        case ListBlock():
            return any(_item_has_change(item) for item in block.items)
        case Table():
            return any(run.change for row in block.rows for cell in row for run in cell)
    return False


def _item_has_change(item: Item) -> bool:
    return any(run.change for run in item.runs) or any(_item_has_change(child) for child in item.children)
