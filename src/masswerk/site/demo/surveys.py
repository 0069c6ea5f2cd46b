"""Loads demonstration surveys: one to fill in, one whose figures everybody can read."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from masswerk.base.actions import SYSTEM
from masswerk.participation.actions import VISITOR
from masswerk.participation.models import Procedure
from masswerk.site.demo.procedures import ZONE
from masswerk.surveys import actions
from masswerk.surveys.models import Survey
from masswerk.surveys.rules.forms import MULTIPLE, Asked

FOLDER = Path(__file__).with_name("data") / "surveys"


def load_surveys(name: str, today: date) -> None:
    """Load the surveys of a body's procedure; does nothing where there is no procedure, or a survey already."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    procedure = Procedure.objects.filter(body__slug=name, slug=data["procedure"]).first()
    if procedure is None or Survey.objects.filter(body=procedure.body_id).exists():
        return
    for one in data["surveys"]:
        _load(procedure, one, today)


def _load(procedure: Procedure, data: dict[str, Any], today: date) -> None:
    first, last = (today + timedelta(days=data[name]) for name in ("opens_on", "closes_on"))
    survey = actions.make_survey(procedure, slug=data["slug"], title=data["title"], lead=data["lead"], opens_on=first,
                                 closes_on=last, by=SYSTEM)
    questions = [_asked(row) for row in data["questions"]]
    actions.set_questions(survey, questions=questions, by=SYSTEM)
    actions.publish(survey, by=SYSTEM)
    answered = datetime.combine(first, time(10), ZONE)
    for number, sheet in enumerate(data.get("sheets", ())):
        actions.respond(survey, given=_given(questions, sheet), key=f"demo {number}", language="de", by=VISITOR,
                        now=answered)


def _asked(row: dict[str, Any]) -> Asked:
    choices = [dict(one) for one in row.pop("choices", [])]
    names = tuple(one.pop("name") for one in choices)
    return Asked(**row, choices=names, choice_labels=dict(zip(names, choices, strict=True)))


def _given(questions: list[Asked], sheet: str) -> dict[str, list[str]]:
    """Answers of a line.

    >>> _given([Asked("zeit", "single", {}), Asked("bedarf", "multiple", {})], "woche|fahrt,dank")
    {'zeit': ['woche'], 'bedarf': ['fahrt', 'dank']}
    """
    return {asked.name: text.split(",") if asked.kind == MULTIPLE else [text]
            for asked, text in zip(questions, sheet.split("|"), strict=False)}
