"""The baseline: what was open when a team began to gate, or took stock. Values only."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class KnownFinding(NamedTuple):
    """A finding that was open, its elements that were not covered, and since when."""

    finding: str
    open: tuple[str, ...]
    since: date

    @property
    def name(self) -> str:
        """What it is called: the finding's id."""
        return self.finding


class KnownProblem(NamedTuple):
    """A problem that was there, and since when.

    ``action`` is the id that the plan gave, empty where it gave none or the problem is on no
    action; ``fingerprint`` is of the action's words (`planchk.fingerprint`).
    """

    code: str
    finding: str
    action: str
    fingerprint: str
    since: date

    @property
    def name(self) -> str:
        """What it is called: the rule's code."""
        return self.code


class Baseline(NamedTuple):
    """What was known of one plan; ``plan`` is its path as seen from the baseline's folder."""

    plan: str
    findings: tuple[KnownFinding, ...] = ()
    problems: tuple[KnownProblem, ...] = ()
