"""From a contribution to the fields and passages of a concept it is about.

What a field says is the words of everything below it. A word speaks for a field the more, the fewer fields use it. Word
fields ("Hebamme" belongs to health) speak where no word matches. Nothing is learned from contributions sorted before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from masswerk.concepts.rules.search import normalise
from masswerk.participation.rules.sorting.analysis import Analyser
from masswerk.participation.rules.sorting.echo import with_echo
from masswerk.participation.rules.sorting.elements import Element, names_of_places, place_of, sortable
from masswerk.participation.rules.sorting.pairs import Progress
from masswerk.participation.rules.sorting.passages import MOST_WORDS, Passages, Suggestion
from masswerk.participation.rules.sorting.vectors import Floats, bags
from masswerk.participation.rules.sorting.weights import feature_weights
from masswerk.participation.rules.sorting.words import KEPT

SURE = 0.4
"""Below this score a person should look twice."""

NAMED = 0.8
"""Part of the score that goes to places the text names itself."""

SHARPNESS = 0.8
"""Turns scores into shares."""

TITLE = 2.0
"""Words of a field's title count so many times."""

PASSAGE = 2.25
"""Weight of the likeness to the passage of a field that fits best; fitted with those in `weights`."""

_NAMED = re.compile(r"\b(?:hf|handlungsfeld(?:es|er)?) ?(\d+)\b")
_PREAMBLE = re.compile(r"\b(?:praeambel|vorwort)")


class Index:
    """The elements of one concept, ready to take contributions.

    elements:     in document order, parents first; what people said is left out (`elements.sortable`)
    texts:        contributions that will be asked about, if known: their words open compounds and abbreviations
    with_lexicon: False leaves synonyms and word fields out
    Building takes some milliseconds for 100 passages; keep the index while the concept stays the same.

    >>> index = Index([Element("e1", "field", "Sprache"), Element("e2", "field", "Wohnen"),
    ...                Element("e3", "measure", "Kurse für Eltern", parent="e1")])
    >>> [(found.element_key, found.words) for found in index.suggest("Mehr Elternkurse", top=2)]
    [('e1', ('Elternkurse',)), ('e3', ('Elternkurse',))]
    """

    def __init__(self, elements: Sequence[Element], texts: Iterable[str] = (), *, with_lexicon: bool = True) -> None:
        self.elements = sortable(elements)
        self.names = names_of_places(self.elements)
        wordings = [element.wording for element in self.elements]
        self._analyser = Analyser([*wordings, *texts], with_lexicon=with_lexicon)
        homes = place_of(self.elements)
        self._homes = [homes[element.key] for element in self.elements]
        self._fields = [key for key, name in self.names.items() if name != "pre"]
        self._places = [*self._fields, *(key for key, name in self.names.items() if name == "pre")]
        found = bags(self._analyser, wordings)
        self._passages = Passages(self.elements, self._homes, found)
        weights = feature_weights(self._said(found.rows.toarray()), found.features)
        self._weights = {name: weights[:, at] for at, name in enumerate(found.features)}
        self._gain = lru_cache(maxsize=KEPT)(self._gain_of)

    def suggest(self, text: str, top: int = 5) -> list[Suggestion]:
        """The elements a text is most likely about, the likeliest first; a field comes before its passages."""
        places = self.places(text)
        shares = {place.element_key: place.score for place in places}
        words = [(text[token.start : token.stop], self._analyser.features(form))
                 for token, form in self._analyser.words(text)]  # fmt: skip
        found = [*places, *self._passages.fitting(words, shares)]
        return sorted(found, key=lambda suggestion: -suggestion.score)[:top]

    def places(self, text: str) -> list[Suggestion]:
        """All fields, themes and preambles, the likeliest first."""
        return self._ranked(text, self._raw(text))

    def sort(self, texts: Sequence[str], progress: Progress = lambda told: None) -> list[list[Suggestion]]:
        """`places` for many texts at once; texts that resemble each other are drawn into the same field."""
        raw = np.zeros((len(texts), len(self._fields)))
        for row, text in enumerate(texts):
            raw[row] = self._raw(text)
            progress(f"Wörter wägen … {row + 1} von {len(texts)}")
        drawn = with_echo(raw, texts, self._analyser, progress)
        found = []
        for row, text in enumerate(texts):
            found.append(self._ranked(text, drawn[row]))
            progress(f"Felder ordnen … {row + 1} von {len(texts)}")
        return found

    def _said(self, rows: Floats) -> Floats:
        """Fields x features: what stands in each field, its title counted several times."""
        said = np.zeros((len(self._fields), rows.shape[1]))
        number = {key: at for at, key in enumerate(self._fields)}
        for row, element, home in zip(rows, self.elements, self._homes, strict=True):
            if home in number:
                said[number[home]] += row * (TITLE if element.is_place else 1.0)
        return said

    def _raw(self, text: str) -> Floats:
        """What the words say for each field, in sum, and its best passage; longer texts do not say it louder."""
        forms = [form for _, form in self._analyser.words(text)]
        gains = sum((self._gain(form) for form in forms), np.zeros(len(self._fields)))
        best = self._passages.best([self._analyser.features(form) for form in forms], self._fields)
        return np.asarray(gains / max(len(forms), 1) ** 0.5 + PASSAGE * best)

    def _gain_of(self, form: str) -> Floats:
        """What one word says for each field."""
        silence = np.zeros(len(self._fields))
        features = self._analyser.features(form).items()
        return sum((weight * self._weights[name] for name, weight in features if name in self._weights), silence)

    def _ranked(self, text: str, raw: Floats) -> list[Suggestion]:
        named = self._named(text)
        spoken = [(text[token.start : token.stop], self._gain(form)) for token, form in self._analyser.words(text)]
        found = [
            Suggestion(key, round(share, 4), _loudest(spoken, at) or named.get(key, ()), share < SURE)
            for at, (key, share) in enumerate(zip(self._places, self._shares(raw, named), strict=True))
        ]
        return sorted(found, key=lambda suggestion: -suggestion.score)

    def _shares(self, raw: Floats, named: Iterable[str]) -> list[float]:
        """Scores as parts of 1; a text that names a field or the preamble is about it, whatever its words say."""
        risen = np.exp(SHARPNESS * (raw - raw.max(initial=0.0)))
        shares = np.zeros(len(self._places))
        shares[: len(raw)] = risen / max(risen.sum(), 1e-9)
        said = np.isin(self._places, list(named))
        if said.any():
            shares = (1 - NAMED) * shares + NAMED * said / said.sum()
        return [float(share) for share in shares]

    def _named(self, text: str) -> dict[str, tuple[str, ...]]:
        """Places that a text names ("HF 4", "Präambel"), with how it does."""
        plain = normalise(text)
        found = {f"hf{match[1]}": match[0] for match in _NAMED.finditer(plain)}
        preamble = _PREAMBLE.search(plain)
        if preamble:
            found["pre"] = preamble[0]
        return {key: (found[name],) for key, name in self.names.items() if name in found}


def _loudest(spoken: Sequence[tuple[str, Floats]], field: int) -> tuple[str, ...]:
    """The words that say more for this field than for the mean of all."""
    gains = [(float(gain[field] - gain.mean()), word) for word, gain in spoken if field < len(gain)]
    loud = sorted((pair for pair in gains if pair[0] > 0), key=lambda pair: -pair[0])
    return tuple(dict.fromkeys(word for _, word in loud))[:MOST_WORDS]
