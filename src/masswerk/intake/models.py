"""What is kept of a document while it is taken in."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from django.db import models
from django.utils import timezone

from masswerk.base.models import Kept
from masswerk.bodies.models import Body
from masswerk.concepts.models import KINDS, Concept, Edition
from masswerk.intake.rules.tree import DOUBT


class ReadingState(models.TextChoices):
    WAITING = "waiting", "wartet"
    READING = "reading", "wird gelesen"
    REVIEW = "review", "zu prüfen"
    ACCEPTED = "accepted", "übernommen"
    REFUSED = "refused", "nicht lesbar"
    DISCARDED = "discarded", "verworfen"


UNREAD_STATES = (ReadingState.WAITING, ReadingState.READING)
"""States in which the work of reading is still to be done."""

PARAGRAPH_FORMATS = ("docx", "odt", "html")
"""Formats whose parts are paragraphs instead of lines."""


def generated_name(reading: Reading, name: str) -> str:
    """Where an upload is stored: never under the name a stranger gave it."""
    ending = PurePath(name).suffix.lower()[:8]
    kept = ending if ending[1:].isalnum() else ""
    return f"readings/{date.today():%Y/%m}/{secrets.token_hex(16)}{kept}"


class Reading(Kept):
    """One document being taken in: its file and where it stands.

    file:        not in the log; `sha256` says there which bytes it holds
    done, total: how far the reader is, in its own unit (pages, paragraphs, lines)
    version:     counted up with each step of the review
    """

    not_logged: ClassVar[frozenset[str]] = frozenset({"file", "done", "total"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="readings")
    concept = models.ForeignKey(Concept, null=True, blank=True, on_delete=models.PROTECT, related_name="readings")
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.SET_NULL, related_name="readings")
    file = models.FileField(upload_to=generated_name)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=8, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    cause = models.TextField(blank=True)
    way_out = models.TextField(blank=True)
    notes = models.JSONField(default=list, blank=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        indexes = [models.Index(fields=["body", "sha256"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_unread(self) -> bool:
        """True while the document waits or is being read."""
        return self.state in UNREAD_STATES

    @property
    def line_word(self) -> str:
        """What its parts are called: lines of text and PDF files, paragraphs of others."""
        return "Absatz" if self.format in PARAGRAPH_FORMATS else "Zeile"

    @property
    def line_words(self) -> str:
        """The same for several."""
        return "Absätze" if self.format in PARAGRAPH_FORMATS else "Zeilen"


class OfReading(Kept):
    """A row that belongs to one reading and is logged with it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True

    def aggregate(self) -> str:
        return f"reading {self.reading_id}"


class Proposal(OfReading):
    """One proposed element.

    The tree is the order by `position` with a `level` for each row: an element's parent is the nearest row
    before it with a smaller level. The first row, level 0, stands for the whole document.
    heading: the title is a heading of its own; otherwise it was cut from the text, for lists
    version: the reading's version when the row was last changed
    """

    class Decision(models.TextChoices):
        OPEN = "open", "vorgeschlagen"
        CONFIRMED = "confirmed", "bestätigt"
        LEFT_OUT = "left_out", "ausgelassen"

    position = models.BigIntegerField()
    level = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=24, choices=KINDS)
    label = models.CharField(max_length=60, blank=True)
    title = models.TextField(blank=True)
    heading = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    attrs = models.JSONField(default=dict, blank=True)
    confidence = models.FloatField(default=1.0)
    reasons = models.JSONField(default=list, blank=True)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["reading", "position"])]

    def __str__(self) -> str:
        return self.title or self.text[:60] or "ohne Titel"

    @property
    def is_root(self) -> bool:
        """True for the row that stands for the whole document."""
        return self.level == 0

    @property
    def is_left_out(self) -> bool:
        """True where the element will not be part of the edition."""
        return self.decision == self.Decision.LEFT_OUT

    @property
    def is_doubtful(self) -> bool:
        """True while a person should look at it."""
        return self.decision == self.Decision.OPEN and self.confidence < DOUBT


class SourceLine(OfReading):
    """One line of the source: which element it went into, or why it was left out.

    owner:  the element whose wording it is; None if left out or nowhere
    reason: why it was left out; "" otherwise. A line with neither owner nor reason is nowhere.
    facts:  its layout as the reader saw it (`documents.source_json`), without number, text and page
    """

    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    is_blank = models.BooleanField(default=False)
    facts = models.JSONField(default=dict, blank=True)
    owner = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.RESTRICT, related_name="own_lines")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "number"], name="source_line_once"),
            models.CheckConstraint(condition=models.Q(owner__isnull=True) | models.Q(reason=""),
                                   name="source_line_owned_or_left_out"),
        ]


class Step(OfReading):
    """One step of a review, with what stood before, so that it can be undone.

    number: the reading's version after the step
    actor:  who took it, as the log names them
    before: {"elements": {key: values, None if the step made it}, "lines": {number: [owner, reason]}}
    """

    not_logged: ClassVar[frozenset[str]] = frozenset({"before"})

    number = models.PositiveIntegerField()
    what = models.CharField(max_length=200)
    actor = models.CharField(max_length=60)
    before = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
