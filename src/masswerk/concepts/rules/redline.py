"""The redline of two texts: what was struck and what was inserted, word by word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from masswerk.concepts.rules.alignment import align
from masswerk.concepts.rules.repairs import Shared
from masswerk.concepts.rules.tokens import Tokens, count, tokenise
from masswerk.documents.text import Run

Op = Literal["equal", "ins", "del"]


class Change(NamedTuple):
    """A stretch of text that both have ("equal"), only the new ("ins") or only the old ("del")."""

    op: Op
    text: str


Changes = tuple[Change, ...]


def words(old: str, new: str) -> Changes:
    """Compare two texts word by word.

    The equal and struck parts joined give `old`, the equal and inserted parts `new`, to the last blank.
    No part is empty, neighbours differ in kind, and struck words stand before those that replace them.

    >>> words("Die Träger treffen sich einmal im Jahr.", "Die Träger treffen sich zweimal im Jahr.")[1:3]
    (Change(op='del', text='einmal'), Change(op='ins', text='zweimal'))
    """
    if old == new:
        return (Change("equal", old),) if old else ()
    if not old or not new:
        return (Change("del", old),) if old else (Change("ins", new),)
    return _tidy(_parts(tokenise(old), tokenise(new)))


def old_text(changes: Iterable[Change]) -> str:
    """The text before the changes.

    >>> old_text([Change("equal", "im "), Change("del", "Jahr"), Change("ins", "Monat")])
    'im Jahr'
    """
    return "".join(change.text for change in changes if change.op != "ins")


def new_text(changes: Iterable[Change]) -> str:
    """The text after the changes.

    >>> new_text([Change("equal", "im "), Change("del", "Jahr"), Change("ins", "Monat")])
    'im Monat'
    """
    return "".join(change.text for change in changes if change.op != "del")


def counts(changes: Iterable[Change]) -> tuple[int, int]:
    """Number of words struck and inserted; signs do not count.

    >>> counts(words("einmal im Jahr", "zweimal im Jahr, im Mai"))
    (1, 3)
    """
    struck = inserted = 0
    for op, text in changes:
        if op == "del":
            struck += count(text)
        elif op == "ins":
            inserted += count(text)
    return struck, inserted


def as_runs(
    changes: Iterable[Change], *, bold: bool = False, italic: bool = False, language: str = ""
) -> tuple[Run, ...]:
    """The changes as words of a document, marked as tracked changes.

    >>> [(run.text, run.change) for run in as_runs(words("ein Kurs", "ein Treffen"))]
    [('ein ', ''), ('Kurs', 'del'), ('Treffen', 'ins')]
    """
    return tuple(
        Run(text, bold=bold, italic=italic, language=language, change="" if op == "equal" else op)
        for op, text in changes
    )


def _parts(old: Tokens, new: Tokens) -> Iterable[Change]:
    """Changes in reading order, still with empty parts and equal neighbours."""
    old_at = new_at = 0
    for run in [*align(old, new), Shared(len(old.words), len(new.words), 0)]:
        old_start, new_start = _start(old, run.old), _start(new, run.new)
        yield from _gap(old.text[old_at:old_start], new.text[new_at:new_start])
        if run.size:
            yield from _shared(run, old, new)
            old_at, new_at = old.end(run.old + run.size - 1), new.end(run.new + run.size - 1)


def _start(tokens: Tokens, index: int) -> int:
    return tokens.starts[index] if index < len(tokens.words) else len(tokens.text)


def _shared(run: Shared, old: Tokens, new: Tokens) -> Iterable[Change]:
    """A shared stretch: usually one piece, word by word only where its white space differs."""
    last = run.size - 1
    old_piece = old.text[old.starts[run.old] : old.end(run.old + last)]
    if old_piece == new.text[new.starts[run.new] : new.end(run.new + last)]:
        yield Change("equal", old_piece)
        return
    for offset in range(run.size):
        if offset:
            yield from _gap(old.gap(run.old + offset), new.gap(run.new + offset))
        yield Change("equal", old.words[run.old + offset])


def _gap(old: str, new: str) -> Iterable[Change]:
    """What lies between two shared stretches; white space both have at its ends stays unmarked."""
    if old == new:
        yield Change("equal", old)
        return
    head = _common_blanks(old, new)
    old, new = old[len(head) :], new[len(head) :]
    tail = _common_blanks(old[::-1], new[::-1])[::-1]
    yield Change("equal", head)
    yield Change("del", old[: len(old) - len(tail)])
    yield Change("ins", new[: len(new) - len(tail)])
    yield Change("equal", tail)


def _common_blanks(old: str, new: str) -> str:
    """White space at the beginning of both."""
    size = 0
    for left, right in zip(old, new, strict=False):
        if left != right or not left.isspace():
            break
        size += 1
    return old[:size]


def _tidy(parts: Iterable[Change]) -> Changes:
    """Drop empty parts, join equal neighbours, put struck before inserted."""
    tidy: list[Change] = []
    struck, inserted = "", ""
    for op, text in parts:
        if op == "del":
            struck += text
        elif op == "ins":
            inserted += text
        elif text:
            tidy += _marked(struck, inserted)
            struck = inserted = ""
            before = tidy.pop().text if tidy and tidy[-1].op == "equal" else ""
            tidy.append(Change("equal", before + text))
    return (*tidy, *_marked(struck, inserted))


def _marked(struck: str, inserted: str) -> list[Change]:
    marked: list[Change] = []
    if struck:
        marked.append(Change("del", struck))
    if inserted:
        marked.append(Change("ins", inserted))
    return marked
