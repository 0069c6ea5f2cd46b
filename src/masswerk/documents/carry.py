"""Carrying changes over: what turned one text into another is done to a third text that resembles the first."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\w+|\W")


def tokens(text: str) -> list[str]:
    """Words and single signs.

    >>> tokens("Rat, Tat")
    ['Rat', ',', ' ', 'Tat']
    """
    return _TOKEN.findall(text)


def carried(text: str, before: str, after: str) -> str:
    """The text with what changed between before and after; words of its own stay.

    >>> carried("Der Kreis fördert **zwölf** Kurse.", "Der Kreis fördert zwölf Kurse.", "Der Kreis fördert zehn Kurse.")
    'Der Kreis fördert **zehn** Kurse.'
    """
    if text == before:
        return after
    own, old, new = tokens(text), tokens(before), tokens(after)
    place = places(old, own)
    gone: set[int] = set()
    put: dict[int, list[str]] = {}
    for i1, i2, j1, j2 in replacements(old, new):
        hit = [place[i] for i in range(i1, i2) if i in place]
        gone.update(hit)
        if j2 > j1:
            put.setdefault(hit[0] if hit else _next_to(i1, place, len(own)), []).extend(new[j1:j2])
    made = (("".join(put.get(at, ())), "" if at in gone else token) for at, token in enumerate([*own, ""]))
    return "".join(part for pair in made for part in pair)


def replacements(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """What is replaced by what, as (start, end) in the old and (start, end) in the new.

    >>> replacements(["a", "b", "c"], ["a", "x", "c"])
    [(1, 2, 1, 2)]
    """
    found: list[tuple[int, int, int, int]] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            continue
        if found and found[-1][1] == step.src_start and found[-1][3] == step.dest_start:
            found[-1] = (found[-1][0], step.src_end, found[-1][2], step.dest_end)
        else:
            found.append((step.src_start, step.src_end, step.dest_start, step.dest_end))
    return found


def places(old: list[str], own: list[str]) -> dict[int, int]:
    """Where the tokens of one text stand in another."""
    found: dict[int, int] = {}
    for step in Indel.opcodes(old, own):
        if step.tag == "equal":
            found.update(zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True))
    return found


def _next_to(at: int, place: dict[int, int], length: int) -> int:
    """The place behind the nearest token before, else the beginning."""
    return next((place[i] + 1 for i in range(at - 1, -1, -1) if i in place), 0) if place else length
