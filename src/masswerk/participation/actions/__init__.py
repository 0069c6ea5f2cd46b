"""What changes in participation."""

from masswerk.participation.actions.arriving import discard_arrival, forget_arrival, keep_arrival, take_arrival
from masswerk.participation.actions.contributing import VISITOR, Submitted, submit, submit_many
from masswerk.participation.actions.giving_back import forget_contributor, withdraw
from masswerk.participation.actions.moderating import (
    INVITATION,
    blacken,
    invite,
    keep_internal,
    publish,
    scope_of,
    uncover,
)
from masswerk.participation.actions.procedures import change_procedure, open_procedure

__all__ = [
    "INVITATION", "VISITOR", "Submitted", "blacken", "change_procedure", "discard_arrival", "forget_arrival",
    "forget_contributor", "invite", "keep_arrival", "keep_internal", "open_procedure", "publish", "scope_of", "submit",
    "submit_many", "take_arrival", "uncover", "withdraw",
]
