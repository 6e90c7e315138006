"""The second stage: what is asked of an element's log-odds before they count.

The first stage adds up words. It cannot see that a text speaks of adults only, or of a school, or
that it commits to nothing; lanes of the same table were learnt for that. The second stage weighs
them together, with bends (a service in doubt takes odds away, one without doubt adds none), with
the length (three words say less than thirty) and the best other element (near misses outnumber
answers). It is one small logistic regression for all elements.
"""

from __future__ import annotations

from collections.abc import Sequence

LANES = ("children", "adults", "elsewhere", "commitment")
"""What the table's further lanes say of a text: its service, another department, a commitment."""

FEATURES = 9
"""How many numbers `features_of` gives."""

DOUBT = -2.0
"""Log-odds below which an element is out of the question, however far below."""

SERVICES = {"children": 0, "adults": 1}
"""The place of each service in `LANES`."""

_ELSEWHERE, _COMMITMENT = 2, 3


def features_of(own: float, rival: float, lanes: Sequence[float], service: str, length: float) -> tuple[float, ...]:
    """Return what the second stage weighs of one element.

    ``own`` and ``rival`` are the log-odds of the element and of the best other one, ``lanes`` those
    of `LANES`. ``service`` is the element's; empty where the action states its own, and so no words
    have to.
    """
    mine, other = _sides(lanes, service)
    return (
        own,
        max(own, DOUBT),
        min(mine, 0.0),
        min(mine - other, 0.0),
        max(lanes[_ELSEWHERE], 0.0),
        min(lanes[_COMMITMENT], 0.0),
        length,
        length * own,
        max(rival, DOUBT),
    )


def weighed(weights: Sequence[float], features: Sequence[float]) -> float:
    """Return the log-odds of the second stage, ``weights`` with the constant at their end.

    The products are added one after the other: `sum` rounds in another way from Python 3.12 on.
    """
    total = 0.0
    for weight, feature in zip(weights, features, strict=False):  # the constant follows
        total += weight * feature
    return total + weights[-1]


def slopes_of(
    weights: Sequence[float], own: float, lanes: Sequence[float], service: str, length: float
) -> tuple[float, ...]:
    """Return what one more unit of log-odds adds: of the element itself, then of each of `LANES`."""
    mine, other = _sides(lanes, service)
    known, apart = weights[2] if mine < 0 else 0.0, weights[3] if mine < other else 0.0
    sides = {"children": (known + apart, -apart), "adults": (-apart, known + apart)}.get(service, (0.0, 0.0))
    return (
        weights[0] + length * weights[7] + (weights[1] if own > DOUBT else 0.0),
        *sides,
        weights[4] if lanes[_ELSEWHERE] > 0 else 0.0,
        weights[5] if lanes[_COMMITMENT] < 0 else 0.0,
    )


def _sides(lanes: Sequence[float], service: str) -> tuple[float, float]:
    at = SERVICES.get(service)
    return (0.0, 0.0) if at is None else (lanes[at], lanes[1 - at])
