"""Opening a consultation on a draft, and running it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions import send_to_consultation
from masswerk.concepts.models import Edition, Passage, State
from masswerk.concepts.reading import outline
from masswerk.participation.models import Access, Baseline, Moderation, Procedure, ProcedureCounter
from masswerk.participation.refusals import NothingToDiscuss, ProcedureIsClosed, SlugTaken
from masswerk.participation.rules.phases import Days, check_days
from masswerk.participation.weighing_places import Places


@action("procedure.opened")
def open_procedure(edition: Edition, *, slug: str, title: str, days: Days, by: Actor, now: datetime, lead: str = "",
                   privacy_notice: str = "", contact: str = "", languages: Sequence[str] = (),
                   access: str = Access.EVERYBODY, moderation: str = Moderation.BEFORE) -> Procedure:
    """Lay a draft out: everybody may read it from now on, and its wording of today is what contributions speak of.

    languages: those the forms are offered in; none means all
    An edition that is in consultation already gets one more procedure.
    Raises NothingToDiscuss for what is no draft, SlugTaken, PhasesOutOfOrder, EditionIsEmpty.
    """
    edition.refresh_from_db()
    if edition.state not in {State.DRAFT, State.CONSULTATION}:
        raise NothingToDiscuss(edition=edition.title, state=edition.get_state_display().lower())
    if Procedure.objects.filter(body=edition.body_id, slug=slug).exists():
        raise SlugTaken(slug=slug)
    check_days(days)
    if edition.state == State.DRAFT:
        send_to_consultation(edition, by=by)
    procedure = Procedure(
        body_id=edition.body_id, edition=edition, slug=slug, title=title.strip(), lead=lead.strip(),
        privacy_notice=privacy_notice.strip(), contact=contact.strip(), languages=list(languages), access=access,
        moderation=moderation, opened_at=now, **_named(days))
    procedure.save()
    ProcedureCounter.objects.create(procedure=procedure)
    _lay_out(procedure)
    return procedure


def _lay_out(procedure: Procedure) -> None:
    """Remember every passage as it reads today, in reading order, with its number or how else it is cited."""
    wordings = dict(Passage.objects.filter(edition=procedure.edition).values_list("element_id", "wording_id"))
    spots = Places(procedure.edition_id).by_element
    Baseline.objects.bulk_create([
        Baseline(body_id=procedure.body_id, procedure=procedure, element_id=item.element_id,
                 wording_id=wordings[item.element_id], number=item.number or spots[item.element_id].number)
        for item in outline(procedure.edition).walk()])


@action("procedure.changed")
def change_procedure(procedure: Procedure, *, title: str, days: Days, by: Actor, lead: str = "",
                     privacy_notice: str = "", contact: str = "", languages: Sequence[str] = (),
                     access: str = Access.EVERYBODY, moderation: str = Moderation.BEFORE) -> None:
    """Change what a procedure says of itself, its days, and who may contribute; address and draft stay.

    Raises ProcedureIsClosed, PhasesOutOfOrder.
    """
    procedure.refresh_from_db()
    if procedure.closed_at is not None:
        raise ProcedureIsClosed(procedure=procedure.title)
    check_days(days)
    facts = {"title": title.strip(), "lead": lead.strip(), "privacy_notice": privacy_notice.strip(),
             "contact": contact.strip(), "languages": list(languages), "access": access, "moderation": moderation,
             "version": procedure.version + 1, **_named(days)}
    for name, value in facts.items():
        setattr(procedure, name, value)
    procedure.save(update_fields=list(facts))


def _named(days: Days) -> dict[str, object]:
    return {name: getattr(days, name) for name in (
        "inform_on", "contribute_from", "contribute_until", "weigh_until", "answer_on")}
