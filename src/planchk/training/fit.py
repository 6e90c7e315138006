"""Logistic regression: of all lanes at once, and of the second stage."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import minimize

STRENGTH = 50.0
"""Weight of the exemplars against that of small weights (C of scikit-learn); by cross-validation."""

_STEPS = 100
_PRECISION = 1e-5


def fit_lanes(vectors: Any, labels: Any, weights: Any) -> tuple[Any, Any]:
    """Return weights (a row each, a column a lane) and biases; ``weights`` is what each label counts.

    One fit for all lanes costs hardly more than one for each: the sparse products are shared.
    """
    used = np.flatnonzero(vectors.getnnz(axis=0))  # the other rows would keep a weight of nothing
    table = np.zeros((vectors.shape[1], labels.shape[1]))
    vectors = vectors[:, used]
    across = vectors.T.tocsr()
    rows, lanes = len(used), labels.shape[1]
    strength = (STRENGTH * weights).astype(np.float32)

    def loss(flat: Any) -> tuple[float, Any]:
        point = flat.reshape(rows + 1, lanes).astype(np.float32)
        weighed, biases = point[:rows], point[rows]
        odds = vectors @ weighed + biases
        surprise = (strength * (np.logaddexp(0, odds) - labels * odds)).sum(dtype=np.float64)
        excess = strength * (1 / (1 + np.exp(-odds)) - labels)
        slope = np.vstack([across @ excess + weighed, excess.sum(axis=0)])
        return surprise + 0.5 * np.square(weighed, dtype=np.float64).sum(), slope.ravel().astype(np.float64)

    limits = {"maxiter": _STEPS, "maxfun": 2 * _STEPS, "ftol": _PRECISION, "gtol": 1e-3, "maxcor": 6}
    found = minimize(loss, np.zeros((rows + 1) * lanes), jac=True, method="L-BFGS-B", options=limits)
    point = found.x.reshape(rows + 1, lanes)
    table[used] = point[:rows]
    return table, point[rows]


def fit_second(features: Any, labels: Any) -> list[float]:
    """Return the second stage's weights and, last, its constant. What it says is calibrated by the fit."""
    middle, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread == 0] = 1
    scaled = np.hstack([(features - middle) / spread, np.ones((len(features), 1))])

    def loss(point: Any) -> tuple[float, Any]:
        odds = scaled @ point
        excess = 1 / (1 + np.exp(-odds)) - labels
        surprise = (np.logaddexp(0, odds) - labels * odds).sum() + 0.5 * np.square(point[:-1]).sum()
        return float(surprise), scaled.T @ excess + np.append(point[:-1], 0)

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return [round(float(value), 4) for value in (*weights, found[-1] - (weights * middle).sum())]
