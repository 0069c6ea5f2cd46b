"""A mail as a contribution needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs of the text. quoted: they repeat an earlier mail."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came along.

    name:     file name, without folders and control signs
    declared: media type the mail states; media_type: the one its content shows; form: what that is in German
    doubt:    a German sentence where name or statement disagree with the content, else ""
    """

    name: str
    declared: str
    media_type: str
    form: str
    size: int
    data: bytes
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """subject, name and address of the sender; date: with its zone; message_id: without angle brackets, "" if none

    parts: the text in order; notes: German sentences on what was left out or repaired
    """

    subject: str
    name: str
    address: str
    date: datetime | None
    message_id: str
    parts: tuple[Part, ...]
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What the sender wrote, without quoted mails."""
        return "\n\n".join(part.text for part in self.parts if not part.quoted)
