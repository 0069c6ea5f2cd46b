"""Groups, their meetings, and what comes of them."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.base.models import OutgoingMail
from masswerk.concepts.models import Edition
from masswerk.measures.actions import describe
from masswerk.measures.models import Task
from masswerk.network import actions
from masswerk.network.models import Meeting, MeetingPoint, Membership
from masswerk.network.refusals import (
    AlreadyMember,
    GroupEnded,
    GroupSlugTaken,
    MeetingCancelled,
    MeetingEndsTooEarly,
    NobodyChosen,
    NobodyToWriteTo,
    TaskAlreadyTaken,
    TaskNeedsMeasure,
)
from tests import factories
from tests.network import samples
from tests.network.conftest import signed_in


def test_refusals_of_groups(body):
    group = samples.membership(body).group
    with pytest.raises(GroupSlugTaken):
        actions.form_group(body, slug=group.slug, facts=samples.FACTS, fields=[], by=SYSTEM)
    with pytest.raises(AlreadyMember):
        actions.join_group(group, profile=samples.profile(body), by=SYSTEM)
    with pytest.raises(NobodyChosen):
        actions.join_group(group, by=SYSTEM)
    actions.end_group(group, on=samples.TODAY, by=SYSTEM)
    with pytest.raises(GroupEnded) as refusal:
        actions.call_meeting(group, facts=samples.MEETING, now=samples.NOW, by=SYSTEM)
    assert refusal.value.facts == {"group": "Beirat für Integration", "day": "20.11.2026"}


def test_each_member_gets_one_mail_of_its_own_and_a_repeated_form_sends_nothing(body):
    group = samples.membership(body).group
    actions.join_group(group, contact=samples.contact(body), by=SYSTEM)
    actions.join_group(group, profile=samples.profile(body, "Ohne Adresse"), by=SYSTEM)
    for _ in range(2):
        assert actions.write_to_group(group, subject="Einladung", text="Kommen Sie.", key="a", by=SYSTEM) == 2
    mails = OutgoingMail.objects.order_by("pk")
    assert [mail.to for mail in mails] == ["info@bruecke.example", "beispiel@bruecke.example"]


def test_a_group_without_addresses_is_told_so(body):
    with pytest.raises(NobodyToWriteTo):
        actions.write_to_group(samples.group(body), subject="A", text="B", key="a", by=SYSTEM)


def test_a_meeting_ends_after_it_began(body):
    with pytest.raises(MeetingEndsTooEarly):
        actions.call_meeting(samples.group(body), now=samples.NOW, by=SYSTEM,
                             facts=actions.MeetingFacts(samples.TODAY, time(17), time(16)))
    assert Meeting.objects.count() == 0


def test_a_cancelled_meeting_stays_and_takes_nothing_more(body):
    meeting = samples.meeting(body)
    actions.cancel_meeting(meeting, now=samples.NOW, by=SYSTEM)
    with pytest.raises(MeetingCancelled) as refusal:
        actions.keep_minutes(meeting, text="Nichts", now=samples.NOW, by=SYSTEM)
    assert (refusal.value.facts, Meeting.objects.count()) == ({"day": "10.12.2026"}, 1)


def test_every_change_counts_the_calendar_up(body):
    meeting = samples.meeting(body)
    actions.set_agenda(meeting, points=[actions.Point("Räume")], now=samples.NOW, by=SYSTEM)
    actions.change_meeting(meeting, facts=samples.MEETING, now=samples.NOW, by=SYSTEM)
    actions.cancel_meeting(meeting, now=samples.NOW, by=SYSTEM)
    assert (meeting.version, MeetingPoint.objects.count()) == (4, 1)


def test_resolutions_are_numbered_and_corrected_under_their_number(body):
    first = samples.resolution(body)
    second = actions.resolve(samples.meeting(body), text="Zweitens", now=samples.NOW, by=SYSTEM)
    actions.resolve(samples.meeting(body), text="Berichtigt", number=1, now=samples.NOW, by=SYSTEM)
    first.refresh_from_db()
    assert (first.number, first.text, second.number) == (1, "Berichtigt", 2)


def test_a_task_goes_to_its_measure_once(body):
    measure = describe(samples.element(body, "measure"), status="running", by=SYSTEM)
    task = samples.task(body)
    actions.take_task(task, by=SYSTEM)
    made = Task.objects.get()
    assert (made.measure, made.title, made.organisation, made.due_on, task.taken_as) == (
        measure, "Räume suchen", samples.profile(body).organisation, date(2026, 12, 1), f"task {made.pk}")
    with pytest.raises(TaskAlreadyTaken):
        actions.take_task(task, by=SYSTEM)


def test_a_task_without_a_measure_stays_with_the_group(body):
    task = actions.give_task(samples.meeting(body), text="Räume suchen", element=samples.element(body), by=SYSTEM)
    with pytest.raises(TaskNeedsMeasure):
        actions.take_task(task, by=SYSTEM)
    task.refresh_from_db()
    assert task.taken_as == ""


def test_what_public_meetings_decide_counts_the_edition_up_and_stands_on_its_thread(body, office):
    samples.resolution(body)
    before = Edition.objects.get().version
    page = office.get("/kreis/faden/konzept/f1/").content.decode()
    assert "Der Kreis sucht Räume. (einstimmig)" in page
    actions.change_meeting(samples.meeting(body), now=samples.NOW, by=SYSTEM,
                           facts=actions.MeetingFacts(samples.MEETING.held_on))
    assert Edition.objects.get().version == before + 1
    assert "Der Kreis sucht Räume." not in office.get("/kreis/faden/konzept/f1/").content.decode()


def test_the_feed_opens_until_it_is_withdrawn_and_tells_no_names(body, office):
    samples.everything(body)
    meeting = samples.meeting(body)
    actions.change_meeting(meeting, facts=actions.MeetingFacts(date(2026, 12, 10), time(17), invitation="Liebe Erika"),
                           now=samples.NOW, by=SYSTEM)
    shown = office.post("/kreis/arbeit/gruppen/beirat/kalender/").content.decode()
    address = shown.partition("http://testserver")[2].partition("<")[0]
    calendar = Client().get(address)
    text = calendar.content.decode()
    assert (calendar.status_code, calendar["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "DTSTART;TZID=Europe/Berlin:20261210T170000" in text
    assert [word for word in ("Erika", "Räume", "Sprachbrücke") if word in text] == []
    assert Client().get(address.replace("kreis", "stadt")).status_code == 404
    office.post("/kreis/arbeit/gruppen/beirat/kalender/", {"withdraw": "1"})
    assert Client().get(address).status_code == 404


def test_a_new_feed_closes_the_one_before(body):
    group = samples.group(body)
    old = actions.issue_feed(group, now=samples.NOW, by=SYSTEM)
    new = actions.issue_feed(group, now=samples.NOW, by=SYSTEM)
    assert [Client().get(f"/kreis/gruppen/kalender/{token}.ics").status_code for token in (old, new)] == [404, 200]


def test_partners_read_groups_they_belong_to_and_no_others(body):
    account = factories.account("partner", at=body)
    client = signed_in(account)
    actions.tie_partner(samples.profile(body), account, by=SYSTEM)
    samples.meeting(body)
    other = actions.form_group(body, slug="fremd", facts=samples.FACTS, fields=[], by=SYSTEM)
    address = "/kreis/arbeit/gruppen/"
    assert [client.get(f"{address}{slug}/").status_code for slug in ("beirat", "fremd")] == [404, 404]
    samples.membership(body)
    assert [client.get(f"{address}{slug}/").status_code for slug in ("beirat", "fremd")] == [200, 404]
    assert client.post(f"{address}beirat/beenden/").status_code == 404
    assert other.name in Client().get("/kreis/netzwerk/").content.decode()


def test_partners_change_their_own_organisation_and_no_other(body):
    account = factories.account("partner", at=body)
    client = signed_in(account)
    mine, other = samples.profile(body), samples.profile(body, "Turnverein")
    actions.tie_partner(mine, account, by=SYSTEM)
    address = "/kreis/arbeit/netzwerk/"
    assert "Turnverein" not in client.get(address).content.decode()
    page = client.post(f"{address}{mine.organisation_id}/angaben/", {
        "offers": "Kurse", "languages": ["uk"], "is_public": "", "name": "Anders", "version": mine.version})
    mine.refresh_from_db()
    assert (page.status_code, mine.offers, mine.languages, mine.is_public) == (302, "Kurse", ["uk"], True)
    assert mine.organisation.name == "Sprachbrücke e. V."
    for rest in ("", "angaben/"):
        assert client.get(f"{address}{other.organisation_id}/{rest}").status_code == 404


def test_whoever_wrote_meanwhile_is_not_overwritten(body, office):
    mine = samples.profile(body)
    address = f"/kreis/arbeit/netzwerk/{mine.organisation_id}/angaben/"
    form = {"name": mine.organisation.name, "sort": "club", "version": mine.version}
    assert [office.post(address, {**form, "town": town}).status_code for town in ("Nord", "Süd")] == [302, 422]
    mine.refresh_from_db()
    assert mine.town == "Nord"


def test_visitors_see_only_what_is_published(body):
    samples.everything(body)
    hidden = samples.profile(body, "Interner Verein")
    visitor = Client()
    pages = "".join(visitor.get(address).content.decode() for address in (
        "/kreis/netzwerk/", f"/kreis/netzwerk/{samples.profile(body).organisation_id}/", "/kreis/gruppen/beirat/"))
    assert "Sprachbrücke e. V." in pages
    assert [word for word in ("Interner Verein", "Erika Beispiel", "Räume suchen") if word in pages] == []
    assert visitor.get(f"/kreis/netzwerk/{hidden.organisation_id}/").status_code == 404
    actions.change_group(samples.group(body), facts=actions.GroupFacts("Beirat"), fields=[], by=SYSTEM)
    assert visitor.get("/kreis/gruppen/beirat/").status_code == 404


@pytest.mark.parametrize(("asked", "found"), [
    ("q=SPRACHBRUCKE", 1), ("q=arabisch", 1), ("q=schach", 0), ("art=migrant", 1), ("art=club", 0),
    ("sprache-dort=ar", 1), ("sprache-dort=vi", 0), ("feld=0", 0)])
def test_the_directory_is_narrowed_by_its_address(body, asked, found):
    samples.profile(body)
    assert Client().get(f"/kreis/netzwerk/?{asked}").content.decode().count("Sprachbrücke e. V.") == found


def test_an_organisation_with_something_to_do_stays(body, office):
    samples.membership(body), samples.task(body)
    address = f"/kreis/arbeit/netzwerk/{samples.profile(body).organisation_id}/herausnehmen/"
    assert "hat noch Aufgaben in Gruppen" in office.post(address, follow=True).content.decode()
    actions.end_task(samples.task(body), on=samples.TODAY, by=SYSTEM)
    office.post(address)
    assert Membership.objects.count() == 0
