"""Everything kept of one contribution and whoever made it, for that person.

Source: GDPR, Art. 15 and 20.
"""

from __future__ import annotations

from typing import Any

from masswerk.participation.models import Contribution
from masswerk.participation.queries import confirmed


def of_contribution(contribution: Contribution) -> dict[str, Any]:
    """A contribution with its proposals, decisions and the contributor, in German words."""
    who = contribution.contributor
    decisions = confirmed(contribution)
    return {
        "Beitrag": contribution.sign, "Verfahren": contribution.procedure.title,
        "Weg": contribution.get_channel_display(), "eingegangen am": contribution.received_on.isoformat(),
        "Sprache": contribution.language, "Text": contribution.text,
        "Sichtbarkeit": contribution.get_visibility_display(), "darf veröffentlicht werden": contribution.may_publish,
        "Organisation": contribution.organisation, "Grund, wenn nicht öffentlich": contribution.hidden_because,
        "Vorschläge": [
            {"Stelle": amendment.element.key, "Überschrift": amendment.title, "Wortlaut": amendment.text}
            for statement in contribution.statements.prefetch_related("amendments__element")
            for amendment in statement.amendments.all()],
        "Entscheidungen": [
            {"Ergebnis": decision.get_outcome_display(), "Begründung": decision.reason}
            for decision in dict.fromkeys(decisions.values())],
        "Anschrift": {"Name": who.name, "E-Mail": who.email, "Anschrift": who.address} if who else None,
    }
