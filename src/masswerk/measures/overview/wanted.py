"""What the address of the overview asks for."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from django.http import QueryDict

from masswerk.measures.models import Status


class Finding(StrEnum):
    """What somebody should look at; the value stands in addresses."""

    LATE = "ueberfaellig"
    REVIEW = "pruefung"
    NO_LEAD = "ohne-federfuehrung"
    NO_MONEY = "ohne-mittel"
    NO_DATE = "ohne-termin"


FINDINGS: dict[Finding, tuple[str, str]] = {
    Finding.LATE: ("überfällig", "warning"), Finding.REVIEW: ("Prüfung fällig", "clock"),
    Finding.NO_LEAD: ("ohne Federführung", "person"), Finding.NO_MONEY: ("ohne Mittel", "money"),
    Finding.NO_DATE: ("ohne Termin", "open"),
}
"""Word and sign of each finding."""

ORDERS = {"dringlichkeit": "nach Dringlichkeit", "konzept": "wie im Konzept", "titel": "nach Titel",
          "federfuehrung": "nach Federführung", "termin": "nach Termin"}
PUBLIC_ORDERS = ("konzept", "titel")
"""Orders for everybody: the others would tell what a sheet keeps to the office."""

VIEWS = {"tabelle": "Tabelle", "zeitleiste": "Zeitleiste", "tafel": "Tafel"}
NO_STATUS = "ohne"
"""Stands in addresses for measures of which nobody has said how they stand."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters, order and form of the overview; "" or 0 where the address does not say.

    field, theme: keys of elements; lead: an organisation's number or the words of the concept; target, region: numbers
    """

    words: str = ""
    field: str = ""
    theme: str = ""
    status: str = ""
    lead: str = ""
    target: int = 0
    region: int = 0
    finding: str = ""
    order: str = "dringlichkeit"
    view: str = "tabelle"

    @classmethod
    def of(cls, query: QueryDict) -> Wanted:
        """From an address; what it does not know is left out.

        >>> Wanted.of(QueryDict("status=running&befund=alles&suche=+Kurs&ansicht=tafel"))
        Wanted(words='Kurs', field='', theme='', status='running', lead='', target=0, region=0, finding='', \
order='dringlichkeit', view='tafel')
        """
        return cls(
            query.get("suche", "").strip()[:100], query.get("feld", "")[:60], query.get("thema", "")[:60],
            _known(query.get("status", ""), (*Status.values, NO_STATUS)), query.get("federfuehrung", "")[:300],
            _number(query.get("zielgruppe", "")), _number(query.get("gebiet", "")),
            _known(query.get("befund", ""), tuple(Finding)),
            _known(query.get("reihenfolge", ""), ORDERS, "dringlichkeit"),
            _known(query.get("ansicht", ""), VIEWS, "tabelle"))

    @property
    def is_filtered(self) -> bool:
        """True where not everything is shown."""
        return any((self.words, self.field, self.theme, self.status, self.lead, self.target, self.region, self.finding))


def _known(given: str, known: Container[str], otherwise: str = "") -> str:
    return given if given in known else otherwise


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
