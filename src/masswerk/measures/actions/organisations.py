"""Measures follow where an organisation goes on under another name."""

from __future__ import annotations

from django.db.models import Q

from masswerk.base.actions import Actor, action
from masswerk.bodies.models import Organisation
from masswerk.measures.actions.describing import show_again
from masswerk.measures.models import Measure, Partner, Task


@action("measures.handed_to")
def hand_to(old: Organisation, new: Organisation, *, by: Actor) -> None:
    """Let another organisation lead, take part and do what one did so far, at all bodies: two were one, or merge.

    Where both take part in a measure, one entry stays; its role is that of the new one, or else of the old one.
    """
    touched = list(Measure.objects.filter(
        Q(lead_organisation=old) | Q(partners__organisation=old) | Q(tasks__organisation=old)).distinct())
    Measure.objects.filter(lead_organisation=old).update(lead_organisation=new)
    there = {row.measure_id: row for row in Partner.objects.filter(organisation=new)}
    for partner in Partner.objects.filter(organisation=old):
        double = there.get(partner.measure_id)
        if double is None:
            partner.organisation = new
            partner.save(update_fields=["organisation"])
            continue
        double.role = double.role or partner.role
        double.save(update_fields=["role"])
        partner.delete()
    Task.objects.filter(organisation=old).update(organisation=new)
    for measure in touched:
        show_again(measure)
