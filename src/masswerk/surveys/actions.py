"""What changes about surveys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256

from django.utils.timezone import localdate

from masswerk.base.actions import Actor, action
from masswerk.participation.actions import submit
from masswerk.participation.models import Channel, Procedure, Visibility
from masswerk.surveys.models import Choice, FreeAnswer, Question, Response, Survey
from masswerk.surveys.queries import asked
from masswerk.surveys.refusals import HasResponses, NamesTwice, NoQuestions, NotOpen, SlugTaken
from masswerk.surveys.rules.forms import TEXT, Asked, checked


@action("survey.made")
def make_survey(procedure: Procedure, *, slug: str, title: str, opens_on: date, closes_on: date, by: Actor,
                lead: str = "") -> Survey:
    """Make a survey of a procedure; nobody sees it before it is published. Raises SlugTaken."""
    if Survey.objects.filter(body_id=procedure.body_id, slug=slug).exists():
        raise SlugTaken(slug=slug)
    survey = Survey(body_id=procedure.body_id, procedure=procedure, slug=slug, title=title.strip(), lead=lead.strip(),
                    opens_on=opens_on, closes_on=closes_on)
    survey.full_clean(exclude=["body", "procedure"])
    survey.save()
    return survey


@action("survey.changed")
def change_survey(survey: Survey, *, title: str, opens_on: date, closes_on: date, lead: str, by: Actor) -> Survey:
    """Change title, lead and days."""
    survey.title, survey.lead, survey.opens_on, survey.closes_on = title.strip(), lead.strip(), opens_on, closes_on
    survey.version += 1
    survey.full_clean(exclude=["body", "procedure"])
    survey.save()
    return survey


@action("survey.questions_set")
def set_questions(survey: Survey, *, questions: Sequence[Asked], by: Actor) -> None:
    """Replace all questions. Raises HasResponses once somebody has answered, NamesTwice."""
    count = Response.objects.filter(survey=survey).count()
    if count:
        raise HasResponses(survey=survey.title, count=count)
    names = [question.name for question in questions]
    for name in names:
        if names.count(name) > 1:
            raise NamesTwice(name=name)
    Choice.objects.filter(survey=survey).delete()
    Question.objects.filter(survey=survey).delete()
    for number, question in enumerate(questions, 1):
        _store(survey, number, question)
    survey.version += 1
    survey.save(update_fields=["version"])


def _store(survey: Survey, number: int, question: Asked) -> None:
    row = Question(body_id=survey.body_id, survey=survey, number=number, name=question.name, kind=question.kind,
                   labels=dict(question.labels), hints=dict(question.hints), is_required=question.is_required,
                   lowest=question.lowest, highest=question.highest)
    row.save()
    Choice.objects.bulk_create([
        Choice(body_id=survey.body_id, survey=survey, question=row, number=place, name=name,
               labels=dict(question.choice_labels.get(name, {"de": name})))
        for place, name in enumerate(question.choices, 1)])


@action("survey.published")
def publish(survey: Survey, *, by: Actor, is_published: bool = True) -> None:
    """Show a survey to everybody on its days, or hide it again. Raises NoQuestions."""
    if is_published and not Question.objects.filter(survey=survey).exists():
        raise NoQuestions()
    survey.is_published, survey.version = is_published, survey.version + 1
    survey.save(update_fields=["is_published", "version"])


@action("survey.answered")
def respond(survey: Survey, *, given: Mapping[str, Sequence[str]], key: str, language: str, by: Actor,
            now: datetime) -> Response:
    """Keep one sheet; free texts become contributions that a person reads before all others do. One `key`, one sheet.

    given: what arrived, a list for each name of a question
    Raises NotOpen, and what `rules.forms.checked` raises.
    """
    kept_key = sha256(key.encode()).hexdigest()
    known: Response | None = Response.objects.filter(survey=survey, key=kept_key).first()
    if known is not None:
        return known
    today = localdate(now)
    if not (survey.is_published and survey.opens_on <= today <= survey.closes_on):
        raise NotOpen(survey=survey.title, first=f"{survey.opens_on:%d.%m.%Y}", last=f"{survey.closes_on:%d.%m.%Y}")
    questions = asked(survey)
    values = checked(questions, given)
    free = {question.name for question in questions if question.kind == TEXT}
    kept = {name: (True if name in free else value) for name, value in values.items()}
    response = Response(body_id=survey.body_id, survey=survey, key=kept_key, language=language, values=kept,
                        given_on=today)
    response.save()
    rows = {row.name: row for row in Question.objects.filter(survey=survey, name__in=free)}
    for name in free & values.keys():
        made = submit(survey.procedure, text=values[name], channel=Channel.SURVEY, language=language, by=by, now=now,
                      visibility=Visibility.WAITING, group=f"{survey.title}: {rows[name].labels.get('de', name)}"[:200],
                      code=None)
        FreeAnswer(body_id=survey.body_id, survey=survey, question=rows[name], contribution=made.contribution).save()
    return response
