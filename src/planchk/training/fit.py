"""Logistic regression for all elements at once, and the calibration of what it says."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import minimize

STRENGTH = 100.0
"""Weight of the exemplars against that of small weights (C of scikit-learn); by cross-validation."""

_STEPS = 200
_PRECISION = 1e-6


def fit_elements(vectors: Any, labels: Any) -> tuple[Any, Any]:
    """Return weights (a row each, a column an element) and biases.

    One fit for all elements costs hardly more than one for each: the sparse products are shared.
    """
    across = vectors.T.tocsr()
    rows, elements = vectors.shape[1], labels.shape[1]

    def loss(flat: Any) -> tuple[float, Any]:
        point = flat.reshape(rows + 1, elements).astype(np.float32)
        weights, biases = point[:rows], point[rows]
        odds = vectors @ weights + biases
        surprise = STRENGTH * (np.logaddexp(0, odds) - labels * odds).sum(dtype=np.float64)
        excess = STRENGTH * (1 / (1 + np.exp(-odds)) - labels)
        slope = np.vstack([across @ excess + weights, excess.sum(axis=0)])
        return surprise + 0.5 * np.square(weights, dtype=np.float64).sum(), slope.ravel().astype(np.float64)

    limits = {"maxiter": _STEPS, "maxfun": 2 * _STEPS, "ftol": _PRECISION, "gtol": 1e-3, "maxcor": 6}
    found = minimize(loss, np.zeros((rows + 1) * elements), jac=True, method="L-BFGS-B", options=limits)
    point = found.x.reshape(rows + 1, elements)
    return point[:rows], point[rows]


def calibrate(odds: Any, labels: Any) -> tuple[float, float]:
    """Return slope and offset that turn log-odds of unseen exemplars into calibrated ones (Platt)."""
    odds, labels = odds.ravel(), labels.ravel()

    def loss(point: Any) -> tuple[float, Any]:
        calibrated = point[0] * odds + point[1]
        excess = 1 / (1 + np.exp(-calibrated)) - labels
        return float((np.logaddexp(0, calibrated) - labels * calibrated).sum()), np.array(
            [(excess * odds).sum(), excess.sum()]
        )

    found = minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B")
    return float(found.x[0]), float(found.x[1])
