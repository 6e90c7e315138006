"""Help with a catalogue that no model was learnt for: actions ranked by the words they share.

Sharing words is no commitment: near misses share more of them than true answers do. So a ranking
only suggests (`possible`), and declared references decide.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log, sqrt

from planchk.catalogue import Catalogue
from planchk.match.reader import Reading
from planchk.plan import Action

# Suggestions an action gets, and the cosine below which two texts have nothing in common: a
# suggestion costs a person a look, and three are looked at.
_BEST = 3
_FLOOR = 0.12
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?<=\w{3})(?:ations?|ments?|ings?|ies|ily|ed|es|ly|s|e|y)$")

Vector = dict[str, float]


class RankingReader:
    """Ranks by words weighed by how few elements of the catalogue have them (cosine of TF-IDF)."""

    name = "ranking"
    decides = False

    def __init__(self, catalogue: Catalogue) -> None:
        """Index the elements: their text, what counts as an answer, and the report's words."""
        texts = {
            f"{finding.id}/{element.id}": " ".join((element.text, *element.counts, finding.quote))
            for finding in catalogue.to_cover
            for element in finding.elements
        }
        stems = {name: _stems(text) for name, text in texts.items()}
        held_by = Counter(stem for words in stems.values() for stem in set(words))
        self._weights = {stem: log(1 + len(texts) / count) for stem, count in held_by.items()}
        self._unseen = log(1 + len(texts))  # a word that no element has still makes a text less like them
        self._elements = {name: self._vector(words) for name, words in stems.items()}

    def read(self, action: Action) -> tuple[Reading, ...]:
        """Return the elements most like the action's words, best first."""
        best: dict[str, Reading] = {}
        for number, words in enumerate(action.words):
            vector = self._vector(_stems(words.value))
            for name, element in self._elements.items():
                score = sum(weight * element.get(stem, 0.0) for stem, weight in vector.items())
                if score >= _FLOOR and (name not in best or score > best[name].score):
                    best[name] = Reading(name, round(min(score, 1.0), 3), "possible", number, 0, len(words.value))
        return tuple(sorted(best.values(), key=lambda reading: -reading.score)[:_BEST])

    def _vector(self, stems: list[str]) -> Vector:
        counts = Counter(stems)
        vector = {stem: (1 + log(count)) * self._weights.get(stem, self._unseen) for stem, count in counts.items()}
        length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {stem: weight / length for stem, weight in vector.items()}


def _stems(text: str) -> list[str]:
    return [_ENDING.sub("", word) for word in _WORD.findall(text.casefold())]
