"""What changes in participation."""

from masswerk.participation.actions.contributing import VISITOR, Submitted, submit, submit_many
from masswerk.participation.actions.procedures import open_procedure

__all__ = ["VISITOR", "Submitted", "open_procedure", "submit", "submit_many"]
