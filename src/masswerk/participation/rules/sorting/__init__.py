"""Sorting what people said: to the passages of a concept, and to others who said the same.

Pure: no framework, no network, no language model. To call:

    Index(elements).suggest(text, top=5)   likely elements of one contribution -> list[Suggestion]
    Index(elements, texts).sort(texts)     all places of many contributions at once -> list[list[Suggestion]]
    near(texts)                            pairs that say the same -> list[Pair]
    bundles(texts)                         groups that say the same, with variants -> list[Bundle]
    Confirmed(texts).near(text)            confirmed texts that say nearly the same -> list[Neighbour]
    from_outline(concept)                  elements of `masswerk outline --json` -> list[Element]

Suggestions only: a person confirms. `docs/sorting.md` says how it works, how well, and where it fails.
"""

from masswerk.participation.rules.sorting.bundles import Bundle, bundles
from masswerk.participation.rules.sorting.confirmed import Confirmed, Neighbour
from masswerk.participation.rules.sorting.elements import Element, from_outline
from masswerk.participation.rules.sorting.pairs import Pair, near
from masswerk.participation.rules.sorting.passages import Suggestion
from masswerk.participation.rules.sorting.ranking import Index
from masswerk.participation.rules.sorting.variants import Variant

__all__ = ["Bundle", "Confirmed", "Element", "Index", "Neighbour", "Pair", "Suggestion", "Variant", "bundles",
           "from_outline", "near"]  # fmt: skip
