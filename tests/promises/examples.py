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
from masswerk.people import actions as people
from masswerk.people.models import Grant
from masswerk.site.operations.first_start import First, begin
from tests import factories
from tests.base.pictures import drawn, figure_picture, picture
from tests.network.examples import NETWORK
from tests.promises.intake_examples import INTAKE
from tests.promises.measure_examples import MEASURES
from tests.promises.taking_part_examples import TAKING_PART
from tests.promises.weighing_examples import WEIGHING
from tests.site.world import TODAY, Place

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


EXAMPLES: dict[str, Callable[[Place], Call]] = {
    **INTAKE,
    **TAKING_PART,
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
    "field.renewed": lambda p: under_an_old_key(bound(housekeeping.renew_fields)),
    "passage.edited": lambda p: bound(concepts.edit_passage, passage(p), title="Neu", text="Neuer Text",
                                      serial=passage(p).wording.serial),
    "passage.revised": lambda p: bound(concepts.revise_passage, passage(p), title="Neu", text="Neuer Text",
                                       serial=passage(p).wording.serial, kind="goal", number="3"),
    "passage.translated": lambda p: bound(concepts.translate, passage(p), language="en", title="New", text="Text"),
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
