"""Cards on paper: printed, photographed, read, typed; photos deleted in time."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from masswerk.base import privacy
from masswerk.base.actions import SYSTEM
from masswerk.base.attachments import read
from masswerk.base.models import Attachment
from masswerk.documents.refusals import NoCards
from masswerk.events import actions, paper, photos, refusals
from masswerk.events.models import Card, CardPhoto, PrintedCards
from tests import factories
from tests.events import papers, samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(db):
    return factories.edition(factories.concept(factories.body("stadt")), passages=4)


@pytest.fixture
def hung(edition):
    """Eight cards for two groups: 1 to 4 for the first, 5 to 8 for the second; rendered, cut, written on."""
    samples.question(edition)
    groups = [samples.group(edition), samples.group(edition, 2, "Arbeit")]
    actions.print_cards(groups, count=4, key="bogen-eins", by=SYSTEM)
    event = samples.event(edition)
    return papers.cards(event, 1) + papers.cards(event, 5)


def look_at(edition, cards, number=1, name="IMG_7.jpg"):
    return photos.look_at(samples.group(edition, number), papers.photo(cards), name=name)


def take(edition, cards, number=1):
    return actions.take_photo(samples.group(edition, number), look_at(edition, cards, number), by=SYSTEM)


def test_a_photo_of_handwritten_cards_hangs_them_with_their_crops(edition, hung):
    photo = take(edition, [hung[0], hung[1], hung[3]])
    rows = Card.objects.order_by("number")
    assert [(card.number, card.text, card.question.short) for card in rows] == [
        (1, "", "Neue Ansätze"), (2, "", "Neue Ansätze"), (4, "", "Neue Ansätze")]
    assert paper.findings(photo).sentences() == ["Neu gelesen: Karten 1–2, 4."]
    assert paper.state(samples.group(edition))["left_out"] == ["3"]
    crop = Image.open(io.BytesIO(read(rows[0].photos.get().attachment)))
    x, y = crop.width * 90 // papers.CARD[0], crop.height * 187 // papers.CARD[1]
    ink = crop.convert("L").crop((x - 25, y - 25, x + 25, y + 25)).getextrema()[0]
    assert ink < 120  # the stroke of the pen is on the crop


def test_nothing_beside_the_picture_is_kept(edition, hung):
    take(edition, hung[:2])
    for kept in Attachment.objects.all():
        assert b"Telefon" not in read(kept)
        assert kept.name in {"Kartenwand.jpg", "Karte 1.jpg", "Karte 2.jpg"}


def test_the_same_photo_again_changes_nothing(edition, hung):
    first, again = take(edition, hung[:2]), take(edition, hung[:2])
    assert first == again
    assert (Card.objects.count(), CardPhoto.objects.count()) == (2, 3)


def test_a_better_photo_replaces_crops_of_cards_without_text_only(edition, hung):
    take(edition, hung[:2])
    card, other = Card.objects.order_by("number")
    actions.type_card(card, text="Tandems", before="", by=SYSTEM)
    before = {one.pk: one.photos.get().attachment_id for one in (card, other)}
    photo = take(edition, hung[:3])
    assert paper.findings(photo).sentences() == ["Neu gelesen: Karte 3.", "Schon vorher gelesen: Karten 1–2."]
    assert card.photos.get().attachment_id == before[card.pk]
    assert other.photos.get().attachment_id != before[other.pk]
    assert not Attachment.objects.filter(pk=before[other.pk]).exists()


def test_cards_of_other_groups_and_events_are_named_and_not_hung(edition, hung):
    concept = factories.concept(samples.event(edition).body, "zwei")
    other = factories.edition(concept, passages=2)
    samples.printed(other)
    foreign = papers.cards(samples.event(other), samples.printed(other)[0].first)[:1]
    photo = take(edition, [hung[0], hung[5], *foreign])
    assert paper.findings(photo).sentences() == [
        "Neu gelesen: Karte 1.", "Karte 6 gehört zu Arbeitsgruppe 2. Lesen Sie sie dort.",
        "Karte 1 gehört zu „Diskussion der Leitlinien“."]
    assert Card.objects.count() == 1


def test_a_copied_card_is_said_to_hang_twice(edition, hung):
    photo = take(edition, [hung[0], hung[1], hung[0]])
    assert paper.findings(photo).sentences()[1] == (
        "Karte 1 hängt auf dem Foto zweimal. Wir zeigen die erste; tippen Sie die andere als neue Karte.")


def test_a_photo_of_another_groups_cards_is_refused_and_not_kept(edition, hung):
    with pytest.raises(refusals.NoCardOfGroup) as refusal:
        look_at(edition, hung[4:6])
    assert refusal.value.facts == {
        "name": "IMG_7.jpg", "found": "Karte 5 gehört zu Arbeitsgruppe 2; Karte 6 gehört zu Arbeitsgruppe 2"}
    assert Attachment.objects.count() == 0


def test_a_photo_without_a_code_is_refused_with_a_way_out(edition):
    with pytest.raises(NoCards) as refusal:
        photos.look_at(samples.asked_group(edition), papers.blank(), name="Flur.jpg")
    assert "tippen Sie ab" in refusal.value.way_out


def test_printed_numbers_are_given_to_nobody_else(edition):
    samples.card(edition)
    rows = samples.printed(edition, count=6)
    assert [(row.first, row.last) for row in rows] == [(2, 7)]
    assert samples.card(edition, "Vom Telefon").number == 8


def test_a_print_order_sent_twice_prints_once(edition):
    assert samples.printed(edition) == samples.printed(edition)
    assert PrintedCards.objects.count() == 1


def test_cards_without_a_question_are_not_printed(edition):
    with pytest.raises(refusals.NoQuestions):
        actions.print_cards([samples.group(edition)], count=4, key="bogen-eins", by=SYSTEM)


def test_what_somebody_else_typed_meanwhile_is_not_lost(edition):
    card = samples.photographed(edition)
    actions.type_card(card, text="Tandems", before="", by=SYSTEM)
    actions.type_card(card, text="Tandems", before="", by=SYSTEM)  # the same by two people is no quarrel
    with pytest.raises(refusals.CardTypedMeanwhile) as refusal:
        actions.type_card(card, text="Kurse", before="", by=SYSTEM)
    assert refusal.value.facts == {"number": card.number, "text": "Tandems"}
    assert actions.type_card(card, text="Tandems üben", before="Tandems", by=SYSTEM).text == "Tandems üben"


def test_photos_are_gone_after_half_a_year_and_cards_stay(edition, django_capture_on_commit_callbacks):
    card, photo = samples.photographed(edition), CardPhoto.objects.get(card=None)
    files = [kept.file for kept in Attachment.objects.all()]
    assert [default_storage.exists(path) for path in files] == [True, True]
    due = photo.attachment.delete_after
    assert due - photo.attachment.created_at == timedelta(days=183)
    assert actions.forget_due(due - timedelta(minutes=1)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        privacy.delete_due(timezone.now() + timedelta(days=184))
    assert (CardPhoto.objects.count(), Attachment.objects.count(), Card.objects.get()) == (0, 0, card)
    assert [default_storage.exists(path) for path in files] == [False, False]


def test_a_card_taken_down_takes_its_crop_along(edition):
    actions.take_down(samples.photographed(edition), by=SYSTEM)
    assert (CardPhoto.objects.count(), Attachment.objects.count()) == (1, 1)
