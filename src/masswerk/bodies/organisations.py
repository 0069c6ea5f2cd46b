"""What changes about organisations. They are shared: each body says itself which it knows, and all use one name."""

from __future__ import annotations

from masswerk.base.actions import Actor, action, note
from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body, Organisation
from masswerk.bodies.rules import plain_name


class NameMissing(RuleError):
    cause = "Die Organisation hat noch keinen Namen."
    way_out = "Tragen Sie den Namen ein, wie er auf dem Briefkopf steht."


class NameTaken(RuleError):
    cause = "„{name}“ heißt schon eine andere Organisation."
    way_out = "Nehmen Sie die vorhandene, oder schreiben Sie den Ort dazu, der beide unterscheidet."


@action("organisation.known")
def know(body: Body, *, name: str, by: Actor, short_name: str = "", website: str = "") -> Organisation:
    """Take an organisation into what a body knows; one that another body knows already is not made twice.

    name: as on its letterhead; case and blanks do not tell two organisations apart
    Facts of an organisation that exists stay as they are. Raises NameMissing.
    """
    found = _named(_clean(name))
    if found is None:
        found = Organisation(name=_clean(name), short_name=short_name.strip(), website=website)
        found.full_clean()
        found.save()
    if not found.bodies.filter(pk=body.pk).exists():
        found.bodies.add(body)
        note(body.chain, f"organisation {found.pk}", known=True)
    return found


@action("organisation.changed")
def change(organisation: Organisation, *, name: str, by: Actor, short_name: str = "",
           website: str = "") -> None:
    """Correct what is known of an organisation, for all bodies that know it. Raises NameMissing, NameTaken."""
    other = _named(_clean(name))
    if other is not None and other.pk != organisation.pk:
        raise NameTaken(name=other.name)
    organisation.name, organisation.short_name, organisation.website = _clean(name), short_name.strip(), website
    organisation.full_clean()
    organisation.save()


@action("organisation.dropped")
def drop(organisation: Organisation, body: Body, *, by: Actor) -> None:
    """Take an organisation out of what a body knows; what was written with it stays, and so do other bodies' ties."""
    if organisation.bodies.filter(pk=body.pk).exists():
        organisation.bodies.remove(body)
        note(body.chain, f"organisation {organisation.pk}", known=False)


def _clean(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise NameMissing()
    return cleaned


def _named(name: str) -> Organisation | None:
    # compared in Python, because SQLite folds the case of ASCII letters only
    wanted = plain_name(name)
    return next((row for row in Organisation.objects.all() if plain_name(row.name) == wanted), None)
