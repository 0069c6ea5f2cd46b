"""Steps of a review that make one element of two or two of one."""

from __future__ import annotations

from masswerk.base.actions import Actor, action
from masswerk.concepts.rules.kinds import Kind
from masswerk.documents.source import Line
from masswerk.intake.actions.ledger import Ledger, place_of, reviewing, tree
from masswerk.intake.models import Proposal, SourceLine
from masswerk.intake.refusals import NotPossibleHere
from masswerk.intake.review import levels
from masswerk.intake.review.lines import line_of
from masswerk.intake.review.wording import appended, cut_title, sentences, text_of, title_lines

NOT_WITHIN = "die Stelle liegt nicht innerhalb seines Wortlauts"
WITHIN = "Wählen Sie eine der angebotenen Stellen."


@action("proposal.merged")
def merge_with_previous(proposal: Proposal, *, by: Actor, seen: int | None = None) -> Proposal:
    """Add an element's wording to the one before it in the document; returns that one.

    What stood below the element belongs to what stands above it from now on.
    """
    with reviewing(proposal.reading, f"Verbunden: {proposal}", by=by, seen=seen) as ledger:
        rows = tree(proposal.reading)
        at = place_of(rows, proposal)
        merged = rows[at]
        if merged.is_root or merged.is_left_out:
            raise NotPossibleHere(title=str(merged), what="verbinden", instead="Wählen Sie einen anderen Baustein.",
                                  because="er ist ausgelassen" if merged.is_left_out else "davor steht nichts")
        before = next(row for row in reversed(rows[:at]) if not row.is_left_out)
        ledger.open(before)
        ledger.open(merged)
        before.text = appended(before.text, _whole(merged))
        title_anew(before)
        ledger.save(before)
        ledger.give_lines(SourceLine.objects.filter(owner=merged), before)
        ledger.arrange(rows, levels.without([row.level for row in rows], at))
        ledger.remove(merged)
    return before


@action("proposal.split")
def split_at(proposal: Proposal, *, line: int, by: Actor, seen: int | None = None) -> Proposal:
    """Make an element of its own of the wording from `line` on; returns the new one.

    line: number in the source, one of the element's lines but not its first
    """
    with reviewing(proposal.reading, f"Geteilt: {proposal}", by=by, seen=seen) as ledger:
        own = list(SourceLine.objects.filter(owner=proposal).order_by("number"))
        if line not in [row.number for row in own[1:]]:
            raise NotPossibleHere(title=str(proposal), what="hier teilen", because=NOT_WITHIN, instead=WITHIN)
        ledger.fetch(proposal)
        tail = [row for row in own if row.number >= line]
        new = _tail(proposal, text_of([line_of(row) for row in tail]))
        restate(proposal, [line_of(row) for row in own if row.number < line])
        ledger.save(proposal)
        put_after(ledger, proposal, new)
        ledger.give_lines(tail, new)
    return new


@action("proposal.split_in_text")
def split_text(proposal: Proposal, *, sentence: int, by: Actor, seen: int | None = None) -> Proposal:
    """Make an element of its own of the text from sentence number `sentence` (from 2) on; returns the new one.

    For documents whose paragraphs are one line. The line stays with the first part.
    """
    with reviewing(proposal.reading, f"Geteilt: {proposal}", by=by, seen=seen) as ledger:
        ledger.fetch(proposal)
        parts = sentences(proposal.text)
        if not 2 <= sentence <= len(parts):
            raise NotPossibleHere(title=str(proposal), what="hier teilen", because=NOT_WITHIN, instead=WITHIN)
        new = _tail(proposal, " ".join(parts[sentence - 1:]))
        proposal.text = " ".join(parts[:sentence - 1])
        title_anew(proposal)
        ledger.save(proposal)
        put_after(ledger, proposal, new)
    return new


def put_after(ledger: Ledger, before: Proposal, new: Proposal) -> None:
    """Save a new element right behind another; what stood below that one belongs to the new one."""
    rows = tree(ledger.reading)
    at = place_of(rows, before)
    new.position, new.level = rows[at].position, max(1, rows[at].level)
    ledger.add(new)
    order = [(index, row.level) for index, row in enumerate(rows)]
    order.insert(at + 1, (len(rows), new.level))
    ledger.arrange([*rows, new], order)
    new.refresh_from_db()


def _whole(proposal: Proposal) -> str:
    """Everything an element says, its heading included."""
    return appended(proposal.title, proposal.text) if proposal.heading else proposal.text or proposal.title


def title_anew(proposal: Proposal) -> None:
    """What a person touched is checked; a title that was only cut from the text follows the text."""
    proposal.decision = Proposal.Decision.CONFIRMED
    if not proposal.heading and not proposal.is_root:
        proposal.title = cut_title(proposal.text)


def restate(proposal: Proposal, lines: list[Line]) -> None:
    """The wording put together anew from all lines of an element; a heading takes its own lines off first."""
    rest = lines[title_lines(lines, proposal.title):] if proposal.heading else lines
    proposal.text = text_of(rest)
    title_anew(proposal)


def _tail(proposal: Proposal, text: str) -> Proposal:
    kind = Kind.TEXT.value if proposal.heading else proposal.kind
    return Proposal(kind=kind, title=cut_title(text), text=text, decision=Proposal.Decision.CONFIRMED,
                    reasons=["Von Hand abgeteilt."])
