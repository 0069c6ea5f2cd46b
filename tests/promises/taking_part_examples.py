"""One example call of every action on contributions, what arrives, events and surveys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from masswerk.base import attachments
from masswerk.base.actions import SYSTEM
from masswerk.base.attachments import examine
from masswerk.concepts.models import Edition, Element, Passage
from masswerk.events import actions as events
from masswerk.participation import actions as participation
from masswerk.participation.actions.receipts import give_codes
from masswerk.participation.models import Arrival, ArrivalSort, Contribution, Procedure
from masswerk.participation.rules import drafts
from masswerk.participation.rules.phases import Days
from masswerk.surveys import actions as surveys
from tests.events import samples as days
from tests.site.world import TODAY, Place
from tests.surveys import sheets

Call = Callable[[], Any]
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAYS = Days(TODAY, TODAY, TODAY + timedelta(days=30))


def element(place: Place, key: str) -> Element:
    return Element.objects.get(concept=place.concept, key=key)


def passage(place: Place, key: str = "m1", edition: Edition | None = None) -> Passage:
    return Passage.objects.select_related("wording", "edition", "element", "edition__concept").get(
        edition=edition or draft(place), element__key=key)


def draft(place: Place) -> Edition:
    return Edition.objects.select_related("concept", "body").get(pk=place.draft.pk)


def bound(function: Callable[..., Any], *arguments: object, **facts: object) -> Call:
    return partial(function, *arguments, by=SYSTEM, **facts)


def arrived(place: Place) -> Arrival:
    """A letter that came as a file."""
    return participation.keep_arrival(procedure(place), content=b"Bitte mehr.", name="brief.txt", sort=ArrivalSort.LETTER,
                                      by=SYSTEM, now=NOW)


def paper() -> attachments.Examined:
    return examine(b"Bitte mehr.", name="brief.txt", purpose="contribution")


def procedure(place: Place) -> Procedure:
    """A procedure on the draft, open today."""
    return participation.open_procedure(draft(place), slug="neu", title="Entwurf 2026", days=DAYS, now=NOW, by=SYSTEM)


def said(place: Place) -> Contribution:
    """A contribution that waits, with a proposed wording and somebody who wants an answer."""
    wording = passage(place).wording
    return participation.submit(procedure(place), text="Gut so.", channel="web", person=drafts.Person("Erika"), proposals=[
        drafts.Proposal(wording.element_id, wording.pk, "Neu.")], now=NOW, by=SYSTEM).contribution


def covered(place: Place) -> Contribution:
    """The same with its first letters blackened."""
    made = said(place)
    participation.blacken(made, spans=[(0, 3)], by=SYSTEM)
    return made


TAKING_PART: dict[str, Callable[[Place], Call]] = {
    "card.written": lambda p: bound(events.write_card, days.group(draft(p)), days.question(draft(p)), text="Tandems"),
    "card.list_written": lambda p: bound(events.write_list, days.group(draft(p)), days.question(draft(p)),
                                         texts=["Tandems", "Kurse am Abend"]),
    "card.found": lambda p: bound(events.take_from_photo, days.group(draft(p)), days.question(draft(p)), number=7),
    "card.typed": lambda p: bound(events.type_card, days.photographed(draft(p)), text="Tandems", before=""),
    "cards.printed": lambda p: bound(events.print_cards, [days.asked_group(draft(p))], count=4, key="noch-einmal"),
    "photo.taken": lambda p: bound(events.take_photo, days.group(draft(p)), days.sighting(draft(p))),
    "photo.dropped": lambda p: bound(events.drop_photo, days.photo(draft(p))),
    "card.changed": lambda p: bound(events.change_card, days.card(draft(p)), text="Anders",
                                    question=days.question(draft(p))),
    "card.taken_down": lambda p: bound(events.take_down, days.card(draft(p))),
    "card.moved": lambda p: bound(events.move_card, days.card(draft(p)), cluster=days.cluster(draft(p))),
    "cluster.dissolved": lambda p: bound(events.dissolve_cluster, days.cluster(draft(p))),
    "cluster.formed": lambda p: bound(events.form_cluster, days.group(draft(p)), days.question(draft(p)), title="Neu",
                                      cards=[days.card(draft(p))]),
    "cluster.renamed": lambda p: bound(events.rename_cluster, days.cluster(draft(p)), title="Anders"),
    "survey.made": lambda p: bound(surveys.make_survey, procedure(p), slug="u", title="Umfrage", opens_on=TODAY,
                                   closes_on=TODAY),
    "survey.changed": lambda p: bound(surveys.change_survey, sheets.survey(procedure(p)), title="Anders", lead="",
                                      opens_on=TODAY, closes_on=TODAY),
    "survey.questions_set": lambda p: bound(surveys.set_questions, sheets.survey(procedure(p)),
                                            questions=sheets.QUESTIONS[:2]),
    "survey.published": lambda p: bound(surveys.publish, sheets.survey(procedure(p))),
    "survey.answered": lambda p: bound(surveys.respond, sheets.published(procedure(p)), given=sheets.GIVEN, key="a",
                                       language="de", now=NOW),
    "event.agenda_set": lambda p: bound(events.set_agenda, days.event(draft(p)), items=[events.Item("Begrüßung")]),
    "event.changed": lambda p: bound(events.change_event, days.event(draft(p)), facts=days.FACTS),
    "event.counted": lambda p: bound(events.count_guests, days.group(draft(p)).event, guests=40, groups={1: 12}),
    "event.group_formed": lambda p: bound(events.form_group, days.event(draft(p)), number=2, title="Arbeit",
                                          fields=[element(p, "f1")]),
    "event.handed_over": lambda p: bound(events.hand_over, days.card(draft(p)).event, procedure(p), now=NOW),
    "event.planned": lambda p: bound(events.plan_event, draft(p), slug="tag", facts=days.FACTS),
    "event.question_asked": lambda p: bound(events.ask, days.event(draft(p)), number=2, text="Was fehlt?", short="Fehlt",
                                            colour="blue"),
    "event.state_changed": lambda p: bound(events.set_state, days.event(draft(p)), state="documented", now=NOW),
    "group.summed_up": lambda p: bound(events.sum_up, days.group(draft(p)), points=["Mehr Kurse am Abend."]),
    "procedure.opened": lambda p: bound(participation.open_procedure, draft(p), slug="neu", title="Neu", days=DAYS,
                                        now=NOW),
    "procedure.changed": lambda p: bound(participation.change_procedure, procedure(p), title="Anders", days=DAYS),
    "contribution.published": lambda p: bound(participation.publish, said(p)),
    "contribution.kept_internal": lambda p: bound(participation.keep_internal, said(p), reason="Nennt Namen."),
    "contribution.code_given": lambda p: bound(give_codes, [said(p)], now=NOW),
    "contribution.blackened": lambda p: bound(participation.blacken, said(p), spans=[(0, 3)]),
    "contribution.uncovered": lambda p: bound(participation.uncover, covered(p), span=(0, 3)),
    "contribution.withdrawn": lambda p: bound(participation.withdraw, said(p), now=NOW),
    "arrival.kept": lambda p: bound(participation.keep_arrival, procedure(p), content=b"Neu.", name="neu.txt",
                                    sort="letter", now=NOW),
    "arrival.taken": lambda p: bound(participation.take_arrival, arrived(p), [drafts.Draft("Gut so.", "letter")], now=NOW,
                                     files={0: [paper()]}),
    "arrival.discarded": lambda p: bound(participation.discard_arrival, arrived(p), now=NOW),
    "arrival.forgotten": lambda p: bound(participation.forget_arrival, arrived(p)),
    "contributor.forgotten": lambda p: bound(participation.forget_contributor, said(p).contributor),
    "contribution.submitted": lambda p: bound(participation.submit, procedure(p), text="Gut so.", channel="web",
                                              now=NOW),
}
