"""What attachments are for: each package joins its purposes and says who may see what was attached for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from masswerk.base.models import Attachment, DeletionClass
from masswerk.base.rules import media

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Purpose:
    """One reason to keep files.

    name:       as kept with each attachment ("figure")
    word:       what it is called on screen ("Bild im Konzept")
    may_see:    True if whoever asks may see an attachment; asked with each request for its file
    kinds:      media types it takes, of `rules.media`
    kept:       how long, where nobody says otherwise
    most_bytes: size from which on files are refused
    """

    name: str
    word: str
    may_see: Callable[[HttpRequest, Attachment], bool]
    kinds: frozenset[str] = media.PICTURES
    kept: DeletionClass = DeletionClass.WITH_OWNER
    most_bytes: int = 20 * MEGABYTE


PURPOSES: dict[str, Purpose] = {}


def join(*purposes: Purpose) -> None:
    """Add purposes; called from an app's `apps.py`."""
    PURPOSES.update({purpose.name: purpose for purpose in purposes})
