"""What changes about regions: they begin, and they end, for example when municipalities merge."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from masswerk.base.actions import Actor, action
from masswerk.base.errors import RuleError
from masswerk.bodies.models import Region
from masswerk.bodies.rules import is_ars, is_in_germany


class KeyTaken(RuleError):
    cause = "Den Regionalschlüssel {ars} trägt in dieser Zeit schon „{name}“."
    way_out = "Beenden Sie jene Region mit ihrem letzten Tag, oder prüfen Sie den Schlüssel."


class NotAPlace(RuleError):
    cause = "„{name}“ lässt sich nicht eintragen: {why}"
    way_out = "Prüfen Sie die Angabe im Gemeindeverzeichnis oder auf der Karte."


class RegionEnded(RuleError):
    cause = "„{name}“ kann nicht am {last:%d.%m.%Y} enden: Die Region gilt ab {first:%d.%m.%Y} und hat {ended}."
    way_out = "Prüfen Sie den letzten Tag."


@action("region.recorded")
def record(*, name: str, kind: str, valid_from: date, source: str, by: Actor, ars: str = "",
           parent: Region | None = None, latitude: Decimal | None = None, longitude: Decimal | None = None,
           valid_until: date | None = None) -> Region:
    """Add a region from its first day on.

    ars:    official key of twelve digits; "" for a quarter, which has none
    source: where it is said, for example a statute about a merger
    latitude, longitude: degrees north and east of a point inside, both or none
    Raises KeyTaken, NotAPlace.
    """
    facts: dict[str, Any] = {"name": " ".join(name.split()), "kind": kind, "ars": ars, "parent": parent,
                             "valid_from": valid_from, "valid_until": valid_until, "latitude": latitude,
                             "longitude": longitude, "source": source.strip()}
    if why := _fault(facts):
        raise NotAPlace(name=facts["name"], why=why)
    if ars:
        _refuse_taken(ars, valid_from, valid_until)
    region = Region(**facts)
    region.full_clean(exclude=["parent", "successor"])
    region.save()
    return region


@action("region.ended")
def end(region: Region, *, last: date, by: Actor, successor: Region | None = None) -> None:
    """Say on which day a region existed for the last time, and into which one it went. Raises RegionEnded."""
    if region.valid_until is not None or last < region.valid_from:
        ended = f"schon am {region.valid_until:%d.%m.%Y} geendet" if region.valid_until else "noch kein Ende"
        raise RegionEnded(name=region.name, last=last, first=region.valid_from, ended=ended)
    region.valid_until, region.successor = last, successor
    region.save(update_fields=["valid_until", "successor"])


def _fault(facts: dict[str, Any]) -> str:
    latitude, longitude = facts["latitude"], facts["longitude"]
    if not (facts["name"] and facts["source"]):
        return "Name und Quelle gehören dazu."
    if facts["ars"] and not is_ars(facts["ars"]):
        return f"„{facts['ars']}“ ist kein Regionalschlüssel."
    if facts["valid_until"] and facts["valid_until"] < facts["valid_from"]:
        return "Der letzte Tag liegt vor dem ersten."
    if (latitude is None) != (longitude is None):
        return "Von zwei Koordinaten fehlt eine."
    if latitude is not None and not is_in_germany(latitude, longitude):
        return "Die Koordinaten liegen nicht in Deutschland; vielleicht sind sie vertauscht."
    return ""


def _refuse_taken(ars: str, first: date, last: date | None) -> None:
    for other in Region.objects.filter(ars=ars, valid_from__lte=last or date.max):
        if (other.valid_until or date.max) > first - timedelta(days=1):
            raise KeyTaken(ars=ars, name=other.name)
