"""Pass 3a: what speaks for a block being a heading, and what against it, in points.

Style of the format, contents list, number, words, type size, bold, capitals, shortness and the place between
empty lines speak for a heading; length, a finite sentence, an address or a small first letter speak against.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.heading import Heading
from masswerk.intake.rules.numbering import ABOUT, KNOWN_FAMILIES, Number
from masswerk.intake.rules.sheets import meaning
from masswerk.intake.rules.vocabulary import FAMILIES
from masswerk.intake.rules.words import chapter_cue, is_closer

Evidence = list[tuple[float, str]]
"""Points and the reason in German; points against a heading need no reason."""

SENTENCE = re.compile(r"[.;,]$")
"""How a sentence ends, and no heading."""

_FINITE = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|kann|können|soll|sollen|sollte|muss|müssen|darf|will|wollen|"
    r"gibt|bietet|bieten|steht|stehen|leben|lebt|findet|finden|erfolgt|gilt|bleibt|macht|liegt|kommt|kommen|brauchen|braucht)\b"
)
_CONTACT = re.compile(
    r"@|https?:|www\.|\btel\.?:?|\bfax\b|\b\d{5}\s+[A-ZÄÖÜ]|\d{4,}-?\d|©|\bISBN\b|\bStraße \d|\bstr\. \d", re.IGNORECASE
)
_DATE = re.compile(
    r"^(?:[A-ZÄÖÜ][\wäöüß-]+,\s*)?(?:den\s+)?(?:\d{1,2}\.\s*)?(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|"
    r"November|Dezember|Stand)?:?\s*\d{2,4}$",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"^(?:seit|ab|bis|mit|im|in|bei|durch|nach|aus|auf|dazu|hierzu|dabei|darüber|außerdem|zudem|weiterhin|hier)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"^(?:wer|was|wie|wo|warum|wozu|wohin|woher|worum|woran)\b[^.]*[^.:;,]$", re.IGNORECASE)
_LENGTHS = ((60, 1.0), (100, 0.5), (130, 0.0), (200, -2.5))
_LONGEST_NUMBERED = 1000


def by_look(block: Block) -> Evidence:
    """Style of the format, bold, type size, capitals."""
    row = block.first
    found = []
    if row.style in {"heading", "title"}:
        found.append((6.0, "Formatvorlage Überschrift"))
    if block.is_bold:
        found.append((2.0, "fett gesetzt"))
    if row.size and row.size >= 1.12:
        found.append((2.5, "größere Schrift"))
    if row.size and row.size < 0.92:
        found.append((-1.5, ""))
    letters = [sign for sign in block.text if sign.isalpha()]
    if len(letters) > 4 and all(sign.isupper() for sign in letters):
        found.append((1.5, "in Großbuchstaben"))
    return found


def by_words(heading: Heading) -> Evidence:
    """Contents list, number, and words that headings use."""
    found = []
    text, number = heading.block.text, heading.number
    if heading.entry and not SENTENCE.search(text):
        found.append((3.5, "steht im Inhaltsverzeichnis"))
    if number:
        found += _by_number(number, text)
    short = len(heading.title) <= 90
    if heading.cue and short:
        found.append((1.8 if heading.cue.member is None else 2.2, heading.cue.reason))
    elif ABOUT.match(text) and short:
        found.append((2.6, "handelt von einem gezählten Baustein"))
    elif short and (chapter_cue(text) or is_closer(text)) and len(text) < 60:
        found.append((1.0, "nennt sich wie ein Kapitel"))
    return found


def _by_number(number: Number, text: str) -> Evidence:
    if number.is_worded and number.family not in KNOWN_FAMILIES:
        return [(1.4, f"nummeriert: „{number.label}“")]
    if number.is_worded:
        points = 3.0 if number.firm else 1.5 if number.rest[:1].isupper() else -1.0
        return [(points, f"nummeriert: „{number.label}“")]
    if not (number.rest[:1].isupper() or number.rest[:1] in '„"(' or number.rest[:1].isdigit()):
        return [(-2.0, "")]
    deep = len(number.path) > 1
    return [(2.2 if deep else 1.2, f"nummeriert: „{number.label}“")]


def by_shape(block: Block) -> Evidence:
    """Length, and what no heading looks like: sentences, addresses, dates, small first letters."""
    text, number = block.text, block.number
    if number and number.is_worded and number.firm and number.family in FAMILIES and len(text) < _LONGEST_NUMBERED:
        return [(0.5, "")]  # "Leitlinie 1: ..." may be a whole sentence
    return [(_points_of_length(len(text)), ""), *_by_end(text), *_by_beginning(text), *_by_content(text)]


def _points_of_length(size: int) -> float:
    return next((points for longest, points in _LENGTHS if size <= longest), -5.0)


def _by_end(text: str) -> Evidence:
    found = []
    if SENTENCE.search(text) and not text.endswith(("etc.", "usw.", "u. a.")):
        found.append((-2.0 if text.endswith(".") else -3.0, ""))
    if text.endswith(":"):
        found.append((-0.8, ""))
    if text.endswith("?"):
        found.append((0.4, ""))
    elif _FINITE.search(text) and not _ASKING.match(text):
        found.append((-1.2, ""))
    return found


def _by_beginning(text: str) -> Evidence:
    found = []
    if text[:1].islower() or text[:1] == "*":
        found.append((-3.0, ""))
    if _ADVERBIAL.match(text):
        found.append((-0.9, ""))
    return found


def _by_content(text: str) -> Evidence:
    found = []
    words = text.split()
    if len(words) > 1 and all(meaning(word) for word in words):
        found.append((-5.0, ""))  # the header of a table whose columns are lost
    if _CONTACT.search(text) or _DATE.match(text):
        found.append((-3.0, ""))
    if not any(sign.isalpha() for sign in text):
        found.append((-5.0, ""))
    return found


def by_place(blocks: Sequence[Block], position: int, tight: bool) -> Evidence:
    """Alone between empty lines, and something follows that can be headed."""
    block = blocks[position]
    after = blocks[position + 1] if position + 1 < len(blocks) else None
    if after is None:
        return [(-1.5, "")]
    if tight:
        return _by_neighbours(blocks, position)
    found = []
    if (
        block.text.endswith(":")
        and after.form in {"para", "table"}
        and not block.is_bold
        and block.first.style != "heading"
    ):
        found.append((-2.0, ""))
    if block.gap and (after.gap or after.form != "para"):
        found.append((0.6, ""))
    if after.form in {"item", "table"} or len(after.text) > 1.5 * len(block.text):
        found.append((0.5, ""))
    runs_in = after.form == "para" and not after.gap and after.text.endswith((".", ":")) and len(block.text) <= 70
    if block.gap and runs_in and block.text[-1:].isalnum() and len(after.text) > len(block.text):
        found.append((0.9, ""))  # a line without stop right above its text
    if block.gap and after.form == "item" and not block.text.endswith(":"):
        found.append((0.3, ""))
    if block.gap and (after.gap or after.form == "item") and block.text[-1:].isalnum() and not block.text.isdigit():
        found.append((0.5, ""))
    return found


def _by_neighbours(blocks: Sequence[Block], position: int) -> Evidence:
    """Without empty lines: a line without stop between text that ends with one and a list or a longer text."""
    block, after = blocks[position], blocks[position + 1]
    before = blocks[position - 1] if position else None
    if (
        not block.text[-1:].isalnum()
        or block.text.isdigit()
        or (before is not None and before.form == "para" and not SENTENCE.search(before.text))
    ):
        return [(0.3, "")]
    follows = after.form in {"item", "table"} or len(after.text) > 1.5 * len(block.text)
    return [(1.6 if follows and (before is None or before.form != "para" or SENTENCE.search(before.text)) else 0.3, "")]
