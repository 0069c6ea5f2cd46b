"""The few words that writers add themselves, in the languages of a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """page: footer with {page} and {pages}; inserted, deleted, end: read out around tracked words."""

    contents: str
    page: str
    table: str
    figure: str
    note: str
    back: str
    inserted: str
    deleted: str
    end: str
    legend: str
    skip: str


GERMAN = Words(
    contents="Inhalt", page="Seite {page} von {pages}", table="Tabelle", figure="Abbildung", note="Fußnote",
    back="Zurück zum Text", inserted="Eingefügt:", deleted="Gestrichen:", end="Ende der Änderung.",
    legend="Eingefügte Wörter sind unterstrichen, gestrichene durchgestrichen.", skip="Zum Text",
)
ENGLISH = Words(
    contents="Contents", page="Page {page} of {pages}", table="Table", figure="Figure", note="Footnote",
    back="Back to the text", inserted="Inserted:", deleted="Deleted:", end="End of change.",
    legend="Inserted words are underlined, deleted words are struck through.", skip="Skip to the text",
)
ARABIC = Words(
    contents="المحتويات", page="صفحة {page} من {pages}", table="جدول", figure="شكل", note="حاشية",
    back="العودة إلى النص", inserted="إضافة:", deleted="حذف:", end="نهاية التعديل.",
    legend="الكلمات المضافة تحتها خط، والكلمات المحذوفة مشطوبة.", skip="إلى النص",
)

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb"})
BY_LANGUAGE = {"de": GERMAN, "en": ENGLISH, "ar": ARABIC}


def words(language: str) -> Words:
    """The words for a BCP 47 tag; German where a language has none of its own.

    >>> words("ar-SA").contents
    'المحتويات'
    >>> words("de-simple").contents
    'Inhalt'
    """
    return BY_LANGUAGE.get(language.split("-")[0].lower(), GERMAN)


def office_language(language: str) -> str:
    """A tag that word processors and Typst know: language and region, without variants.

    >>> office_language("de-simple"), office_language("ar"), office_language("en")
    ('de-DE', 'ar-SA', 'en-GB')
    """
    parts = language.replace("_", "-").split("-")
    base = parts[0].lower()
    region = next((part.upper() for part in parts[1:] if len(part) == 2 and part.isalpha()), "")
    return f"{base}-{region or HOME.get(base, base.upper()[:2])}"


HOME = {"de": "DE", "en": "GB", "ar": "SA", "uk": "UA", "ru": "RU", "tr": "TR", "fr": "FR", "fa": "IR", "ku": "IQ"}
