"""What an edition made of a document may be called, until somebody says better."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import slugify

from masswerk.intake import queries
from masswerk.intake.models import Reading
from masswerk.intake.review.wording import cut_title

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Names:
    """Title and address of the concept, title and key of the edition."""

    concept_title: str
    concept_slug: str
    title: str
    key: str


def guess(reading: Reading) -> Names:
    """Names from the document's title and file name; the year of today where neither says one."""
    title = queries.proposals(reading)[0].title
    years = YEAR.findall(f"{title} {reading.name}")
    key = years[0] if years else f"{timezone.localdate():%Y}"
    return Names(title, slugify(cut_title(title, 50)) or "konzept", f"Fassung {key}", key)
