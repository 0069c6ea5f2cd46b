"""Cards printed, photographed and read back."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import segno
from PIL import Image

from masswerk.documents.cards import CardColour, CardSheets, CardsNotPrintable, missing, read_cards, write_cards
from masswerk.documents.refusals import Damaged, NoCards, NotAPhoto, TooLarge, Unreadable
from tests.documents.cards import photos
from tests.documents.cards.photos import COLOURS, SHEETS, Photo, blurred, dim, distance, skewed, wall

ALL = tuple(range(1, 25))
PHOTOS = {
    "frontal": lambda: wall(6, 4, width=2400).jpeg(),
    "from the side": lambda: skewed(wall(6, 4, width=2400)).jpeg(),
    "JPEG of low quality": lambda: wall(6, 4, width=2400).jpeg(40),
    "blurred and small": lambda: blurred(wall(6, 4, width=1600), 1.0).jpeg(),
    "dim and noisy": lambda: dim(wall(6, 4, width=2400)).jpeg(60),
}


def picture(data: bytes) -> Image.Image:
    """A picture as stored."""
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", PHOTOS)
def test_all_cards_of_a_wall_are_read(kind: str) -> None:
    found = read_cards(PHOTOS[kind]())
    assert found.numbers == ALL
    assert {card.event for card in found.cards} == {"MD-18"}
    assert [card.colour for card in found.cards] == ["GRUEN"] * 8 + ["GELB"] * 8 + ["BLAU"] * 8


def test_the_corners_of_each_card_are_known() -> None:
    photo = skewed(wall(6, 4, width=2400), 0.25)
    found = read_cards(photo.jpeg())
    assert max(distance(card.polygon, photo.corners[card.number]) for card in found.cards) < 0.025


def test_each_card_has_a_picture_of_its_own() -> None:
    found = read_cards(wall(3, 2, width=2400).jpeg())
    for card in found.cards:
        crop = picture(card.crop)
        assert (crop.format, crop.mode) == ("JPEG", "RGB")
        assert 1.3 < crop.width / crop.height < 1.5
        band, paper = crop.getpixel((crop.width // 30, crop.height // 9)), crop.getpixel((crop.width // 2, crop.height * 3 // 4))
        assert min(paper) > 235
        assert abs(band[0] - 0xCF) < 12


def test_dark_cards_are_shown_in_the_light() -> None:
    found = read_cards(dim(wall(3, 2, width=2400)).jpeg())
    assert min(picture(card.crop).convert("L").getextrema()[1] for card in found.cards) > 220


def test_the_camera_may_be_held_in_any_way() -> None:
    upright = wall(3, 2, width=2400)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees to see it upright
    exif[0x010F] = "Telefon einer Person"
    turned = Photo(upright.picture.rotate(90, expand=True), {})
    found = read_cards(turned.jpeg(exif=exif))
    assert (found.width, found.height) == upright.picture.size
    assert max(distance(card.polygon, upright.corners[card.number]) for card in found.cards) < 0.025
    for data in (found.picture, *(card.crop for card in found.cards)):
        assert dict(picture(data).getexif()) == {}
        assert b"Telefon" not in data


def test_cards_upside_down_are_turned_upright() -> None:
    upside = wall(1, 1, width=900).picture.rotate(180)
    card = read_cards(Photo(upside, {}).jpeg()).cards[0]
    crop = picture(card.crop)
    assert abs(crop.getpixel((crop.width // 30, crop.height // 9))[0] - 0xCF) < 12


def test_missing_numbers_are_named() -> None:
    found = read_cards(wall(4, 2, width=2400).jpeg())
    assert missing(range(1, 13), found.numbers) == (9, 10, 11, 12)


def codes(*words: str) -> bytes:
    """A photo of other codes."""
    board = Image.new("RGB", (900, 500), "white")
    for place, each in enumerate(words):
        buffer = io.BytesIO()
        segno.make_qr(each).save(buffer, kind="png", scale=6)
        board.paste(picture(buffer.getvalue()), (40 + 300 * place, 60))
    buffer = io.BytesIO()
    board.save(buffer, "PNG")
    return buffer.getvalue()


def png(width: int, height: int) -> bytes:
    """A blank picture."""
    buffer = io.BytesIO()
    Image.new("1", (width, height), 1).save(buffer, "PNG")
    return buffer.getvalue()


REFUSED = [
    (codes(), NoCards, ""),
    (codes("https://example.org", "MW1:<b>:1:A"), NoCards, "Es sind andere Codes darauf, aber keine von diesen Karten."),
    (b"\0\0\0\x18ftypheic" + b"\0" * 100, NotAPhoto, "ein Bild im Format HEIC"),
    (b"%PDF-1.7", NotAPhoto, "ein PDF"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 300, Damaged, "das Bild lässt sich nicht öffnen"),
    (png(10_000, 9_000), TooLarge, "90 Millionen Bildpunkte"),
]


@pytest.mark.parametrize(("data", "kind", "told"), REFUSED)
def test_what_is_no_photo_of_cards_is_refused_with_the_reason(data: bytes, kind: type[Unreadable], told: str) -> None:
    with pytest.raises(kind) as refusal:
        read_cards(data, name="IMG_7.jpg")
    assert "IMG_7.jpg" in refusal.value.explained
    assert told in refusal.value.facts.values() or told in refusal.value.explained


def test_foreign_codes_beside_cards_are_mentioned() -> None:
    photo = wall(1, 1, width=1200).picture.copy()
    photo.paste(picture(codes("https://example.org")).convert("RGB").crop((0, 0, 320, 320)).resize((200, 200)), (0, 0))
    assert read_cards(Photo(photo, {}).jpeg()).notes == ("Auf dem Bild sind auch Codes, die zu keiner Karte gehören.",)


def test_four_cards_stand_on_a_page_with_their_words() -> None:
    with pypdfium2.PdfDocument(write_cards(SHEETS)) as document:
        assert len(document) == 6
        page = document[2]
        text = page.get_textpage().get_text_range()
        assert [round(side / 72 * 25.4) for side in page.get_size()] == [297, 210]
    for words in ("Welche neuen Ansätze sehen Sie?", "Nr. 9 · gelb", "Nr. 12 · gelb", "AG 2 Spracherwerb"):
        assert words in text


def test_the_same_cards_give_the_same_bytes() -> None:
    assert write_cards(SHEETS) == write_cards(SHEETS)


@pytest.mark.parametrize(("change", "told"), [
    ({"event": "Tag 1"}, "Das Kürzel „Tag 1“ hat"),
    ({"colours": (COLOURS[0], COLOURS[0])}, "Jede Farbe braucht ein eigenes Kürzel"),
    ({"colours": (CardColour("A", "rot", "red", "?"),)}, "Eine Farbe ist nicht als #rrggbb"),
    ({"count": 0}, "Es müssen 1 bis 2000 Karten"),
])
def test_cards_that_could_not_be_read_again_are_not_printed(change: dict[str, object], told: str) -> None:
    with pytest.raises(CardsNotPrintable) as refusal:
        write_cards(CardSheets(**{**{name: getattr(SHEETS, name) for name in SHEETS.__slots__}, **change}))  # type: ignore[arg-type]
    assert told in refusal.value.explained


def test_the_photos_show_what_they_should() -> None:
    assert len(photos.cards()) == 24
    assert skewed(wall(6, 4, width=2400)).corners[1] != wall(6, 4, width=2400).corners[1]
