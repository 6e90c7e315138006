"""The verdict: links, coverage, problems and the gate. Values only.

Every count, order and verdict that an output shows is made here or in `planchk.assess`, so that
two outputs can't disagree.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from planchk.catalogue import Catalogue, Element, Finding, Heading
from planchk.ledger import Decision
from planchk.place import Place
from planchk.plan import Action, Plan, Reference, Response
from planchk.waiver import Waiver

Basis = Literal["declared", "confirmed", "inferred"]
ElementStatus = Literal["covered", "possible", "missing"]
FindingStatus = Literal["covered", "partial", "gap"]
Standing = Literal["covered", "partial", "gap", "waived"]
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
    whether the link makes its element covered. ``decision`` is a person's, from the ledger;
    ``suspect`` says what has changed since, and is empty where nothing has.
    """

    action: Action
    finding: str
    element: str
    basis: Basis
    score: float
    counts: bool
    evidence: tuple[Evidence, ...]
    decision: Decision | None = None
    suspect: str = ""


class Claim(NamedTuple):
    """A declared reference that the action's own words do not bear out, or that a person ``rejected``."""

    action: Action
    reference: Reference
    rejected: Decision | None = None


class ElementCoverage(NamedTuple):
    """An element and its links, those that count first, then the suspect ones, then by score.

    The links that a person ``rejected`` are kept apart: they answer nothing, not even perhaps.
    """

    element: Element
    status: ElementStatus
    links: tuple[Link, ...]
    rejected: tuple[Link, ...] = ()

    @property
    def counting(self) -> tuple[Link, ...]:
        """The links that make the element covered."""
        return tuple(link for link in self.links if link.counts)


class FindingCoverage(NamedTuple):
    """A finding and the coverage of its elements.

    ``status`` is what the plan's words say. ``waiver`` is the one that holds today; ``known`` says
    that the finding was no better in the baseline; ``response`` is what the council says to it.
    """

    finding: Finding
    status: FindingStatus
    elements: tuple[ElementCoverage, ...]
    waiver: Waiver | None = None
    known: bool = False
    response: Response | None = None

    @property
    def standing(self) -> Standing:
        """How the finding is counted: an open one that is waived is neither a gap nor covered."""
        return "waived" if self.waiver and self.status != "covered" else self.status

    def having(self, status: ElementStatus) -> tuple[ElementCoverage, ...]:
        """Return the elements of one status."""
        return tuple([each for each in self.elements if each.status == status])


class Coverage(NamedTuple):
    """What rules look at: the findings' coverage, in the report's order, and unsupported claims.

    ``stale`` are the ledger's decisions whose action or element is no longer there.
    """

    findings: tuple[FindingCoverage, ...]
    unsupported: tuple[Claim, ...]
    stale: tuple[Decision, ...] = ()

    def answering(self) -> dict[int, tuple[str, ...]]:
        """Return, by an action's position, the ids of the findings that it answers (links that count)."""
        found: dict[int, dict[str, None]] = {}
        for covered in self.findings:
            for element in covered.elements:
                for link in element.links:
                    if link.counts:
                        found.setdefault(link.action.position, {})[link.finding] = None
        return {position: tuple(ids) for position, ids in found.items()}

    def possibly_answering(self) -> dict[int, tuple[str, ...]]:
        """Return, by an action's position, the ids of further findings of which it may answer an element."""
        answering = self.answering()
        found: dict[int, dict[str, None]] = {}
        possible = (element for covered in self.findings for element in covered.having("possible"))
        for link in (link for element in possible for link in element.links):
            if link.finding not in answering.get(link.action.position, ()):
                found.setdefault(link.action.position, {})[link.finding] = None
        return {position: tuple(ids) for position, ids in found.items()}


class Problem(NamedTuple):
    """What a rule reports.

    ``position`` is that of the action (ids may repeat), -1 where it is on none. ``waiver`` is the
    one that holds today; ``known`` says that the baseline has it.
    """

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    action: str = ""
    finding: str = ""
    position: int = -1
    waiver: Waiver | None = None
    known: bool = False

    @property
    def counts(self) -> bool:
        """Whether a gate may fail on it: it is new, and nobody waived it."""
        return not self.waiver and not self.known


class Summary(NamedTuple):
    """The counts: of findings that need coverage, and of their elements.

    ``covered``, ``partial``, ``gap`` and ``waived`` add up to ``findings``.
    """

    findings: int
    covered: int
    partial: int
    gap: int
    waived: int
    elements: int
    elements_covered: int
    elements_possible: int

    @property
    def percent(self) -> int:
        """The share of elements covered, floored: 99.9 is never shown as 100."""
        return 100 * self.elements_covered // self.elements if self.elements else 0


class Share(NamedTuple):
    """The counts of one service or principle."""

    id: str
    title: str
    summary: Summary


class Gate(NamedTuple):
    """Whether the plan passes; if not, why, and in one sentence what would make it pass.

    ``failing`` are the ids of the findings that fail it.
    """

    passed: bool
    reasons: tuple[str, ...] = ()
    remedy: str = ""
    failing: tuple[str, ...] = ()


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
        """Return how many problems of a severity the gate may fail on: new ones that nobody waived."""
        return sum(problem.counts and problem.severity == severity for problem in self.problems)

    @property
    def set_aside(self) -> int:
        """How many problems are waived, or known from the baseline."""
        return sum(not problem.counts for problem in self.problems)

    def by_service(self) -> tuple[Share, ...]:
        """Return the counts of each service that has a finding in scope, in the catalogue's order."""
        return self._shares("service", self.catalogue.services)

    def by_principle(self) -> tuple[Share, ...]:
        """Return the counts of each principle that has a finding in scope, in the catalogue's order."""
        return self._shares("principle", self.catalogue.principles)

    def with_problem(self, code: str) -> tuple[Action, ...]:
        """Return the actions on which a rule reports, in the order of the plan."""
        positions = {problem.position for problem in self.problems if problem.code == code}
        return tuple(action for action in self.plan.actions if action.position in positions)

    def _shares(self, field: Literal["service", "principle"], headings: tuple[Heading, ...]) -> tuple[Share, ...]:
        shares = []
        for heading in headings:
            own = tuple(each for each in self.coverage.findings if getattr(each.finding, field) == heading.id)
            if own:
                shares.append(Share(heading.id, heading.title, summarise(own)))
        return tuple(shares)


def summarise(findings: tuple[FindingCoverage, ...]) -> Summary:
    """Return the counts of findings."""
    standings = [finding.standing for finding in findings]
    elements = [element.status for finding in findings for element in finding.elements]
    return Summary(
        findings=len(standings),
        covered=standings.count("covered"),
        partial=standings.count("partial"),
        gap=standings.count("gap"),
        waived=standings.count("waived"),
        elements=len(elements),
        elements_covered=elements.count("covered"),
        elements_possible=elements.count("possible"),
    )
