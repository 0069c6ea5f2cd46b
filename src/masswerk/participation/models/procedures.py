"""Procedures: what is consulted on, when, and with whom."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from masswerk.base.models import Kept
from masswerk.bodies.models import Body
from masswerk.concepts.models import Edition, Element, Wording
from masswerk.participation.rules.phases import Days


class Access(models.TextChoices):
    EVERYBODY = "everybody", "alle, ohne Konto"
    INVITED = "invited", "Eingeladene mit Link"
    MEMBERS = "members", "Menschen mit einer Rolle in dieser Stelle"


class Moderation(models.TextChoices):
    BEFORE = "before", "vor der Veröffentlichung"
    AFTER = "after", "nach der Veröffentlichung"


class Procedure(Kept):
    """One consultation on one draft edition; several may feed the same edition.

    inform_on:        first day on which it is announced
    contribute_from, contribute_until: first and last day for contributions
    weigh_until, answer_on: when weighing is to end and answers are to be given; None while open
    languages:        languages the forms are offered in ("de", "en", "ar", "de-simple"); none means all
    closed_at:        from then on the database refuses changes to everything below it
    head:             end of the body's log when it was closed, for checking offline
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="procedures")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="procedures")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    lead = models.TextField(blank=True)
    privacy_notice = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    languages = models.JSONField(default=list, blank=True)
    access = models.CharField(max_length=10, choices=Access.choices, default=Access.EVERYBODY)
    moderation = models.CharField(max_length=8, choices=Moderation.choices, default=Moderation.BEFORE)
    inform_on = models.DateField()
    contribute_from = models.DateField()
    contribute_until = models.DateField()
    weigh_until = models.DateField(null=True, blank=True)
    answer_on = models.DateField(null=True, blank=True)
    said_elsewhere = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    head = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "Beteiligungsverfahren"
        ordering = ["-contribute_from", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "slug"], name="procedure_slug_once"),
            models.CheckConstraint(condition=models.Q(contribute_until__gte=models.F("contribute_from"))
                                   & models.Q(inform_on__lte=models.F("contribute_from")),
                                   name="procedure_phases_in_order"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def days(self) -> Days:
        """The days of its phases."""
        return Days(self.inform_on, self.contribute_from, self.contribute_until, self.weigh_until, self.answer_on)


class ProcedureCounter(models.Model):
    """The last number given to a contribution of a procedure; counts on only while the contribution is stored."""

    procedure = models.OneToOneField(Procedure, on_delete=models.PROTECT, primary_key=True, related_name="counter")
    last = models.PositiveIntegerField(default=0)


class OfProcedure(Kept):
    """A row that belongs to one procedure."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


class Baseline(OfProcedure):
    """The wording of a passage as it was laid out when the procedure was opened, with its number on that day."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="baselines")
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "element"], name="baseline_once")]

    def aggregate(self) -> str:
        return f"procedure {self.procedure_id}"


class TextBlock(Kept):
    """A reason that is needed often; inserted, then adapted."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="text_blocks")
    title = models.CharField(max_length=120)
    outcome = models.CharField(max_length=12, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["body", "title"], name="text_block_once")]
