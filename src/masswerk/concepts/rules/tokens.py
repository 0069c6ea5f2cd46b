"""Words and signs of a text, with their places: the smallest parts a redline marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200c\u200d"
"""Accents, Arabic vowel signs, soft hyphens and joiners: they belong to the word they stand in."""

_WORD = rf"\w[\w{MARKS}]*"
# A word keeps its inner signs: "Sprach-Café", "Bürger*innen", "Lots:innen", "8,7", "3.6.2".
_TOKEN = re.compile(rf"{_WORD}(?:[-‐‑'’*:]{_WORD}|(?<=\d)[.,]\d+)*|\*+|\S")

_STOPS = frozenset(".!?…")
_CLOSING = frozenset('“”"»«)’]*')
_WEAK_STOPS = frozenset(",;:–")
_ABBREVIATED = frozenset(
    {"abs", "art", "bzw", "ca", "dr", "etc", "evtl", "ff", "ggf", "inkl", "nr", "prof", "sog", "st"}
)
"""Words before a full stop that do not end a sentence."""


@dataclass(frozen=True)
class Tokens:
    """A text cut into words and single signs; white space lies between them.

    text:   the whole text
    words:  the tokens in order
    starts: place of each token's first character in the text
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]

    def end(self, index: int) -> int:
        """Place behind the last character of a token."""
        return self.starts[index] + len(self.words[index])

    @cached_property
    def letters_before(self) -> tuple[int, ...]:
        """Letters and figures before each token, signs not counted; one entry more than tokens."""
        return tuple(accumulate((len(word) if is_word(word) else 0 for word in self.words), initial=0))

    @cached_property
    def words_before(self) -> tuple[int, ...]:
        """Words before each token, signs not counted; one entry more than tokens."""
        return tuple(accumulate(map(is_word, self.words), initial=0))

    def gap(self, index: int) -> str:
        """The white space before a token; before the first and behind the last it may be empty."""
        start = self.end(index - 1) if index else 0
        stop = self.starts[index] if index < len(self.words) else len(self.text)
        return self.text[start:stop]

    def ends_sentence(self, index: int) -> bool:
        """True if a sentence or line ends before token `index`, or with the text.

        >>> cut = tokenise("Am 3. Mai. Dann.")
        >>> [cut.ends_sentence(index) for index in range(len(cut.words) + 1)]
        [False, False, False, False, False, True, False, True]
        """
        if index == 0:
            return False
        if "\n" in self.gap(index):
            return True
        last = index - 1
        while last > 0 and self.words[last] in _CLOSING:
            last -= 1
        is_apart = index == len(self.words) or self.gap(index) != ""
        return self.words[last] in _STOPS and is_apart and not self._is_abbreviated(last)

    def _is_abbreviated(self, stop: int) -> bool:
        if self.words[stop] != "." or stop == 0:
            return False
        before = self.words[stop - 1]
        return len(before) == 1 or before.lower() in _ABBREVIATED or (before.isdigit() and len(before) < 3)

    def boundary(self, index: int) -> int:
        """How natural a cut before token `index` is: 5 text's end, 4 line, 3 sentence, 2 comma, 1 word, 0 none."""
        if index in (0, len(self.words)):
            return 5
        gap = self.gap(index)
        if "\n" in gap:
            return 4
        if self.ends_sentence(index):
            return 3
        if not gap:
            return 0
        return 2 if self.words[index - 1] in _WEAK_STOPS else 1


def is_word(token: str) -> bool:
    """True for words and figures, False for a single sign.

    >>> is_word("8,7"), is_word("–")
    (True, False)
    """
    return token[0].isalnum() or token[0] == "_"


def count(text: str) -> int:
    """Number of words in a text; signs do not count.

    >>> count("Sprache – für alle, von 8,7 bis 10 Uhr.")
    8
    """
    return sum(map(is_word, _TOKEN.findall(text)))


def tokenise(text: str) -> Tokens:
    """Cut a text into words and signs.

    >>> tokenise("Bürger*innen lernen, z. B. am 1.10.").words
    ('Bürger*innen', 'lernen', ',', 'z', '.', 'B', '.', 'am', '1.10', '.')
    """
    found = [(match[0], match.start()) for match in _TOKEN.finditer(text)]
    return Tokens(text, tuple(word for word, _ in found), tuple(start for _, start in found))
