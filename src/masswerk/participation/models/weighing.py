"""What was decided, why, and what it changed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from masswerk.concepts.models import Element, Wording
from masswerk.participation.models.contributions import Bundle, Statement
from masswerk.participation.models.procedures import OfProcedure
from masswerk.people.models import Account


class Outcome(models.TextChoices):
    ADOPTED = "adopted", "übernommen"
    PARTLY = "partly", "teilweise übernommen"
    CONTAINED = "contained", "bereits enthalten"
    MEASURE = "measure", "wird Maßnahme"
    PASSED_ON = "passed_on", "weitergeleitet"
    NOTED = "noted", "zur Kenntnis genommen"
    NOT_ADOPTED = "not_adopted", "nicht übernommen"


class Decision(OfProcedure):
    """The answer to one statement or one bundle: outcome and public reason, by two people.

    passed_to: which other body or office got it, for "passed on"
    measure:   the measure it becomes or is part of
    seen:      counts every change, so that the second of two clerks learns of the first
    question:  what the second asked when sending it back; "" once it was drafted anew
    is_alone:  confirmed by who drafted it, because the body has nobody else
    """

    statement = models.OneToOneField(Statement, null=True, blank=True, on_delete=models.PROTECT,
                                     related_name="decision")
    bundle = models.OneToOneField(Bundle, null=True, blank=True, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    reason = models.TextField()
    passed_to = models.CharField(max_length=200, blank=True)
    measure = models.ForeignKey(Element, null=True, blank=True, on_delete=models.PROTECT,
                                related_name="decisions_for_measure")
    drafted_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    seen = models.PositiveIntegerField(default=1)
    question = models.CharField(max_length=500, blank=True)
    is_alone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(statement__isnull=False, bundle__isnull=True)
                | models.Q(statement__isnull=True, bundle__isnull=False), name="decision_answers_one_thing"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="decision_has_reason"),
        ]

    @property
    def is_confirmed(self) -> bool:
        """True once a second person has confirmed it."""
        return self.confirmed_at is not None


class Change(OfProcedure):
    """What became of a passage in this procedure: from which wording to which, and whether only editorially.

    before, after: None where the passage is new, or gone
    """

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="changes")
    before = models.ForeignKey(Wording, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Wording, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_editorial = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)


class ChangeBasis(OfProcedure):
    """By which decision a passage was changed."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="bases")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="bases")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "decision"], name="change_basis_once")]

    def aggregate(self) -> str:
        return f"change {self.change_id}"
