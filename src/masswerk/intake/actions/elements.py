"""Steps of a review on one element: what it is, what it says, whether it comes along."""

from __future__ import annotations

from masswerk.base.actions import Actor, action
from masswerk.concepts.rules.kinds import Kind, german
from masswerk.intake.actions.ledger import Ledger, place_of, reviewing, tree
from masswerk.intake.models import Proposal
from masswerk.intake.refusals import NotPossibleHere
from masswerk.intake.review.levels import end
from masswerk.intake.review.wording import appended, cut_title
from masswerk.measures.models import Status

Decision = Proposal.Decision


@action("proposal.changed")
def change(proposal: Proposal, *, by: Actor, kind: str | None = None, label: str | None = None,
           title: str | None = None, status: str | None = None, lead: str | None = None,
           seen: int | None = None) -> None:
    """Say what an element is; None leaves a fact as it stands. Several facts at once are one step.

    title: its heading, "" if it has none; status, lead: of a measure, "" if the document does not say
    """
    with reviewing(proposal.reading, _said(kind, label, title, status, lead), by=by, seen=seen) as ledger:
        ledger.fetch(proposal)
        if kind is not None:
            proposal.kind = Kind(kind).value
        if label is not None:
            proposal.label = label.strip()[:60]
        if title is not None:
            _title(proposal, " ".join(title.split()))
        facts = {"status": Status(status).value if status else status, "lead": None if lead is None else lead.strip()}
        proposal.attrs = {**proposal.attrs, **{name: fact for name, fact in facts.items() if fact is not None}}
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
        raise NotPossibleHere(title=str(proposal), what="auslassen", because="er steht für das ganze Dokument",
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


def _title(proposal: Proposal, title: str) -> None:
    """Set or take away the heading; a heading that is taken away goes back into the text."""
    if not title and proposal.heading:
        proposal.text = appended(proposal.title, proposal.text)
    if title or proposal.heading:
        proposal.title, proposal.heading = title or cut_title(proposal.text), bool(title)


def _said(kind: str | None, label: str | None, title: str | None, status: str | None, lead: str | None) -> str:
    """What a step is called: "Art: Ziel, Nummer: 3.1"."""
    words = {"Art": kind and german(kind), "Nummer": label, "Überschrift": title,
             "Stand": status and Status(status).label, "Federführung": lead}
    return ", ".join(f"{name}: {word.strip() or 'keine'}" for name, word in words.items() if word is not None)
