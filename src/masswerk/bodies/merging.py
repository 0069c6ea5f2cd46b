"""One organisation that was written down twice becomes one: everything that points to the second points to the first.

Foreign keys are found by themselves, so that no package is forgotten. A package whose rows cannot simply be repointed
(each once per organisation, or a reference in words) joins a follower that settles them before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from masswerk.base.actions import Actor, action, note
from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body, Organisation

Follower = Callable[[Organisation, Organisation, Actor], None]
"""Takes the organisation that stays, the one that goes, and who merges them; runs inside the action."""

_FOLLOWERS: list[Follower] = []


class SameOrganisation(RuleError):
    cause = "„{name}“ lässt sich nicht mit sich selbst zusammenführen."
    way_out = "Wählen Sie die Organisation, die doppelt ist."


def join_merge(*followers: Follower) -> None:
    """Add followers; called from an app's `apps.py`."""
    _FOLLOWERS.extend(follower for follower in followers if follower not in _FOLLOWERS)


def pointing() -> list[tuple[type[Model], str]]:
    """Every model with a foreign key to an organisation, and its field; many-to-many ties are kept as such."""
    relations = Organisation._meta.related_objects
    return [(relation.related_model, relation.field.name) for relation in relations if not relation.many_to_many]


@action("organisation.merged")
def merge(kept: Organisation, double: Organisation, *, by: Actor) -> Organisation:
    """Make two organisations one: `double` goes, with all its links now at `kept`. Raises SameOrganisation.

    What is known of `kept` counts; only what is blank there is taken from `double`.
    """
    if kept.pk == double.pk:
        raise SameOrganisation(name=kept.name)
    for follower in _FOLLOWERS:
        follower(kept, double, by)
    for model, name in pointing():
        for row in model._base_manager.filter(**{name: double.pk}):
            _point(row, name, kept)
    bodies = list(Body.objects.filter(organisations__in=[kept, double]).distinct())
    kept.bodies.add(*bodies)
    _fill(kept, double)
    gone = double.pk
    double.bodies.clear()
    double.delete()
    for body in bodies:
        note(body.chain, f"organisation {kept.pk}", took_in=gone)
    return kept


def _point(row: Any, name: str, kept: Organisation) -> None:
    setattr(row, name, kept)
    row.save()


def _fill(kept: Organisation, double: Organisation) -> None:
    for name in ("short_name", "website"):
        if not getattr(kept, name):
            setattr(kept, name, getattr(double, name))
    kept.save()
