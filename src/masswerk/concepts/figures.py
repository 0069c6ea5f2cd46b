"""Pictures of passages as they are read: with their texts, in the query that brings those."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import DateField, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, JSONObject
from django.http import HttpRequest
from django.urls import reverse

from masswerk.base.attachments import Purpose, read
from masswerk.base.models import Attachment
from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import Figure, FigureRendition
from masswerk.people.access import get_viewer

SORT = "figure"


class Picture(NamedTuple):
    """A picture as shown. key: of its file; "" where it was deleted for good; language: of description and caption."""

    position: int
    key: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    is_decorative: bool
    language: str = "de"

    @property
    def address(self) -> str:
        """Where a browser fetches it; "" where it was deleted."""
        return reverse("attachment", kwargs={"key": self.key}) if self.key else ""


def rows(of: dict[str, Any], language: str) -> QuerySet[Any, Any]:
    """Pictures in the columns of the query for texts: element, sort, all there is to it as JSON, "", no day."""
    rendered = FigureRendition.objects.filter(figure=OuterRef("pk"), language=language)
    facts = JSONObject(said=Subquery(rendered.values("alt")[:1]), below=Subquery(rendered.values("caption")[:1]),
                       language=Value(language, TextField()),
                       position="position", key="attachment__key", file="attachment__file", alt="alt",
                       caption="caption", credit="credit", width="attachment__width", height="attachment__height",
                       is_decorative=Cast("is_decorative", TextField()))
    return Figure.objects.filter(**of).order_by().values_list(
        "element_id", Value(SORT, TextField()), Cast(facts, TextField()), Value("", TextField()),
        Cast(Value(None), DateField()))


def picture(facts: str) -> Picture:
    """One picture from such a row."""
    found = json.loads(facts)
    key = found["key"] if found["file"] else ""
    is_decorative = str(found["is_decorative"]).lower() in ("1", "true")  # each database has its own word for yes
    shown = Picture(found["position"], key, found["alt"], found["caption"], found["credit"], found["width"],
                    found["height"], is_decorative)
    if found["said"] is None:
        return shown
    return shown._replace(alt=found["said"], caption=found["below"], language=found["language"])


def titled(figures: tuple[Picture, ...], title: str) -> tuple[Picture, ...]:
    """Pictures of an element that is itself a figure: its title stands below the first that says nothing there.

    >>> [p.caption for p in titled((Picture(1, "k", "Karte", "", "", 1, 1, False),), "Standorte")]
    ['Standorte']
    """
    for place, found in enumerate(figures):
        if not found.caption and not found.is_decorative:
            return (*figures[:place], found._replace(caption=title), *figures[place + 1:])
    return figures


def contents(pictures: Iterable[Picture]) -> dict[str, tuple[bytes, str]]:
    """Bytes and media type of pictures by their keys; one query."""
    kept = Attachment.objects.filter(key__in=[found.key for found in pictures if found.key])
    return {row.key: (read(row), row.media_type) for row in kept}


def said(*editions: int) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """Descriptions and captions of the pictures of editions, by edition and element; one query."""
    found: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for edition, element, alt, caption in Figure.objects.filter(edition__in=editions).order_by(
            "position", "id").values_list("edition_id", "element_id", "alt", "caption"):
        found.setdefault((edition, element), []).append((alt, caption))
    return found


def may_see(request: HttpRequest, attachment: Attachment) -> bool:
    """True for whoever may read an edition that shows the picture."""
    editions = readable_editions(get_viewer(request))
    return Figure.objects.filter(attachment=attachment, edition__in=editions).exists()


PURPOSE = Purpose("figure", "Bild im Konzept", may_see)
