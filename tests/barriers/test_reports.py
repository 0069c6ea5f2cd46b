"""Everybody reports a barrier without account or name; the office answers, mends and forgets."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from masswerk.barriers import actions, refusals
from masswerk.barriers.models import BarrierReport
from masswerk.barriers.waiting import waiting
from masswerk.base import deletions, log, privacy
from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry, ReadEntry
from masswerk.participation.rules.work import solved
from masswerk.people.access import viewer_of
from masswerk.people.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
FORM = "/harz/barriere-melden/formular/"
LIST = "/harz/arbeit/barrieren/"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def harz():
    return factories.body("harz", name="Landkreis Harz", barrier_contact="barrieren@harz.example")


@pytest.fixture
def office(harz) -> Client:
    client = Client()
    client.account = factories.account(Role.COORDINATOR, at=harz)
    client.force_login(client.account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sent(client: Client, **said: str):
    """The form as a browser sends it: with its ticket and the work done."""
    page = client.get(FORM).content.decode()
    ticket = re.search(r'name="ticket" value="([^"]+)"', page)[1]
    bits = int(re.search(r'data-work="(\d+)"', page)[1])
    return client.post(FORM, {"ticket": ticket, "answer": solved(ticket, bits), "text": "Die Tabelle springt.", **said})


def reported(body, **facts):
    given = {"text": "Die Tabelle springt.", "key": f"form:{BarrierReport.objects.count()}", "url": "https://x/", "now": NOW, **facts}
    return actions.report(body, by=SYSTEM, **given)


def test_a_report_needs_one_sentence_and_nothing_else(harz):
    answer = sent(Client())
    assert (answer.status_code, "Danke, Ihre Meldung ist angekommen." in answer.content.decode()) == (200, True)
    kept = BarrierReport.objects.get()
    assert (kept.text, kept.email, kept.state, kept.body) == ("Die Tabelle springt.", "", "open", harz)


def test_the_form_names_the_page_somebody_came_from(harz):
    page = Client().get("/harz/barriere-melden/", headers={"Referer": "http://testserver/harz/konzept/"}).content.decode()
    assert "formular/?seite=%2Fharz%2Fkonzept%2F" in page
    assert 'value="/harz/konzept/"' in Client().get(f"{FORM}?seite=/harz/konzept/").content.decode()
    assert "https://boese.example" not in Client().get(f"{FORM}?seite=https://boese.example").content.decode()


def test_the_same_form_sent_twice_is_kept_once(harz):
    client = Client()
    page = client.get(FORM).content.decode()
    ticket = re.search(r'name="ticket" value="([^"]+)"', page)[1]
    given = {"ticket": ticket, "answer": solved(ticket, 10), "text": "Zu klein."}
    assert [client.post(FORM, given).status_code for _ in range(2)] == [200, 200]
    assert BarrierReport.objects.count() == 1


@pytest.mark.parametrize(("said", "words"), [
    ({"text": ""}, "Schreiben Sie in einem Satz, was nicht ging."),
    ({"homepage": "http://spam.example"}, "Dieses Feld bleibt leer; es hält Programme fern."),
    ({"email": "erika@"}, "Diese Adresse ist unvollständig."),
    ({"ticket": "gefälscht"}, "Die Seite war lange offen."),
    ({"answer": "", "text": "Zu schnell"}, "Das ging sehr schnell."),
])
def test_what_is_not_sent_by_a_person_or_not_filled_in_is_not_kept_and_stays_in_the_form(harz, said, words):
    answer = sent(Client(), **said)
    page = answer.content.decode()
    assert (answer.status_code, words in page, BarrierReport.objects.count()) == (422, True, 0)
    assert said.get("text", "Die Tabelle springt.") in page


def test_a_shared_network_is_never_locked_out(harz):
    for number in range(60):
        assert sent(Client(), text=f"Meldung {number}").status_code == 200
    assert BarrierReport.objects.count() == 60


def test_the_office_hears_of_it_without_a_word_of_the_report(harz, mailoutbox):
    sent(Client(), email="erika@example.org")
    [mail] = mailoutbox
    assert (mail.to, "springt" in mail.body, LIST in mail.body) == (["barrieren@harz.example"], False, True)


def test_nothing_that_was_said_stands_in_the_log(harz, office):
    sent(Client(), email="erika@example.org", page="Startseite-Marker")
    kept = BarrierReport.objects.get()
    actions.answer(kept, text="Antwort-Marker", by=SYSTEM, now=NOW)
    actions.finish(kept, outcome="Ende-Marker", by=SYSTEM, now=NOW)
    written = "".join(entry.payload or "" for entry in LogEntry.objects.all())
    assert [word in written for word in ("springt", "erika", "Marker")] == [False, False, False]
    assert LogEntry.objects.filter(subject=f"barrierreport {kept.pk}").count() == 3


def test_the_list_shows_what_is_open_first_and_no_address(harz, office):
    done = reported(harz, text="Erledigtes", now=NOW + timedelta(days=1))
    actions.finish(done, outcome="Behoben.", by=SYSTEM, now=NOW)
    reported(harz, text="Offenes", email="erika@example.org")
    page = office.get(LIST).content.decode()
    assert (page.index("Offenes") < page.index("Erledigtes"), "erika@example.org" in page) == (True, False)


def test_opening_a_report_with_an_address_is_noted_and_one_without_is_not(harz, office):
    without, named = reported(harz), reported(harz, email="erika@example.org")
    for report in (without, named):
        assert office.get(f"{LIST}{report.pk}/").status_code == 200
    assert list(ReadEntry.objects.values_list("actor", "subject")) == [
        (office.account.log_name, f"barrierreport {named.pk}")]


def test_an_answer_goes_to_the_address_and_the_address_goes_when_all_is_done(harz, office, mailoutbox):
    kept = reported(harz, email="erika@example.org")
    there = f"{LIST}{kept.pk}/"
    assert office.post(there, {"was": "antwort", "text": "Wir beheben das."}).status_code == 302
    mail = mailoutbox[-1]
    assert (mail.to, mail.body.startswith("Wir beheben das.")) == (["erika@example.org"], True)
    assert office.post(there, {"was": "erledigt", "outcome": "Die Tabelle steht still."}).status_code == 302
    kept.refresh_from_db()
    assert (kept.state, kept.email, kept.outcome) == ("done", "", "Die Tabelle steht still.")


@pytest.mark.parametrize(("step", "facts", "refusal"), [
    (actions.answer, {"text": " "}, refusals.AnswerMissing), (actions.answer, {"text": "Ja"}, refusals.NoAddress),
    (actions.finish, {"outcome": " "}, refusals.OutcomeMissing)])
def test_a_step_that_would_reach_nobody_or_say_nothing_is_refused(harz, step, facts, refusal):
    with pytest.raises(refusal):
        step(reported(harz), by=SYSTEM, now=NOW, **facts)


def test_a_report_that_is_done_stays_as_it_is(harz, office):
    kept = reported(harz)
    actions.finish(kept, outcome="Behoben.", by=SYSTEM, now=NOW)
    answer = office.post(f"{LIST}{kept.pk}/", {"was": "erledigt", "outcome": "Anders"})
    assert (answer.status_code, "Diese Meldung ist schon erledigt." in answer.content.decode()) == (422, False)
    kept.refresh_from_db()
    assert kept.outcome == "Behoben."


def test_my_day_says_how_many_wait_and_when_an_answer_is_due(harz, office):
    viewer = viewer_of(office.account, date.today())  # from the day its role was given
    assert list(waiting(harz, viewer, date(2026, 11, 20))) == []
    reported(harz)
    reported(harz)
    lines = [(line.what, line.why, line.since) for day in (25, 49, 60) for line in waiting(
        harz, viewer, date(2026, 11, 1) + timedelta(days=day - 1))]
    assert lines == [("Zwei gemeldete Barrieren beheben", "Die Antwort ist in 25 Tagen fällig", "seit 5 Tagen"),
                     ("Zwei gemeldete Barrieren beheben", "Die Antwort ist morgen fällig", "seit 29 Tagen"),
                     ("Zwei gemeldete Barrieren beheben", "Die Frist von einem Monat ist um", "seit 40 Tagen")]


def test_the_office_of_another_body_finds_nothing(harz):
    kept, other = reported(harz), factories.body("bode")
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=other), backend="django.contrib.auth.backends.ModelBackend")
    assert [client.get(url).status_code for url in (LIST, f"{LIST}{kept.pk}/", f"/bode/arbeit/barrieren/{kept.pk}/")] == [404] * 3


def test_reports_go_a_year_after_they_are_done_and_open_ones_after_three(harz):
    done, left = reported(harz), reported(harz)
    actions.finish(done, outcome="Behoben.", by=SYSTEM, now=NOW)
    counts = [privacy.delete_due(NOW + timedelta(days=days))["barriers.BarrierReport"] for days in (364, 366, 1094, 1096)]
    assert (counts, log.verify_all()) == ([0, 1, 0, 1], [])
    assert BarrierReport.objects.filter(pk=left.pk).exists() is False


def test_a_deleted_report_does_not_come_back_with_an_old_backup(harz):
    kept = reported(harz)
    key, received = kept.pk, kept.received_at
    actions.forget(kept, by=SYSTEM)
    again = reported(harz)
    BarrierReport._base_manager.filter(pk=again.pk).update(id=key, received_at=received)
    assert (deletions.replay(), BarrierReport.objects.count()) == (1, 0)


def test_script_in_a_report_stays_text(harz, office):
    kept = reported(harz, text="<script>alert(1)</script>")
    assert all("<script>alert" not in office.get(url).content.decode() for url in (LIST, f"{LIST}{kept.pk}/"))
