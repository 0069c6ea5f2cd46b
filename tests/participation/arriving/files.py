"""Files as they come to the office, and the page they come to."""

from __future__ import annotations

import csv
import io
from email.message import EmailMessage

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from masswerk.participation.arriving_draft import draft_doc
from masswerk.participation.models import Arrival
from tests.documents.returned.edited import WordCopy
from tests.participation import weighing

PDF = b"%PDF-1.4 nothing to be read"


class Office(weighing.Desk):
    """The desk of weighing with a browser."""

    def __init__(self, desk: weighing.Desk) -> None:
        super().__init__(desk.body, desk.edition, desk.procedure, desk.first, desk.second)
        self.client = Client()
        self.client.force_login(self.first, backend="django.contrib.auth.backends.ModelBackend")

    def url(self, name: str, **more: object) -> str:
        return reverse(f"arriving:{name}", kwargs={"body": self.body.slug, "procedure": self.procedure.slug, **more})

    def upload(self, name: str, content: bytes) -> str:
        """Give a file to the page; where it leads."""
        answer = self.client.post(self.url("overview"), {"file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 302, answer.content.decode()[-2000:]
        return str(answer["Location"])

    def arrival(self) -> Arrival:
        """What came last."""
        return Arrival.objects.order_by("-pk")[0]

    def copy(self) -> WordCopy:
        """The draft while authors work on it."""
        return WordCopy(draft_doc(self.procedure))


def mail(text: str = "Bitte mehr Kurse.", number: int = 1, *files: tuple[str, str, bytes]) -> bytes:
    """A stored mail with attachments (name, stated type, content)."""
    message = EmailMessage()
    message["From"], message["To"] = "Vera Verein <vera@example.org>", "amt@example.org"
    message["Subject"], message["Date"] = "Stellungnahme", "Thu, 12 Nov 2026 09:00:00 +0100"
    message["Message-ID"] = f"<{number}@example.org>"
    message.set_content(text)
    for name, kind, content in files:
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def table(rows: list[tuple[str, ...]]) -> bytes:
    """A CSV file as table programs write it."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")
