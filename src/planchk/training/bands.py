"""Where the bands begin: the lowest probabilities that are called covered and possible.

Chosen on plans drawn from exemplars that the model had not seen, for a stated error. Two kinds are
drawn: plans as they are written for publication, and trackers, in which three of four rows answer
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

GAPS_CALLED_COVERED = 0.03
"""Share of true gaps (a finding that no action of a plan answers) that covered may claim."""

LINKS_SUGGESTED = 0.9
"""Share of true links (action and finding) that are at least possible."""

CUTS = tuple(round(0.3 + 0.01 * step, 2) for step in range(70))
"""Probabilities that are tried for covered."""

_PLANS = 400
_SEED = 1


class Mix(NamedTuple):
    """How a kind of plan is drawn: its actions, and how many of them answer and are near misses."""

    actions: int
    answering: int
    near: int


MIXES = {"written": Mix(16, 8, 4), "real": Mix(22, 6, 8)}


class Drawn(NamedTuple):
    """What a cut does to the plans of one mix: F1 of links and the share of gaps called covered."""

    f1: float
    gaps: float


def choose_bands(probabilities: Any, labels: Any, near: Any, real: Any, elements: Sequence[str]) -> tuple[float, float]:
    """Return (covered, possible) by out-of-fold probabilities: a line a text, a column an element.

    ``near`` and ``real`` say which texts are near misses, and in the voice of trackers. The cut is
    the one with the best F1 (the lower of both mixes) that keeps to the stated error in both.
    """
    voices = {mix: real == (mix == "real") for mix in MIXES}
    drawn = {
        mix: try_cuts(probabilities, labels, near, voice, mix, elements) for mix, voice in voices.items() if voice.any()
    }
    fair = [
        number
        for number in range(len(CUTS))
        if all(cuts[number].gaps <= GAPS_CALLED_COVERED for cuts in drawn.values())
    ]
    best = max(fair or [len(CUTS) - 1], key=lambda number: min(cuts[number].f1 for cuts in drawn.values()))
    found, true = by_finding(probabilities, elements), by_finding(labels, elements) > 0
    possible = float(np.quantile(found[true], 1 - LINKS_SUGGESTED))
    return CUTS[best], round(min(possible, CUTS[best]), 3)


def try_cuts(probabilities: Any, labels: Any, near: Any, voice: Any, mix: str, elements: Sequence[str]) -> list[Drawn]:
    """Return what each of `CUTS` does to plans drawn from the texts of one voice."""
    found, true = by_finding(probabilities, elements), by_finding(labels, elements) > 0
    actions, answering, misses = MIXES[mix]
    draw = np.random.RandomState(_SEED)
    answers = true.any(axis=1)
    kinds = [
        (np.flatnonzero(voice & answers), answering),
        (np.flatnonzero(voice & ~answers & near), misses),
        (np.flatnonzero(voice & ~answers & ~near), actions - answering - misses),
    ]
    plans = [
        np.concatenate([draw.choice(those, min(many, len(those)), False) for those, many in kinds])
        for _ in range(_PLANS)
    ]
    drawn = np.array(plans)
    truth, score = true[drawn], found[drawn]  # plan, action, finding
    gap, best = ~truth.any(axis=1), score.max(axis=1)
    results = []
    for cut in CUTS:
        said = score >= cut
        hits = (said & truth).sum()
        f1 = 2 * hits / max(said.sum() + truth.sum(), 1)
        results.append(Drawn(float(f1), float((best[gap] >= cut).mean()) if gap.any() else 0.0))
    return results


def by_finding(values: Any, elements: Sequence[str]) -> Any:
    """Return the best value of each finding's elements: a column a finding."""
    names = [element.partition("/")[0] for element in elements]
    columns = [[name == finding for name in names] for finding in dict.fromkeys(names)]
    return np.stack([values[:, np.array(chosen)].max(axis=1) for chosen in columns], axis=1)
