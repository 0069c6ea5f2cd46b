"""German words and looks of participation, for everybody's pages."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from masswerk.participation.models import Outcome, Procedure
from masswerk.participation.rules.personal import Kind
from masswerk.participation.rules.phases import Phase, phase

LOOKS: dict[str, str] = {
    Outcome.ADOPTED: "accepted", Outcome.PARTLY: "partly", Outcome.CONTAINED: "contained", Outcome.MEASURE: "measure",
    Outcome.PASSED_ON: "forwarded", Outcome.NOTED: "noted", Outcome.NOT_ADOPTED: "declined", "": "open",
}
"""Name of the sign for each outcome; "" is not decided yet."""

PHASES: dict[Phase, str | Promise] = {
    Phase.ANNOUNCED: _("angekündigt"), Phase.CONTRIBUTE: _("Beiträge möglich"), Phase.WEIGH: _("wird abgewogen"),
    Phase.ANSWERED: _("beantwortet"), Phase.CLOSED: _("abgeschlossen"),
}

PERSONAL: dict[Kind, str | Promise] = {
    "special": _("eine Angabe zu Gesundheit, Religion oder Aufenthalt"), "mail": _("eine E-Mail-Adresse"),
    "iban": _("eine Kontonummer"), "file": _("ein Aktenzeichen"), "born": _("ein Geburtsdatum"),
    "phone": _("eine Telefonnummer"), "address": _("eine Anschrift"), "plate": _("ein Kfz-Kennzeichen"),
    "name": _("einen Namen"),
}
"""What points at people, as whoever writes is told."""

LANGUAGES: dict[str, str] = {
    "de": "Deutsch", "en": "English", "ar": "العربية", "uk": "Українська", "ru": "Русский", "tr": "Türkçe",
    "fa": "فارسی", "ps": "پښتو", "ku": "Kurdî", "ti": "ትግርኛ", "so": "Soomaali", "fr": "Français", "es": "Español",
    "pl": "Polski", "ro": "Română", "bg": "Български", "sq": "Shqip", "sr": "Srpski", "vi": "Tiếng Việt",
    "zh": "中文", "de-simple": "Leichte Sprache",
}
"""Languages a contribution may be in, each named in itself; others are marked as "und"."""


def steps(procedure: Procedure) -> list[tuple[str, str]]:
    """The four steps with their days, as the bar of steps shows them."""
    until = procedure.weigh_until
    return [
        (str(_("Entwurf lesen")), str(_("seit {day}")).format(day=_day(procedure.inform_on))),
        (str(_("Beitragen")), str(_("{first} bis {last}")).format(
            first=_day(procedure.contribute_from), last=_day(procedure.contribute_until))),
        (str(_("Abwägen")), str(_("bis {day}")).format(day=_day(until)) if until else str(_("danach"))),
        (str(_("Antworten")), str(_("ab {day}")).format(day=_day(procedure.answer_on)) if procedure.answer_on
         else str(_("zum Schluss"))),
    ]


def step_of(now: Phase) -> int:
    """Which of the four steps it is, from 1; 5 when all are done."""
    return {Phase.ANNOUNCED: 1, Phase.CONTRIBUTE: 2, Phase.WEIGH: 3, Phase.ANSWERED: 4, Phase.CLOSED: 5}[now]


def phase_of(procedure: Procedure, on: object) -> Phase:
    """Where a procedure stands on a day."""
    return phase(procedure.days, on, is_closed=procedure.closed_at is not None)  # type: ignore[arg-type]


def _day(day: object) -> str:
    return f"{day:%d.%m.%Y}"
