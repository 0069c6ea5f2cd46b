"""The documentation of an event, made from what was kept: for the page, for DOCX and for PDF."""

from __future__ import annotations

from masswerk.documents.text import Doc
from masswerk.events import queries
from masswerk.events.documentation.groups import Weighed, group_blocks
from masswerk.events.documentation.opening import DEMO, about, facts, opening, programme, questions
from masswerk.events.documentation.results import became, decisions, outlook, photos, standing_blocks
from masswerk.events.models import Event
from masswerk.events.outcomes import outcomes
from masswerk.events.parts import parts_of

__all__ = ["DEMO", "documentation"]


def documentation(event: Event) -> Doc:
    """The whole documentation; the number of queries grows with groups, not with cards."""
    result = outcomes(event)
    groups = list(queries.groups(event))
    weighed = Weighed(event, result)
    spoken = parts_of(event)
    blocks = [*opening(event), *about(event, groups, weighed), *programme(event), *questions(event)]
    for group in groups:
        blocks += group_blocks(group, spoken.get(group.pk, []), queries.wall(group), weighed)
    blocks += [*became(result), *decisions(weighed), *standing_blocks(event), *outlook(event), *photos(event)]
    return Doc(title=event.title, subtitle=f"Dokumentation, {event.held_on:%d.%m.%Y}", publisher=event.body.name,
               blocks=tuple(blocks), facts=facts(event, len(groups)), author=event.body.name,
               written=event.documented_at or event.created_at, on=event.held_on)
