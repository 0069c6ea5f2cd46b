"""Finding words in an edition: every passage in which all of them stand, whole or as parts of longer words."""

from __future__ import annotations

from dataclasses import dataclass

from masswerk.concepts.reading import Item, Reading
from masswerk.concepts.rules.figures import with_pictures
from masswerk.concepts.rules.search import Piece, normalise, snippet
from masswerk.documents.markdown import plain

WIDTH = 240
MARKS = str.maketrans("", "", "*_\\`")
"""Signs of Markdown that may stand within a word."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the stretch in which the words stand."""

    item: Item
    pieces: tuple[Piece, ...]


def hits(reading: Reading, wanted: str) -> list[Hit]:
    """Passages of a filled reading with all words of the question, in reading order; none for no words.

    What a picture shows counts as said.
    """
    words = normalise(wanted).split()
    if not words:
        return []
    found = []
    for item in reading.walk():
        said = with_pictures(item.text, [(picture.alt, picture.caption) for picture in item.figures if picture.alt])
        if not _stand_in(words, f"{item.title} {said}".translate(MARKS)):
            continue
        text = f"{item.title}. {plain(said)}" if item.title else plain(said)
        if _stand_in(words, text):
            found.append(Hit(item, snippet(text, wanted, width=WIDTH)))
    return found


def _stand_in(words: list[str], text: str) -> bool:
    folded = normalise(text)
    return all(word in folded for word in words)
