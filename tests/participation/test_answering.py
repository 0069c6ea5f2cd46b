"""Answering: everybody who left an address is told, once for each state of the decisions."""

from __future__ import annotations

import io

import docx
import pytest

from masswerk.base import outbox
from masswerk.base.models import OutgoingMail
from masswerk.documents.writers.letter_template import default_template
from masswerk.participation.actions import answering, deciding
from masswerk.participation.answers import answers, letter
from masswerk.participation.models import Reply
from masswerk.participation.rules.drafts import Person
from masswerk.participation.weighing_refusals import NotYetDecided
from tests.participation.weighing import NOW, Desk, desk

pytestmark = pytest.mark.django_db
PAGE = "https://kreis.example/mitreden/code/"
ERIKA = Person("Erika Beispiel", "erika@example.org", "Weg 1, 38889 Ort")


@pytest.fixture
def office() -> Desk:
    return desk()


def sent(office: Desk) -> int:
    return answering.answer_by_mail(office.procedure, answers(office.procedure), page=PAGE, by=office.first, now=NOW)


def test_who_left_no_address_is_not_on_the_list(office):
    office.decided(office.said("Ohne Namen."))
    office.decided(office.said("Vom Beirat.", organisation="Integrationsbeirat"))
    assert [answer.whom for answer in answers(office.procedure)] == ["Integrationsbeirat"]


def test_a_mail_tells_outcome_reason_and_where_to_look_and_goes_out_once(office, monkeypatch):
    texts = []
    monkeypatch.setattr(outbox, "post", lambda **facts: texts.append(facts))
    office.decided(office.said("Mehr Kurse.", "p1", person=ERIKA))
    assert (sent(office), sent(office)) == (1, 0)
    (mail,) = texts
    assert (mail["to"], mail["subject"]) == ("erika@example.org", "Ihr Beitrag B-001: Beteiligung zum Entwurf")
    assert "Entscheidung: zur Kenntnis genommen\nBegründung: Weil es so ist." in mail["text"]
    assert PAGE in mail["text"]
    assert Reply.objects.count() == 1


def test_what_is_decided_anew_is_answered_anew(office):
    decision = office.decided(office.said("Mehr Kurse.", person=ERIKA))
    sent(office)
    changed = deciding.draft_decision(decision.statement, outcome="contained", reason="Es steht schon da.",
                                      seen=decision.seen, by=office.first)
    deciding.confirm_decision(changed, seen=changed.seen, by=office.second)
    (answer,) = answers(office.procedure)
    assert answer.is_outdated
    assert sent(office) == 1
    assert OutgoingMail.objects.count() == 2


def test_nobody_is_answered_before_everything_is_decided(office):
    office.said("Mehr Kurse.", person=ERIKA)
    with pytest.raises(NotYetDecided) as refusal:
        sent(office)
    assert refusal.value.facts == {"sign": "B-001"}
    assert OutgoingMail.objects.count() == 0


def test_a_letter_carries_address_statement_and_reason(office):
    office.decided(office.said("Mehr Kurse.", "p1", person=ERIKA))
    (answer,) = answers(office.procedure)
    data = letter(answer, office.procedure, template=default_template(), on=NOW.date(), page=PAGE)
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    assert all(words in text for words in ("Erika Beispiel", "Weg 1, 38889 Ort", "Mehr Kurse.", "Weil es so ist.",
                                           "20.11.2026", PAGE))


def test_a_letter_that_went_out_is_noted(office):
    office.decided(office.said("Mehr Kurse.", person=ERIKA))
    (answer,) = answers(office.procedure)
    (reply,) = answering.note_letters([answer], by=office.first, now=NOW)
    assert (reply.way, [one.is_outdated for one in answers(office.procedure)]) == ("letter", [False])


def test_the_page_shows_who_waits_and_sends_to_all(office, client):
    office.decided(office.said("Mehr Kurse.", person=ERIKA))
    client.force_login(office.first, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/{office.body.slug}/arbeit/beteiligung/{office.procedure.slug}/abwaegung/antworten/"
    assert "1 Antwort wartet" in client.get(page).content.decode()
    assert client.post(page + "mails/").status_code == 302
    assert client.get(page + "1/brief/").content[:2] == b"PK"
    assert "beantwortet am" in client.get(page).content.decode()
    assert client.get(page + "9/brief/").status_code == 404
