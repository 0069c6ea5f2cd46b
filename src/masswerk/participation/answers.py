"""Answers to contributors: made from outcome, reason and new wording, as mail or as letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from masswerk.documents.writers.archive import pack
from masswerk.documents.writers.letters import write_letter
from masswerk.participation.letter_paper import template_of
from masswerk.participation.models import Contribution, Contributor, Procedure, Reply, Visibility
from masswerk.participation.synopsis import UNDECIDED, Row, synopsis

GREETING = "Guten Tag"
THANKS = ("Sie haben sich an „{title}“ beteiligt. Danke dafür. Hier lesen Sie, wie über Ihren Beitrag {sign} "
          "entschieden wurde.")
HINT = "Mit Ihrem Quittungscode finden Sie das Ergebnis auch hier: {page}"
END = "Mit freundlichen Grüßen"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one contributor is to be told.

    rows:  the statements of the contribution, as in the synopsis
    sent:  the last answer that went out, None before
    """

    contribution: Contribution
    contributor: Contributor | None
    rows: tuple[Row, ...]
    sent: Reply | None

    @property
    def is_decided(self) -> bool:
        """True once every statement is."""
        return bool(self.rows) and all(row.decision != UNDECIDED for row in self.rows)

    @property
    def fingerprint(self) -> str:
        """From which state of the decisions the answer is made."""
        told = "\n".join(f"{row.sign}|{row.decision}|{row.reason}|{row.wording}" for row in self.rows)
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def is_outdated(self) -> bool:
        """True where something was decided anew since the answer went out."""
        return self.sent is not None and self.sent.fingerprint != self.fingerprint

    @property
    def has_mail(self) -> bool:
        """True where the contributor left an address for mail."""
        return bool(self.contributor and self.contributor.email)

    @property
    def is_due(self) -> bool:
        """True where everything is decided and whoever wrote does not know it yet."""
        return self.is_decided and (self.sent is None or self.is_outdated)

    @property
    def goes_by_letter(self) -> bool:
        """True where a letter is the only way."""
        return not self.has_mail

    @property
    def whom(self) -> str:
        """Whom it goes to, as a letter names them."""
        if self.contributor is None:
            return self.contribution.organisation
        parts = (self.contribution.organisation, self.contributor.name, self.contributor.address)
        return "\n".join(part for part in parts if part)


def answers(procedure: Procedure) -> list[Answer]:
    """An answer for everybody who can be reached: who left a name or an address, and organisations."""
    told: dict[str, list[Row]] = {}
    for row in synopsis(procedure, for_everybody=False):
        told.setdefault(row.sign.partition(".")[0], []).append(row)
    sent = {reply.contribution_id: reply for reply in Reply.objects.filter(procedure=procedure).order_by("sent_at")}
    rows = Contribution.objects.filter(procedure=procedure).exclude(visibility=Visibility.WITHDRAWN)
    found = [Answer(one, one.contributor, tuple(told.get(one.sign, ())), sent.get(one.pk))
             for one in rows.select_related("contributor").order_by("number")]
    return [answer for answer in found if answer.whom or answer.has_mail]


def mail_text(answer: Answer, procedure: Procedure, page: str) -> str:
    """The answer as plain text.

    page: address where a receipt code is entered
    """
    head = [f"{GREETING},", THANKS.format(title=procedure.title, sign=answer.contribution.sign)]
    return "\n\n".join([*head, *(_paragraph(row) for row in answer.rows), HINT.format(page=page),
                        f"{END}\n{procedure.body.name}"])


def _paragraph(row: Row) -> str:
    lines = [f"{row.sign} {row.place}".strip(), f"Ihre Aussage: {row.text}", f"Entscheidung: {row.decision}",
             f"Begründung: {row.reason}" if row.reason else "", f"Neuer Wortlaut: {row.wording}" if row.wording else ""]
    return "\n".join(line for line in lines if line)


def letter(answer: Answer, procedure: Procedure, *, template: bytes, on: date, page: str) -> bytes:
    """The answer as a Word file on a template (`letter_paper.template_of`). Raises what `write_letter` raises."""
    return write_letter(template, {
        "absender": procedure.body.name, "empfaenger": answer.whom, "datum": f"{on:%d.%m.%Y}",
        "zeichen": answer.contribution.sign, "betreff": f"Ihr Beitrag zu „{procedure.title}“",
        "anrede": f"{GREETING},", "einleitung": THANKS.format(title=procedure.title, sign=answer.contribution.sign),
        "aussagen": list(_fields(answer.rows)), "hinweis": HINT.format(page=page), "gruss": END, "unterschrift": ""})


def letters(answers: Iterable[Answer], procedure: Procedure, *, on: date, page: str) -> bytes:
    """A ZIP with a letter for each answer, named after its contribution."""
    template = template_of(procedure.body)
    return pack((f"Antwort {one.contribution.sign}.docx", letter(one, procedure, template=template, on=on, page=page))
                for one in answers)


def _fields(rows: Iterable[Row]) -> Iterable[dict[str, str]]:
    for row in rows:
        yield {"nummer": row.sign, "textstelle": row.place, "aussage": row.text, "entscheidung": row.decision,
               "begruendung": row.reason, "wortlaut": row.wording}
