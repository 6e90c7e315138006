"""Exemplars split for cross-validation, with what belongs together on the same side.

Near-duplicates do, and so do neighbours in a file of contrast sets: one idea said, unsaid and said
of another service.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from planchk.training.exemplars import Exemplar

FOLDS = 4
_ALIKE = 0.6  # cosine from which two texts are near-duplicates
_AT_ONCE = 1000
_SETS = frozenset(("contrast", "ideas", "ideas-2", "written-mixed"))  # files of contrast sets
_SET = 12  # lines of such a file that are kept together
_SEED = 1


def split(exemplars: Sequence[Exemplar], vectors: Any) -> Any:
    """Return the fold (0 to `FOLDS` - 1) of each exemplar."""
    length = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1)))
    unit = csr_matrix(vectors.multiply(1 / np.maximum(length, 1e-9)))
    pairs = [np.array([(_first(exemplars, number), number) for number in range(len(exemplars))]).T]
    for start in range(0, unit.shape[0], _AT_ONCE):
        alike = (unit[start : start + _AT_ONCE] @ unit.T).tocoo()
        near = alike.data > _ALIKE
        pairs.append(np.stack([alike.row[near] + start, alike.col[near]]))
    ends = np.concatenate(pairs, axis=1)
    graph = csr_matrix((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(unit.shape[0],) * 2)
    count, groups = connected_components(graph, directed=False)
    return np.random.RandomState(_SEED).permutation(count)[groups] % FOLDS


def _first(exemplars: Sequence[Exemplar], number: int) -> int:
    """Return the number of the first exemplar of the same set."""
    each = exemplars[number]
    return number - (each.line - 1) % _SET if each.voice in _SETS else number
