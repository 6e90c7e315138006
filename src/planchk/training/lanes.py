"""Exemplars -> labels of the further lanes: which service a text is about, and whether it commits.

Taken from what the exemplars say already: an answer names its service by what it covers, a near
miss by its reason (``why``). What says neither is left out of the lane.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from planchk.match.verdict import LANES
from planchk.training.exemplars import Exemplar

_ELSEWHERE = re.compile(
    r"housing|school|educat|leisure|librar|highway|estates?\b|\bit\b|\bhr\b|financ|budget|payroll|procure|licens"
    r"|waste|homeless|nhs|health board|police|planning dep|corporate|fleet|building|accommodation|tenan|ordinary"
    r"|website|comms",
    re.IGNORECASE,
)
_NO_COMMITMENT = re.compile(
    r"prais|pause|cancel|withdraw|on hold|consider|discuss|decided against|no commit|opposite|subject to|vague"
    r"|slogan|mention|\bnoted?\b|\bkept\b|no further|consult|conditional|refus|reject|not adopted|no action|declin"
    r"|describ|statement|aspir|no content|recording only|stopped|ended|cut|reduc|excluded|unchanged|no change"
    r"|paper only|statistic|narrative",
    re.IGNORECASE,
)


def label_lanes(exemplars: Sequence[Exemplar], services: Mapping[str, str]) -> tuple[Any, Any]:
    """Return labels (a line an exemplar, a column one of `LANES`) and whether each is known, as 0 and 1.

    ``services`` is that of each element.
    """
    labels = np.zeros((len(exemplars), len(LANES)), dtype=np.float32)
    known = np.zeros_like(labels)
    for line, exemplar in enumerate(exemplars):
        covered = {services[name] for name in exemplar.covers}
        near = {services[name] for name in exemplar.near}
        elsewhere = not covered and bool(_ELSEWHERE.search(exemplar.why))
        empty = not covered and bool(near) and not elsewhere and bool(_NO_COMMITMENT.search(exemplar.why))
        about = set() if elsewhere else covered or _named(exemplar.why, near) or (near if empty else set())
        if elsewhere or (about and (covered or len(about) == 1)):
            labels[line, :3] = [service in about for service in LANES[:2]] + [elsewhere]
            known[line, :3] = 1
        labels[line, 3] = bool(covered)
        known[line, 3] = bool(covered) or empty
    return labels, known


def _named(why: str, near: set[str]) -> set[str]:
    """Return the other service, where the reason says that a near miss is about it."""
    said = {service for service in LANES[:2] if service[:5] in why.lower()}
    return said if len(near) == 1 and len(said) == 1 and said != near else set()
