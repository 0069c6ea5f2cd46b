"""What is kept of surveys. A response says nothing about who gave it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone

from masswerk.base.models import Kept
from masswerk.bodies.models import Body
from masswerk.participation.models import Contribution, Procedure
from masswerk.surveys.rules.stages import Stage, stage


class QuestionKind(models.TextChoices):
    SINGLE = "single", "eine Antwort"
    MULTIPLE = "multiple", "mehrere Antworten"
    SCALE = "scale", "Skala"
    TEXT = "text", "freier Text"


class Survey(Kept):
    """Questions to everybody, between two days.

    procedure: where free answers are weighed
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="surveys")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="surveys")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    lead = models.TextField(blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    is_published = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-opens_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "slug"], name="survey_slug_once"),
            models.CheckConstraint(condition=models.Q(closes_on__gte=models.F("opens_on")),
                                   name="survey_opens_before_it_closes"),
        ]

    def __str__(self) -> str:
        return self.title

    def stage(self, on: date) -> Stage:
        """Where it stands on a day."""
        return stage(self.opens_on, self.closes_on, on)

    @property
    def result_on(self) -> date:
        """The first day on which everybody sees the figures."""
        return self.closes_on + timedelta(days=1)


class OfSurvey(Kept):
    """A row that belongs to one survey and is logged with it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    def aggregate(self) -> str:
        return f"survey {self.survey_id}"


class Question(OfSurvey):
    """One question.

    name:       short name in tables and XLSForm
    labels:     words by language, "de" always
    lowest, highest: ends of a scale
    """

    number = models.PositiveIntegerField()
    name = models.SlugField(max_length=40)
    kind = models.CharField(max_length=8, choices=QuestionKind.choices)
    labels = models.JSONField(default=dict)
    hints = models.JSONField(default=dict, blank=True)
    is_required = models.BooleanField(default=False)
    lowest = models.IntegerField(default=1)
    highest = models.IntegerField(default=5)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_question_number_once"),
            models.UniqueConstraint(fields=["survey", "name"], name="survey_question_name_once"),
            models.CheckConstraint(condition=models.Q(highest__gt=models.F("lowest")), name="survey_scale_has_ends"),
        ]


class Choice(OfSurvey):
    """One possible answer to a question of choice."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="choices")
    number = models.PositiveIntegerField()
    name = models.SlugField(max_length=40)
    labels = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["question", "name"], name="survey_choice_name_once")]


class Response(OfSurvey):
    """One sheet that was filled in. `key` is made with the form, so that one sent twice counts once."""

    not_logged: ClassVar[frozenset[str]] = frozenset({"key", "values"})

    key = models.CharField(max_length=64)
    language = models.CharField(max_length=12, default="de")
    values = models.JSONField(default=dict)
    given_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "key"], name="survey_response_once")]

    def aggregate(self) -> str:
        return f"response {self.pk}"


class FreeAnswer(OfSurvey):
    """What somebody wrote freely, and the contribution it became; not joined to the rest of the sheet."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="free_answers")
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="survey_answer")
