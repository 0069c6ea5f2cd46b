"""The one entry: which cards a photo shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from masswerk.documents.as_json import from_json
from masswerk.documents.cards.model import CardsOnPhoto
from masswerk.documents.sandbox import run_safely


def read_cards(data: bytes | Path, *, name: str = "Foto.jpg") -> CardsOnPhoto:
    """Numbers, colours, places and pictures of the cards on a photo (JPEG, PNG, WebP), turned upright.

    Nothing of the photo's metadata is kept. Text is not read: a person types it from the picture of the card.
    Raises a subclass of `refusals.Unreadable`: NotAPhoto, NoCards, TooLarge, and what `sandbox.read_safely` raises.
    """
    return run_safely("cards", name, data, _cards)


def _cards(data: Any) -> CardsOnPhoto:
    return from_json(CardsOnPhoto, data)
