"""The redline of two lines with their looks: struck words look as they did, all others as they do now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from masswerk.concepts.rules.redline import words
from masswerk.documents.text import Change, Run, Runs


def mark(runs: Runs, change: Change) -> Runs:
    """All words inserted or struck; struck words lose their footnotes.

    >>> mark((Run("Rat", bold=True),), "ins")[0].change
    'ins'
    """
    return tuple(replace(run, change=change, note="" if change == "del" else run.note) for run in runs)


def marked_runs(old: Runs, new: Runs) -> Runs:
    """Words of two lines compared; bold, italic, links and footnotes of what stays are those of the new line.

    >>> [(run.text, run.bold, run.change) for run in marked_runs((Run("im Mai", bold=True),), (Run("im Juni"),))]
    [('im ', False, ''), ('Mai', True, 'del'), ('Juni', False, 'ins')]
    """
    before, after = _Cutter(old), _Cutter(new)
    made: list[Run] = []
    for op, text in words("".join(run.text for run in old), "".join(run.text for run in new)):
        struck = tuple(before.take(len(text))) if op != "ins" else ()
        if op == "del":
            made += mark(struck, "del")
        else:
            made += mark(tuple(after.take(len(text))), "ins" if op == "ins" else "")
    return (*made, *after.take(0))


class _Cutter:
    """Hands out the words of a line, so and so many characters at a time."""

    def __init__(self, runs: Runs) -> None:
        self.left = list(reversed(runs))

    def take(self, size: int) -> Iterator[Run]:
        """The next characters, and footnotes that hang on nothing behind them."""
        while self.left and (size or not self.left[-1].text):
            run = self.left.pop()
            if len(run.text) > size:
                self.left.append(replace(run, text=run.text[size:]))
                run = replace(run, text=run.text[:size], note="")
            size -= len(run.text)
            yield run
