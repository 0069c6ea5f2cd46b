"""From draft to adopted, and what is possible afterwards."""

from __future__ import annotations

from datetime import date

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions.common import touch
from masswerk.concepts.models import Edition, Erratum, Passage, State, Wording
from masswerk.concepts.refusals import NotAdopted, NothingSaid, WrongState


def _change_state(edition: Edition, allowed: tuple[str, ...], state: str) -> None:
    edition.refresh_from_db()
    if edition.state not in allowed:
        raise WrongState(edition=edition.title, state=edition.get_state_display())
    edition.state = state
    edition.save(update_fields=["state"])
    touch(edition)


@action("edition.sent_to_consultation")
def send_to_consultation(edition: Edition, *, by: Actor) -> None:
    """Let everybody read a draft."""
    _change_state(edition, (State.DRAFT,), State.CONSULTATION)


@action("edition.submitted")
def submit_paper(edition: Edition, *, by: Actor) -> None:
    """Put an edition before the deciding body as its paper."""
    _change_state(edition, (State.DRAFT, State.CONSULTATION), State.PAPER)


@action("edition.taken_back")
def take_back(edition: Edition, *, by: Actor) -> None:
    """Make a draft of an edition in consultation or before the council again."""
    _change_state(edition, (State.CONSULTATION, State.PAPER), State.DRAFT)


@action("edition.adopted")
def adopt(edition: Edition, *, decided_by: str, decided_on: date, paper: str, today: date, by: Actor,
          open_points: int = 0) -> None:
    """Record the decision; from now on the database refuses any change. The edition in force before is superseded.

    open_points: elements without a stated fate, as `queries.open_points` found them
    Raises WrongState, and the refusals of `rules.adoption.check_adoption`.
    """
    from masswerk.concepts.rules.adoption import check_adoption

    edition.refresh_from_db()
    if edition.is_fixed:
        raise WrongState(edition=edition.title, state=edition.get_state_display())
    check_adoption(decided_by, decided_on, paper, today, open_points)
    before = Edition.objects.filter(concept_id=edition.concept_id, state=State.ADOPTED).first()
    if before is not None:
        before.state, before.superseded_on = State.SUPERSEDED, decided_on
        before.save(update_fields=["state", "superseded_on"])
        touch(before)
    edition.decided_by, edition.decided_on, edition.paper = decided_by.strip(), decided_on, paper.strip()
    edition.state = State.ADOPTED
    edition.save(update_fields=["decided_by", "decided_on", "paper", "state"])
    touch(edition)


@action("erratum.added")
def add_erratum(passage: Passage, *, dated: date, note: str, text: str, by: Actor) -> Erratum:
    """Correct a mistake in an adopted edition by a dated row; the text itself stays."""
    if not passage.edition.is_fixed:
        raise NotAdopted(edition=passage.edition.title)
    if not note.strip():
        raise NothingSaid()
    erratum = Erratum(body_id=passage.body_id, edition=passage.edition, element=passage.element, dated=dated,
                      note=note.strip(), text=text.strip())
    erratum.save()
    touch(passage.edition)
    return erratum


@action("wording.redacted")
def redact(wording: Wording, *, by: Actor) -> None:
    """Empty a wording that must not be kept; its hash stays, so that the edition stays provable."""
    wording.title = wording.text = None
    wording.save(update_fields=["title", "text"])
    touch(wording.edition)
