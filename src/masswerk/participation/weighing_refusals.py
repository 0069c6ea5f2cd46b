"""Refusals of weighing: what the office may not do, and what it can do instead."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class ContributionWithdrawn(RuleError):
    cause = "{contribution} ist zurückgezogen. Darüber wird nicht mehr entschieden."
    way_out = "Gehen Sie zur nächsten Aussage. Sagen andere dasselbe, entscheiden Sie dort."


class WithoutReference(RuleError):
    cause = "Die Aussage ist als „ohne Bezug“ markiert und braucht keine Entscheidung."
    way_out = "Nehmen Sie die Markierung zurück, wenn doch etwas zu entscheiden ist."


class StatementDecided(RuleError):
    cause = "Über {statement} ist schon entschieden. Ihr Umfang steht damit fest."
    way_out = "Nehmen Sie zuerst die Entscheidung zurück."


class DecisionHasEffect(RuleError):
    cause = "Auf dieser Entscheidung beruht schon eine Änderung im Entwurf."
    way_out = "Ändern Sie Ergebnis oder Begründung, statt die Entscheidung zurückzunehmen."


class DecidedMeanwhile(RuleError):
    """Two clerks decided the same thing; both see both. Facts: decision, and what was typed."""

    cause = "Inzwischen hat {name} dieselbe Aussage bearbeitet."
    way_out = "Vergleichen Sie beide Fassungen und speichern Sie die, die gelten soll."


class NothingDecided(RuleError):
    cause = "Es gibt noch keinen Entwurf einer Entscheidung."
    way_out = "Entwerfen Sie zuerst die Entscheidung mit ihrer Begründung."


class SamePerson(RuleError):
    cause = "Sie haben diese Entscheidung selbst entworfen. Bestätigen muss jemand anderes."
    way_out = "Bitten Sie eine Kollegin oder einen Kollegen der Koordinierungsstelle."


class QuestionMissing(RuleError):
    cause = "Es fehlt, was noch zu klären ist."
    way_out = "Schreiben Sie Ihre Frage in einem Satz."


class BundleNeedsTwo(RuleError):
    cause = "Ein Bündel braucht mindestens zwei Aussagen."
    way_out = "Wählen Sie eine weitere Aussage, die dasselbe sagt."


class BundleDecided(RuleError):
    cause = "Über das Bündel „{title}“ ist schon entschieden."
    way_out = "Nehmen Sie zuerst die gemeinsame Entscheidung zurück."


class InAnotherBundle(RuleError):
    cause = "{statement} gehört schon zum Bündel „{title}“."
    way_out = "Lösen Sie die Aussage dort zuerst heraus."


class ElementNotOfDraft(RuleError):
    cause = "Eine der gewählten Textstellen gehört nicht zu diesem Konzept."
    way_out = "Laden Sie die Seite neu und wählen Sie noch einmal."


class ProposalUndecided(RuleError):
    cause = "Über den Vorschlag aus {statement} ist noch nicht entschieden, oder er wurde nicht übernommen."
    way_out = "Entscheiden Sie zuerst „übernommen“ oder „teilweise übernommen“."


class NothingToApply(RuleError):
    cause = "Es ist weder ein Vorschlag noch eine Entscheidung ausgewählt."
    way_out = "Wählen Sie, was in den Entwurf soll."


class NothingChanged(RuleError):
    cause = "Diese Textstelle lautet so wie ausgelegt, oder ihre Änderung ist schon begründet."
    way_out = "Hier ist nichts zu tun."


class NoteMissing(RuleError):
    cause = "Es fehlt, was redaktionell geändert wurde."
    way_out = "Ein paar Wörter genügen: „Tippfehler“, „Name der Behörde berichtigt“."


class BasisMissing(RuleError):
    cause = "Es ist keine Entscheidung gewählt, auf der die Änderung beruht."
    way_out = "Wählen Sie eine Entscheidung, oder markieren Sie die Änderung als redaktionell."


class StillOpen(RuleError):
    """Closing is refused. Facts: count, points."""

    cause = "Das Verfahren lässt sich noch nicht abschließen. Offen: {count}."
    way_out = "Die Liste führt Sie zu jedem Punkt."


class TextBlockTaken(RuleError):
    cause = "Einen Textbaustein „{title}“ gibt es schon."
    way_out = "Geben Sie ihm einen anderen Namen, oder ändern Sie den vorhandenen."


class TextBlockEmpty(RuleError):
    cause = "Der Textbaustein braucht einen Namen und einen Text."
    way_out = "Füllen Sie beide Felder aus."


class OutcomeMissing(RuleError):
    cause = "Es ist noch nicht gewählt, was mit der Aussage geschieht."
    way_out = "Wählen Sie bei „Entscheidung“ eine der sieben Möglichkeiten."


class NothingChosen(RuleError):
    cause = "Es ist keine Aussage ausgewählt."
    way_out = "Setzen Sie in der Tabelle ein Häkchen vor jede Aussage, um die es geht."


class NoPlaceChosen(RuleError):
    cause = "Es ist kein Absatz gewählt."
    way_out = "Wählen Sie mindestens einen Absatz, ein Feld oder ein Thema."


class NotYetDecided(RuleError):
    """An answer cannot go out before everything in the contribution is decided."""

    cause = "Über {sign} ist noch nicht ganz entschieden."
    way_out = "Entscheiden und bestätigen Sie alle Aussagen des Beitrags; dann antworten Sie."
