"""Cards on paper: what is printed, and what a photo of them shows."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CardColour:
    """A colour and what it stands for.

    key:  stands in the code: letters and digits, at most 12
    name: in words ("gelb"), printed too, because the colour alone says nothing to many
    sign: ●, ▲, ■, ◆, ○, ✚ or none
    fill: "#rrggbb"; question: the guiding question
    """

    key: str
    name: str
    fill: str
    question: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class CardSheets:
    """What is to be printed: `count` cards of each colour, numbered on from `first`.

    event: key in the codes: letters, digits and "-", at most 24; short keys are read from farther away
    title, group: printed small on each card; language: BCP 47
    """

    event: str
    title: str
    group: str
    colours: tuple[CardColour, ...]
    count: int
    first: int = 1
    language: str = "de-DE"


@dataclass(frozen=True, slots=True)
class CardSeen:
    """One card on a photo.

    event, number, colour: from its code; event and colour in capitals
    polygon: corners of the card on the upright photo, in pixels, from its upper left corner clockwise
    crop:    the card alone, straightened, as JPEG without metadata
    """

    event: str
    number: int
    colour: str
    polygon: tuple[Point, ...]
    crop: bytes


@dataclass(frozen=True, slots=True)
class CardsOnPhoto:
    """cards: by event and number, each once; twice: numbers that hang in two places, as copies of a card do

    width, height: of the upright photo, to which polygons refer; a photo of more than 16 million pixels is made smaller
    picture: the photo upright, at most 2,400 pixels wide, as JPEG without metadata; notes: German sentences
    """

    cards: tuple[CardSeen, ...]
    width: int
    height: int
    picture: bytes
    notes: tuple[str, ...] = ()
    twice: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers that were read, in order, each once."""
        return tuple(sorted({card.number for card in self.cards}))
