"""Words: looks, tracked changes, links and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from masswerk.documents.text import Run, Runs
from masswerk.documents.writers.odt.state import State
from masswerk.documents.writers.odt.xml import element
from masswerk.documents.writers.prepare import bookmark


def runs(content: Runs, state: State, style: str) -> Iterator[etree._Element]:
    """The elements of a paragraph for its words.

    style: of the paragraph; struck words are kept in a paragraph of the same style
    """
    for change, group in groupby(content, key=lambda run: run.change):
        words = list(_linked(tuple(group), state))
        if change == "del":
            name = state.change("deletion", element("text:p", *words, text__style_name=style))
            yield element("text:change", text__change_id=name)
        elif change == "ins":
            name = state.change("insertion")
            yield element("text:change-start", text__change_id=name)
            yield from words
            yield element("text:change-end", text__change_id=name)
        else:
            yield from words


def _linked(content: Runs, state: State) -> Iterator[etree._Element]:
    for address, group in groupby(content, key=lambda run: run.link):
        words = [piece for run in group for piece in _pieces(run, state)]
        if not address:
            yield from words
            continue
        target = f"#{bookmark(address[1:])}" if address.startswith("#") else address
        yield element("text:a", *words, xlink__type="simple", xlink__href=target)


def _pieces(run: Run, state: State) -> Iterator[etree._Element]:
    look = state.look(run)
    if run.text:
        yield element("text:span", run.text, **({"text__style_name": look} if look else {}))
    if run.note:
        yield _note(run.note, state)


def _note(words: str, state: State) -> etree._Element:
    number = state.count("note")
    body = element("text:note-body", element("text:p", f" {words}", text__style_name="Footnote"))
    citation = element("text:note-citation", str(number))
    return element("text:note", citation, body, text__id=f"ftn{number}", text__note_class="footnote")
