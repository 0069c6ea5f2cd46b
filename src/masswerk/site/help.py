"""The handbook for coordinators: chapters in Markdown that ship with the program, shown as pages of its own.

A chapter is a file `NN-name.md` in `handbook/`: a title, a lead, and one section for each task. Chapters link to
each other by file name, so that the links work in the repository too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from masswerk.base.components import Entry
from masswerk.bodies.models import Body
from masswerk.documents.markdown import plain, to_html
from masswerk.people.access import STAFF
from masswerk.people.workplace import workplace

FOLDER = Path(__file__).with_name("handbook")
_TO_CHAPTER = re.compile(r"\]\(\d\d-([a-z]+)\.md(#[^)\s]+)?\)")


@dataclass(frozen=True, slots=True)
class Section:
    """One task of a chapter. anchor: its place on the page, made from the title."""

    title: str
    anchor: str
    text: str

    @property
    def html(self) -> SafeString:
        """The text as a page shows it."""
        return _html(self.text)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter. name: last part of its address; number: its place in the handbook, from 1."""

    number: int
    name: str
    title: str
    lead: str
    sections: tuple[Section, ...]

    @property
    def url(self) -> str:
        """Address of its page."""
        return reverse("handbook_chapter", kwargs={"chapter": self.name})

    @property
    def summary(self) -> str:
        """The lead as plain text."""
        return plain(self.lead)

    @property
    def lead_html(self) -> SafeString:
        """The lead as a page shows it."""
        return _html(self.lead)


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """All chapters with what they are about."""
    return _page(request, "site/handbook.html", chapters=list(chapters().values()))


@require_safe
def chapter(request: HttpRequest, chapter: str) -> HttpResponse:
    """One chapter with its sections."""
    shown = chapters().get(chapter)
    if shown is None:
        raise Http404
    row = list(chapters().values())
    return _page(request, "site/handbook_chapter.html", chapter=shown, entries=_entries(shown),
                 before=row[shown.number - 2] if shown.number > 1 else None,
                 after=row[shown.number] if shown.number < len(row) else None)


@require_safe
@workplace(*STAFF)
def from_office(request: HttpRequest, body: Body) -> HttpResponse:
    """From the office's navigation to the handbook, which is the same for all bodies."""
    return redirect("handbook")


@cache
def chapters() -> dict[str, Chapter]:
    """The handbook in its order, by the names of its chapters; read once."""
    files = sorted(FOLDER.glob("[0-9][0-9]-*.md"))
    return {made.name: made for made in (_read(number, path) for number, path in enumerate(files, 1))}


def split(text: str) -> tuple[str, str, tuple[Section, ...]]:
    """Title, lead and sections of a chapter's Markdown.

    >>> title, lead, sections = split("# Kochen\\n\\nEs wird warm.\\n\\n## Wasser aufsetzen\\n\\nTopf füllen.\\n")
    >>> title, lead, [(section.title, section.anchor, section.text) for section in sections]
    ('Kochen', 'Es wird warm.', [('Wasser aufsetzen', 'wasser-aufsetzen', 'Topf füllen.')])
    """
    head, *rest = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, lead = head.removeprefix("# ").partition("\n")
    parts = (part.partition("\n") for part in rest)
    return title.strip(), lead.strip(), tuple(
        Section(name.strip(), slugify(name, allow_unicode=True), body.strip()) for name, _, body in parts)


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page of the handbook, with the way back to one's work."""
    tools = [("Arbeitsbereich", reverse("desk:home"), False, "")]
    return render(request, template, {"brand_line": "Handbuch", "tool_nav": tools, **context})


def _read(number: int, path: Path) -> Chapter:
    title, lead, sections = split(path.read_text(encoding="utf-8"))
    return Chapter(number, path.stem.partition("-")[2], title, lead, sections)


def _entries(shown: Chapter) -> list[Entry]:
    """The table of contents; the chapter shown with its sections."""
    return [Entry(made.title, made.url, str(made.number), current=made == shown, children=[
        Entry(section.title, f"#{section.anchor}") for section in made.sections] if made == shown else [])
        for made in chapters().values()]


def _html(text: str) -> SafeString:
    """Safe HTML; links between files become links between pages, tables look like those of the pages."""
    html = to_html(_TO_CHAPTER.sub(r"](#/\1/\2)", text))
    html = html.replace('href="#/', f'href="{reverse("handbook")}').replace("<table>", '<table class="mw-table">')
    return mark_safe(html)  # noqa: S308  cleaned by `to_html`
