"""The one entry: what a mail says and brings along."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from masswerk.documents.as_json import from_json
from masswerk.documents.mail.model import Mail
from masswerk.documents.sandbox import run_safely


def read_mail(data: bytes | Path, *, name: str = "Nachricht.eml") -> Mail:
    """A stored mail (.eml): sender, subject, text with quoted parts marked, attachments with what they really are.

    HTML becomes plain text, nothing is fetched. The sender is what the mail states; nobody has checked it.
    Raises a subclass of `refusals.Unreadable`: NotAMail, Encrypted, TooLarge, and what `sandbox.read_safely` raises.
    """
    return run_safely("mail", name, data, _mail)


def _mail(data: Any) -> Mail:
    return from_json(Mail, data)
