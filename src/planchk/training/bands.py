"""Where the bands begin: the lowest probabilities that are called covered and possible.

Chosen on plans drawn from exemplars that the model had not seen, for a stated error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

GAPS_CALLED_COVERED = 0.03
"""Share of true gaps (a finding that no action of a plan answers) that covered may claim."""

LINKS_SUGGESTED = 0.9
"""Share of true links (action and finding) that are at least possible."""

_PLANS = 2000
_ACTIONS = 16  # of a plan; real ones have 10 to 200, which are checked against more findings' rows at a time
_ANSWERING = 0.5  # share of a plan's actions that answer a finding
_SEED = 1


def choose_bands(probabilities: Any, labels: Any, elements: Sequence[str]) -> tuple[float, float]:
    """Return (covered, possible) by out-of-fold probabilities: a line a text, a column an element."""
    names = [element.partition("/")[0] for element in elements]
    findings = list(dict.fromkeys(names))
    of_finding = [np.array([name == finding for name in names]) for finding in findings]
    best = np.stack([probabilities[:, chosen].max(axis=1) for chosen in of_finding], axis=1)
    true = np.stack([labels[:, chosen].max(axis=1) for chosen in of_finding], axis=1) > 0
    covered = float(np.quantile(_best_of_gaps(best, true), 1 - GAPS_CALLED_COVERED))
    possible = float(np.quantile(best[true], 1 - LINKS_SUGGESTED))
    return round(covered, 3), round(min(possible, covered), 3)


def _best_of_gaps(best: Any, true: Any) -> Any:
    """Return the best probability of each true gap in the drawn plans."""
    draw = np.random.RandomState(_SEED)
    answering, other = np.flatnonzero(true.any(axis=1)), np.flatnonzero(~true.any(axis=1))
    many = round(_ACTIONS * _ANSWERING)
    found = []
    for _ in range(_PLANS):
        plan = np.concatenate([draw.choice(answering, many, False), draw.choice(other, _ACTIONS - many, False)])
        gap = ~true[plan].any(axis=0)
        found.append(best[plan].max(axis=0)[gap])
    return np.concatenate(found)
