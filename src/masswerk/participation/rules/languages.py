"""In which language a text is written, guessed from its letters and its commonest words; good enough to set `lang`."""

from __future__ import annotations

import re

UNKNOWN = "und"
"""As language tags call what nobody knows."""

_COMMON: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in {
    "de": "der die das und ist nicht ein eine zu mit auf für von den dem wir ich sie es auch sich bitte",
    "en": "the and is not to of in that it for we you are with this be on have should more",
    "fr": "le la les et est pas une des que pour dans nous vous avec sur qui plus ce il",
    "es": "el los las y es no una que para en con por más se del como nosotros hay está",
    "tr": "ve bir bu için çok ile da de daha olarak değil var ne gibi kadar biz ama en",
    "pl": "i w nie na się jest że do to z dla jak co są przez oraz ale po być",
    "ro": "și în nu la cu pe este că de o un pentru mai sunt din care să se au",
    "sq": "dhe në për nuk një të me është që nga më ka si ose por edhe jemi",
    "ku": "û li di bi ji ku ev ne jî bo ew me em hene heye divê pir",
    "vi": "và là của có không cho các được người trong một với này để tôi chúng",
}.items()}
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ti", r"[ሀ-፿]"), ("zh", r"[一-鿿]"), ("ps", r"[ټډړښږڼ]"), ("fa", r"[پچژگی]"), ("ar", r"[؀-ۿ]"),
    ("uk", r"[іїєґІЇЄҐ]"), ("ru", r"[ыэъёЫЭЪЁ]"),
)
_WORD = re.compile(r"[^\W\d_]+")
LONG = 2_000
"""Letters looked at."""


def guess(text: str, default: str = "de") -> str:
    """The language of a text as a tag; `default` where nothing speaks for another.

    >>> guess("Bitte mehr Kurse am Abend."), guess("نريد دورات مسائية"), guess("The bus is not running on Sunday.")
    ('de', 'ar', 'en')
    """
    text = text[:LONG]
    letters = sum(sign.isalpha() for sign in text)
    for language, pattern in _SCRIPTS:
        if _is_of_script(language, len(re.findall(pattern, text)), letters):
            return language
    if re.search(r"[Ѐ-ӿ]", text):
        return UNKNOWN
    found = [word.lower() for word in _WORD.findall(text)]
    scores = {language: sum(word in common for word in found) for language, common in _COMMON.items()}
    best = max(scores, key=lambda language: (scores[language], language == default))
    return best if scores[best] > scores.get(default, 0) else default


def _is_of_script(language: str, seen: int, letters: int) -> bool:
    """A few letters tell Persian, Pashto, Ukrainian and Russian apart; of the others there must be many."""
    share = 0.01 if language in {"ps", "fa", "uk", "ru"} else 0.3
    return seen > 0 and seen >= share * letters
