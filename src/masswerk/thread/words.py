"""How the stations are called, what each asks, and what stands there while nothing is there."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from masswerk.thread.rules import ALL, Station


@dataclass(frozen=True, slots=True)
class Words:
    """Of one station.

    word, question: its name and what it answers
    nothing, why:   what an open station says, and what would fill it
    """

    key: str
    word: str | Promise
    question: str | Promise
    nothing: str | Promise
    why: str | Promise


STATIONS = {
    Station.CONTRIBUTIONS: Words(
        "contributions", gettext_lazy("Beiträge"), gettext_lazy("Woher kommt es?"),
        gettext_lazy("Noch keine Beiträge."),
        gettext_lazy("Was Menschen in einer Beteiligung dazu sagen, steht dann hier.")),
    Station.WEIGHING: Words(
        "weighing", gettext_lazy("Abwägung"), gettext_lazy("Was wurde entschieden, und warum?"),
        gettext_lazy("Noch nichts zu entscheiden."),
        gettext_lazy("Entschieden wird, sobald jemand etwas vorschlägt; der Grund steht dann dabei.")),
    Station.WORDING: Words(
        "wording", gettext_lazy("Wortlaut"), gettext_lazy("Wie hat sich der Text geändert?"), "", ""),
    Station.MEASURES: Words(
        "measures", gettext_lazy("Maßnahmen"), gettext_lazy("Was wird getan?"), gettext_lazy("Noch keine Maßnahme."),
        gettext_lazy("Zu diesem Absatz ist im Konzept keine Maßnahme vereinbart.")),
    Station.CARRYING_OUT: Words(
        "carrying_out", gettext_lazy("Umsetzung"), gettext_lazy("Wer, wo, mit welchem Geld?"),
        gettext_lazy("Noch nicht begonnen."), gettext_lazy("Sobald eine Maßnahme läuft, steht hier, wer sie umsetzt.")),
    Station.EFFECT: Words(
        "effect", gettext_lazy("Wirkung"), gettext_lazy("Was hat es gebracht?"), gettext_lazy("Noch keine Kennzahl."),
        gettext_lazy("Ob es wirkt, wissen wir noch nicht.")),
}

SUMS = {
    1: gettext_lazy("Eine von sechs Stationen belegt"), 2: gettext_lazy("Zwei von sechs Stationen belegt"),
    3: gettext_lazy("Drei von sechs Stationen belegt"), 4: gettext_lazy("Vier von sechs Stationen belegt"),
    5: gettext_lazy("Fünf von sechs Stationen belegt"), 6: gettext_lazy("Alle sechs Stationen belegt"),
}


def summary(filled: int) -> tuple[str, str]:
    """How many of the six stations are filled, and which are missing ("" for none), each as one sentence."""
    missing = [str(STATIONS[station].word) for station in ALL if not filled & station]
    said = str(SUMS[len(ALL) - len(missing)])
    if not missing:
        return said, ""
    names = missing[0] if len(missing) == 1 else _("{several} und {last}").format(
        several=", ".join(missing[:-1]), last=missing[-1])
    return said, ngettext("Es fehlt {stations}.", "Es fehlen {stations}.", len(missing)).format(stations=names)
