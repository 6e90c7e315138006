"""What the records of a survey add up to. Pure: records in, counts out, in one pass and little memory."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from planchk.assessment import ElementStatus, Standing
from planchk.catalogue import Catalogue, Element, Finding
from planchk.policy import COVERAGE_RULES
from planchk.rules import RULES
from planchk.survey.record import Record, State

WORST = 20
"""Plans that are told as those with most problems."""


class Shares(NamedTuple):
    """How often a finding, or each of several, has which standing."""

    covered: int = 0
    partial: int = 0
    gap: int = 0
    waived: int = 0

    @property
    def all(self) -> int:
        """How many there are."""
        return sum(self)

    @property
    def percent(self) -> int:
        """The share that is covered, floored: 99.9 is never shown as 100."""
        return 100 * self.covered // self.all if self.all else 0


class FindingTotal(NamedTuple):
    """A finding over all plans."""

    finding: Finding
    shares: Shares


class ElementTotal(NamedTuple):
    """An element over all plans."""

    finding: Finding
    element: Element
    covered: int
    possible: int
    missing: int


class GroupTotal(NamedTuple):
    """The findings of a service or principle, or of both, over all plans."""

    service: str
    principle: str
    shares: Shares


class ProblemTotal(NamedTuple):
    """A rule's problem: in how many plans, and how often in all."""

    code: str
    name: str
    plans: int
    times: int


class CouncilTotal(NamedTuple):
    """The plans of one council; ``name`` as the first of them writes it, empty where plans name none."""

    name: str
    plans: int
    passed: int
    actions: int
    shares: Shares
    by_finding: dict[str, Shares]
    errors: int
    warnings: int


class Totals(NamedTuple):
    """A survey's counts. ``findings`` and ``elements`` are in the report's order, as the plans cover them.

    ``services``, ``principles`` and ``both`` have the catalogue's order; ``problems`` begin with what
    the most plans have; ``worst`` are the plans with most problems, ``missed`` the findings that are a
    gap in the most plans.
    """

    plans: int
    states: dict[State, int]
    passed: int
    actions: int
    findings: tuple[FindingTotal, ...]
    elements: tuple[ElementTotal, ...]
    services: tuple[GroupTotal, ...]
    principles: tuple[GroupTotal, ...]
    both: tuple[GroupTotal, ...]
    problems: tuple[ProblemTotal, ...]
    worst: tuple[Record, ...]

    @property
    def read(self) -> int:
        """How many plans have a verdict."""
        return self.states.get("read", 0)

    @property
    def interrupted(self) -> int:
        """How many plans the survey has not reached."""
        return self.states.get("interrupted", 0)

    @property
    def unread(self) -> int:
        """How many plans were reached and have no verdict."""
        return self.plans - self.read - self.interrupted

    @property
    def shares(self) -> Shares:
        """The standings of all findings in all plans."""
        return _sum(total.shares for total in self.findings)

    @property
    def further_problems(self) -> tuple[ProblemTotal, ...]:
        """The problems but those that the coverage of findings tells."""
        return tuple(problem for problem in self.problems if problem.code not in COVERAGE_RULES)

    @property
    def missed(self) -> tuple[FindingTotal, ...]:
        """The findings that some plan leaves open, the most often missed first."""
        often = sorted(self.findings, key=lambda total: (-total.shares.gap, -total.shares.partial))
        return tuple(total for total in often if total.shares.gap or total.shares.partial)


def add_up(records: Iterable[Record], catalogue: Catalogue, service: str | None = None) -> Totals:
    """Return what the records add up to."""
    scope = [finding for finding in catalogue.to_cover if service in (None, finding.service)]
    states: Counter[State] = Counter()
    standings: Counter[tuple[str, Standing]] = Counter()
    elements: Counter[tuple[str, ElementStatus]] = Counter()
    plans_with: Counter[str] = Counter()
    times: Counter[str] = Counter()
    passed = actions = 0

    def counted() -> Iterator[Record]:
        nonlocal passed, actions
        for record in records:
            states[record.state] += 1
            passed += record.passed
            actions += record.actions
            standings.update(record.standing.items())
            elements.update(record.elements.items())
            plans_with.update(record.problems.keys())
            times.update(record.problems)
            if record.errors or record.warnings:
                yield record

    worst = heapq.nsmallest(WORST, enumerate(counted()), key=lambda each: (*_badness(each[1]), each[0]))
    findings = tuple(FindingTotal(each, _shares_of(standings, each.id)) for each in scope)
    groups = [
        GroupTotal(first.id, second.id, shares)
        for first in catalogue.services
        for second in catalogue.principles
        if (
            shares := _sum(
                each.shares
                for each in findings
                if (each.finding.service, each.finding.principle) == (first.id, second.id)
            )
        ).all
    ]
    names = {rule.CODE: rule.NAME for rule in RULES}
    return Totals(
        plans=sum(states.values()),
        states=dict(states),
        passed=passed,
        actions=actions,
        findings=findings,
        elements=tuple(_element(finding, element, elements) for finding in scope for element in finding.elements),
        services=tuple(
            GroupTotal(each.id, "", shares)
            for each in catalogue.services
            if (shares := _sum(group.shares for group in groups if group.service == each.id)).all
        ),
        principles=tuple(
            GroupTotal("", each.id, shares)
            for each in catalogue.principles
            if (shares := _sum(group.shares for group in groups if group.principle == each.id)).all
        ),
        both=tuple(groups),
        problems=tuple(
            ProblemTotal(code, names.get(code, ""), plans, times[code])
            for code, plans in sorted(plans_with.items(), key=lambda item: (-item[1], item[0]))
        ),
        worst=tuple(record for _, record in worst),
    )


def by_council(records: Iterable[Record]) -> Iterator[CouncilTotal]:
    """Yield the total of each council whose plans were read; the records come council by council."""
    read = (record for record in records if record.state == "read")
    for _, group in groupby(read, lambda record: record.council.casefold().split()):
        yield _council(group)


def _council(records: Iterator[Record]) -> CouncilTotal:
    name, plans, passed, actions, errors, warnings = "", 0, 0, 0, 0, 0
    standings: Counter[tuple[str, Standing]] = Counter()
    for record in records:
        name = name or record.council
        plans += 1
        passed += record.passed
        actions += record.actions
        errors += record.errors
        warnings += record.warnings
        standings.update(record.standing.items())
    by_finding = {id_: _shares_of(standings, id_) for id_ in dict.fromkeys(id_ for id_, _ in standings)}
    return CouncilTotal(name, plans, passed, actions, _sum(by_finding.values()), by_finding, errors, warnings)


def _badness(record: Record) -> tuple[int, int, int, str]:
    return -record.errors, -record.warnings, -record.having("gap"), record.path


def _shares_of(standings: Counter[tuple[str, Standing]], finding: str) -> Shares:
    return Shares(*(standings[finding, name] for name in ("covered", "partial", "gap", "waived")))


def _sum(shares: Iterable[Shares]) -> Shares:
    return Shares(*map(sum, zip(*shares, strict=True))) if (shares := tuple(shares)) else Shares()


def _element(finding: Finding, element: Element, counts: Counter[tuple[str, ElementStatus]]) -> ElementTotal:
    name = f"{finding.id}/{element.id}"
    return ElementTotal(finding, element, *(counts[name, status] for status in ("covered", "possible", "missing")))
