"""What several actions share."""

from __future__ import annotations

from django.db.models import F

from masswerk.concepts.models import Edition, Passage
from masswerk.concepts.refusals import DraftGone, EditionIsFixed, PassageGone
from masswerk.documents.bidi import safe_direction


def sound(text: str) -> str:
    """A text as it is kept: one kind of line end, no space around it, no signs that turn the direction of others.

    Whatever somebody writes into a concept passes here before it is kept and hashed.

    >>> sound(" Plan\\u202e B\\r\\n")
    'Plan B'
    """
    return safe_direction(text.replace("\r\n", "\n")).strip()


def open_for_change(edition: Edition) -> None:
    """Raise EditionIsFixed or DraftGone unless the edition may still change; asks the database, not a stale copy.

    On PostgreSQL whoever changes an edition waits here for the one before, so that what is read next is what they left.
    """
    try:
        edition.refresh_from_db(fields=["state", "version"],
                                from_queryset=Edition.objects.select_for_update(no_key=True))
    except Edition.DoesNotExist:
        raise DraftGone() from None
    if edition.is_fixed:
        raise EditionIsFixed(edition=edition.title)


def still_here(passage: Passage) -> None:
    """Raise PassageGone where somebody has taken the passage out meanwhile, DraftGone where its draft is discarded."""
    if Passage.objects.filter(pk=passage.pk).exists():
        return
    raise PassageGone() if Edition.objects.filter(pk=passage.edition_id).exists() else DraftGone()


def touch(edition: Edition) -> None:
    """Count the edition's version up, so that every page of it is fetched anew."""
    Edition.objects.filter(pk=edition.pk).update(version=F("version") + 1)
    edition.refresh_from_db(fields=["version"])
