"""What is read of bodies."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from masswerk.bodies.models import Body, Region


def in_tree_order(bodies: QuerySet[Body]) -> QuerySet[Body]:
    """States first, then their counties and cities, each by name."""
    return bodies.select_related("parent").order_by("parent__name", "name")


def regions_on(day: date) -> QuerySet[Region]:
    """The regions that existed on a day."""
    return Region.objects.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


def region_of(ars: str, day: date) -> Region | None:
    """The region that had a key on a day; None where there was none."""
    return regions_on(day).filter(ars=ars).first()


def today_part_of(region: Region) -> Region:
    """Where a region went: itself, or the last of its successors."""
    seen = {region.pk}
    while region.successor is not None and region.successor.pk not in seen:
        region = region.successor
        seen.add(region.pk)
    return region
