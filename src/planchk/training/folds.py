"""Exemplars split for cross-validation, with near-duplicates on the same side."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

FOLDS = 4
_ALIKE = 0.7  # cosine from which two texts are near-duplicates
_AT_ONCE = 1000
_SEED = 1


def split(vectors: Any) -> Any:
    """Return the fold (0 to `FOLDS` - 1) of each text."""
    length = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1)))
    unit = csr_matrix(vectors.multiply(1 / np.maximum(length, 1e-9)))
    pairs = []
    for start in range(0, unit.shape[0], _AT_ONCE):
        alike = (unit[start : start + _AT_ONCE] @ unit.T).tocoo()
        near = alike.data > _ALIKE
        pairs.append(np.stack([alike.row[near] + start, alike.col[near]]))
    ends = np.concatenate(pairs, axis=1)
    graph = csr_matrix((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(unit.shape[0],) * 2)
    count, groups = connected_components(graph, directed=False)
    return np.random.RandomState(_SEED).permutation(count)[groups] % FOLDS
