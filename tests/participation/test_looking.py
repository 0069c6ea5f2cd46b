"""Before everybody reads a contribution: what points at people is shown, covered everywhere, and asked for once."""

from __future__ import annotations

import json

import pytest

from masswerk.base.actions import SYSTEM, writing
from masswerk.base.models import LogEntry
from masswerk.concepts.models import State
from masswerk.participation import looking, own_data, proving, synopsis
from masswerk.participation.actions import blacken, publish, uncover, withdraw
from masswerk.participation.models import Contribution, Visibility
from masswerk.participation.refusals import AlreadyWithdrawn, NothingToBlacken
from tests.participation.weighing import NOW, Desk, desk

pytestmark = pytest.mark.django_db
SAID = "Mehr Kurse am Abend. Mein Name ist Lea Muster, Tel. 0391 5404321."
HIDDEN = "Mehr Kurse am Abend. Mein Name ist ███ ██████, Tel. ████ ███████."
SECRETS = ("Lea Muster", "0391 5404321")


@pytest.fixture
def office() -> Desk:
    """A procedure everybody may read."""
    there = desk()
    with writing("test.opened", by=SYSTEM):
        there.edition.state = State.CONSULTATION
        there.edition.save(update_fields=["state"])
    return there


@pytest.fixture
def page(office, client) -> str:
    client.force_login(office.first, backend="django.contrib.auth.backends.ModelBackend")
    return f"/{office.body.slug}/arbeit/beteiligung/{office.procedure.slug}/durchsicht/"


def covered(office: Desk, text: str = SAID, *keys: str) -> Contribution:
    """A published contribution with everything covered that was found."""
    row = office.said(text, *keys).contribution
    blacken(row, spans=[(one.start, one.end) for one in looking.find(text)], by=office.first)
    publish(row, by=office.first)
    return row


def test_the_text_stays_and_everybody_reads_it_covered(office):
    row = covered(office)
    row.refresh_from_db()
    assert (row.text, row.public_text, row.shown) == (SAID, HIDDEN, HIDDEN)


def test_no_page_for_everybody_and_no_file_says_what_is_covered(office, client):
    row = covered(office, SAID, "p1")
    office.decided(row.statements.get())
    there = f"/{office.body.slug}/mitreden/{office.procedure.slug}/"
    pages = [client.get(there + path).content.decode() for path in ("", "stelle/p1/", f"beitrag/{row.number}/")]
    thread = client.get(f"/{office.body.slug}/faden/{office.edition.concept.slug}/p1/").content.decode()
    told = str([tuple(one) if isinstance(one, tuple) else one.text for one in synopsis.synopsis(office.procedure)])
    assert all("███" in text for text in (*pages, thread, told))
    assert not [text for text in (*pages, thread, told) for secret in SECRETS if secret in text]
    assert proving.document(office.procedure)["texts"] == []


def test_a_proposed_wording_that_says_the_same_words_is_covered_too(office, client):
    row = office.proposed("p1", "Fragen an Lea Muster.", text="Mein Name ist Lea Muster.").contribution
    blacken(row, spans=[(14, 24)], by=office.first)
    publish(row, by=office.first)
    shown = client.get(f"/{office.body.slug}/mitreden/{office.procedure.slug}/beitrag/{row.number}/").content.decode()
    assert ("███" in shown, "Muster" in shown) == (True, False)


def test_the_office_and_the_person_read_everything(office):
    row = covered(office)
    (told,) = synopsis.synopsis(office.procedure, for_everybody=False)
    assert (told.text, own_data.of_contribution(row)["Text"]) == (SAID, SAID)


def test_covering_is_in_the_log_without_the_words(office):
    row = covered(office)
    entry = LogEntry.objects.get(verb="contribution.blackened")
    assert entry.subject == f"contribution {row.pk}"
    assert json.loads(entry.payload)["changes"][0]["after"] == {"blackened": [[35, 45], [52, 64]]}
    assert not [secret for secret in SECRETS if secret in entry.payload]


def test_what_is_shown_again_can_be_read_again(office):
    row = covered(office)
    uncover(row, span=(35, 45), by=office.first)
    assert row.public_text == HIDDEN.replace("███ ██████", "Lea Muster", 1)
    uncover(row, span=(52, 64), by=office.first)
    assert (row.blackened, row.public_text) == ([], None)


def test_withdrawing_deletes_both_texts(office):
    row = covered(office)
    withdraw(row, by=office.first, now=NOW)
    row.refresh_from_db()
    assert (row.text, row.public_text, row.blackened) == (None, None, [])
    with pytest.raises(AlreadyWithdrawn):
        blacken(row, spans=[(0, 4)], by=office.first)


def test_what_slipped_through_is_covered_and_withdrawn_after_the_end_too(office):
    row = office.said(SAID).contribution
    publish(row, by=office.first)
    with writing("test.closed", by=SYSTEM):
        office.procedure.closed_at = NOW
        office.procedure.save(update_fields=["closed_at"])
    blacken(row, spans=[(35, 45)], by=office.first)
    row.refresh_from_db()
    assert (row.shown or "")[35:45] == "███ ██████"
    withdraw(row, by=office.first, now=NOW)
    assert Contribution.objects.values_list("text", "public_text").get() == (None, None)


@pytest.mark.parametrize("spans", [[], [(900, 950)], [(4, 4)], [(20, 21)]])
def test_where_no_letter_lies_nothing_is_covered(office, spans):
    row = office.said(SAID).contribution
    with pytest.raises(NothingToBlacken) as refusal:
        blacken(row, spans=spans, by=office.first)
    assert refusal.value.facts == {"sign": "B-001"}


def test_what_points_at_nobody_is_ticked_and_the_rest_waits_for_a_look(office, page, client):
    office.said(SAID, channel="mail")
    office.said("Mehr Busse.", channel="mail")
    shown = client.get(page).content.decode()
    assert 'value="2" checked' in shown
    assert 'value="1"> <b>B-001' in shown
    assert "Telefonnummer „0391 5404321“ schwärzen" in shown


def test_one_button_covers_one_place_and_everything_ticked_stays_ticked(office, page, client):
    office.said(SAID)
    office.said("Mehr Busse.")
    office.said("Mehr Züge.")
    answer = client.post(page + "schwaerzen/", {"schwaerzen": "1:52-64", "beitrag": ["3"], "page": "1"})
    shown = client.get(answer.headers["Location"].partition("#")[0]).content.decode()
    assert "Geschwärzt in B-001." in shown
    assert ('value="3" checked' in shown, 'value="2" checked' in shown) == (True, False)
    assert Contribution.objects.get(number=1).covered == ((52, 64),)


def test_typed_words_are_covered_wherever_they_stand(office, page, client):
    office.said("Ali sagt: Ali hilft.")
    assert client.get(page + "1/").status_code == 200
    client.post(page + "schwaerzen/", {"schwaerzen": "1:", "einzeln": "1", "words": "Ali"})
    assert Contribution.objects.get(number=1).public_text == "███ sagt: ███ hilft."
    answer = client.post(page + "schwaerzen/", {"schwaerzen": "1:", "einzeln": "1", "words": "ali"}, follow=True)
    assert "Diese Wörter stehen nicht im Beitrag B-001." in answer.content.decode()
    client.post(page + "schwaerzen/", {"zeigen": "1:0-3", "einzeln": "1"})
    assert Contribution.objects.get(number=1).public_text == "Ali sagt: ███ hilft."


def test_what_a_proposed_wording_says_besides_is_named(office):
    row = office.proposed("p1", "Fragen unter 0391 5404321.").contribution
    assert looking.looked([row])[0].beside == ["Telefonnummer"]


def test_a_withdrawn_contribution_has_nothing_to_cover(office, page, client):
    row = office.said(SAID).contribution
    withdraw(row, by=office.first, now=NOW)
    assert row.visibility == Visibility.WITHDRAWN
    assert client.get(page + "1/").status_code == 404
    assert client.post(page + "schwaerzen/", {"schwaerzen": "x:1-2"}).status_code == 404
