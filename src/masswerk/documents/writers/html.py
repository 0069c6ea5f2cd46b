"""One HTML page that needs nothing else: readable, printable, usable with a screen reader."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape
from importlib.resources import files

from masswerk.documents import markup
from masswerk.documents.columns import cell_text
from masswerk.documents.text import Doc, Figure, Heading
from masswerk.documents.writers.pictures import load
from masswerk.documents.writers.prepare import prepare
from masswerk.documents.writers.words import Words, words

STYLE = files("masswerk.documents.writers") / "templates" / "document.css"
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
DEEPEST_IN_CONTENTS = 2


def write(doc: Doc) -> str:
    """The document as one page of HTML, pictures inside. Raises FigureWithoutAlt, PictureUnreadable."""
    doc = _below_title(prepare(doc))
    own = words(doc.language)
    page = markup.Page(prefix="mw-", pictures=partial(_inline, {}), said=(own.inserted, own.deleted, own.end),
                       note_word=own.note, table_word=own.table, back_word=own.back)
    text = f'<main id="mw-text">{markup.to_html(doc.blocks, page)}</main>'
    return "\n".join([*_head(doc), *_front(doc, own), text, "</body></html>", ""])


def _below_title(doc: Doc) -> Doc:
    """The title is the only h1; chapters start at h2. Headings without a name get one for the contents."""
    blocks = []
    for number, block in enumerate(doc.blocks):
        if isinstance(block, Heading):
            block = replace(block, level=min(block.level + 1, 6), anchor=block.anchor or f"heading-{number}")
        blocks.append(block)
    return replace(doc, blocks=tuple(blocks))


def _inline(seen: dict[int, int], figure: Figure) -> str:
    number = seen.setdefault(0, 0) + 1
    seen[0] = number
    picture = load(figure, number)
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def _head(doc: Doc) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{escape(doc.language)}" dir="{doc.direction}">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{escape(doc.title)}</title>"
    for name, value in (("author", doc.publisher or doc.author), ("keywords", ", ".join(doc.keywords))):
        if value:
            yield f'<meta name="{name}" content="{escape(value)}">'
    yield f"<style>{STYLE.read_text(encoding='utf-8')}</style></head>"


def _front(doc: Doc, own: Words) -> Iterator[str]:
    yield f'<body><a class="skip" href="#mw-text">{own.skip}</a><header>'
    if doc.publisher:
        yield f'<p class="publisher">{escape(doc.publisher)}</p>'
    yield f"<h1>{escape(doc.title)}</h1>"
    if doc.subtitle:
        yield f'<p class="subtitle">{escape(doc.subtitle)}</p>'
    if doc.facts:
        rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in doc.facts)
        yield f"<dl>{rows}</dl>"
    yield "</header>"
    chapters = [block for block in doc.blocks if isinstance(block, Heading) and block.level <= DEEPEST_IN_CONTENTS + 1]
    if doc.contents and chapters:
        yield f'<nav aria-labelledby="mw-contents"><h2 id="mw-contents">{own.contents}</h2>{_contents(chapters)}</nav>'


def _contents(chapters: list[Heading]) -> str:
    """Two levels of linked entries."""
    entries = []
    for chapter in chapters:
        number = f"{escape(chapter.number)} " if chapter.number else ""
        link = f'<a href="#{chapter.anchor}">{number}{escape(cell_text(chapter.runs))}</a>'
        entries.append((chapter.level, link))
    parts = ["<ul>"]
    for place, (level, link) in enumerate(entries):
        following = entries[place + 1][0] if place + 1 < len(entries) else 2
        parts.append(f"<li>{link}" + ("<ul>" if following > level else "</li>"))
        parts.append("</ul></li>" if following < level else "")
    return "".join([*parts, "</ul>"])
