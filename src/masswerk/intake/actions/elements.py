"""Steps of a review on one element: what it is, what it says, whether it comes along."""

from __future__ import annotations

from masswerk.base.actions import Actor, action
from masswerk.concepts.rules.kinds import Kind, german
from masswerk.intake.actions.ledger import Ledger, place_of, reviewing, tree
from masswerk.intake.models import Proposal
from masswerk.intake.refusals import NotPossibleHere
from masswerk.intake.review.levels import end
from masswerk.measures.models import Status

Decision = Proposal.Decision


@action("proposal.kind_set")
def set_kind(proposal: Proposal, *, kind: str, by: Actor, seen: int | None = None) -> None:
    """Say what an element is."""
    with reviewing(proposal.reading, f"Art: {german(kind)}", by=by, seen=seen) as ledger:
        ledger.fetch(proposal)
        proposal.kind = Kind(kind).value
        _checked(ledger, proposal)


@action("proposal.titled")
def set_title(proposal: Proposal, *, title: str, by: Actor, seen: int | None = None) -> None:
    """Give an element a heading; an empty one takes it away."""
    with reviewing(proposal.reading, f"Titel: {title.strip() or 'keiner'}", by=by, seen=seen) as ledger:
        ledger.fetch(proposal)
        proposal.title, proposal.heading = " ".join(title.split()), bool(title.strip())
        _checked(ledger, proposal)


@action("proposal.labelled")
def set_label(proposal: Proposal, *, label: str, by: Actor, seen: int | None = None) -> None:
    """Say which number or sign stands in front of an element."""
    with reviewing(proposal.reading, f"Nummer: {label.strip() or 'keine'}", by=by, seen=seen) as ledger:
        ledger.fetch(proposal)
        proposal.label = label.strip()[:60]
        _checked(ledger, proposal)


@action("proposal.described")
def set_measure(proposal: Proposal, *, status: str, lead: str, by: Actor, seen: int | None = None) -> None:
    """Say how a measure stands ("" if the document does not say) and who leads it."""
    word = Status(status).label if status else "ohne Stand"
    with reviewing(proposal.reading, f"Stand: {word}", by=by, seen=seen) as ledger:
        ledger.fetch(proposal)
        proposal.attrs = {**proposal.attrs, "status": status, "lead": lead.strip()}
        _checked(ledger, proposal)


@action("proposal.confirmed")
def confirm(proposal: Proposal, *, by: Actor, seen: int | None = None) -> None:
    """Say that a doubtful element is right as it is."""
    with reviewing(proposal.reading, f"Bestätigt: {proposal}", by=by, seen=seen) as ledger:
        ledger.fetch(proposal)
        _checked(ledger, proposal)


@action("proposal.left_out")
def leave_out(proposal: Proposal, *, by: Actor, with_children: bool = True, seen: int | None = None) -> None:
    """Leave an element out of the edition; without its children these go to the element above it."""
    if proposal.is_root:
        raise NotPossibleHere(title=str(proposal), what="auslassen", because="es steht für das ganze Dokument",
                              instead="Verwerfen Sie die Einlesung, wenn Sie das Dokument nicht brauchen.")
    with reviewing(proposal.reading, f"Ausgelassen: {proposal}", by=by, seen=seen) as ledger:
        _decide(ledger, proposal, with_children, Decision.LEFT_OUT)


@action("proposal.taken_back_in")
def take_back_in(proposal: Proposal, *, by: Actor, with_children: bool = True, seen: int | None = None) -> None:
    """Take an element that was left out into the edition after all."""
    with reviewing(proposal.reading, f"Wieder aufgenommen: {proposal}", by=by, seen=seen) as ledger:
        _decide(ledger, proposal, with_children, Decision.CONFIRMED)


def _checked(ledger: Ledger, proposal: Proposal) -> None:
    """What a person touched needs no second look."""
    proposal.decision = Decision.CONFIRMED
    ledger.save(proposal)


def _decide(ledger: Ledger, proposal: Proposal, with_children: bool, decision: Proposal.Decision) -> None:
    """Leave rows out or take those back in that were left out."""
    rows = tree(proposal.reading)
    at = place_of(rows, proposal)
    stop = end([row.level for row in rows], at) if with_children else at + 1
    changed = [row for row in rows[at:stop] if row.is_left_out == (decision != Decision.LEFT_OUT)]
    for row in changed:
        ledger.open(row)
        row.decision = decision
    ledger.save(*changed)
    proposal.refresh_from_db()
