"""People to reach: encrypted, out of the log, and gone on their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from masswerk.base import deletions, log
from masswerk.base.actions import SYSTEM, writing
from masswerk.base.models import LogEntry
from masswerk.base.privacy import delete_due, personal
from masswerk.network import actions
from masswerk.network.models import Contact, Membership, Person
from masswerk.network.refusals import KeptTooLong, KeptUntilYesterday, PublishingNeedsConsent
from masswerk.network.waiting import waiting
from masswerk.people.access import viewer_of
from tests import factories
from tests.network import samples


@pytest.mark.parametrize(("facts", "refusal"), [
    ({"is_public": True}, PublishingNeedsConsent), ({"keep_until": samples.TODAY}, KeptUntilYesterday),
    ({"keep_until": date(2031, 1, 1)}, KeptTooLong)])
def test_a_contact_that_says_too_little_or_stays_too_long_is_refused(body, facts, refusal):
    with pytest.raises(refusal):
        actions.add_contact(body, samples.profile(body), facts=replace(samples.PERSON, **facts), today=samples.TODAY,
                            by=SYSTEM)
    assert Person.objects.count() == 0


def test_the_database_keeps_nobody_public_without_consent(body):
    contact = samples.contact(body)
    contact.is_public = True
    with pytest.raises(IntegrityError), transaction.atomic(), writing("test", by=SYSTEM):
        contact.save()


def test_names_and_addresses_stand_neither_readable_in_tables_nor_in_the_log(body):
    samples.contact(body)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM network_person UNION ALL SELECT mail FROM network_contact "
                       "UNION ALL SELECT phone FROM network_contact")
        kept = repr(cursor.fetchall())
    told = repr(list(LogEntry.objects.values_list("payload", flat=True)))
    for marker in ("Erika", "beispiel@bruecke", "03941 1234"):
        assert (marker in kept, marker in told) == (False, False)
    assert samples.contact(body).person.name == "Erika Beispiel"


def test_a_person_with_two_functions_is_one_person(body):
    one = samples.contact(body)
    two = actions.add_contact(body, samples.profile(body, "Turnverein"), facts=replace(samples.PERSON, function="Kasse"),
                              today=samples.TODAY, person=one.person, by=SYSTEM)
    assert (Person.objects.count(), {one.person, two.person}) == (1, {one.person})
    actions.remove_contact(two, by=SYSTEM)
    assert (Person.objects.count(), Contact.objects.get()) == (1, one)


def test_with_the_last_function_the_person_goes(body):
    contact = samples.contact(body)
    actions.join_group(samples.group(body), contact=contact, by=SYSTEM)
    actions.remove_contact(contact, by=SYSTEM)
    assert (Person.objects.count(), Contact.objects.count(), Membership.objects.count(), log.verify_all()) == (0, 0, 0, [])


def test_the_night_after_the_last_day_deletes(body):
    samples.contact(body)
    last = datetime(2028, 11, 20, 3, tzinfo=UTC)
    assert delete_due(last)["network.Person"] == 0
    assert delete_due(last.replace(day=21))["network.Person"] == 1
    assert Contact.objects.count() == 0


def test_a_restored_backup_forgets_again(body):
    person = samples.contact(body).person
    key, made = person.pk, person.created_at
    actions.forget_person(person, by=SYSTEM)
    with writing("test", by=SYSTEM):
        Person(pk=key, body=body, name="Erika Beispiel", purpose="x", keep_until=samples.TODAY, created_at=made).save()
    deletions.replay()
    assert Person.objects.count() == 0


def test_before_they_go_the_office_is_told(body):
    account = factories.account("coordinator", at=body)
    samples.contact(body)
    on = viewer_of(account, samples.TODAY)
    assert [thing.what for thing in waiting(body, on, date(2028, 10, 1))] == []
    assert [thing.what for thing in waiting(body, on, date(2028, 10, 25))] == ["Einen Kontakt prüfen"]


def test_everybody_gets_what_is_kept_of_their_address(body):
    account = factories.account()
    mine = actions.add_contact(body, None, facts=replace(samples.PERSON, mail=account.email.upper()), today=samples.TODAY,
                               by=SYSTEM)
    samples.profile(body)
    actions.add_contact(body, samples.profile(body), facts=samples.PERSON, today=samples.TODAY, by=SYSTEM)
    membership = actions.join_group(samples.group(body), contact=mine, by=SYSTEM)
    found = {one.model: list(one.own(account)) for one in personal() if one.model.startswith("network.") and one.own}
    assert found == {"network.Person": [mine.person], "network.Contact": [mine], "network.Membership": [membership]}
