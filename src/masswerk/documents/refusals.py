"""Why a file cannot be read, told so that a person can act on it."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class Unreadable(RuleError):
    """Common parent of everything a reader refuses; `name` is the file's name."""


class Empty(Unreadable):
    cause = "„{name}“ enthält keinen Text."
    way_out = "Prüfen Sie, ob Sie die richtige Datei gewählt haben."


class Damaged(Unreadable):
    """detail: what is wrong, a German clause."""

    cause = "„{name}“ ist beschädigt: {detail}."
    way_out = "Öffnen Sie die Datei im Ursprungsprogramm, speichern Sie sie neu und laden Sie die neue Datei hoch."


class Encrypted(Unreadable):
    cause = "„{name}“ ist mit einem Kennwort geschützt."
    way_out = "Speichern Sie eine Fassung ohne Kennwort und laden Sie diese hoch."


class NoText(Unreadable):
    """A scan: pages are pictures. pages: number of pages."""

    cause = "„{name}“ hat {pages} Seiten, aber keinen lesbaren Text; vermutlich ist sie gescannt."
    way_out = "Nehmen Sie das Original (Word, LibreOffice) oder lassen Sie zuvor eine Texterkennung laufen."


class TooLarge(Unreadable):
    """found, limit: amounts with their unit, as displayed."""

    cause = "„{name}“ ist zu groß: {found}, erlaubt sind {limit}."
    way_out = "Teilen Sie das Dokument auf oder nehmen Sie große Bilder und Anhänge heraus."


class TooManyPages(Unreadable):
    """found, limit: numbers of pages."""

    cause = "„{name}“ hat {found} Seiten, erlaubt sind {limit}."
    way_out = "Teilen Sie das Dokument auf und laden Sie die Teile einzeln hoch."


class ZipBomb(Unreadable):
    """found: what the file would become, as displayed."""

    cause = "„{name}“ würde sich beim Öffnen auf {found} aufblähen. Solche Dateien können Schaden anrichten."
    way_out = "Speichern Sie das Dokument im Ursprungsprogramm neu. Stammt es von Fremden, löschen Sie es."


class HasMacros(Unreadable):
    cause = "„{name}“ enthält Makros, also Programme, die beim Öffnen laufen können."
    way_out = "Speichern Sie das Dokument ohne Makros (Word: „Word-Dokument (.docx)“) und laden Sie diese Fassung hoch."


class UnsafeContent(Unreadable):
    """detail: what was found, a German clause."""

    cause = "„{name}“ ist kein gewöhnliches Dokument: {detail}."
    way_out = "Speichern Sie das Dokument im Ursprungsprogramm neu. Stammt es von Fremden, löschen Sie es."


class Unsupported(Unreadable):
    """format: the format found, as people call it."""

    cause = "„{name}“ ist kein lesbares Dokument, sondern: {format}."
    way_out = "Laden Sie PDF, Word (.docx), LibreOffice (.odt), HTML, Markdown oder Text hoch."


class TookTooLong(Unreadable):
    """seconds: the limit that was reached."""

    cause = "„{name}“ ließ sich nicht in {seconds} Sekunden lesen."
    way_out = "Teilen Sie das Dokument auf oder speichern Sie es im Ursprungsprogramm neu."


class NeedsTooMuchMemory(Unreadable):
    """megabytes: the limit that was reached."""

    cause = "„{name}“ braucht beim Lesen mehr als {megabytes} MB Arbeitsspeicher."
    way_out = "Teilen Sie das Dokument auf oder nehmen Sie große Bilder und Tabellen heraus."


class NotACopy(Unreadable):
    """format: what came instead."""

    cause = "„{name}“ ist keine Word- oder LibreOffice-Datei, sondern: {format}. Änderungen stehen nur dort."
    way_out = "Laden Sie die bearbeitete Datei als .docx oder .odt hoch; ein PDF nehmen Sie als Brief auf."


class NotThisDraft(Unreadable):
    """count: passages of the draft."""

    cause = "„{name}“ gehört nicht zu diesem Entwurf: Keine seiner {count} Textstellen wurde darin gefunden."
    way_out = "Prüfen Sie, zu welcher Fassung die Datei gehört, oder nehmen Sie sie als eigenes Schreiben auf."


class NotAPhoto(Unreadable):
    """format: what came instead."""

    cause = "„{name}“ ist kein Foto, das sich lesen lässt, sondern: {format}."
    way_out = "Laden Sie ein Foto als JPEG, PNG oder WebP hoch. Beim iPhone hilft „Maximale Kompatibilität“."


class NoCards(Unreadable):
    """detail: what was found instead, a German sentence, "" if nothing."""

    cause = "Auf „{name}“ ist keine Karte mit Code zu erkennen. {detail}"
    way_out = "Fotografieren Sie von vorn, nah und hell, höchstens 24 Karten je Bild. Karten ohne Code tippen Sie ab."


class NotAMail(Unreadable):
    """detail: what it lacks, a German clause."""

    cause = "„{name}“ ist keine E-Mail: {detail}."
    way_out = "Speichern Sie die Nachricht im Mailprogramm als .eml. Aus Outlook ziehen Sie sie in eine neue Nachricht."


class NotATable(Unreadable):
    """format: what came instead."""

    cause = "„{name}“ ist keine lesbare Tabelle, sondern: {format}."
    way_out = "Speichern Sie die Tabelle als .xlsx, .ods oder .csv und laden Sie diese Datei hoch."


def by_name(kind: str) -> type[Unreadable]:
    """The refusal of that class name; raises KeyError for others.

    >>> by_name("Empty").__name__
    'Empty'
    """
    return {each.__name__: each for each in Unreadable.__subclasses__()}[kind]
