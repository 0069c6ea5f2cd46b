"""The list of target groups a body keeps."""

from __future__ import annotations

from masswerk.base.actions import Actor, action
from masswerk.bodies.models import Body
from masswerk.bodies.rules import plain_name
from masswerk.measures.models import TargetGroup
from masswerk.measures.refusals import TargetGroupExists


@action("target_group.named")
def name_target_group(body: Body, *, name: str, by: Actor) -> TargetGroup:
    """Add a target group; a retired one of that name is offered again. Raises TargetGroupExists."""
    found = _named(body, name)
    if found is not None and not found.is_retired:
        raise TargetGroupExists(name=found.name)
    group = found or TargetGroup(body=body, name=" ".join(name.split()))
    group.is_retired = False
    group.save()
    return group


@action("target_group.renamed")
def rename_target_group(group: TargetGroup, *, name: str, by: Actor) -> None:
    """Correct a name; measures keep the group. Raises TargetGroupExists."""
    other = _named(group.body, name)
    if other is not None and other.pk != group.pk:
        raise TargetGroupExists(name=other.name)
    group.name = " ".join(name.split())
    group.save(update_fields=["name"])


@action("target_group.retired")
def retire_target_group(group: TargetGroup, *, by: Actor) -> None:
    """Offer a target group no longer; measures that have it keep it."""
    group.is_retired = True
    group.save(update_fields=["is_retired"])


def _named(body: Body, name: str) -> TargetGroup | None:
    # compared in Python, because SQLite folds the case of ASCII letters only
    wanted = plain_name(name)
    return next((row for row in TargetGroup.objects.filter(body=body) if plain_name(row.name) == wanted), None)
