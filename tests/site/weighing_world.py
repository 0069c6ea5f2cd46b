"""What the office weighs at a place of the test world: a bundle of two statements, and a text block."""

from __future__ import annotations

from typing import Any

from masswerk.base.actions import SYSTEM
from masswerk.participation import actions as participation
from masswerk.participation.actions.bundling import make_bundle
from masswerk.participation.actions.text_blocks import keep_text_block
from masswerk.participation.models import Arrival, ArrivalSort, Bundle, Procedure, Statement, TextBlock
from tests.participation.weighing import NOW


def build(procedure: Procedure) -> None:
    """Two letters that say the same, and a reason that is needed often."""
    for text in ("Bitte mehr Kurse.", "Mehr Kurse, bitte."):
        participation.submit(procedure, text=text, channel="letter", now=NOW, by=SYSTEM)
    rows = list(Statement.objects.filter(procedure=procedure, contribution__number__gt=1).select_related(
        "contribution", "bundle", "procedure"))
    make_bundle(rows, title="Mehr Kurse", by=SYSTEM)
    participation.keep_arrival(procedure, content=b"Bitte mehr Kurse am Abend.", name="brief.txt",
                               sort=ArrivalSort.LETTER, by=SYSTEM, now=NOW)
    keep_text_block(procedure.body, title="Land", text="Zuständig ist das Land.", by=SYSTEM)


def value(procedure: Procedure, parameter: str) -> Any:
    """What stands for a parameter in an address of weighing."""
    if parameter == "statement":
        return Statement.objects.filter(procedure=procedure).order_by("pk").values_list("pk", flat=True).first()
    if parameter == "bundle":
        return Bundle.objects.get(procedure=procedure).pk
    return TextBlock.objects.get(body=procedure.body_id).pk


def arrival(procedure: Procedure) -> Arrival:
    """A letter that came as a file."""
    return Arrival.objects.get(procedure=procedure)
