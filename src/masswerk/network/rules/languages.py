"""Languages people can be spoken to in, by their short names; each with its German and its own name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Language(NamedTuple):
    """german: as offices call it; own: as those who speak it do; is_right_to_left: how its own name is written"""

    german: str
    own: str
    is_right_to_left: bool = False


LANGUAGES: dict[str, Language] = {
    "de": Language("Deutsch", "Deutsch"), "en": Language("Englisch", "English"),
    "ar": Language("Arabisch", "العربية", True), "uk": Language("Ukrainisch", "Українська"),
    "ru": Language("Russisch", "Русский"), "fa": Language("Persisch, Dari", "فارسی", True),
    "ps": Language("Paschtu", "پښتو", True), "ku": Language("Kurdisch (Kurmandschi)", "Kurmancî"),
    "ckb": Language("Kurdisch (Sorani)", "کوردی", True), "tr": Language("Türkisch", "Türkçe"),
    "fr": Language("Französisch", "Français"), "es": Language("Spanisch", "Español"),
    "pt": Language("Portugiesisch", "Português"), "it": Language("Italienisch", "Italiano"),
    "pl": Language("Polnisch", "Polski"), "ro": Language("Rumänisch", "Română"),
    "bg": Language("Bulgarisch", "Български"), "sq": Language("Albanisch", "Shqip"),
    "bs": Language("Bosnisch, Kroatisch, Serbisch", "Bosanski, hrvatski, srpski"),
    "hu": Language("Ungarisch", "Magyar"), "rom": Language("Romanes", "Romani"), "ti": Language("Tigrinya", "ትግርኛ"),
    "am": Language("Amharisch", "አማርኛ"), "so": Language("Somali", "Soomaali"),
    "ur": Language("Urdu", "اردو", True), "hi": Language("Hindi", "हिन्दी"),
    "vi": Language("Vietnamesisch", "Tiếng Việt"), "zh": Language("Chinesisch", "中文"),
    "gsg": Language("Deutsche Gebärdensprache", "Deutsche Gebärdensprache"),
}
"""In the order in which people choose. Source: ISO 639-1, else 639-3 ("gsg": German Sign Language)."""


def german_names(codes: Iterable[str]) -> list[str]:
    """German names of languages; what is not in the list stands as it is.

    >>> german_names(["ar", "xx"])
    ['Arabisch', 'xx']
    """
    return [LANGUAGES[code].german if code in LANGUAGES else code for code in codes]


def codes_of(text: str) -> tuple[list[str], list[str]]:
    """Short names of languages written as words or short names, parted by commas, and words nobody knows.

    >>> codes_of("Arabisch, englisch, uk; Klingonisch")
    (['en', 'ar', 'uk'], ['Klingonisch'])
    """
    found: set[str] = set()
    unknown = []
    # two names hold commas of their own
    rest = text
    for code, language in LANGUAGES.items():
        if "," in language.german and language.german in rest:
            found.add(code)
            rest = rest.replace(language.german, "")
    for word in rest.replace(";", ",").split(","):
        known = _CODES.get(word.strip().casefold())
        if known:
            found.add(known)
        elif word.strip():
            unknown.append(word.strip())
    return [code for code in LANGUAGES if code in found], unknown


_CODES = {name.casefold(): code for code, language in LANGUAGES.items()
          for name in (code, language.german, language.own, *language.german.split(", "))}
