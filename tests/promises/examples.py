"""One example call of every action: how it is called, on which objects, so that tests can make each of them fail.

An example prepares what it needs and returns the call itself, which the test then makes under its own conditions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import override_settings

from masswerk.barriers import actions as barriers
from masswerk.barriers.models import BarrierReport
from masswerk.base import attachments, clock, housekeeping, links, outbox
from masswerk.base.actions import SYSTEM, writing
from masswerk.base.attachments import examine
from masswerk.base.models import Attachment, MailState, SignedLink
from masswerk.bodies import organisations, regions
from masswerk.bodies.actions import change_logo, change_settings, found_body
from masswerk.bodies.models import Body, Organisation, Region
from masswerk.concepts import actions as concepts
from masswerk.concepts.exchange import export_concept, import_concept
from masswerk.concepts.models import Concept, Edition, Element, Figure, GlossaryTerm, Interface, Passage, Rendition
from masswerk.concepts.rules.content import Node
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.events import actions as events
from masswerk.intake import actions as intake
from masswerk.intake.actions.accepting import NewConcept
from masswerk.intake.models import Proposal, Reading, SourceLine
from masswerk.intake.refusals import ReadingFailed
from masswerk.participation import actions as participation
from masswerk.participation.actions.receipts import give_codes
from masswerk.participation.models import Arrival, ArrivalSort, Contribution, Procedure
from masswerk.participation.rules import drafts
from masswerk.participation.rules.phases import Days
from masswerk.people import actions as people
from masswerk.people.models import Grant
from masswerk.site.operations.first_start import First, begin
from masswerk.surveys import actions as surveys
from tests import factories
from tests.base.pictures import drawn, figure_picture, picture
from tests.events import samples as days
from tests.intake import samples
from tests.network.examples import NETWORK
from tests.promises.measure_examples import MEASURES
from tests.promises.weighing_examples import WEIGHING
from tests.site.world import TODAY, Place
from tests.surveys import sheets

Call = Callable[[], Any]
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def element(place: Place, key: str) -> Element:
    return Element.objects.get(concept=place.concept, key=key)


def passage(place: Place, key: str = "m1", edition: Edition | None = None) -> Passage:
    return Passage.objects.select_related("wording", "edition", "element", "edition__concept").get(
        edition=edition or draft(place), element__key=key)


def draft(place: Place) -> Edition:
    return Edition.objects.select_related("concept", "body").get(pk=place.draft.pk)


def untranslated(place: Place) -> Call:
    held = Rendition.objects.select_related("edition").get(
        edition=place.draft, element__key=f"{place.prefix}f1", language="en")
    return bound(concepts.remove_rendition, held, before=concepts.rendition_hash(held))


def proposal(place: Place, title: str = "Der Kreis fördert Kurse?") -> Proposal:
    return Proposal.objects.select_related("reading").get(reading=place.reading.pk, title=title)


def reading(place: Place) -> Reading:
    return Reading.objects.select_related("body").get(pk=place.reading.pk)


def loose_line(place: Place) -> int:
    """A line of the source that is nowhere."""
    found = SourceLine.objects.filter(reading=place.reading, owner=None, reason="").first()
    assert found is not None
    return found.number


def mail(state: MailState | None = None) -> outbox.OutgoingMail:
    """A mail on its way."""
    with writing("test.posted", by=SYSTEM):
        kept = outbox.post(key="test 1", to="wer@example.org", subject="Betreff", text="Text")
    if state == MailState.SENDING:
        kept = outbox.claim(kept.pk, now=NOW + timedelta(days=1), by=SYSTEM) or kept
    elif state == MailState.FAILED:
        outbox.refused(kept, "Unbekannt", by=SYSTEM, now=NOW)
    return kept


def kept_file() -> Attachment:
    """A picture that was attached."""
    return attachments.attach(picture(), by=SYSTEM)


def shown(place: Place) -> Figure:
    """A picture of a passage."""
    return concepts.add_figure(passage(place), picture=figure_picture(), alt="Zwei Hände", by=SYSTEM)


def arrived(place: Place) -> Arrival:
    """A letter that came as a file."""
    return participation.keep_arrival(procedure(place), content=b"Bitte mehr.", name="brief.txt", sort=ArrivalSort.LETTER,
                                      by=SYSTEM, now=NOW)


def paper() -> attachments.Examined:
    return examine(b"Bitte mehr.", name="brief.txt", purpose="contribution")


def told(place: Place) -> BarrierReport:
    """A reported barrier with an address."""
    return barriers.report(place.body, text="Zu klein.", key="form:2", url="https://x/", email="wer@example.org", by=SYSTEM, now=NOW)


def expired_link() -> SignedLink:
    """A link nobody can open any more."""
    links.issue(purpose="test", scope="edition 1", expires_at=NOW, by=SYSTEM)
    return SignedLink.objects.latest("pk")


def under_an_old_key(call: Call) -> Call:
    """The call where a mail was written under a key that has been replaced since."""
    with override_settings(SECRET_KEY="the-key-of-last-year"):
        mail()
    return override_settings(SECRET_KEY_FALLBACKS=["the-key-of-last-year"])(call)


def factors_under_an_old_key(place: Place) -> Call:
    """The call where a second factor was set up under a key that has been replaced since."""
    with override_settings(SECRET_KEY="the-key-of-last-year"):
        TOTP.activate(factories.account(), "JBSWY3DPEHPK3PXP")
    return override_settings(SECRET_KEY_FALLBACKS=["the-key-of-last-year"])(bound(people.renew_factors))


def organisation(place: Place) -> Organisation:
    return organisations.know(place.body, name="Sprachbrücke e. V.", by=SYSTEM)


def region() -> Region:
    return regions.record(name="Altdorf", kind="municipality", ars="150850009009", valid_from=TODAY, source="Beispiel",
                          by=SYSTEM)


def invitation(place: Place) -> Any:
    return people.invite(place.body, email="neu@example.org", role="moderator", by=SYSTEM, now=NOW, page="https://x/")[0]


def bound(function: Callable[..., Any], *arguments: object, **facts: object) -> Call:
    return partial(function, *arguments, by=SYSTEM, **facts)


def dropped(place: Place) -> Edition:
    """The draft with one element taken out and its fate stated."""
    edition = draft(place)
    concepts.dissolve(passage(place, "s1"), reason="Überholt.", by=SYSTEM)
    return edition


def fate(place: Place, **facts: Any) -> Call:
    old = element(place, "s1")
    concepts.remove_element(passage(place, "s1"), by=SYSTEM)
    return bound(concepts.state_fate, draft(place), old=[old], **facts)


def step(function: Callable[..., Any], **facts: object) -> Callable[[Place], Call]:
    """An example of a step of the review."""
    return lambda place: bound(function, proposal(place, "Die Kammer berät laufend."), **facts)


def left_out(place: Place) -> Call:
    intake.leave_out(proposal(place), by=SYSTEM)
    return bound(intake.take_back_in, proposal(place))


def sentences(place: Place) -> Call:
    """An element whose one line holds two sentences."""
    spec = (*samples.SMALL, (1, "text", "Erster Satz steht hier. Zweiter Satz steht dort."))
    other = samples.reading(place.body, spec=spec)
    return bound(intake.split_text, samples.named(other, "Erster Satz steht hier. Zweiter Satz steht dort."), sentence=2)


def two_lines(place: Place) -> Call:
    """An element that has two lines of the source."""
    chosen = proposal(place, "Vereine sind offen.")
    line = loose_line(place)
    intake.assign_lines(chosen, lines=[line], by=SYSTEM)
    return bound(intake.split_at, Proposal.objects.select_related("reading").get(pk=chosen.pk), line=line)


def accepted(place: Place) -> Call:
    return bound(intake.accept, reading(place), concept=NewConcept("neu", "Neues Konzept"), key="2030", title="Neu",
                 losses_known=True)


def erratum(place: Place) -> Call:
    adopted = Edition.objects.get(pk=place.adopted.pk)
    return bound(concepts.add_erratum, passage(place, edition=adopted), dated=TODAY, note="Falsche Zahl.", text="12",
                 today=TODAY)


def adopted(place: Place) -> Call:
    edition = factories.edition(factories.concept(place.body, "zu-beschliessen"), "2030")
    return bound(concepts.adopt, edition, decided_by="Kreistag", decided_on=TODAY, paper="KT 9", today=TODAY)


def taken_back(place: Place) -> Call:
    edition = draft(place)
    concepts.send_to_consultation(edition, by=SYSTEM)
    return bound(concepts.take_back, edition)


def imported(place: Place) -> Call:
    data = export_concept(Concept.objects.select_related("body").get(pk=place.concept.pk))
    return bound(import_concept, place.body, data, slug="kopie")


def signed_in(place: Place) -> Call:
    return bound(people.end_sessions, factories.account("partner", at=place.body))


def forgotten(place: Place) -> Call:
    leaving = factories.account("partner", at=place.body)
    people.end_role(Grant.objects.get(account=leaving), by=SYSTEM, on=TODAY)
    people.deactivate(leaving, by=SYSTEM, on=TODAY)
    return bound(people.forget_account, leaving)


def reactivated(place: Place) -> Call:
    away = factories.account("partner", at=place.body)
    people.deactivate(away, by=SYSTEM, on=TODAY)
    return bound(people.reactivate, away)


def accepting(place: Place) -> Call:
    made, _ = people.invite(place.body, email="neu@example.org", role="moderator", by=SYSTEM, now=NOW, page="https://x/")
    return bound(people.accept_invitation, made, name="Neu", password="ein sehr langes Kennwort", now=NOW)


def accepting_with_account(place: Place) -> Call:
    there = factories.account()
    made, _ = people.invite(place.body, email=there.email, role="moderator", by=SYSTEM, now=NOW, page="https://x/")
    return bound(people.accept_for, made, there, now=NOW)


DAYS = Days(TODAY, TODAY, TODAY + timedelta(days=30))


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


def waiting(place: Place) -> Reading:
    return samples.waiting(place.body)


def discarded(place: Place) -> Call:
    done = reading(place)
    intake.discard(done, by=SYSTEM)
    return bound(intake.take_up_again, done)


def undone(place: Place) -> Call:
    intake.indent(proposal(place, "Die Kammer berät laufend."), by=SYSTEM)
    return bound(intake.undo, reading(place))


EXAMPLES: dict[str, Callable[[Place], Call]] = {
    "account.created": lambda p: bound(people.create_account, email="x@example.org", name="X", password=None),
    "account.deactivated": lambda p: bound(people.deactivate, factories.account("partner", at=p.body), on=TODAY),
    "account.forgotten": forgotten,
    "account.reactivated": reactivated,
    "account.renamed": lambda p: bound(people.rename, factories.account(), name="Anders"),
    "attachment.kept": lambda p: bound(attachments.attach, picture(), body_id=p.body.pk),
    "attachment.removed": lambda p: bound(attachments.remove, kept_file()),
    "attachment.emptied": lambda p: bound(attachments.empty, kept_file()),
    "figure.added": lambda p: bound(concepts.add_figure, passage(p), picture=figure_picture(), alt="Zwei Hände"),
    "figure.described": lambda p: bound(concepts.describe_figure, shown(p), alt="Ein Baum", caption="", credit="",
                                        is_decorative=False),
    "figure.moved": lambda p: bound(concepts.move_figure, [shown(p), shown(p)][1]),
    "figure.translated": lambda p: bound(concepts.translate_figure, shown(p), language="en", alt="Two hands", caption=""),
    "figure.removed": lambda p: bound(concepts.remove_figure, shown(p)),
    "barrier.reported": lambda p: bound(barriers.report, p.body, text="Zu klein.", key="form:1", url="https://x/", now=NOW),
    "barrier.answered": lambda p: bound(barriers.answer, told(p), text="Danke.", now=NOW),
    "barrier.done": lambda p: bound(barriers.finish, told(p), outcome="Behoben.", now=NOW),
    "barrier.forgotten": lambda p: bound(barriers.forget, told(p)),
    "body.founded": lambda p: bound(found_body, slug="neu", name="Neu", kind="city"),
    "body.logo_changed": lambda p: bound(change_logo, Body.objects.get(pk=p.body.pk), picture=examine(drawn(), name="l.png", purpose="logo")),
    "body.settings_changed": lambda p: bound(change_settings, p.body, tagline="Neu"),
    "concept.founded": lambda p: bound(concepts.found_concept, p.body, slug="neu", title="Neu"),
    "concept.imported": imported,
    "edition.adopted": adopted,
    "edition.built": lambda p: bound(concepts.build_edition, p.concept, key="2031", title="Neu",
                                     nodes=[Node("n1", "field", title="Feld"), Node("n2", "text", "n1", text="Text")]),
    "edition.discarded": lambda p: bound(concepts.discard_draft, draft(p)),
    "edition.renamed": lambda p: bound(concepts.rename_edition, draft(p), title="Anders", lead="Neu"),
    "edition.revision_opened": lambda p: bound(concepts.open_revision, p.adopted, key="2040", title="Neu"),
    "edition.sent_to_consultation": lambda p: bound(concepts.send_to_consultation, draft(p)),
    "edition.submitted": lambda p: bound(concepts.submit_paper, draft(p)),
    "edition.taken_back": taken_back,
    "element.added": lambda p: bound(concepts.add_element, draft(p), kind="measure", title="Neu", text="Text",
                                     parent=element(p, "f1"), position=0),
    "element.dissolved": lambda p: bound(concepts.dissolve, passage(p), reason="Überholt."),
    "element.kind_changed": lambda p: bound(concepts.change_kind, passage(p), kind="goal", number="7"),
    "element.moved": lambda p: bound(concepts.move, passage(p), parent=element(p, "f2"), position=0),
    "element.placed": lambda p: bound(concepts.belong, passage(p), fields=[], themes=[element(p, "thema")]),
    "element.removed": lambda p: bound(concepts.remove_element, passage(p, "s1")),
    "element.restored": lambda p: bound(concepts.bring_back, dropped(p), old=element(p, "s1")),
    "erratum.added": erratum,
    "grant.ended": lambda p: bound(people.end_role, Grant.objects.get(
        account=factories.account("partner", at=p.body)), on=TODAY),
    "grant.given": lambda p: bound(people.give_role, factories.account(), "partner", p.body),
    "installation.started": lambda p: bound(begin, First("neu@example.org", "Neu", "ein-langes-Kennwort-26", "Neu", "neu",
                                                         "city"), now=NOW),
    "interface.removed": lambda p: bound(concepts.remove_interface, Interface.objects.select_related("edition").get(
        pk=p.interface.pk)),
    "interface.stated": lambda p: bound(concepts.state_interface, draft(p), source=element(p, "f2"),
                                        target=element(p, "f1"), note="Kurse"),
    "invitation.accepted": accepting,
    "invitation.accepted_by_account": accepting_with_account,
    "invitation.forgotten": lambda p: bound(people.forget_invitation, invitation(p)),
    "invitation.revoked": lambda p: bound(people.revoke_invitation, invitation(p), now=NOW),
    "invitation.sent": lambda p: bound(people.invite, p.body, email="neu@example.org", role="moderator", now=NOW,
                                       page="https://x/"),
    "invitation.sent_again": lambda p: bound(people.invite_again, invitation(p), now=NOW, page="https://x/"),
    "lineage.confirmed": lambda p: bound(concepts.confirm_fates, draft(p), rows=[
        Row("m1", "m1", Relation.CONTINUED)]),
    "lineage.origin_stated": lambda p: bound(concepts.state_origin, draft(p), new=concepts.add_element(
        draft(p), kind="text", title="", text="Neu", parent=None, position=None, by=SYSTEM).element, old=None),
    "lineage.stated": lambda p: fate(p, relation="dropped", new=[], reason="Überholt."),
    "lineage.withdrawn": lambda p: bound(concepts.withdraw_fate, dropped(p), old=element(p, "s1")),
    "lines.assigned": lambda p: bound(intake.assign_lines, proposal(p), lines=[loose_line(p)]),
    "lines.founded": lambda p: bound(intake.found_from_lines, reading(p), lines=[loose_line(p)]),
    "lines.left_out": lambda p: bound(intake.leave_out_lines, reading(p), lines=[loose_line(p)], reason="Seitenkopf"),
    "link.forgotten": lambda p: bound(housekeeping.forget_link, expired_link()),
    "link.issued": lambda p: bound(links.issue, purpose="test", scope="edition 1", expires_at=NOW),
    "link.revoked": lambda p: bound(links.revoke, expired_link(), now=NOW),
    "mail.begun": lambda p: bound(outbox.claim, mail().pk, now=NOW + timedelta(days=1)),
    "mail.delayed": lambda p: bound(outbox.delayed, mail(MailState.SENDING), "Besetzt", MailState.WAITING, now=NOW),
    "mail.forgotten": lambda p: bound(housekeeping.forget_mail, mail(MailState.FAILED)),
    "mail.refused": lambda p: bound(outbox.refused, mail(MailState.SENDING), "Unbekannt", now=NOW),
    "mail.sent": lambda p: bound(outbox.sent, mail(MailState.SENDING), now=NOW),
    "mail.sent_again": lambda p: bound(outbox.send_again, mail(MailState.FAILED)),
    "organisation.known": lambda p: bound(organisations.know, p.body, name="Theater am Markt"),
    "organisation.changed": lambda p: bound(organisations.change, organisation(p), name="Sprachbrücke Harz e. V."),
    "organisation.dropped": lambda p: bound(organisations.drop, organisation(p), p.body),
    "region.recorded": lambda p: bound(regions.record, name="Altdorf", kind="municipality", ars="150850009009",
                                       valid_from=TODAY, source="Beispiel"),
    "region.ended": lambda p: bound(regions.end, region(), last=TODAY),
    "night.begun": lambda p: bound(clock.take_night, now=NOW),
    "night.ended": lambda p: bound(clock.end_night, clock.take_night(now=NOW, by=SYSTEM), {}),
    "factor.renewed": factors_under_an_old_key,
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
    "field.renewed": lambda p: under_an_old_key(bound(housekeeping.renew_fields)),
    "passage.edited": lambda p: bound(concepts.edit_passage, passage(p), title="Neu", text="Neuer Text",
                                      serial=passage(p).wording.serial),
    "passage.revised": lambda p: bound(concepts.revise_passage, passage(p), title="Neu", text="Neuer Text",
                                       serial=passage(p).wording.serial, kind="goal", number="3"),
    "passage.translated": lambda p: bound(concepts.translate, passage(p), language="en", title="New", text="Text"),
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
    "proposal.changed": step(intake.change, kind="goal", title="Neu"),
    "proposal.confirmed": lambda p: bound(intake.confirm, proposal(p)),
    "proposal.indented": step(intake.indent),
    "proposal.left_out": step(intake.leave_out),
    "proposal.merged": step(intake.merge_with_previous),
    "proposal.moved": lambda p: bound(intake.move, proposal(p), below=proposal(p, "Sport?"), place=1),
    "proposal.moved_down": lambda p: bound(intake.move_down, proposal(p)),
    "proposal.moved_up": step(intake.move_up),
    "proposal.outdented": step(intake.outdent),
    "proposal.split": two_lines,
    "proposal.split_in_text": sentences,
    "proposal.taken_back_in": left_out,
    "reading.accepted": accepted,
    "reading.discarded": lambda p: bound(intake.discard, reading(p)),
    "reading.proposed": lambda p: bound(intake.propose, waiting(p), samples.outline(lost=1)),
    "reading.refused": lambda p: bound(intake.refused, waiting(p), ReadingFailed(name="x")),
    "reading.started": lambda p: bound(intake.started, waiting(p)),
    "reading.taken_in": lambda p: bound(intake.take_in, p.body, file=ContentFile(b"Text"), name="neu.txt"),
    "reading.taken_in_again": lambda p: bound(intake.take_in_again, reading(p)),
    "reading.taken_up_again": discarded,
    "review.undone": undone,
    "rendition.removed": untranslated,
    "session.ended": signed_in,
    "term.defined": lambda p: bound(concepts.define_term, p.concept, key="neu", term="Neu", explanation="Sinn."),
    "term.removed": lambda p: bound(concepts.remove_term, GlossaryTerm.objects.filter(concept=p.concept).first()),
    "wording.redacted": lambda p: bound(concepts.redact, passage(p).wording),
    **MEASURES,
    **NETWORK,
    **WEIGHING,
}
"""By verb."""

NOT_ALONE = {"demo.loaded"}
"""Actions that only call others; loading the demonstration data has tests of its own."""


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever happens in the block is taken back."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        connection.needs_rollback = False
        transaction.savepoint_rollback(point)
