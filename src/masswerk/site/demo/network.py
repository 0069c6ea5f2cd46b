"""Loads a demonstration network: organisations, groups, and their meetings around today."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.concepts.models import Element
from masswerk.network import actions
from masswerk.network.models import Profile, WorkingGroup
from masswerk.people.models import Account

FOLDER = Path(__file__).with_name("data") / "network"
FACTS = tuple(actions.ProfileFacts.__slots__)


def load_network(name: str, now: datetime, partner: Account | None = None) -> None:
    """Load the network of a body, unless it has one. partner: acts for one of the organisations afterwards"""
    body = Body.objects.get(slug=name)
    if Profile.objects.filter(body=body).exists():
        return
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    elements = {element.key: element for element in Element.objects.filter(body=body)}
    profiles = {row["name"]: _organisation(body, row, elements) for row in data["organisation"]}
    for row in data["group"]:
        _group(body, row, elements, profiles, now)
    if partner is not None:
        actions.tie_partner(profiles[data["partner"]], partner, by=SYSTEM)


def _organisation(body: Body, row: dict[str, Any], elements: dict[str, Element]) -> Profile:
    given = {key: value for key, value in row.items() if key in FACTS}
    given |= {"languages": tuple(row.get("languages", ())), "is_public": row.get("is_public", True)}
    return actions.add_profile(body, facts=actions.ProfileFacts(**given), by=SYSTEM,
                               topics=[elements[key] for key in row.get("topics", ())])


def _group(body: Body, row: dict[str, Any], elements: dict[str, Element], profiles: dict[str, Profile],
           now: datetime) -> None:
    facts = actions.GroupFacts(name=row["name"], kind=row.get("kind", "group"), charge=row["charge"],
                               moderator=profiles[row["moderator"]], is_public=True)
    group = actions.form_group(body, slug=row["slug"], facts=facts, fields=[elements[key] for key in row["fields"]],
                               by=SYSTEM)
    for name in row["members"]:
        actions.join_group(group, profile=profiles[name], by=SYSTEM)
    for meeting in row.get("meeting", ()):
        _meeting(group, meeting, elements, profiles, now)


def _meeting(group: WorkingGroup, row: dict[str, Any], elements: dict[str, Element], profiles: dict[str, Profile],
             now: datetime) -> None:
    facts = actions.MeetingFacts(held_on=_workday(now.date(), row["days"]), begins_at=row["begins_at"],
                                 ends_at=row["ends_at"], place=row["place"], invitation=row.get("invitation", ""),
                                 is_public=True)
    meeting = actions.call_meeting(group, facts=facts, now=now, by=SYSTEM)
    points = [_parts(line, 2) for line in row["agenda"]]
    actions.set_agenda(meeting, points=[actions.Point(title, elements.get(key)) for title, key in points], now=now,
                       by=SYSTEM)
    if row.get("minutes"):
        actions.keep_minutes(meeting, text=row["minutes"], now=now, by=SYSTEM)
    for line in row.get("resolutions", ()):
        text, votes, key = _parts(line, 3)
        actions.resolve(meeting, text=text, votes=votes, element=elements.get(key), now=now, by=SYSTEM)
    for line in row.get("tasks", ()):
        text, who, days, key = _parts(line, 4)
        actions.give_task(meeting, text=text, profile=profiles[who], due_on=_workday(now.date(), int(days)),
                          element=elements.get(key), by=SYSTEM)


def _parts(line: str, count: int) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    return [*parts, *[""] * count][:count]


def _workday(today: date, days: int) -> date:
    """The day so many days from today, or the Monday after it."""
    day = today + timedelta(days=days)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day
