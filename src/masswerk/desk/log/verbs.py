"""German words for every action: a heading for choosing, and a sentence for reading. Pure.

In a sentence `{it}` is the object in the accusative ("die Fassung „Entwurf 2026“"), `{at}` the same after a
preposition of place ("in der Fassung „Entwurf 2026“"). A test fails for an action that has no words here.
"""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """heading: noun and participle, for lists; sentence: continues a name, "hat {it} beschlossen"."""

    heading: str
    sentence: str


AREAS: dict[str, dict[str, Words]] = {
    "Fassungen": {
        "concept.founded": Words("Konzept gegründet", "hat {it} gegründet"),
        "concept.imported": Words("Konzept eingespielt", "hat {it} aus einem Export eingespielt"),
        "edition.built": Words("Fassung angelegt", "hat {it} angelegt"),
        "edition.renamed": Words("Fassung umbenannt", "hat Titel oder Einleitung {of} geändert"),
        "edition.revision_opened": Words("Fortschreibung begonnen", "hat {it} als Fortschreibung begonnen"),
        "edition.discarded": Words("Entwurf verworfen", "hat {it} verworfen"),
        "edition.sent_to_consultation": Words("Beteiligung eröffnet", "hat {it} zur Beteiligung veröffentlicht"),
        "edition.submitted": Words("Beschlussvorlage erstellt", "hat {it} als Beschlussvorlage vorgelegt"),
        "edition.taken_back": Words("Fassung zurückgenommen", "hat {it} in den Entwurf zurückgenommen"),
        "edition.adopted": Words("Beschluss eingetragen", "hat {it} als beschlossen eingetragen"),
        "erratum.added": Words("Berichtigung hinzugefügt", "hat {at} eine Berichtigung hinzugefügt"),
        "wording.redacted": Words("Wortlaut geschwärzt", "hat {at} einen Wortlaut geschwärzt"),
    },
    "Textstellen": {
        "passage.edited": Words("Textstelle neu gefasst", "hat {at} eine Textstelle neu gefasst"),
        "passage.revised": Words("Textstelle überarbeitet", "hat {at} eine Textstelle überarbeitet"),
        "passage.translated": Words("Textstelle übersetzt", "hat {at} eine Textstelle übersetzt"),
        "rendition.removed": Words("Übersetzung gelöscht", "hat {at} eine Übersetzung gelöscht"),
        "element.added": Words("Baustein hinzugefügt", "hat {at} einen Baustein hinzugefügt"),
        "element.moved": Words("Baustein verschoben", "hat {at} einen Baustein verschoben"),
        "element.removed": Words("Baustein entfernt", "hat {at} einen Baustein entfernt"),
        "element.restored": Words("Baustein wieder aufgenommen", "hat {at} einen Baustein wieder aufgenommen"),
        "element.dissolved": Words("Baustein aufgelöst", "hat {at} einen Baustein aufgelöst"),
        "element.kind_changed": Words("Art eines Bausteins geändert", "hat {at} die Art eines Bausteins geändert"),
        "element.placed": Words("Baustein zugeordnet", "hat {at} einen Baustein Feldern und Themen zugeordnet"),
        "interface.stated": Words("Schnittstelle eingetragen", "hat {at} eine Schnittstelle eingetragen"),
        "interface.removed": Words("Schnittstelle entfernt", "hat {at} eine Schnittstelle entfernt"),
        "lineage.stated": Words("Verbleib eingetragen", "hat {at} den Verbleib eines Bausteins eingetragen"),
        "lineage.origin_stated": Words("Herkunft eingetragen", "hat {at} die Herkunft eines Bausteins eingetragen"),
        "lineage.confirmed": Words("Vorschläge bestätigt", "hat {at} vorgeschlagene Verbleibe bestätigt"),
        "lineage.withdrawn": Words("Verbleib zurückgenommen", "hat {at} einen Verbleib zurückgenommen"),
        "figure.added": Words("Bild hinzugefügt", "hat {at} ein Bild hinzugefügt"),
        "figure.described": Words("Bild beschrieben", "hat {at} die Angaben zu einem Bild geändert"),
        "figure.moved": Words("Bild verschoben", "hat {at} ein Bild verschoben"),
        "figure.translated": Words("Bild übersetzt", "hat {at} die Angaben zu einem Bild übersetzt"),
        "figure.removed": Words("Bild entfernt", "hat {at} ein Bild entfernt"),
        "term.defined": Words("Begriff erklärt", "hat {at} einen Begriff erklärt"),
        "term.removed": Words("Begriff entfernt", "hat {at} einen Begriff entfernt"),
    },
    "Maßnahmen": {
        "measure.described": Words("Maßnahme beschrieben", "hat Stand und Angaben {of} eingetragen"),
        "measure.opened": Words("Steckbrief angelegt", "hat den Steckbrief {of} angelegt"),
        "measure.status_set": Words("Stand der Maßnahme geändert", "hat den Stand {of} geändert"),
        "measure.entrusted": Words("Federführung und Partner geändert", "hat Federführung oder Partner {of} geändert"),
        "measure.addressed": Words("Zielgruppen und Gebiet geändert", "hat Zielgruppen oder Gebiet {of} geändert"),
        "measure.scheduled": Words("Termine geändert", "hat Termine oder Meilensteine {of} geändert"),
        "measure.tasks_set": Words("Aufgaben geändert", "hat die Aufgaben {of} geändert"),
        "measure.money_set": Words("Geld der Maßnahme geändert", "hat Angaben zum Geld {of} geändert"),
        "measure.effect_set": Words("Wirkung beschrieben", "hat Wirkung oder Leistungen {of} geändert"),
        "measure.grounded": Words("Grundlage geändert", "hat Rechtsgrundlage oder Vorlagen {of} geändert"),
        "measure.noted": Words("Notiz geändert", "hat die Notizen {of} geändert"),
        "measure.published": Words("Sichtbarkeit geändert", "hat geändert, was alle von {it} sehen"),
        "measure.fate_decided": Words("Verbleib der Maßnahme festgelegt", "hat den Verbleib {of} festgelegt"),
        "measure.fate_undecided": Words("Verbleib zurückgenommen", "hat den Verbleib {of} zurückgenommen"),
        "measures.taken_in": Words("Steckbriefe übernommen", "hat Steckbriefe übernommen: {it}"),
        "measures.handed_to": Words("Maßnahmen umgehängt", "hat {it} einer anderen Organisation zugeordnet"),
        "target_group.named": Words("Zielgruppe aufgenommen", "hat {it} aufgenommen"),
        "target_group.renamed": Words("Zielgruppe umbenannt", "hat {it} umbenannt"),
        "target_group.retired": Words("Zielgruppe stillgelegt", "hat {it} stillgelegt"),
        "task.added": Words("Aufgabe hinzugefügt", "hat {at} eine Aufgabe hinzugefügt"),
        "task.finished": Words("Aufgabe abgehakt", "hat {at} eine Aufgabe abgehakt"),
    },
    "Einlesen": {
        "reading.taken_in": Words("Dokument hochgeladen", "hat {it} hochgeladen"),
        "reading.taken_in_again": Words("Dokument noch einmal eingelesen", "hat {it} noch einmal zum Lesen gegeben"),
        "reading.started": Words("Lesen begonnen", "hat begonnen, {it} zu lesen"),
        "reading.proposed": Words("Gliederung vorgeschlagen", "hat für {it} eine Gliederung vorgeschlagen"),
        "reading.refused": Words("Dokument nicht gelesen", "konnte {it} nicht lesen"),
        "reading.accepted": Words("Gliederung übernommen", "hat {it} als Entwurf übernommen"),
        "reading.discarded": Words("Einlesung verworfen", "hat {it} zur Seite gelegt"),
        "reading.taken_up_again": Words("Einlesung wieder aufgenommen", "hat {it} wieder aufgenommen"),
        "review.undone": Words("Schritt zurückgenommen", "hat {at} einen Schritt zurückgenommen"),
        "proposal.changed": Words("Vorschlag geändert", "hat {at} einen Vorschlag geändert"),
        "proposal.confirmed": Words("Vorschlag bestätigt", "hat {at} einen Vorschlag bestätigt"),
        "proposal.indented": Words("Vorschlag eingerückt", "hat {at} einen Vorschlag eingerückt"),
        "proposal.outdented": Words("Vorschlag ausgerückt", "hat {at} einen Vorschlag ausgerückt"),
        "proposal.moved": Words("Vorschlag verschoben", "hat {at} einen Vorschlag verschoben"),
        "proposal.moved_up": Words("Vorschlag nach oben verschoben", "hat {at} einen Vorschlag nach oben verschoben"),
        "proposal.moved_down": Words("Vorschlag nach unten verschoben",
                                     "hat {at} einen Vorschlag nach unten verschoben"),
        "proposal.merged": Words("Vorschläge zusammengeführt", "hat {at} zwei Vorschläge zusammengeführt"),
        "proposal.split": Words("Vorschlag geteilt", "hat {at} einen Vorschlag geteilt"),
        "proposal.split_in_text": Words("Vorschlag im Text geteilt", "hat {at} einen Vorschlag im Text geteilt"),
        "proposal.left_out": Words("Vorschlag ausgelassen", "hat {at} einen Vorschlag ausgelassen"),
        "proposal.taken_back_in": Words("Vorschlag wieder aufgenommen", "hat {at} einen Vorschlag wieder aufgenommen"),
        "lines.assigned": Words("Zeilen zugeordnet", "hat {at} Zeilen zugeordnet"),
        "lines.founded": Words("Baustein aus Zeilen gebildet", "hat {at} aus Zeilen einen Baustein gebildet"),
        "lines.left_out": Words("Zeilen ausgelassen", "hat {at} Zeilen ausgelassen"),
    },
    "Veranstaltungen": {
        "event.planned": Words("Veranstaltung geplant", "hat {it} geplant"),
        "event.changed": Words("Veranstaltung geändert", "hat {it} geändert"),
        "event.agenda_set": Words("Programm geändert", "hat {at} das Programm geändert"),
        "event.question_asked": Words("Leitfrage gestellt", "hat {at} eine Leitfrage gestellt"),
        "event.group_formed": Words("Arbeitsgruppe gebildet", "hat {at} eine Arbeitsgruppe gebildet"),
        "event.counted": Words("Gäste gezählt", "hat {at} die Zahl der Gäste eingetragen"),
        "event.state_changed": Words("Stand einer Veranstaltung geändert", "hat den Stand {of} geändert"),
        "event.handed_over": Words("Karten übergeben", "hat Karten {of} in die Abwägung gegeben"),
        "card.written": Words("Karte geschrieben", "hat {at} eine Karte geschrieben"),
        "card.list_written": Words("Karten eingefügt", "hat {at} mehrere Karten eingefügt"),
        "card.found": Words("Karte auf Foto gelesen", "hat {at} eine Karte von einem Foto gelesen"),
        "card.changed": Words("Karte berichtigt", "hat {at} eine Karte berichtigt"),
        "card.taken_down": Words("Karte abgenommen", "hat {at} eine Karte abgenommen"),
        "card.moved": Words("Karte umgehängt", "hat {at} eine Karte umgehängt"),
        "card.typed": Words("Karte abgetippt", "hat {at} eine Karte vom Foto abgetippt"),
        "cards.printed": Words("Karten zum Drucken vorbereitet", "hat {at} Karten zum Drucken vorbereitet"),
        "photo.taken": Words("Foto der Karten gelesen", "hat {at} ein Foto der Karten gelesen"),
        "photo.dropped": Words("Foto der Karten gelöscht", "hat {at} ein Foto der Karten gelöscht"),
        "cluster.formed": Words("Kartengruppe gebildet", "hat {at} eine Kartengruppe gebildet"),
        "cluster.renamed": Words("Kartengruppe umbenannt", "hat {at} eine Kartengruppe umbenannt"),
        "cluster.dissolved": Words("Kartengruppe aufgelöst", "hat {at} eine Kartengruppe aufgelöst"),
        "group.summed_up": Words("Zusammenfassung geschrieben", "hat {at} eine Zusammenfassung geschrieben"),
    },
    "Umfragen": {
        "survey.made": Words("Umfrage angelegt", "hat {it} angelegt"),
        "survey.changed": Words("Umfrage geändert", "hat Angaben {of} geändert"),
        "survey.questions_set": Words("Fragen geschrieben", "hat die Fragen {of} geschrieben"),
        "survey.published": Words("Umfrage gezeigt oder verborgen", "hat {it} gezeigt oder verborgen"),
        "survey.answered": Words("Umfrage ausgefüllt", "hat {it} ausgefüllt"),
    },
    "Mitreden": {
        "procedure.opened": Words("Beteiligungsverfahren eröffnet", "hat {it} eröffnet"),
        "procedure.changed": Words("Angaben zur Beteiligung geändert", "hat Angaben {of} geändert"),
        "contribution.answered": Words("Beitrag beantwortet", "hat {it} mit einer Mail beantwortet"),
        "contribution.answered_by_letter": Words("Beitrag mit Brief beantwortet", "hat {it} brieflich beantwortet"),
        "contribution.submitted": Words("Beitrag eingegangen", "hat {it} eingereicht"),
        "contribution.published": Words("Beitrag veröffentlicht", "hat {it} veröffentlicht"),
        "contribution.kept_internal": Words("Beitrag intern behalten", "hat {it} intern behalten"),
        "contribution.blackened": Words("Stelle geschwärzt", "hat {at} eine Stelle geschwärzt"),
        "contribution.uncovered": Words("Schwärzung aufgehoben", "hat {at} eine Schwärzung aufgehoben"),
        "contribution.withdrawn": Words("Beitrag zurückgezogen", "hat {it} zurückgezogen"),
        "arrival.kept": Words("Datei angekommen", "hat {it} entgegengenommen"),
        "arrival.taken": Words("Datei übernommen", "hat {it} in Beiträge übernommen"),
        "arrival.discarded": Words("Datei verworfen", "hat {it} verworfen"),
        "arrival.forgotten": Words("Eintrag einer Datei gelöscht", "hat {it} gelöscht"),
        "contributor.forgotten": Words("Anschrift gelöscht", "hat {it} gelöscht"),
    },
    "Abwägen": {
        "contribution.divided": Words("Beitrag geteilt", "hat {at} eine Aussage abgeteilt"),
        "contribution.joined": Words("Aussagen verbunden", "hat {at} zwei Aussagen verbunden"),
        "contribution.rest_marked": Words("Rest ohne Bezug", "hat {at} den Rest als ohne Bezug markiert"),
        "statement.reference_marked": Words("Bezug einer Aussage geändert",
                                            "hat {at} den Bezug einer Aussage geändert"),
        "statement.assigned": Words("Aussage zugeordnet", "hat {at} eine Aussage zugeordnet"),
        "statement.assigned_together": Words("Aussagen zugeordnet", "hat {at} mehrere Aussagen zugeordnet"),
        "bundle.made": Words("Aussagen gebündelt", "hat {it} gebildet oder ergänzt"),
        "bundle.left": Words("Aussage aus Bündel gelöst", "hat {at} eine Aussage herausgelöst"),
        "bundle.variant_marked": Words("Abweichung markiert", "hat {at} eine Abweichung markiert oder zurückgenommen"),
        "bundle.dissolved": Words("Bündel aufgelöst", "hat {it} aufgelöst"),
        "decision.drafted": Words("Entscheidung entworfen", "hat {it} entworfen"),
        "decision.drafted_together": Words("Gemeinsam entschieden", "hat {it} mit anderen gemeinsam entworfen"),
        "decision.confirmed": Words("Entscheidung bestätigt", "hat {it} bestätigt"),
        "decision.confirmed_together": Words("Entscheidungen bestätigt", "hat {it} mit anderen bestätigt"),
        "decision.sent_back": Words("Rückfrage gestellt", "hat {at} eine Rückfrage gestellt"),
        "decision.taken_back": Words("Entscheidung zurückgenommen", "hat {it} zurückgenommen"),
        "passage.changed_by_decision": Words("Vorschläge übernommen", "hat {at} Vorschläge in den Wortlaut übernommen"),
        "passage.struck_by_decision": Words("Absatz auf Vorschlag gestrichen",
                                            "hat {at} auf Vorschlag einen Absatz gestrichen"),
        "passage.added_by_decision": Words("Absatz auf Vorschlag eingefügt",
                                           "hat {at} auf Vorschlag einen Absatz eingefügt"),
        "change.grounded": Words("Änderung begründet", "hat {it} mit Entscheidungen begründet"),
        "change.marked_editorial": Words("Änderung als redaktionell markiert", "hat {it} als redaktionell markiert"),
        "amendment.checked": Words("Vorschlag nicht übernommen", "hat {at} einen Vorschlag nicht übernommen"),
        "procedure.closed": Words("Verfahren abgeschlossen", "hat {it} abgeschlossen"),
        "text_block.kept": Words("Textbaustein gespeichert", "hat {it} gespeichert"),
        "text_block.removed": Words("Textbaustein gelöscht", "hat {it} gelöscht"),
    },
    "Organisationen und Regionen": {
        "organisation.known": Words("Organisation aufgenommen", "hat {it} aufgenommen"),
        "organisation.changed": Words("Organisation geändert", "hat {it} geändert"),
        "organisation.dropped": Words("Organisation herausgenommen", "hat {it} herausgenommen"),
        "region.recorded": Words("Region eingetragen", "hat {it} eingetragen"),
        "region.ended": Words("Region beendet", "hat das Ende {of} eingetragen"),
    },
    "Barrieren": {
        "barrier.reported": Words("Barriere gemeldet", "hat {it} abgegeben"),
        "barrier.answered": Words("Meldung beantwortet", "hat {it} beantwortet"),
        "barrier.done": Words("Meldung erledigt", "hat {it} erledigt"),
        "barrier.forgotten": Words("Meldung gelöscht", "hat {it} gelöscht"),
    },
    "Menschen und Rollen": {
        "account.created": Words("Konto angelegt", "hat das Konto {of} angelegt"),
        "account.renamed": Words("Name geändert", "hat den Namen {of} geändert"),
        "account.deactivated": Words("Konto gesperrt", "hat das Konto {of} gesperrt"),
        "account.reactivated": Words("Konto geöffnet", "hat das Konto {of} wieder geöffnet"),
        "account.forgotten": Words("Konto gelöscht", "hat das Konto {of} gelöscht"),
        "account.signed_in": Words("Anmeldung", "hat sich angemeldet"),
        "account.password_changed": Words("Kennwort geändert", "hat das eigene Kennwort geändert"),
        "account.mail_sent": Words("Nachricht zum Konto", "hat {it} zu einem Konto abgeschickt"),
        "account.factors_changed": Words("Passkey oder zweiter Faktor geändert",
                                         "hat Passkeys oder den zweiten Faktor geändert"),
        "session.ended": Words("Sitzungen beendet", "hat Sitzungen {of} beendet"),
        "grant.given": Words("Rolle gegeben", "hat {it} eine Rolle gegeben"),
        "grant.ended": Words("Rolle beendet", "hat eine Rolle {of} beendet"),
        "invitation.sent": Words("Einladung gesendet", "hat {it} gesendet"),
        "invitation.sent_again": Words("Einladung erneuert", "hat {it} erneut gesendet"),
        "invitation.revoked": Words("Einladung zurückgezogen", "hat {it} zurückgezogen"),
        "invitation.accepted": Words("Einladung angenommen", "hat {it} mit einem neuen Konto angenommen"),
        "invitation.accepted_by_account": Words("Einladung mit Konto angenommen", "hat {it} angenommen"),
        "invitation.forgotten": Words("Einladung gelöscht", "hat {it} gelöscht"),
    },
    "Einrichtung": {
        "installation.started": Words("Erster Start", "hat die Anwendung eingerichtet: {it}"),
        "body.founded": Words("Gebietskörperschaft angelegt", "hat {it} angelegt"),
        "body.settings_changed": Words("Einstellungen geändert", "hat die Einstellungen {of} geändert"),
        "body.logo_changed": Words("Logo geändert", "hat das Logo {of} geändert"),
        "demo.loaded": Words("Vorführdaten geladen", "hat Vorführdaten geladen: {it}"),
        "link.issued": Words("Link ausgegeben", "hat {it} ausgegeben"),
        "link.revoked": Words("Link zurückgezogen", "hat {it} zurückgezogen"),
        "link.forgotten": Words("Link gelöscht", "hat {it} gelöscht"),
        "record.read": Words("Geschützter Datensatz gelesen", "hat {it} gelesen"),
        "attachment.kept": Words("Datei aufbewahrt", "hat {it} aufbewahrt"),
        "attachment.removed": Words("Datei entfernt", "hat {it} entfernt"),
        "attachment.emptied": Words("Datei gelöscht", "hat den Inhalt {of} gelöscht"),
        "mail.begun": Words("Versand begonnen", "hat begonnen, {it} zu versenden"),
        "mail.sent": Words("Nachricht versandt", "hat {it} versandt"),
        "mail.delayed": Words("Versand verschoben", "konnte {it} noch nicht versenden"),
        "mail.refused": Words("Nachricht nicht zustellbar", "konnte {it} nicht zustellen"),
        "mail.sent_again": Words("Versand wiederholt", "hat {it} noch einmal versandt"),
        "mail.forgotten": Words("Nachricht gelöscht", "hat {it} gelöscht"),
        "factor.renewed": Words("Zweite Faktoren neu verschlüsselt", "hat {it} neu verschlüsselt"),
        "field.renewed": Words("Verschlüsselung erneuert", "hat {it} neu verschlüsselt"),
        "night.begun": Words("Nachtlauf begonnen", "hat den Nachtlauf begonnen"),
        "night.ended": Words("Nachtlauf beendet", "hat den Nachtlauf beendet"),
    },
}
VERBS: dict[str, Words] = {verb: words for area in AREAS.values() for verb, words in area.items()}


def heading(verb: str) -> str:
    """How lists name a verb; one that has no words stands as it is.

    >>> heading("edition.adopted")
    'Beschluss eingetragen'
    """
    return VERBS[verb].heading if verb in VERBS else verb


def sentence(who: str, verb: str, it: str, at: str, of: str) -> str:
    """Who did what, as one German sentence.

    it, at, of: the object in the accusative, with a preposition of place, in the genitive

    >>> sentence("Erika Beispiel", "edition.adopted", "die Fassung „2026“", "", "")
    'Erika Beispiel hat die Fassung „2026“ als beschlossen eingetragen.'
    """
    words = VERBS.get(verb)
    told = words.sentence.format(it=it, at=at, of=of) if words else f"hat {it} geändert ({verb})"
    return f"{who} {told}."
