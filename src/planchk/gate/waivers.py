"""Waivers applied: what holds today stands aside, what is past or does nothing is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from planchk.assessment import Coverage, Problem
from planchk.policy import COVERAGE_RULES
from planchk.waiver import Waiver


class Waived(NamedTuple):
    """Coverage and problems with their waivers; the waivers that are past; those that nothing needs."""

    coverage: Coverage
    problems: tuple[Problem, ...]
    expired: tuple[Waiver, ...]
    unused: tuple[Waiver, ...]


def apply_waivers(coverage: Coverage, problems: Iterable[Problem], waivers: Iterable[Waiver], today: date) -> Waived:
    """Return what the waivers leave.

    A waiver of a finding stands for the problems that tell of its coverage, too. A past waiver
    waives nothing; one that holds and has nothing open to waive is unused.
    """
    waivers = tuple(waivers)
    if not waivers:
        return Waived(coverage, tuple(problems), (), ())
    holding = [waiver for waiver in waivers if waiver.expires >= today]
    used: set[int] = set()

    def of_finding(finding: str) -> Waiver | None:
        return _first((w for w in holding if w.finding and w.finding == finding), used)

    def of_problem(problem: Problem) -> Waiver | None:
        if problem.code in COVERAGE_RULES:
            return of_finding(problem.finding)
        fitting = (w for w in holding if w.code == problem.code and w.action in ("", problem.action))
        return _first(fitting, used)

    findings = tuple(
        each if each.status == "covered" else each._replace(waiver=of_finding(each.finding.id))
        for each in coverage.findings
    )
    waived = tuple(problem._replace(waiver=of_problem(problem)) for problem in problems)
    return Waived(
        coverage._replace(findings=findings),
        waived,
        tuple(waiver for waiver in waivers if waiver.expires < today),
        tuple(waiver for waiver in holding if id(waiver) not in used),
    )


def _first(fitting: Iterable[Waiver], used: set[int]) -> Waiver | None:
    """Return the first waiver that fits, and note that it is used."""
    for waiver in fitting:
        used.add(id(waiver))
        return waiver
    return None
