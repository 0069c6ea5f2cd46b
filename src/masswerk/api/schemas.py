"""What the API says, and how it pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Path, Query, Schema
from pydantic import Field

Slug = Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]{1,80}$")]
Limit = Annotated[int, Query(ge=1, le=200, description="Höchstzahl der Einträge einer Seite")]
Cursor = Annotated[int, Query(ge=0, le=2**53, description="`next` der vorigen Seite; 0 für den Anfang")]
Language = Annotated[str, Query(pattern=r"^(de|de-short|de-simple|en|ar)$", description="Sprache oder Form des Textes")]


class Problem(Schema):
    """Why a request was refused."""

    detail: str


class Fault(Schema):
    """One parameter that is out of its bounds."""

    where: list[str]
    what: str


class Faults(Schema):
    """Why parameters were refused."""

    detail: list[Fault]


class BodyOut(Schema):
    """A body: its name, official regional key (ARS), and the licence of its texts."""

    slug: str
    name: str
    kind: str
    ars: str
    parent: str | None
    licence: str
    licence_url: str
    is_demo: bool
    url: str


class ConceptOut(Schema):
    """A concept with the keys of its public editions, oldest first."""

    slug: str
    title: str
    summary: str
    editions: list[str]
    current: str | None
    url: str


class EditionOut(Schema):
    """An edition: state, decision, languages, downloads."""

    key: str
    title: str
    lead: str
    state: str
    based_on: str | None
    decided_by: str
    decided_on: date | None
    paper: str
    created_at: datetime
    languages: list[str]
    downloads: dict[str, str]
    url: str


class MeasureOut(Schema):
    """How a measure stands."""

    status: str
    lead: str
    reason: str
    review_on: date | None


class SheetOut(Schema):
    """The sheet of a measure: what everybody sees of it. Days are ISO days, amounts text with two decimals in EUR.

    What is missing is not public, or nobody stated it; an amount of null is unknown, not zero.
    """

    element: str
    status: str
    lead: str
    lead_organisation: str = ""
    reason: str
    since: str
    review_on: date | None
    priority: str = ""
    contact: str = ""
    budget: str
    planned_start: date | None = None
    planned_end: date | None = None
    first_planned_end: date | None = None
    actual_start: date | None = None
    actual_end: date | None = None
    legal_basis: str = ""
    input: str = ""
    output: str = ""
    outcome: str = ""
    impact: str = ""
    partners: list[dict[str, str]] = []
    target_groups: list[str] = []
    regions: list[dict[str, str | None]] = []
    milestones: list[dict[str, str | None]] = []
    tasks: list[dict[str, str | None]] = []
    money: list[dict[str, str | int | None]] = []
    outputs: list[dict[str, str | int | None]] = []
    papers: list[dict[str, str]] = []


class MeasurePage(Schema):
    """Measures of an edition; `next` is the cursor of the next page, null at the end."""

    items: list[SheetOut]
    next: int | None


class PictureOut(Schema):
    """A picture of a passage: its address, and what it shows; `alt` is empty for one that only decorates."""

    url: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int


class PassageOut(Schema):
    """An element with its place and wording; text is our Markdown subset."""

    element: str
    parent: str | None
    kind: str
    number: str
    title: str
    text: str
    language: str
    is_stale: bool
    hash: str
    themes: list[str]
    fields: list[str]
    measure: MeasureOut | None
    errata: list[dict[str, Any]]
    pictures: list[PictureOut]
    url: str


class PassagePage(Schema):
    """Some passages in reading order; `next` leads on, null at the end."""

    items: list[PassageOut]
    next: int | None


class ChangeOut(Schema):
    """A stretch of a redline: equal, ins or del."""

    op: str
    text: str


class FateOut(Schema):
    """What became of an element between two editions."""

    fate: str
    old: list[str]
    new: list[str]
    reason: str
    title: list[ChangeOut]
    text: list[ChangeOut]


class ComparisonPage(Schema):
    """Counts of all fates, and some entries in reading order."""

    counts: dict[str, int]
    items: list[FateOut]
    next: int | None = Field(description="Zum Weiterblättern")


class HeadOut(Schema):
    """Where a body's log stood on a day: number of entries, and the signed text that says so."""

    day: date
    size: int
    note: str


class HeadPage(Schema):
    """Some published heads, the newest first, and the public key that checks them."""

    items: list[HeadOut]
    key: str
    next: int | None
