"""From draft to adopted, and what is possible afterwards."""

from __future__ import annotations

from datetime import date

from masswerk.base.actions import Actor, action, note
from masswerk.base.deletions import remember
from masswerk.base.log import shred
from masswerk.base.models import LogEntry
from masswerk.concepts.actions.common import sound, touch
from masswerk.concepts.models import FIXED_STATES, Edition, Erratum, Passage, State, Wording
from masswerk.concepts.refusals import EditionIsEmpty, NotAdopted
from masswerk.concepts.revision import open_points
from masswerk.concepts.rules import erratum as correction
from masswerk.concepts.rules.adoption import check_adoption, check_transition, superseded_on


def _change_state(edition: Edition, state: str) -> None:
    edition.refresh_from_db()
    check_transition(edition.state, state)
    if state != State.DRAFT:
        _check_has_text(edition)
    edition.state = state
    edition.save(update_fields=["state"])
    touch(edition)


@action("edition.sent_to_consultation")
def send_to_consultation(edition: Edition, *, by: Actor) -> None:
    """Let everybody read a draft."""
    _change_state(edition, State.CONSULTATION)


@action("edition.submitted")
def submit_paper(edition: Edition, *, by: Actor) -> None:
    """Put an edition before the deciding body as its paper."""
    _change_state(edition, State.PAPER)


@action("edition.taken_back")
def take_back(edition: Edition, *, by: Actor) -> None:
    """Make a draft of an edition in consultation or before the council again."""
    _change_state(edition, State.DRAFT)


@action("edition.adopted")
def adopt(edition: Edition, *, decided_by: str, decided_on: date | None, paper: str, today: date, by: Actor) -> None:
    """Record the decision; from now on the database refuses any change.

    The edition decided last is in force. A decision of earlier years that is recorded later makes its edition
    superseded at once; each edition is superseded on the day of the next decision (docs/decisions/0007).

    Raises StateNotPossible, EditionIsEmpty, and the refusals of `rules.adoption.check_adoption`: of an edition
    based on another, every element needs its fate and its origin.
    """
    edition.refresh_from_db()
    check_transition(edition.state, State.ADOPTED)
    _check_has_text(edition)
    base = edition.based_on.decided_on if edition.based_on else None
    check_adoption(decided_by, decided_on, paper, today, len(open_points(edition)), base)
    edition.decided_by, edition.decided_on, edition.paper = sound(decided_by), decided_on, sound(paper)
    if decided_on is not None:  # `check_adoption` has refused that
        _take_its_place(edition, decided_on)
    edition.save(update_fields=["decided_by", "decided_on", "paper", "state", "superseded_on"])
    touch(edition)


def _check_has_text(edition: Edition) -> None:
    if not Passage.objects.filter(edition=edition).exists():
        raise EditionIsEmpty(edition=edition.title)


def _take_its_place(edition: Edition, on: date) -> None:
    """Put an edition among those decided before and after it: in force, or superseded already."""
    decided = Edition.objects.filter(concept_id=edition.concept_id, state__in=FIXED_STATES).order_by("decided_on", "id")
    days = {other: other.decided_on for other in decided if other.decided_on}
    edition.superseded_on = superseded_on(on, days.values())
    edition.state = State.SUPERSEDED if edition.superseded_on else State.ADOPTED
    before = [other for other, day in days.items() if day <= on]
    if before:
        last = before[-1]
        last.state, last.superseded_on = State.SUPERSEDED, on
        last.save(update_fields=["state", "superseded_on"])
        touch(last)


@action("erratum.added")
def add_erratum(passage: Passage, *, dated: date, note: str, text: str, by: Actor,
                today: date | None = None) -> Erratum:
    """Correct a mistake in an adopted edition by a dated row; the text itself stays.

    today: later days are refused; None where corrections of long ago are read in
    Raises NotAdopted, and the refusals of `rules.erratum.check_erratum`.
    """
    edition = passage.edition
    if edition.decided_on is None or not edition.is_fixed:
        raise NotAdopted(edition=edition.title)
    correction.check_erratum(correction.Erratum(dated, note, text), edition.decided_on, today or dated)
    facts = {"edition": edition, "element": passage.element, "dated": dated, "note": sound(note), "text": sound(text)}
    made: Erratum | None = Erratum.objects.filter(**facts).first()
    if made is not None:
        return made  # the same form sent twice
    erratum = Erratum(body_id=passage.body_id, **facts)
    erratum.save()
    touch(edition)
    return erratum


@action("wording.redacted")
def redact(wording: Wording, *, by: Actor) -> None:
    """Empty a wording that must not be kept; its hash stays, so that the edition stays provable.

    Entries of the log that hold the text lose their content as a whole: an entry's commitment covers all of it.
    """
    remember("concepts.Wording", wording.pk, wording.created_at)
    holding = LogEntry.objects.filter(chain=wording.chain, payload__contains=f'"row": "wording {wording.pk}"')
    for entry in holding:
        shred(entry)
    wording.title = wording.text = None
    # past the recorder, whose entry would hold what is emptied here
    Wording._base_manager.filter(pk=wording.pk).update(title=None, text=None)
    note(wording.chain, wording.aggregate(), redacted=f"wording {wording.pk}")
    touch(wording.edition)
