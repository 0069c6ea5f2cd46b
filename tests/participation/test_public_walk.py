"""The walk of a visitor: read the draft, say something, get a receipt, see what became of it."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.participation.actions import publish
from masswerk.participation.models import Amendment, Contribution, Contributor
from masswerk.participation.rules import work
from tests.participation.conftest import NOW, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as travelling:
        yield travelling


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def send(client: Client, url: str, solve: bool = True, **fields: object):
    """Fill in a form as a browser does."""
    page = client.get(url).content.decode()
    ticket = hidden(page, "ticket")
    bits = int(re.search(r'data-work="(\d+)"', page)[1])
    answer = work.solved(ticket, bits) if solve else ""
    return client.post(url, {"ticket": ticket, "answer": answer, "may_publish": "on", **fields})


def start(procedure) -> str:
    return f"/{procedure.body.slug}/mitreden/{procedure.slug}/"


def code_in(answer) -> str:
    return re.search(r"data-code>([-0-9A-Z]+)<", answer.content.decode())[1]


def test_a_draft_is_read_commented_and_the_answer_found_by_code(procedure, client: Client):
    page = client.get(start(procedure)).content.decode()
    assert "Alle gehören dazu." in page
    url = f"{start(procedure)}stelle/pre-1/beitrag/"
    assert f'href="{url}"' in page
    answer = send(client, url, kind="note", text="Bitte auch Sport.", email="wer@example.org")
    assert answer.status_code == 200
    assert "Danke. Ihr Beitrag ist angekommen." in answer.content.decode()
    row = Contribution.objects.get()
    assert (row.text, row.language, row.visibility) == ("Bitte auch Sport.", "de", "waiting")
    code_url = f"/{procedure.body.slug}/mitreden/code/"
    outcome = send(client, code_url, code=code_in(answer).lower().replace("-", " ")).content.decode()
    assert "Bitte auch Sport." in outcome
    assert "Noch nicht entschieden." in outcome
    publish(row, by=SYSTEM)
    assert "Bitte auch Sport." in client.get(start(procedure)).content.decode()
    assert "Bitte auch Sport." in client.get(f"{start(procedure)}stelle/pre-1/").content.decode()
    assert "Bitte auch Sport." in client.get(f"{start(procedure)}beitrag/1/").content.decode()


def test_another_wording_is_a_proposal_with_its_redline(procedure, client: Client):
    url = f"{start(procedure)}stelle/pre-1/beitrag/"
    preview = client.post(url, {"kind": "wording", "wording": "Alle Menschen gehören dazu.", "vorschau": "1"})
    assert re.search(r"<ins>(<span[^>]*>[^<]*</span>)?\s*Menschen", preview.content.decode())
    answer = send(client, url, kind="wording", wording="Alle Menschen gehören dazu.")
    assert answer.status_code == 200
    assert list(Amendment.objects.values_list("text", flat=True)) == ["Alle Menschen gehören dazu."]
    assert Contribution.objects.get().text == "Alle Menschen gehören dazu."


def test_who_writes_is_asked_once_whether_what_points_at_people_shall_stay(procedure, client: Client):
    url = f"{start(procedure)}beitrag/"
    said = "Mein Sohn hat Asthma, Tel. 0391 5404321."
    asked = send(client, url, text=said)
    page = asked.content.decode()
    assert (asked.status_code, Contribution.objects.count()) == (200, 0)
    assert all(words in page for words in ("eine Telefonnummer", "0391 5404321", "Asthma", said))
    ticket = hidden(page, "ticket")
    answer = work.solved(ticket, int(re.search(r'data-work="(\d+)"', page)[1]))
    sent = client.post(url, {"ticket": ticket, "answer": answer, "may_publish": "on", "text": said,
                             "asked": hidden(page, "asked")})
    assert "Danke. Ihr Beitrag ist angekommen." in sent.content.decode()
    assert Contribution.objects.get().text == said


def test_nobody_is_asked_about_what_stays_internal_or_stood_there_before(procedure, client: Client):
    send(client, f"{start(procedure)}beitrag/", text="Tel. 0391 5404321.", may_publish="")
    send(client, f"{start(procedure)}beitrag/", text="Bitte mehr Kurse.")
    assert Contribution.objects.count() == 2


def test_an_error_keeps_every_letter(procedure, client: Client):
    url = f"{start(procedure)}stelle/pre-1/beitrag/"
    text = "  Zwei\n\nAbsätze <b>& mehr</b> " + "x" * 20_001
    answer = send(client, url, kind="wording", wording=text, text="Grund", email="lotsin@beispiel")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Diese Adresse ist unvollständig." in page
    assert "Der Text hat 20" in page
    assert "  Zwei\n\nAbsätze &lt;b&gt;&amp; mehr&lt;/b&gt; xxx" in page
    assert Contribution.objects.count() == 0


def test_the_same_form_sent_twice_is_one_contribution_with_one_code(procedure, client: Client):
    url = f"{start(procedure)}beitrag/"
    page = client.get(url).content.decode()
    ticket = hidden(page, "ticket")
    fields = {"ticket": ticket, "answer": work.solved(ticket, 10), "text": "Gut so.", "may_publish": "on"}
    first, second = client.post(url, fields), client.post(url, fields)
    changed = client.post(url, fields | {"text": "Doch nicht."})
    assert code_in(first) == code_in(second)
    assert changed.status_code == 422
    assert "Doch nicht." in changed.content.decode()
    assert Contribution.objects.count() == 1


def test_withdrawing_deletes_text_and_address_and_leaves_a_tombstone(procedure, client: Client):
    answer = send(client, f"{start(procedure)}stelle/pre-1/beitrag/", kind="wording", wording="Geheim", text="Heimlich",
                  email="wer@example.org")
    code, url = code_in(answer), f"/{procedure.body.slug}/mitreden/code/"
    asked = send(client, url, code=code, zurueckziehen="1")
    assert "Wirklich zurückziehen?" in asked.content.decode()
    done = send(client, url, code=code, zurueckziehen="1", sicher="1")
    assert "Ihr Beitrag ist zurückgezogen." in done.content.decode()
    row = Contribution.objects.get()
    assert (row.text, row.salt, row.contributor, row.visibility) == (None, None, None, "withdrawn")
    assert list(Amendment.objects.values_list("text", "title")) == [(None, "")]
    assert Contributor.objects.count() == 0
    assert "Diesen Beitrag haben Sie zurückgezogen." in send(client, url, code=code).content.decode()
    assert "Dieser Beitrag wurde zurückgezogen." in client.get(f"{start(procedure)}beitrag/1/").content.decode()


def test_own_data_is_a_file(procedure, client: Client):
    answer = send(client, f"{start(procedure)}beitrag/", text="Mein Text.", email="wer@example.org")
    data = send(client, f"/{procedure.body.slug}/mitreden/code/", code=code_in(answer), daten="1")
    assert data.headers["Content-Disposition"] == 'attachment; filename="B-001.json"'
    assert (data.json()["Text"], data.json()["Anschrift"]["E-Mail"]) == ("Mein Text.", "wer@example.org")


def test_without_script_time_counts_and_a_person_looks_first(db, client: Client, clock):
    procedure = opened(moderation="after")
    url = f"{start(procedure)}beitrag/"
    page = client.get(url).content.decode()
    fields = {"ticket": hidden(page, "ticket"), "answer": "", "text": "Ohne Skript.", "may_publish": "on"}
    early = client.post(url, fields)
    assert early.status_code == 422
    assert "Ohne Skript." in early.content.decode()
    assert hidden(early.content.decode(), "ticket") == fields["ticket"]
    clock.shift(5)
    assert client.post(url, fields).status_code == 200
    assert Contribution.objects.get().visibility == "waiting"
