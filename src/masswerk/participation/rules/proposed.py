"""Proposed wordings for lists: what is struck and inserted, with enough around it to find the place. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from masswerk.concepts.rules.redline import Change, Changes, new_text, words

AROUND = 60
"""Characters shown before and behind a change."""

STRUCK, INSERTED = "[gestrichen: {}]", "[eingefügt: {}]"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed wording.

    place: where it belongs; sort: what is to be done there, in German; changes: the whole redline
    """

    place: str
    sort: str
    changes: Changes

    @property
    def text(self) -> str:
        """The whole passage as it should read."""
        return new_text(self.changes)

    @property
    def excerpt(self) -> Changes:
        """The changes with what stands around them."""
        last = len(self.changes) - 1
        return tuple(Change(op, _shortened(text, at == 0, at == last)) if op == "equal" else Change(op, text)
                     for at, (op, text) in enumerate(self.changes))

    @property
    def marked(self) -> str:
        """The same where nothing can be struck or underlined.

        >>> print(Proposed("3.6.2", "anders fassen", words("Kurse im Mai.", "Kurse im Juni.")).marked)
        3.6.2: Kurse im [gestrichen: Mai] [eingefügt: Juni].
        """
        forms = {"equal": "{}", "del": STRUCK, "ins": INSERTED}
        parts = [_around(text, forms[op]) for op, text in self.excerpt]
        said = "".join(parts).replace("][", "] [")
        return f"{self.place}: {said}" if self.place else said


def proposed(place: str, sort: str, old: str, new: str) -> Proposed:
    """A proposal from two wordings; "" where there was none, or is to be none."""
    return Proposed(place, sort, words(old, new))


def _around(text: str, form: str) -> str:
    """Blanks at the edges stay outside of the marks."""
    inner = text.strip()
    if form == "{}" or not inner:
        return text
    left, _, right = text.partition(inner)
    return f"{left}{form.format(inner)}{right}"


def _shortened(text: str, is_first: bool, is_last: bool) -> str:
    """What stays between two changes, or before the first and behind the last, cut at blanks."""
    room = AROUND if is_first or is_last else 2 * AROUND
    if len(text) <= room + 10:
        return text
    before = "" if is_first else text[:AROUND].rsplit(" ", 1)[0]
    behind = "" if is_last else text[-AROUND:].split(" ", 1)[-1]
    return f"{before} … {behind}"
