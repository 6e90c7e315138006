"""The gate: what fails under a policy, why, and what would make it pass."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planchk.assessment import Coverage, FindingCoverage, Gate, Problem
from planchk.counted import counted
from planchk.files import STDIN
from planchk.policy import COVERAGE_RULES, Policy


class _Failing(NamedTuple):
    """A reason and its remedy, both as parts of a sentence, and the findings that it is about."""

    reason: str
    remedy: str
    findings: tuple[str, ...] = ()


def judge(coverage: Coverage, problems: Iterable[Problem], policy: Policy, plan: str) -> Gate:
    """Return whether the plan passes. ``plan`` is its path, for the remedy.

    What is waived, known from the baseline or accepted as an answer of the council never fails.
    """
    if "never" in policy.fail_on:
        return Gate(True)
    failing = [
        *_coverage([each for each in coverage.findings if can_fail(each, policy)], policy, plan),
        *_problems([problem for problem in problems if problem.counts], policy),
    ]
    if not failing:
        return Gate(True)
    remedy = "; ".join(dict.fromkeys(each.remedy for each in failing))
    ids = tuple(dict.fromkeys(id_ for each in failing for id_ in each.findings))
    return Gate(False, tuple(each.reason for each in failing), f"To pass: {remedy}.", ids)


def can_fail(covered: FindingCoverage, policy: Policy) -> bool:
    """Return whether the gate looks at a finding: it is open, and nothing excuses it."""
    if covered.status == "covered" or covered.waiver or covered.known:
        return False
    return policy.treatment(covered.finding) == "fail" and not policy.accepts(covered)


def _coverage(findings: list[FindingCoverage], policy: Policy, plan: str) -> list[_Failing]:
    failing: list[tuple[str, tuple[str, ...]]] = []
    open_ones: list[FindingCoverage] = []
    for status, what in (("gap", "not covered"), ("partial", "covered only in part")):
        found = [each for each in findings if each.status == status]
        if found and status in policy.fail_on:
            open_ones += found
            ids = tuple(each.finding.id for each in found)
            failing.append((f"{_findings(found)} {what}: {', '.join(ids)}", ids))
    waiting = [each for each in findings if each.having("possible")]
    if waiting and "possible" in policy.fail_on:
        names = [f"{each.finding.id}/{element.element.id}" for each in waiting for element in each.having("possible")]
        told = f"{counted(len(names), 'possible answer')} that a person has to decide on: {', '.join(names)}"
        failing.append((told, tuple(each.finding.id for each in waiting)))
    remedies = []
    if any(each.having("missing") for each in open_ones):
        remedies.append("add actions that commit to what is missing")
    if waiting and ("possible" in policy.fail_on or any(each.having("possible") for each in open_ones)):
        remedies.append(f"decide on what is possible (planchk review {_typed(plan)})")
    return [_Failing(reason, " and ".join(remedies), ids) for reason, ids in failing]


def _typed(path: str) -> str:
    """Return a path as it is typed; standard input can't be reviewed, so the plan's file is asked for."""
    return "PLAN" if path == STDIN else f'"{path}"' if any(map(str.isspace, path)) else path


def _problems(problems: list[Problem], policy: Policy) -> list[_Failing]:
    failing = []
    # Whoever fails on warnings fails on what is worse, too.
    severities = (
        ("error", "warning") if "warning" in policy.fail_on else ("error",) if "error" in policy.fail_on else ()
    )
    for severity in severities:
        # Open findings are told above; those that only warn are told here, if warnings fail.
        told = COVERAGE_RULES if severity == "error" else ()
        found = [problem for problem in problems if problem.severity == severity and problem.code not in told]
        if found:
            codes = list(dict.fromkeys(f"{problem.code} {problem.name}" for problem in found))
            remedy = f"mend or waive the {severity}s"
            failing.append(_Failing(f"{counted(len(found), severity)} in the plan: {', '.join(codes)}", remedy))
    return failing


def _findings(found: list[FindingCoverage]) -> str:
    noun = "recommendation" if all(each.finding.kind == "recommendation" for each in found) else "finding"
    return counted(len(found), noun)
