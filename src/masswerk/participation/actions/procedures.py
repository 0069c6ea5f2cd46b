"""Opening a consultation on a draft, and running it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions import send_to_consultation
from masswerk.concepts.models import Edition, Passage, State
from masswerk.participation.models import Access, Baseline, Moderation, Procedure, ProcedureCounter
from masswerk.participation.refusals import NothingToDiscuss, SlugTaken
from masswerk.participation.rules.phases import Days, check_days


@action("procedure.opened")
def open_procedure(edition: Edition, *, slug: str, title: str, days: Days, by: Actor, now: datetime, lead: str = "",
                   privacy_notice: str = "", contact: str = "", languages: Sequence[str] = ("de",),
                   access: str = Access.EVERYBODY, moderation: str = Moderation.BEFORE) -> Procedure:
    """Lay a draft out: everybody may read it from now on, and its wording of today is what contributions speak of.

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
    passages = Passage.objects.filter(edition=edition).order_by("pk").values_list("element_id", "wording_id")
    Baseline.objects.bulk_create([
        Baseline(body_id=edition.body_id, procedure=procedure, element_id=element, wording_id=wording)
        for element, wording in passages])
    return procedure


def _named(days: Days) -> dict[str, object]:
    return {name: getattr(days, name) for name in (
        "inform_on", "contribute_from", "contribute_until", "weigh_until", "answer_on")}
