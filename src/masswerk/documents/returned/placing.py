"""Finding the passages of a returned copy: by their marks, by what was one paragraph, and by their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from masswerk.documents.marks import first_of, keys_by_mark, original
from masswerk.documents.prints import OTHER, fingerprint, plain_words
from masswerk.documents.readers.copies.copy import Copy, Paragraph
from masswerk.documents.returned.fragments import Fragment, base, label_length, tail_length

LIKE = 70.0
"""Likeness in percent from which words without a mark are taken for a passage's."""

LIKE_BETWEEN = 50.0
"""The same where the passage also stands between the same neighbours as before."""


MOST_COMPARED = 2_000_000
"""Pairs of words compared at most; 1,000 lost passages among 1,000 new paragraphs are half of it."""

Mark = tuple[int, str]
"""Piece before which a mark lies, and its key."""

Line = tuple[str, int]
"""Key of a passage and number of its line."""

Free = tuple[int, Fragment, str]
"""Place of a fragment without a mark, the fragment and its laid-out words."""


@dataclass(slots=True)
class Placing:
    """All fragments in order; keys found by likeness; those that belong to no passage and were not there before."""

    fragments: list[Fragment]
    by_likeness: set[str]
    strays: list[Fragment]


def placed(copy: Copy, texts: Mapping[str, str]) -> Placing:
    """Every paragraph of the copy with the passage it belongs to."""
    paragraphs = enumerate(zip(copy.paragraphs, _marks(copy, texts), strict=True))
    fragments = [each for at, (paragraph, marks) in paragraphs for each in _split(at, paragraph, marks, texts)]
    _by_paragraph(fragments)
    _by_neighbours(fragments)
    found = {each.key for each in fragments}
    missing = {key: text for key, text in texts.items() if key not in found and text}
    by_likeness = _by_words(fragments, missing, list(texts))
    _by_neighbours(fragments)
    known = set(copy.others) if copy.others is not None else None
    return Placing(fragments, by_likeness, _strays(fragments, known))


def _marks(copy: Copy, texts: Mapping[str, str]) -> list[list[Mark]]:
    """The marks of each paragraph. Each counts once; one that was copied only where the original is gone."""
    keys = keys_by_mark(texts)
    there = {name.name for paragraph in copy.paragraphs for name in paragraph.names}
    taken: set[str] = set()
    found: list[list[Mark]] = []
    for paragraph in copy.paragraphs:
        found.append([])
        for name in paragraph.names:
            source = name.name if first_of(name.name) in keys else original(name.name)
            key = keys.get(first_of(source))
            if key is None or source in taken or (source != name.name and source in there):
                continue
            taken.add(source)
            if (name.at, key) not in found[-1]:
                found[-1].append((name.at, key))
    return found


def _split(at: int, paragraph: Paragraph, marks: list[Mark], texts: Mapping[str, str]) -> list[Fragment]:
    """One fragment for each mark in the paragraph; one without a key if there is none."""
    if not marks:
        return [Fragment(paragraph, at, 0, len(paragraph.pieces))]
    made = []
    for number, (start, key) in enumerate(marks):
        first = start if number else 0
        last = marks[number + 1][0] if number + 1 < len(marks) else len(paragraph.pieces)
        label = 0 if number else label_length(paragraph.pieces[:start])
        tail = tail_length(paragraph.pieces[first:last]) if number + 1 < len(marks) else 0
        made.append(Fragment(paragraph, at, first, last, label, tail, key))
    return _emptied(made, texts)


def _emptied(fragments: list[Fragment], texts: Mapping[str, str]) -> list[Fragment]:
    """Marks of paragraphs deleted without tracking lie on the next words: those stay with the passage they are like."""
    last = fragments[-1]
    same = [each for each in fragments if each.first == last.first or each is last]
    if len(same) > 1 and not last.is_blank:
        words = base(last.pieces)
        best = max(same, key=lambda each: fuzz.ratio(plain_words(words), plain_words(texts[each.key])))
        last.key, best.key = best.key, last.key
    return fragments


def _by_paragraph(fragments: list[Fragment]) -> None:
    """What was one paragraph before somebody broke it stays with the passage; new paragraphs at its edges do not."""
    for group in _once_one(fragments):
        key = next((each.key for each in group if each.key), "")
        own = [place for place, each in enumerate(group) if not each.is_inserted] or [len(group) - 1]
        for place, fragment in enumerate(group if key else ()):
            key = fragment.key or key
            if place == own[0] and not fragment.key and fragment.paragraph.cell is None:
                fragment.label = label_length(fragment.pieces, numbers_only=True)
            if own[0] <= place <= own[-1]:
                fragment.key = key
            elif not fragment.paragraph.listed and fragment.paragraph.cell is None:
                fragment.key = ""


def _once_one(fragments: list[Fragment]) -> Iterator[list[Fragment]]:
    """Fragments that were one paragraph before ends of paragraphs were inserted."""
    group: list[Fragment] = []
    for fragment in fragments:
        group.append(fragment)
        if not fragment.ends_inserted:
            yield group
            group = []
    if group:
        yield group


def _by_neighbours(fragments: list[Fragment]) -> None:
    """Inside a passage, in a table of a passage, and items below the last one of a passage's list."""
    tables = {each.paragraph.cell[0]: each.key for each in fragments if each.key and each.paragraph.cell}
    following = _following(fragments)
    before: Fragment | None = None
    for fragment, after in zip(fragments, following, strict=True):
        cell = fragment.paragraph.cell
        if not fragment.key and cell and cell[0] in tables:
            fragment.key = tables[cell[0]]
        elif not fragment.key and before and before.key and not fragment.is_blank:
            is_item = fragment.is_inserted and fragment.paragraph.listed and before.paragraph.listed
            if before.key == after or is_item:
                fragment.key = before.key
        if fragment.key or not fragment.is_blank:
            before = fragment


def _following(fragments: list[Fragment]) -> list[str]:
    """For each fragment the next key behind it."""
    found: list[str] = []
    key = ""
    for fragment in reversed(fragments):
        found.append(key)
        key = fragment.key or key
    return found[::-1]


def _by_words(fragments: list[Fragment], missing: Mapping[str, str], order: list[str]) -> set[str]:
    """Give passages without a mark the most like words without a mark; each line of a passage once."""
    lines = {(key, number): plain_words(line) for key, text in missing.items()
             for number, line in enumerate(text.split("\n"))}
    free = [(place, each, words) for place, each in enumerate(fragments)
            if not each.key and (words := plain_words(base(each.pieces).rpartition("\t")[2]))]
    same: dict[str, list[Line]] = {}
    for line, words in lines.items():
        same.setdefault(words, []).append(line)
    rest = []
    for place, fragment, words in free:
        exact = same.get(words) or []
        if exact:
            fragment.key = exact.pop(0)[0]
        else:
            rest.append((place, fragment, words))
    _most_like(fragments, rest, {line: lines[line] for each in same.values() for line in each}, order)
    for _, fragment, _ in free:
        if fragment.key and fragment.paragraph.cell is None:
            fragment.label = label_length(fragment.pieces, numbers_only=True)
    return {fragment.key for _, fragment, _ in free if fragment.key}


def _most_like(
    fragments: list[Fragment], free: list[Free], lines: dict[Line, str], order: list[str]
) -> None:
    """The best pairs first."""
    rank = {key: number for number, key in enumerate(order)}
    after = _ranks(fragments, rank, -1)
    before = _ranks(fragments[::-1], rank, len(order))[::-1]
    pairs = []
    for place, fragment, words in free[: MOST_COMPARED // max(len(lines), 1)]:
        for line, text in lines.items():
            is_between = after[place] <= rank[line[0]] <= before[place]
            score = fuzz.ratio(words, text, score_cutoff=LIKE_BETWEEN if is_between else LIKE)
            if score:
                pairs.append((score + is_between, -place, fragment, line))
    taken: set[Line] = set()
    for _, _, fragment, line in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if not fragment.key and line not in taken:
            fragment.key = line[0]
            taken.add(line)


def _ranks(fragments: list[Fragment], rank: dict[str, int], start: int) -> list[int]:
    """For each fragment the rank of the last key in front of it."""
    found = []
    for fragment in fragments:
        found.append(start)
        start = rank.get(fragment.key, start)
    return found


def _strays(fragments: list[Fragment], known: set[str] | None) -> list[Fragment]:
    """What belongs to no passage and was not laid out. Without finger prints: what stands behind the first passage."""
    first = next((number for number, each in enumerate(fragments) if each.key), len(fragments))
    found = []
    for number, fragment in enumerate(fragments):
        if fragment.key or fragment.is_blank:
            continue
        words = "".join(piece.text for piece in fragment.pieces if piece.inserted is None)
        was_there = fingerprint(words, length=OTHER) in known if known is not None else number < first
        if fragment.is_inserted or not was_there:
            found.append(fragment)
    return found
