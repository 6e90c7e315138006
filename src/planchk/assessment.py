"""The verdict: links, coverage, problems and the gate. Values only.

Every count, order and verdict that an output shows is made here or in `planchk.assess`, so that
two outputs can't disagree.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from planchk.catalogue import Catalogue, Element, Finding
from planchk.place import Place
from planchk.plan import Action, Plan, Reference

Basis = Literal["declared", "confirmed", "inferred"]
ElementStatus = Literal["covered", "possible", "missing"]
FindingStatus = Literal["covered", "partial", "gap"]
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Evidence(NamedTuple):
    """The words that a verdict relies on, the field they stand in and their place."""

    field: str
    quote: str
    place: Place


class Link(NamedTuple):
    """An action's answer to one element.

    ``score`` is the reader's probability that the words answer it (0 to 1); ``counts`` says
    whether the link makes its element covered.
    """

    action: Action
    finding: str
    element: str
    basis: Basis
    score: float
    counts: bool
    evidence: tuple[Evidence, ...]


class Claim(NamedTuple):
    """A declared reference that the action's own words do not bear out."""

    action: Action
    reference: Reference


class ElementCoverage(NamedTuple):
    """An element and its links, those that count first, then by score."""

    element: Element
    status: ElementStatus
    links: tuple[Link, ...]

    @property
    def counting(self) -> tuple[Link, ...]:
        """The links that make the element covered."""
        return tuple(link for link in self.links if link.counts)


class FindingCoverage(NamedTuple):
    """A finding and the coverage of its elements."""

    finding: Finding
    status: FindingStatus
    elements: tuple[ElementCoverage, ...]

    def having(self, status: ElementStatus) -> tuple[ElementCoverage, ...]:
        """Return the elements of one status."""
        return tuple(each for each in self.elements if each.status == status)


class Coverage(NamedTuple):
    """What rules look at: the findings' coverage, in the report's order, and unsupported claims."""

    findings: tuple[FindingCoverage, ...]
    unsupported: tuple[Claim, ...]

    def answering(self) -> dict[int, tuple[str, ...]]:
        """Return, by an action's position, the ids of the findings that it answers (links that count)."""
        found: dict[int, dict[str, None]] = {}
        for covered in self.findings:
            for element in covered.elements:
                for link in element.counting:
                    found.setdefault(link.action.position, {})[link.finding] = None
        return {position: tuple(ids) for position, ids in found.items()}


class Problem(NamedTuple):
    """What a rule reports."""

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    action: str = ""
    finding: str = ""


class Summary(NamedTuple):
    """The counts: of findings that need coverage, and of their elements."""

    findings: int
    covered: int
    partial: int
    gap: int
    waived: int
    elements: int
    elements_covered: int
    elements_possible: int


class Gate(NamedTuple):
    """Whether the plan passes, and if not, why."""

    passed: bool
    reasons: tuple[str, ...] = ()


class Assessment(NamedTuple):
    """Everything that planchk says of one plan against one catalogue."""

    plan: Plan
    catalogue: Catalogue
    reader: str
    coverage: Coverage
    problems: tuple[Problem, ...]
    summary: Summary
    gate: Gate

    def count(self, severity: Severity) -> int:
        """Return how many problems have a severity."""
        return sum(problem.severity == severity for problem in self.problems)
