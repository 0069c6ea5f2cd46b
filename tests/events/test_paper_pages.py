"""The pages about cards on paper: print, read photos, type; the same few queries with one card and with many."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from masswerk.base.actions import SYSTEM
from masswerk.events import actions
from masswerk.events.models import Card, CardPhoto, PrintedCards
from masswerk.events.photos import Sighting
from masswerk.events.rules.printed import Sorted
from tests import factories
from tests.events import papers, samples

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def edition(db):
    return factories.edition(factories.concept(factories.body("stadt")), passages=4)


@pytest.fixture
def office(edition) -> Client:
    client = Client()
    client.force_login(factories.account("coordinator", at=edition.body),
                       backend="django.contrib.auth.backends.ModelBackend")
    return client


def url(name: str, **more: object) -> str:
    return reverse(f"events:{name}", kwargs={"body": "stadt", "event": "diskussion", **more})


def file(content: bytes, name: str = "Wand.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def test_cards_are_printed_once_however_often_the_form_is_sent(office, edition):
    samples.asked_group(edition)
    sent = {"group": "alle", "count": "4", "key": "bogen-eins-zwei"}
    answers = [office.post(url("sheets"), sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert PrintedCards.objects.count() == 1
    sheet = office.get(url("sheet", first=1))
    assert (sheet.status_code, sheet.headers["Content-Type"]) == (200, "application/pdf")
    assert sheet.content.startswith(b"%PDF")
    assert office.get(url("sheet", first=2)).status_code == 404


def test_printing_without_a_group_says_what_to_do_first(office, edition):
    samples.event(edition)
    answer = office.post(url("sheets"), {"group": "alle", "count": "4", "key": "bogen-eins-zwei"})
    assert answer.status_code == 422
    assert "Bilden Sie zuerst eine Arbeitsgruppe." in answer.content.decode()


def test_several_photos_are_read_together_and_one_that_is_none_stops_no_other(office, edition):
    first = samples.printed(edition)[0].first
    wall = papers.photo(papers.cards(samples.event(edition), first)[:2])
    answer = office.post(url("photos", group=1), {"photos": [file(wall), file(b"<script>", "boese.jpg")]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "„boese.jpg“ ist kein Foto, das sich lesen lässt" in page
    assert "<script>" not in page.partition("boese.jpg")[2].partition("</form>")[0]
    assert list(Card.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_device_hears_what_a_photo_showed(office, edition):
    first = samples.printed(edition)[0].first
    wall = papers.photo(papers.cards(samples.event(edition), first)[:1])
    answer = office.post(url("photos", group=1), {"photos": [file(wall)]}, **JSON)
    assert answer.json() == {"said": ["„Wand.jpg“: Neu gelesen: Karte 1."], "refused": []}
    nothing = office.post(url("photos", group=1), {}, **JSON)
    assert (nothing.status_code, nothing.json()["said"]) == (422, [])


def test_too_many_photos_at_once_are_refused(office, edition):
    samples.printed(edition)
    answer = office.post(url("photos", group=1), {"photos": [file(b"x", f"{at}.jpg") for at in range(9)]}, **JSON)
    assert answer.json()["refused"] == ["Das sind 9 Fotos. Schicken Sie höchstens 8 auf einmal."]


def test_typing_goes_on_with_the_next_card(office, edition):
    card = samples.photographed(edition)
    answer = office.post(url("type_card", number=card.number), {"text": " Tandems  üben ", "before": ""})
    assert answer.headers["Location"] == url("typing", group=1)
    assert Card.objects.get().text == "Tandems üben"
    again = office.post(url("type_card", number=card.number), {"text": "Kurse", "before": ""}, **JSON)
    assert (again.status_code, "hat inzwischen den Text" in again.json()["refused"][0]) == (422, True)


def test_a_crop_is_shown_to_who_writes_for_the_group_and_to_nobody_else(office, edition):
    samples.photographed(edition)
    address = CardPhoto.objects.get(card=None).attachment.address
    assert b"".join(office.get(address).streaming_content).startswith(b"\xff\xd8")  # a JPEG
    assert Client().get(address).status_code == 404
    stranger = Client()
    stranger.force_login(factories.account("coordinator", at=factories.body("fremd")),
                         backend="django.contrib.auth.backends.ModelBackend")
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("name", ["photos", "typing", "sheets"])
def test_pages_cost_the_same_with_one_card_and_with_three(office, edition, name):
    samples.photographed(edition)
    page = url(name, **({} if name == "sheets" else {"group": 1}))
    office.get(page)
    before = queries_of(office, page)
    for number, shade in ((2, 100), (3, 50)):
        seen = Sighting(samples.picture(shade), {number: samples.picture(shade - 1)},
                        Sorted({number: samples.question(edition).pk}, {}, (), ()))
        actions.take_photo(samples.group(edition), seen, by=SYSTEM)
    actions.print_cards([samples.group(edition)], count=4, key="bogen-zwei", by=SYSTEM)
    assert queries_of(office, page) == before


def queries_of(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)
