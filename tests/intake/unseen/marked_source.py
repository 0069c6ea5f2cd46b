"""Reading a marked source: the document's lines, and the elements that were marked in it by hand.

A marked source is the document with lines between that begin with `@@`:

    @@ measure m1 <f1 ; s=planned ; r=Jugendamt + Freie Träger ; l=1.1 ; t=Titel ; opt
    @@ /m1
    @@ noise page_number 3

The first kind opens an element on the next line (kind, id, parent; no parent: the one of the mark before), the
second closes it before its time, the third says that the next lines are no content.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SIGN = "@@ "
LISTS = {"r", "alt"}
NAMES = {"s": "status", "r": "responsible", "l": "label", "t": "title", "alt": "alt_parents", "c": "column"}


@dataclass
class Mark:
    """One element as marked. Lines count from 1; `end` is 0 until it is known; `facts` are its keys and values."""

    kind: str
    id: str
    parent: str | None
    start: int
    end: int = 0
    optional: bool = False
    facts: dict[str, str | list[str]] = field(default_factory=dict)


@dataclass
class Marked:
    """A marked source without its marks. `noise` maps a line's number to its type."""

    lines: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    noise: dict[int, str] = field(default_factory=dict)
    closed: dict[str, int] = field(default_factory=dict)


def read_marked(text: str) -> Marked:
    """Lines, marks and noise of a marked source, with all ends set.

    >>> found = read_marked("@@ concept root\\nPlan\\n@@ goal g1 <root\\n- Alle lernen.\\n")
    >>> [(m.id, m.start, m.end) for m in found.marks]
    [('root', 1, 2), ('g1', 2, 2)]
    """
    found = Marked()
    for row in text.rstrip("\n").split("\n"):
        if row.startswith(SIGN):
            _take(found, row[len(SIGN):])
        else:
            found.lines.append(row)
    ends: dict[str | None, int] = {}
    for mark in reversed(found.marks):  # a parent reaches at least as far as what lies below it
        mark.end = max(_end(found, mark), ends.get(mark.id, 0))
        ends[mark.parent] = max(mark.end, ends.get(mark.parent, 0))
    return found


def _take(found: Marked, row: str) -> None:
    next_line = len(found.lines) + 1
    head, *facts = [part.strip() for part in row.split(" ; ")]
    first, *words = head.split()
    if first == "noise":
        found.noise.update({next_line + i: words[0] for i in range(int(words[1]))})
    elif first.startswith("/"):
        found.closed[first[1:]] = next_line - 1
    else:
        found.marks.append(_mark(found, first, words, facts, next_line))


def _mark(found: Marked, kind: str, words: list[str], facts: list[str], start: int) -> Mark:
    stated = [word[1:] for word in words if word.startswith("<")]
    before = found.marks[-1].parent if found.marks else None
    mark = Mark(kind, words[0], stated[0] if stated else before, start)
    for fact in facts:
        key, _, value = fact.partition("=")
        if key == "opt":
            mark.optional = True
        else:
            mark.facts[NAMES.get(key, key)] = value.split(" + ") if key in LISTS else value
    return mark


def _end(found: Marked, mark: Mark) -> int:
    """The last line with content before the next element that is not below this one; a table of contents is noise."""
    below = {mark.id}
    last = found.closed.get(mark.id, len(found.lines))
    for other in found.marks[found.marks.index(mark) + 1:]:
        if other.parent not in below:
            last = min(last, other.start - 1)
            break
        below.add(other.id)
    own = found.noise.get(mark.start)
    while last > mark.start and (not found.lines[last - 1].strip() or found.noise.get(last) not in {None, own}):
        last -= 1
    return last
