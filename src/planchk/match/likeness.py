"""How alike two texts are by the words they share: the cosine of their TF-IDF vectors.

Likeness is no commitment: near misses share more words with a recommendation than true answers do.
It orders suggestions and finds exemplars to show; it never decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from math import log, sqrt
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?<=\w{3})(?:ations?|ments?|ings?|ies|ily|ed|es|ly|s|e|y)$")

Vector = dict[str, float]


class Like(NamedTuple):
    """A text's name and its likeness, 0 to 1."""

    name: str
    score: float


class Likeness:
    """Texts by name, indexed once, to be compared with others."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Index the texts; a word weighs the more, the fewer of them have it."""
        stems = {name: _stems(text) for name, text in texts.items()}
        held_by = Counter(stem for words in stems.values() for stem in set(words))
        self._weights = {stem: log(1 + len(texts) / count) for stem, count in held_by.items()}
        self._unseen = log(1 + len(texts))  # a word that no text has still makes a text less like them
        self._vectors = {name: self._vector(words) for name, words in stems.items()}

    def to(self, text: str) -> list[Like]:
        """Return the indexed texts that share a word with ``text``, the most alike first."""
        vector = self._vector(_stems(text))
        scores = (
            Like(name, min(1.0, sum(weight * other.get(stem, 0.0) for stem, weight in vector.items())))
            for name, other in self._vectors.items()
        )
        return sorted((like for like in scores if like.score), key=lambda like: -like.score)

    def _vector(self, stems: list[str]) -> Vector:
        counts = Counter(stems)
        vector = {stem: (1 + log(count)) * self._weights.get(stem, self._unseen) for stem, count in counts.items()}
        length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {stem: weight / length for stem, weight in vector.items()}


def _stems(text: str) -> list[str]:
    return [_ENDING.sub("", word) for word in _WORD.findall(text.casefold())]
