"""Cards of an event on paper: sheets to print, and reading them back from a photo.

Words: card (one sheet of paper with a number and the colour of a guiding question), code (the QR code on it), crop (the
picture of one card). Handwriting is not recognized. Left to others: what a card says and where it hangs.
"""

from masswerk.documents.cards.codes import missing
from masswerk.documents.cards.model import CardColour, CardSeen, CardSheets, CardsOnPhoto
from masswerk.documents.cards.reading import read_cards
from masswerk.documents.cards.refusals import CardsNotPrintable
from masswerk.documents.cards.sheets import write_cards

__all__ = ["CardColour", "CardSeen", "CardSheets", "CardsNotPrintable", "CardsOnPhoto", "missing", "read_cards",
           "write_cards"]
