"""Background work of `participation`. Safe to run again after a kill: the result is put in place at once."""

from __future__ import annotations

from django_tasks import task

from masswerk.participation.comparing import compare
from masswerk.participation.models import Procedure


@task()
def compare_open(procedure_id: int) -> str:
    """Compare the open statements of a procedure; says how many."""
    procedure = Procedure.objects.filter(pk=procedure_id).first()
    return "gone" if procedure is None else f"{compare(procedure)} compared"
