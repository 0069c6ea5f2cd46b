"""Personal data made of numbers and signs: mail, telephone, IBAN, file numbers, dates of birth, car plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

Spans = Iterator[tuple[int, int]]

_MAIL = re.compile(
    r"[\w.+-]{1,64}(?:@| ?[\[(](?:at|ät)[\])] ?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.,/-])(?:(?:\+|00)[1-9]|\(?0[1-9])[\d \u00a0()/.–-]{5,22}\d(?![\w-])")
_FOREIGN = re.compile(r"[+]|00")
_NO_PHONE = re.compile(
    r"(?:drucksache|\bds|\bnr\.?|vorlage|beschluss|absatz|seite|kennziffer|paragraf|artikel|§)[ :/-]*\Z", re.IGNORECASE)
_GROUPS = re.compile(r"[ \u00a0/–-]+")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]{1,4}){3,8}")
IBAN_LENGTHS = {
    "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GE": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LB": 28,
    "LT": 20, "LU": 20, "LV": 21, "MD": 24, "ME": 22, "MK": 19, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24,
    "RS": 22, "SE": 24, "SI": 19, "SK": 24, "TN": 24, "TR": 26, "UA": 29, "XK": 20,
}
"""Letters and digits of an IBAN by country. Source: SWIFT, IBAN registry."""

_FILE = re.compile(
    r"\b(?:Az\.?|Aktenzeichen|Geschäftszeichen|Kundennummer|Bedarfsgemeinschaft|BG-Nummer|Fallnummer|AZR-Nummer|"
    r"Versicher\w{0,12}nummer|Steuer-?ID|Steuernummer|(?:Reise)?[Pp]assnummer|Ausweisnummer|file number|case number)"
    r"(?:[ :.]|Nr\.|ist|lautet|des|meines|Bescheids?){0,6} {0,2}"
    r"(?P<number>[A-Z0-9][\w./-]{0,20}(?: (?:[A-Z]{1,4} )?\d[\w./-]{1,20}){0,4})")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DATE = (rf"(?:\d{{1,2}}\. ?\d{{1,2}}\. ?(?:19|20)?\d\d|\d{{1,2}}\. (?:{_MONTHS}) (?:19|20)\d\d|"
         r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d)")
_BORN = re.compile(
    rf"(?:geboren|\bgeb\.|Geburtsdatum|Geburtstag|\bborn|date of birth|\bné|\bnée|doğum)\W{{0,3}}(?:\w+ ){{0,3}}?"
    rf"\W{{0,2}}(?P<day>{_DATE})|(?P<before>{_DATE})\W{{1,2}}(?:\w+ ){{0,3}}geboren", re.IGNORECASE)
_PLATE = re.compile(r"\b(?P<district>[A-ZÄÖÜ]{1,3})-[A-Z]{1,2}[ -]?\d{1,4}[EH]?\b(?![-/.]?\d)")
_PLATE_NAMED = re.compile(r"(?:[Kk]ennzeichen|Auto|Wagen|Pkw|PKW)\W{1,3}(?:\w+ ){0,2}"
                          r"(?P<plate>[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?\d{1,4}[EH]?)\b")
_NO_DISTRICT = frozenset({"DIN", "EU", "EG", "ISO", "EN", "SGB", "DS", "VO", "UN", "AG", "TOP"})


def mails(text: str) -> Spans:
    """Mail addresses, also written with (at)."""
    for found in _MAIL.finditer(text):
        yield found.span()


def phones(text: str) -> Spans:
    """Telephone numbers with area code: national ones begin with 0, others with + or 00."""
    for found in _PHONE.finditer(text):
        number, digits = found.group(), [sign for sign in found.group() if sign.isdigit()]
        if not 7 <= len(digits) <= 15 or _NO_PHONE.search(text, max(0, found.start() - 24), found.start()):
            continue
        if _FOREIGN.match(number) or ("." not in number and not _is_postcode_with_year(number)):
            yield found.span()


def _is_postcode_with_year(number: str) -> bool:
    """ "06484 2016" and other pairs of a postcode and something short."""
    groups = _GROUPS.split(number)
    return "/" not in number and "-" not in number and len(groups) == 2 and len(groups[0]) == 5 and len(groups[1]) <= 4


def ibans(text: str) -> Spans:
    """Account numbers whose check digits fit."""
    for found in _IBAN.finditer(text):
        length = IBAN_LENGTHS.get(found.group()[:2])
        end = _end_after(text, found.start(), found.end(), length) if length else None
        if end is not None and is_iban(text[found.start():end]):
            yield found.start(), end


def is_iban(written: str) -> bool:
    """True where the check digits of an IBAN fit; blanks and hyphens do not matter.

    Source: ISO 7064, mod 97-10.

    >>> is_iban("DE89 3704 0044 0532 0130 00"), is_iban("DE89 3704 0044 0532 0130 01")
    (True, False)
    """
    signs = "".join(sign for sign in written.upper() if sign.isascii() and sign.isalnum())
    if not 15 <= len(signs) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def files(text: str) -> Spans:
    """File and customer numbers behind the word that says so."""
    for found in _FILE.finditer(text):
        if sum(sign.isdigit() for sign in found["number"]) >= 3:
            end = found.end("number") - (len(found["number"]) - len(found["number"].rstrip("./-")))
            yield found.start("number"), end


def births(text: str) -> Spans:
    """Dates beside a word of birth."""
    for found in _BORN.finditer(text):
        yield found.span("day" if found["day"] else "before")


def plates(text: str) -> Spans:
    """Car plates: with hyphen anywhere, with a blank behind a word for a car."""
    for found in _PLATE.finditer(text):
        if found["district"] not in _NO_DISTRICT:
            yield found.span()
    for found in _PLATE_NAMED.finditer(text):
        yield found.span("plate")


def _end_after(text: str, start: int, end: int, amount: int) -> int | None:
    """Where so many letters and digits have passed; None where there are fewer, or the number goes on."""
    for place in range(start, end):
        amount -= text[place].isalnum()
        if amount == 0:
            follows = text[place + 1:place + 2]
            return None if follows.isalnum() else place + 1
    return None
