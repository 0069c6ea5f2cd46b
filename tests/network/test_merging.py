"""Two entries of one organisation become one, and nothing that hung on the second is lost."""

from __future__ import annotations

import pytest

from masswerk.base import log
from masswerk.base.actions import SYSTEM, writing
from masswerk.base.models import LogEntry
from masswerk.bodies import merging, organisations
from masswerk.bodies.models import Organisation
from masswerk.measures.actions import describe
from masswerk.measures.actions.planning import add_task
from masswerk.measures.models import Measure, Partner, Task
from masswerk.network import actions
from masswerk.network.models import Contact, GroupTask, Membership, Profile, ProfileTopic
from masswerk.people.models import Grant
from tests import factories
from tests.network import samples


@pytest.fixture
def pair(body):
    kept = samples.profile(body)
    double = samples.profile(body, "Sprachbrücke Harz", phone="03941 99", languages=("uk",))
    return kept, double


def merge(pair) -> Organisation:
    return merging.merge(pair[0].organisation, pair[1].organisation, by=SYSTEM)


def test_everything_that_pointed_to_the_double_points_to_the_one_that_stays(body, pair):
    kept, double = pair
    actions.join_group(samples.group(body), profile=double, by=SYSTEM)
    actions.change_group(samples.group(body), facts=actions.GroupFacts("Beirat", moderator=double), fields=[], by=SYSTEM)
    task = actions.give_task(samples.meeting(body), text="Räume suchen", profile=double, by=SYSTEM)
    contact = actions.add_contact(body, double, facts=samples.PERSON, today=samples.TODAY, by=SYSTEM)
    merge(pair)
    assert Membership.objects.get().profile == kept
    assert GroupTask.objects.get(pk=task.pk).profile == kept
    assert Contact.objects.get(pk=contact.pk).profile == kept
    assert samples.group(body).moderator == kept
    assert list(Profile.objects.all()) == [kept]
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Sprachbrücke e. V."]


def test_what_is_known_counts_and_blanks_are_filled(pair):
    merge(pair)
    stays = Profile.objects.get()
    assert (stays.mail, stays.phone, stays.languages) == ("info@bruecke.example", "03941 99", ["de", "ar"])


def test_somebody_at_both_keeps_one_contact_and_all_groups(body, pair):
    kept, double = pair
    one = actions.add_contact(body, kept, facts=samples.PERSON, today=samples.TODAY, by=SYSTEM)
    two = actions.add_contact(body, double, facts=samples.PERSON, today=samples.TODAY, person=one.person, by=SYSTEM)
    actions.join_group(samples.group(body), contact=two, role="Vorsitz", by=SYSTEM)
    merge(pair)
    assert list(Contact.objects.all()) == [one]
    assert Membership.objects.values_list("contact", "profile", "role").get() == (one.pk, kept.pk, "Vorsitz")


def test_both_in_one_group_and_field_stay_there_once(body, pair):
    field = samples.element(body)
    for profile in pair:
        actions.join_group(samples.group(body), profile=profile, by=SYSTEM)
        actions.change_profile(profile, facts=actions.ProfileFacts(profile.organisation.name), topics=[field], by=SYSTEM)
    merge(pair)
    assert (Membership.objects.count(), ProfileTopic.objects.count()) == (1, 1)


def test_whoever_acted_for_the_double_acts_for_the_one_that_stays(body, pair):
    account = factories.account("partner", at=body)
    actions.tie_partner(pair[1], account, by=SYSTEM)
    merge(pair)
    assert Grant.objects.get(account=account).scope == f"organisation {pair[0].organisation_id}"


def test_bodies_that_knew_the_double_know_the_one_that_stays(body, pair):
    city = factories.body("stadt")
    theirs = samples.profile(city, "Sprachbrücke Harz")
    merge(pair)
    theirs.refresh_from_db()
    assert theirs.organisation == pair[0].organisation
    assert set(pair[0].organisation.bodies.all()) == {body, city}


def test_a_merge_stands_in_the_log_of_each_body(body, pair):
    merge(pair)
    told = LogEntry.objects.filter(chain=body.chain, verb="organisation.merged", subject=f"organisation {pair[0].organisation_id}")
    assert (told.count(), log.verify_all()) == (1, [])


def test_an_organisation_is_not_merged_with_itself(pair):
    with pytest.raises(merging.SameOrganisation) as refusal:
        merging.merge(pair[0].organisation, pair[0].organisation, by=SYSTEM)
    assert refusal.value.facts == {"name": "Sprachbrücke e. V."}


def test_measures_keep_who_leads_and_takes_part(body, pair):
    kept, double = (profile.organisation for profile in pair)
    measure = describe(samples.element(body, "measure"), status="running", by=SYSTEM)
    with writing("test", by=SYSTEM):
        measure.lead_organisation = double
        measure.save()
        Partner.objects.bulk_create([Partner(body=body, measure=measure, organisation=one, role=role)
                                     for one, role in ((kept, ""), (double, "Lehrgang"))])
    task = add_task(measure, title="Räume suchen", organisation=double, by=SYSTEM)
    merge(pair)
    assert Measure.objects.get(pk=measure.pk).lead_organisation == kept
    assert list(Partner.objects.values_list("organisation", "role")) == [(kept.pk, "Lehrgang")]
    assert Task.objects.get(pk=task.pk).organisation == kept


def test_every_relation_that_could_collide_is_settled_before():
    settled = {("network.Profile", "organisation"), ("measures.Partner", "organisation")}
    assert {(model._meta.label, name) for model, name in merging.pointing() if _is_unique(model, name)} == settled


def _is_unique(model, name: str) -> bool:
    own = model._meta.get_field(name).unique
    constraints = [c for c in model._meta.constraints if name in getattr(c, "fields", ())]
    return own or bool(constraints) or any(name in together for together in model._meta.unique_together)


def test_what_another_body_knows_is_not_merged_alone(body, office, pair):
    samples.profile(factories.body("stadt"), "Sprachbrücke Harz")
    page = office.post(f"/kreis/arbeit/netzwerk/{pair[0].organisation_id}/zusammenfuehren/",
                       {"double": pair[1].organisation_id})
    assert (page.status_code, Organisation.objects.count()) == (422, 2)
    assert "gehört auch zum Netzwerk von" in page.content.decode()


def test_the_office_merges_what_is_its_own(body, office, pair):
    page = office.post(f"/kreis/arbeit/netzwerk/{pair[0].organisation_id}/zusammenfuehren/",
                       {"double": pair[1].organisation_id})
    assert (page.status_code, Organisation.objects.count()) == (302, 1)


def test_a_name_that_is_gone_can_be_used_again(body, pair):
    merge(pair)
    assert organisations.know(body, name="Sprachbrücke Harz", by=SYSTEM).pk != pair[0].organisation_id
