"""What participation refuses."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class ProcedureIsClosed(RuleError):
    cause = "Die Beteiligung „{procedure}“ ist abgeschlossen."
    way_out = "Was daraus wurde, können Sie weiterhin lesen."


class NotTheTime(RuleError):
    """A contribution came online on a day on which none are taken."""

    cause = "Beiträge zu „{procedure}“ sind vom {first} bis zum {last} möglich."
    way_out = "Heben Sie Ihren Text auf oder wenden Sie sich an die Koordinierungsstelle."


class NothingSaid(RuleError):
    cause = "Der Beitrag ist leer."
    way_out = "Schreiben Sie Ihre Anmerkung oder Ihren Vorschlag in das Feld."


class TooLong(RuleError):
    cause = "Der Beitrag hat {length} Zeichen; möglich sind {longest}."
    way_out = "Kürzen Sie ihn oder senden Sie ihn in zwei Teilen."


class AlreadyWithdrawn(RuleError):
    cause = "Der Beitrag {sign} ist schon zurückgezogen."
    way_out = "Sein Text ist gelöscht; mehr ist nicht zu tun."


class SlugTaken(RuleError):
    cause = "Es gibt schon eine Beteiligung mit der Adresse „{slug}“."
    way_out = "Wählen Sie eine andere Adresse."


class NothingToDiscuss(RuleError):
    cause = "„{edition}“ ist {state}; beteiligen können Sie nur an einem Entwurf."
    way_out = "Schreiben Sie die Fassung fort und öffnen Sie die Beteiligung zum neuen Entwurf."


class HidingNeedsReason(RuleError):
    cause = "Der Beitrag {sign} soll nicht öffentlich werden, aber es fehlt der Grund."
    way_out = "Tragen Sie ein, warum. Der Grund steht für die Person unter ihrem Code."


class NotAllowedToPublish(RuleError):
    cause = "Wer {sign} geschrieben hat, möchte nicht, dass der Beitrag veröffentlicht wird."
    way_out = "Behalten Sie ihn intern; abgewogen und beantwortet wird er trotzdem."


class NothingToBlacken(RuleError):
    cause = "Diese Wörter stehen nicht im Beitrag {sign}."
    way_out = "Schreiben Sie sie genau so, wie sie im Text stehen, auch groß und klein."
