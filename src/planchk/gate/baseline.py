"""The baseline applied and renewed: what is known does not fail; what is new or worse does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from planchk.assessment import Coverage, FindingCoverage, Problem
from planchk.baseline import Baseline, KnownFinding, KnownProblem
from planchk.fingerprint import action_fingerprint
from planchk.plan import Plan
from planchk.policy import COVERAGE_RULES


class Compared(NamedTuple):
    """Coverage and problems, the known ones marked; what of the baseline is fixed, and what is too old."""

    coverage: Coverage
    problems: tuple[Problem, ...]
    fixed: tuple[KnownFinding | KnownProblem, ...]
    outdated: tuple[KnownFinding | KnownProblem, ...]


def apply_baseline(
    plan: Plan, coverage: Coverage, problems: Iterable[Problem], baseline: Baseline, today: date, days: int | None
) -> Compared:
    """Mark what the baseline knows.

    A finding is known while no element is open that was covered then. A problem is known by its
    code and its action's words, wherever the action has moved; or, where the words changed, by the
    id that the plan gives. Each entry excuses one problem, and none once it is older than ``days``.
    """
    oldest = date.min if days is None else today - timedelta(days=days)
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
    still_open = {each.finding.id for each in coverage.findings if each.status != "covered"}
    in_scope = {each.finding.id for each in coverage.findings}
    entries: tuple[KnownFinding | KnownProblem, ...] = (*baseline.findings, *baseline.problems)
    fixed = [e for e in baseline.findings if e.finding in in_scope and e.finding not in still_open]
    return Compared(
        coverage._replace(findings=marked),
        tuple(told),
        (*fixed, *left),
        tuple(entry for entry in entries if entry.since < oldest),
    )


def take_stock(
    plan: Plan, path: str, coverage: Coverage, problems: Iterable[Problem], before: Baseline | None, today: date
) -> Baseline:
    """Return the baseline of what is open today; what was known keeps its date. Waived things need no entry."""
    since_findings = {entry.finding: entry.since for entry in before.findings} if before else {}
    findings = tuple(
        KnownFinding(each.finding.id, _open(each), since_findings.get(each.finding.id, today))
        for each in coverage.findings
        if each.standing in ("gap", "partial")
    )
    counting = [p for p in problems if p.code not in COVERAGE_RULES and p.severity != "info" and not p.waiver]
    entries, _ = _match(plan, counting, before.problems if before else ())
    found = [_entry(plan, each, entry.since if entry else today) for each, entry in zip(counting, entries, strict=True)]
    return Baseline(path, findings, tuple(sorted(found)))


def prune(baseline: Baseline, fixed: Iterable[KnownFinding | KnownProblem]) -> Baseline:
    """Return the baseline without what got fixed."""
    gone = Counter(fixed)

    def stays(entry: KnownFinding | KnownProblem) -> bool:
        gone[entry] -= 1
        return gone[entry] < 0

    return baseline._replace(
        findings=tuple(filter(stays, baseline.findings)), problems=tuple(filter(stays, baseline.problems))
    )


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
