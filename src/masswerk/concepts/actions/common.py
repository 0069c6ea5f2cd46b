"""What several actions share."""

from __future__ import annotations

from django.db.models import F

from masswerk.concepts.models import Edition
from masswerk.concepts.refusals import EditionIsFixed


def open_for_change(edition: Edition) -> None:
    """Raise EditionIsFixed unless the edition may still change; looks at the stored state, not at a stale copy."""
    edition.refresh_from_db(fields=["state", "version"])
    if edition.is_fixed:
        raise EditionIsFixed(edition=edition.title)


def touch(edition: Edition) -> None:
    """Count the edition's version up, so that every page of it is fetched anew."""
    Edition.objects.filter(pk=edition.pk).update(version=F("version") + 1)
    edition.refresh_from_db(fields=["version"])
