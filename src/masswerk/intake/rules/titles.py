"""Titles and labels: what an element is called, by the rules of the annotation guidelines.

Heading: its text. Item with a bold lead: the lead. Else the whole text if it is short, else the first sentence,
else cut at a word; at most 90 characters.
"""

from __future__ import annotations

import re

LONGEST = 90

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])[\"“”»)]*\s+(?=[A-ZÄÖÜ„\"(])|(?<=[)\"“”\d][.!?])\s+(?=[A-ZÄÖÜ„\"])")
_PAGE = re.compile(r"\s*(?:\.{3,}|…{2,}|\t)\s*\d{1,3}$")
_SOURCE = re.compile(
    r"\s+(?:gemäß|gem\.|laut|nach|vgl\.|siehe)\s+(?:der\s+)?(?:Anlage\w*|Drucksache|Beschluss|Vorlage|DS)\b.*$"
)
_FACTS = re.compile(
    r"(?<=\w{3})\s*[;,|]\s*(?:zuständig|verantwortlich|federführ|termin|frist|laufzeit)\w*\s*:.*$",
    re.IGNORECASE | re.DOTALL,
)
"""Facts of a measure behind its name: "Schulung; zuständig: Hauptamt"."""
_KNOWN = re.compile(
    r"(?:\b(?:z|u|d|o|i|a|s|h|bzw|ca|vgl|etc|usw|Nr|Abs|Art|ggf|inkl|insb|evtl|Dr|Prof|St|Str|e|V)\.?|\d)\.$"
)


def heading_title(text: str) -> str:
    """A heading as title.

    >>> heading_title("Handlungsansätze gemäß Drucksache DS0301/16")
    'Handlungsansätze'
    >>> heading_title("Ziele:")
    'Ziele'
    """
    text = _FACTS.sub("", _PAGE.sub("", text)).strip()
    shorter = _SOURCE.sub("", text)
    return (shorter or text).strip(" :–—-\t").strip() or text


def text_title(text: str, lead: str = "") -> str:
    """A title cut from running text.

    >>> text_title("Sprachcafé: Jeden Montag offen.", "Sprachcafé:")
    'Sprachcafé'
    >>> text_title("Die Kurse sind voll. Neue werden gesucht.")
    'Die Kurse sind voll. Neue werden gesucht'
    """
    if lead and 3 <= len(lead.strip(" :–-")) <= 160:
        return lead.strip(" :–—-.")
    text = _FACTS.sub("", text).strip()
    if len(text) <= LONGEST:
        return text.rstrip(" .:;,")
    sentence = first_sentence(text)
    return (sentence if len(sentence) <= LONGEST else cut(sentence)).rstrip(" .:;,–-")


def first_sentence(text: str) -> str:
    """The first sentence; stops in abbreviations and numbers do not end it.

    >>> first_sentence("Kurse z. B. am Abend sind beliebt. Sie bleiben.")
    'Kurse z. B. am Abend sind beliebt.'
    """
    for found in _SENTENCE_END.finditer(text[:2000]):
        sentence = text[: found.start()].rstrip()
        if not _KNOWN.search(sentence):
            return sentence
    return text


def cut(text: str, longest: int = LONGEST) -> str:
    """Cut at a word.

    >>> cut("eins zwei drei", 9)
    'eins zwei'
    """
    if len(text) <= longest:
        return text
    short = text[: longest + 1]
    return short.rsplit(" ", 1)[0] if " " in short else text[:longest]
