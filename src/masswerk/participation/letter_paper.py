"""The office's own paper for letters: checked when it comes, filled with invented data to look at."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from masswerk.base.attachments import Examined, Purpose, examine, join, read
from masswerk.base.models import Attachment
from masswerk.base.rules.media import DOCX
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.documents.writers.letter_template import PLACEHOLDERS, REQUIRED, default_template
from masswerk.documents.writers.letters import Values, check_template, write_letter
from masswerk.participation.models import LetterTemplate
from masswerk.people.access import get_viewer

PURPOSE = "letter template"
MOST = 5 * 1024 * 1024
"""Bytes of a template; a letterhead with pictures is far smaller."""

INVENTED: Values = {
    "absender": "Landkreis Musterland", "empfaenger": "Erika Beispiel\nMusterweg 1\n12345 Musterstadt",
    "datum": f"{date(2026, 5, 12):%d.%m.%Y}", "zeichen": "B-017", "betreff": "Ihr Beitrag zu „Fortschreibung 2026“",
    "anrede": "Guten Tag,", "einleitung": "danke für Ihren Beitrag. Hier lesen Sie, wie darüber entschieden wurde.",
    "aussagen": [
        {"nummer": "B-017.1", "textstelle": "3.6.2 Aufwandsentschädigung", "aussage": "Die Fahrten kosten viel Geld.",
         "entscheidung": "übernommen", "begruendung": "Fahrten werden künftig erstattet.",
         "wortlaut": "Fahrten im eigenen Teilraum werden erstattet."},
        {"nummer": "B-017.2", "textstelle": "", "aussage": "Mehr Kurse am Abend.",
         "entscheidung": "zur Kenntnis genommen", "begruendung": "Die Kurse plant der Träger.", "wortlaut": ""}],
    "hinweis": "Mit Ihrem Quittungscode finden Sie das Ergebnis auch auf unserer Seite.",
    "gruss": "Mit freundlichen Grüßen", "unterschrift": "",
}
"""Nobody's letter: with and without a passage, with and without a new wording."""


def may_see(request: HttpRequest, attachment: Attachment) -> bool:
    """True for whoever writes the concept of the body whose paper it is."""
    bodies = get_viewer(request).bodies_with(*EDITORS)
    return LetterTemplate.objects.filter(attachment=attachment, body__in=bodies).exists()


def connect() -> None:
    """Join the purpose; called when the app is ready."""
    join(Purpose(PURPOSE, "Briefvorlage", may_see, frozenset({DOCX}), most_bytes=MOST))


def checked(content: bytes, name: str) -> Examined:
    """A file that may be the paper: a Word file, harmless, with known placeholders and those a letter needs.

    Raises refusals of attachments, `documents.refusals` and `letter_refusals`.
    """
    found = examine(content, name=name, purpose=PURPOSE)
    check_template(found.content, PLACEHOLDERS, REQUIRED, name=found.name)
    write_letter(found.content, INVENTED, name=found.name)  # names what is unknown within repeated paragraphs
    return found


def paper_of(body: Body) -> LetterTemplate | None:
    """The body's own paper; None where ours is used."""
    return LetterTemplate.objects.filter(body=body).select_related("attachment", "kept_by").first()


def template_of(body: Body) -> bytes:
    """The template for letters of a body: its own, or ours."""
    own = paper_of(body)
    return read(own.attachment) if own else default_template()


def preview(body: Body) -> bytes:
    """A letter to nobody on the body's paper, as a Word file."""
    return write_letter(template_of(body), {**INVENTED, "absender": body.name})
