"""The baseline applied and renewed: what is known does not fail; what is new or worse does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import filterfalse
from typing import NamedTuple

from planchk.assessment import Coverage, FindingCoverage, Problem
from planchk.baseline import Baseline, KnownFinding, KnownProblem
from planchk.fingerprint import action_fingerprint
from planchk.plan import Plan
from planchk.policy import COVERAGE_RULES, Policy

_Known = KnownFinding | KnownProblem


class Compared(NamedTuple):
    """Coverage and problems, the known ones marked; what of the baseline is fixed, and what is too old."""

    coverage: Coverage
    problems: tuple[Problem, ...]
    fixed: tuple[_Known, ...]
    outdated: tuple[_Known, ...]


def apply_baseline(
    plan: Plan, coverage: Coverage, problems: Iterable[Problem], baseline: Baseline, today: date, policy: Policy
) -> Compared:
    """Mark what the baseline knows.

    A finding is known while no element is open that was covered then. A problem is known by its
    code and its action's words, wherever the action has moved; or, where the words changed, by the
    id that the plan gives. Each entry excuses one problem, and none once it is older than the policy
    lets it be. What this run does not look at is neither fixed nor outdated.
    """
    days = policy.baseline_days
    oldest = date.min if days is None else today - timedelta(days=days)
    looked_at = _looked_at(coverage, policy)
    findings = {entry.finding: entry for entry in baseline.findings}
    marked = tuple(_mark_finding(each, findings.get(each.finding.id), oldest) for each in coverage.findings)
    known = {each.finding.id: each.known for each in marked}
    problems = tuple(problems)
    entries_of, left = _match(plan, [each for each in problems if each.code not in COVERAGE_RULES], baseline.problems)
    taken = iter(entries_of)
    told = []
    for problem in problems:
        if problem.code in COVERAGE_RULES:
            told.append(problem._replace(known=known.get(problem.finding, False)))
        else:
            entry = next(taken)
            told.append(problem._replace(known=bool(entry and entry.since >= oldest)))
    is_open = {each.finding.id for each in coverage.findings if each.status != "covered"}
    standing: list[_Known] = [entry for entry in baseline.findings if entry.finding in is_open]
    standing += filter(None, entries_of)
    fixed: tuple[_Known, ...] = (*(entry for entry in baseline.findings if entry.finding not in is_open), *left)
    return Compared(
        coverage._replace(findings=marked),
        tuple(told),
        tuple(filter(looked_at, fixed)),
        tuple(entry for entry in standing if entry.since < oldest),
    )


def take_stock(
    plan: Plan, coverage: Coverage, problems: Iterable[Problem], before: Baseline, today: date, policy: Policy
) -> Baseline:
    """Return the baseline of what is open today.

    What was known keeps its date, and what this run does not look at its entry. Waived things need none.
    """
    looked_at = _looked_at(coverage, policy)
    since_findings = {entry.finding: entry.since for entry in before.findings}
    findings = [
        KnownFinding(each.finding.id, _open(each), since_findings.get(each.finding.id, today))
        for each in coverage.findings
        if each.standing in ("gap", "partial")
    ]
    counting = [p for p in problems if p.code not in COVERAGE_RULES and p.severity != "info" and not p.waiver]
    entries, _ = _match(plan, counting, before.problems)
    found = [_entry(plan, each, entry.since if entry else today) for each, entry in zip(counting, entries, strict=True)]
    findings += filterfalse(looked_at, before.findings)
    found += filterfalse(looked_at, before.problems)
    return Baseline(before.plan, tuple(sorted(findings)), tuple(sorted(found)))


def prune(baseline: Baseline, fixed: Iterable[_Known]) -> Baseline:
    """Return the baseline without what got fixed."""
    gone = Counter(fixed)

    def stays(entry: _Known) -> bool:
        gone[entry] -= 1
        return gone[entry] < 0

    return baseline._replace(
        findings=tuple(filter(stays, baseline.findings)), problems=tuple(filter(stays, baseline.problems))
    )


def _looked_at(coverage: Coverage, policy: Policy) -> Callable[[_Known], bool]:
    """Return what tells whether this run could find again what an entry knows.

    It can't where the finding is on another service than the one in scope, or the rule doesn't run.
    """
    scope = {each.finding.id for each in coverage.findings}

    def looked_at(entry: _Known) -> bool:
        in_scope = not entry.finding or entry.finding in scope
        return in_scope and (isinstance(entry, KnownFinding) or policy.wants(entry.code))

    return looked_at


def _mark_finding(covered: FindingCoverage, entry: KnownFinding | None, oldest: date) -> FindingCoverage:
    known = entry is not None and entry.since >= oldest and set(_open(covered)) <= set(entry.open)
    return covered._replace(known=known and covered.status != "covered")


def _open(covered: FindingCoverage) -> tuple[str, ...]:
    return tuple(each.element.id for each in covered.elements if each.status != "covered")


def _entry(plan: Plan, problem: Problem, since: date) -> KnownProblem:
    if problem.position < 0:
        return KnownProblem(problem.code, problem.finding, "", "", since)
    action = plan.actions[problem.position]
    given = action.id if action.id_given else ""
    return KnownProblem(problem.code, problem.finding, given, action_fingerprint(action), since)


def _match(
    plan: Plan, problems: list[Problem], entries: Iterable[KnownProblem]
) -> tuple[list[KnownProblem | None], tuple[KnownProblem, ...]]:
    """Return the entry of each problem, and the entries that are left. Each entry is taken once.

    First by the action's words, for all problems: an action that was renumbered must not take the
    entry of the one that has its number now. Then by the id that the plan gives.
    """
    wanted = [_entry(plan, problem, date.min) for problem in problems]
    known = list(entries)
    found: list[KnownProblem | None] = [None] * len(problems)
    free = set(range(len(known)))
    for key in (_by_words, _by_id):
        waiting: dict[tuple[str, ...], list[int]] = {}
        for number in sorted(free, reverse=True):  # popped from the end: the first of the file is taken first
            waiting.setdefault(key(known[number]), []).append(number)
        for position, entry in enumerate(wanted):
            if found[position] is None and (key is _by_words or entry.action) and waiting.get(key(entry)):
                number = waiting[key(entry)].pop()
                found[position] = known[number]
                free.remove(number)
    return found, tuple(known[number] for number in sorted(free))


def _by_words(entry: KnownProblem) -> tuple[str, ...]:
    return entry.code, entry.finding, entry.fingerprint


def _by_id(entry: KnownProblem) -> tuple[str, ...]:
    return entry.code, entry.finding, entry.action
