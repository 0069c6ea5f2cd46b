"""Receipts for whoever came by letter, mail or file: one page each with a code for every contribution, and a list.

A code is stored as a hash only. What is printed here is therefore made anew each time; the code before opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from masswerk.documents.writers.archive import pack
from masswerk.documents.writers.confirmations import Confirmation, Letterhead, write_confirmations
from masswerk.documents.writers.tables import Column, Sheet, write_xlsx
from masswerk.participation.models import Channel, Contribution, Procedure, Visibility

BY_OFFICE = (Channel.LETTER, Channel.MAIL, Channel.WORD, Channel.PDF, Channel.TABLE, Channel.BOARD, Channel.SPOKEN)
"""Ways on which nobody saw a code."""

SUBJECT = "Ihr Beitrag ist angekommen"
SAID = ("Guten Tag,",
        "danke für Ihren Beitrag zu „{title}“. Er wird gelesen, abgewogen und beantwortet wie jeder andere.",
        "Mit dem Quittungscode sehen Sie, was daraus wird, und können ihn zurückziehen. Geben Sie den Code hier ein:",
        "{page}")
AFTER = ("Bewahren Sie diesen Brief auf. Wir kennen den Code nicht und können ihn nicht noch einmal schicken; wir "
         "können nur einen neuen ausstellen.", "Mit freundlichen Grüßen")


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody with everything they contributed; without name and address each contribution is one by itself."""

    organisation: str
    name: str
    email: str
    address: str
    contributions: tuple[Contribution, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """As on an envelope."""
        parts = (self.organisation, self.name, self.address)
        return tuple(line for part in parts for line in part.splitlines() if line)

    @property
    def shown(self) -> str:
        """Whom the office reads; "" for nobody known."""
        return ", ".join(part for part in (self.organisation, self.name) if part) or self.email

    @property
    def signs(self) -> str:
        """Their contributions: "B-004, B-009"."""
        return ", ".join(one.sign for one in self.contributions)

    @property
    def value(self) -> str:
        """What stands for them in a form: the number of their first contribution."""
        return str(self.contributions[0].number)

    @property
    def has_codes(self) -> bool:
        """True where there is a code for everything."""
        return all(one.code_hash for one in self.contributions)

    @property
    def given_at(self) -> object:
        """When the office last made a code for them; None where it never did."""
        days = [one.code_given_at for one in self.contributions if one.code_given_at]
        return max(days) if days else None


def receivers(procedure: Procedure) -> list[Receiver]:
    """Everybody the office took in, in the order they first came; one query."""
    rows = Contribution.objects.filter(procedure=procedure, channel__in=BY_OFFICE).exclude(
        visibility=Visibility.WITHDRAWN).select_related("contributor").order_by("number")
    found: dict[tuple[str, ...], list[Contribution]] = {}
    for row in rows:
        who = row.contributor
        key = (row.organisation, who.name if who else "", who.email if who else "", who.address if who else "")
        found.setdefault(key if any(key) else ("", "", "", "", row.sign), []).append(row)
    return [Receiver(key[0], key[1], key[2], key[3], tuple(own)) for key, own in found.items()]


def files(procedure: Procedure, chosen: Sequence[Receiver], codes: Mapping[int, str], *, on: date, page: str) -> bytes:
    """A ZIP with the pages to print and the list for form letters.

    codes: by number in the database of the contribution; page: address where a code is entered
    """
    head = Letterhead(
        sender=procedure.body.name, day=f"{on:%d.%m.%Y}", subject=SUBJECT, name=procedure.body.name, after=AFTER,
        paragraphs=tuple(words.format(title=procedure.title, page=page) for words in SAID))
    pages = [Confirmation(one.lines, tuple((f"Beitrag {row.sign}", codes[row.pk]) for row in one.contributions))
             for one in chosen]
    return pack([("Empfangsbestätigungen.pdf", write_confirmations(head, pages)),
                 ("Quittungscodes.xlsx", write_xlsx([_sheet(chosen, codes, page)], title=procedure.title,
                                                    publisher=procedure.body.name))])


def _sheet(chosen: Iterable[Receiver], codes: Mapping[int, str], page: str) -> Sheet:
    columns = (Column("Organisation"), Column("Name"), Column("E-Mail", "text", 28), Column("Anschrift", "text", 36),
               Column("Beitrag", "text", 10), Column("Quittungscode", "text", 38), Column("Seite", "text", 40))
    return Sheet("Quittungscodes", columns, [
        (one.organisation, one.name, one.email, one.address, row.sign, codes[row.pk], page)
        for one in chosen for row in one.contributions])
