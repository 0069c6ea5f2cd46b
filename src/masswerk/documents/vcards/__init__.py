"""Address cards (vCard): written as 3.0, which every address book reads, or 4.0; read as 2.1, 3.0 or 4.0.

Words: card (one entry of an address book). Pictures, sounds and keys of cards are never taken.
Source: RFC 2426 (3.0), RFC 6350 (4.0), versit vCard 2.1. Small and our own, because what offices need is names,
addresses, numbers and mail, and because cards come from strangers.
"""

from masswerk.documents.vcards.model import Card
from masswerk.documents.vcards.reading import read_cards
from masswerk.documents.vcards.refusals import NotACard
from masswerk.documents.vcards.writing import MEDIA_TYPE, write_cards

__all__ = ["MEDIA_TYPE", "Card", "NotACard", "read_cards", "write_cards"]
