"""What is kept of participation."""

from masswerk.participation.models.answers import LetterTemplate, Reply
from masswerk.participation.models.arriving import Arrival, ArrivalSort, ArrivalState, ContributionFile
from masswerk.participation.models.contributions import (
    Amendment,
    AmendmentSort,
    AmendmentState,
    Anchor,
    Bundle,
    Channel,
    Contribution,
    Contributor,
    Statement,
    Visibility,
)
from masswerk.participation.models.procedures import (
    Access,
    Baseline,
    Moderation,
    Procedure,
    ProcedureCounter,
    TextBlock,
)
from masswerk.participation.models.weighing import Change, ChangeBasis, Decision, Outcome

__all__ = [
    "Access", "Amendment", "AmendmentSort", "AmendmentState", "Anchor", "Arrival", "ArrivalSort", "ArrivalState",
    "Baseline", "Bundle", "Change", "ChangeBasis", "Channel", "Contribution", "ContributionFile", "Contributor",
    "Decision", "LetterTemplate", "Moderation", "Outcome", "Procedure", "ProcedureCounter", "Reply", "Statement",
    "TextBlock", "Visibility",
]
