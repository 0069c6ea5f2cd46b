"""Loads demonstration events: the programme, the groups with their cards, and what they reported."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from masswerk.base.actions import SYSTEM
from masswerk.concepts.models import Edition, Element, Passage
from masswerk.events import actions
from masswerk.events.forms import AgendaForm
from masswerk.events.models import Card, Event, EventKind, GuidingQuestion

FOLDER = Path(__file__).with_name("data") / "events"
FACTS = ("title", "held_on", "lead", "begins_at", "ends_at", "place", "hosts", "outlook")


def load_event(edition: Edition, name: str) -> Event:
    """Load one event on an edition; its cards hang in their clusters, nothing is handed over yet."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    facts = actions.Facts(kind=data.get("kind", EventKind.DISCUSSION), **{key: data[key] for key in FACTS})
    event = actions.plan_event(edition, slug=data["slug"], facts=facts, by=SYSTEM)
    agenda = AgendaForm({"items": "\n".join(data["agenda"])})
    agenda.is_valid()
    actions.set_agenda(event, items=agenda.rows(), by=SYSTEM)
    questions = [actions.ask(event, number=number, by=SYSTEM, **asked)
                 for number, asked in enumerate(data["questions"], 1)]
    for number, group in enumerate(data["groups"], 1):
        _load_group(event, number, group, questions)
    if "guests" in data:
        nobody: dict[int, int | None] = {number: None for number, _ in enumerate(data["groups"], 1)}
        actions.count_guests(event, guests=data["guests"], groups=nobody, by=SYSTEM)
    return event


def _load_group(event: Event, number: int, data: dict[str, Any], questions: list[GuidingQuestion]) -> None:
    group = actions.form_group(event, number=number, title=data["title"], by=SYSTEM,
                               fields=_fields(event.edition, data), moderation="Fachamt und Träger")
    rows = [[part.strip() for part in line.split("|")] for line in data.get("cards", "").strip().splitlines()]
    for question in questions:
        own = [(cluster, text) for asked, cluster, text in rows if int(asked) == question.number]
        cards = actions.write_list(group, question, texts=[text for _, text in own], by=SYSTEM) if own else []
        clusters: dict[str, list[Card]] = {}
        for (cluster, _), card in zip(own, cards, strict=True):
            clusters.setdefault(cluster, []).append(card)
        for title, together in clusters.items():
            actions.form_cluster(group, question, title=title, cards=together, by=SYSTEM)
    actions.sum_up(group, points=data["points"], by=SYSTEM)


def _fields(edition: Edition, data: dict[str, Any]) -> list[Element]:
    passages = Passage.objects.filter(edition=edition).select_related("element")
    chosen = passages.filter(kind="field", number__in=data["fields"])
    if data.get("preamble"):
        chosen = chosen | passages.filter(kind="preamble")
    return [passage.element for passage in chosen.order_by("position")]
