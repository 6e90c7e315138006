"""Exemplars -> a sparse matrix, by the very features that the model reads with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags

from planchk.match.features import BITS, SECTION_WEIGHT, Texts, read_clauses, read_section, rows_of
from planchk.match.normalise import Normaliser

ROWS = 1 << BITS
_STEPS = 2.5  # of the byte to one of the square of ln(exemplars / exemplars with the row); 100 of those fill it
_SEEN = 2  # exemplars that a row needs; what is seen once teaches nothing


def count_words(texts: Sequence[Texts], normaliser: Normaliser) -> Any:
    """Return how often each row stands in each text (a line a text), counted by its different units."""
    return _count([[unit for each in read_clauses(text, normaliser) for unit in each.units] for text in texts])


def count_headings(texts: Sequence[Texts], normaliser: Normaliser) -> Any:
    """Return the same of the headings."""
    return _count([read_section(text.section, normaliser) for text in texts])


def _count(texts: list[list[str]]) -> Any:
    counted = [Counter(row for unit in units for row in rows_of(unit)) for units in texts]
    starts = np.cumsum([0, *map(len, counted)])
    rows = np.array([row for each in counted for row in sorted(each)], dtype=np.int32)
    values = np.array([each[row] for each in counted for row in sorted(each)], dtype=np.float32)
    return csr_matrix((values, rows, starts), shape=(len(texts), ROWS))


def squared_rarity(words: Any, headings: Any) -> Any:
    """Return the square of how rare each row is, as the byte of the table; 0 for a row not to be used."""
    seen = np.asarray((words > 0).sum(axis=0) + (headings > 0).sum(axis=0)).ravel()
    rarity = np.log((1 + words.shape[0]) / (1 + np.minimum(seen, words.shape[0]))) + 1
    rarity[seen < _SEEN] = 0
    return np.minimum(np.rint(np.square(rarity) * _STEPS), 255)


def to_vectors(words: Any, headings: Any, squared: Any) -> Any:
    """Return the vectors: counts by rarity, over the length (the root of the sum of squares over units)."""
    length = np.sqrt((words + SECTION_WEIGHT**2 * headings) @ squared)
    length[length == 0] = 1
    counts = (words + SECTION_WEIGHT * headings).multiply(np.sqrt(squared))
    return csr_matrix(diags(1 / length) @ counts, dtype=np.float32)
