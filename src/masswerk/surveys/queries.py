"""What is read of surveys."""

from __future__ import annotations

from masswerk.surveys.models import Question, Response, Survey
from masswerk.surveys.rules.forms import Asked, Figures, counted


def asked(survey: Survey) -> list[Asked]:
    """The questions as the rules need them; two queries."""
    rows = Question.objects.filter(survey=survey).prefetch_related("choices")
    return [Asked(row.name, row.kind, row.labels, tuple(choice.name for choice in row.choices.all()),
                  {choice.name: choice.labels for choice in row.choices.all()}, row.hints, row.is_required,
                  row.lowest, row.highest) for row in rows]


def figures(survey: Survey) -> tuple[int, list[Figures]]:
    """How many sheets there are, and how each question was answered; three queries at any number."""
    sheets = list(Response.objects.filter(survey=survey).values_list("values", flat=True))
    return len(sheets), counted(asked(survey), sheets)
