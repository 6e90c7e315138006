"""The one verdict: a plan against a catalogue. Pure; whoever prints, writes or exits stands outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from planchk.assessment import (
    Assessment,
    Coverage,
    ElementCoverage,
    ElementStatus,
    FindingCoverage,
    FindingStatus,
    Link,
    Problem,
    summarise,
)
from planchk.catalogue import Catalogue, Element, Finding
from planchk.gate.judge import judge
from planchk.gate.waivers import apply_waivers
from planchk.ledger import Ledger
from planchk.match.choice import reader_for
from planchk.match.claims import with_claims
from planchk.match.links import Advance, Matches, find_links, rank
from planchk.match.reader import Reader
from planchk.plan import Plan
from planchk.policy import COVERAGE_RULES, DEFAULT, OPEN_RULES, Policy
from planchk.rules import KEEPING_RULES, PLAN_RULES, code_of, in_order, run_rules
from planchk.rules.rule import Kept, Rule, Subject
from planchk.waiver import Waiver

if TYPE_CHECKING:
    from planchk.baseline import Baseline


def check(
    plan: Plan,
    catalogue: Catalogue | Sequence[Catalogue] | None = None,
    *,
    service: str | None = None,
    reader: Reader | Sequence[Reader] | None = None,
    today: date | None = None,
    advance: Advance | None = None,
    policy: Policy = DEFAULT,
    ledger: Ledger | None = None,
    waivers: Iterable[Waiver] = (),
    baseline: Baseline | None = None,
) -> Assessment:
    """Return what a careful reader says of a plan.

    Args:
        plan: the council's plan.
        catalogue: the report's findings, or those of several reports, the oldest first; without it,
            the one that planchk ships. Ids of several carry their catalogue's: ``CATALOGUE:FINDING``.
        service: the id of the only service in scope; without it, all are.
        reader: what reads the words, one for each of several catalogues; without it, the best that
            is known for each.
        today: the day that decides what is overdue; without it, the computer's date.
        advance: called after each action, for a progress bar.
        policy: what the gate fails on.
        ledger: a person's decisions on links.
        waivers: what is let stand, beside the plan's own waivers.
        baseline: what was known, and does not fail.

    Raises:
        UsageError: two catalogues of one id.
    """
    if catalogue is None:
        from planchk.catalogues import load_catalogue

        catalogue = load_catalogue()
    today = today or date.today()
    # The whole plan is read, whatever is in scope, so that references to other services are known.
    if isinstance(catalogue, Catalogue):
        readers: Sequence[Reader] = (cast("Reader", reader) or reader_for(catalogue),)
        plan = with_claims(plan, catalogue)
        matches = find_links(plan, catalogue, readers[0], advance, ledger)
    else:
        from planchk.match.several import find_links_in  # here: most plans answer one report

        readers = cast("Sequence[Reader]", reader) or [reader_for(each) for each in catalogue]
        plan, catalogue, matches = find_links_in(plan, catalogue, readers, advance, ledger)
    coverage = _with_responses(_cover(catalogue, matches, policy), plan, catalogue)
    subject = Subject(plan, catalogue, coverage, today, deadline=policy.deadline)
    problems = run_rules(subject, _wanted(PLAN_RULES, policy))
    named = [waiver._replace(code=code_of(waiver.code)) for waiver in (*waivers, *plan.waivers)]
    waived = apply_waivers(coverage, _treated(problems, coverage, policy), named, today)
    coverage, problems = waived.coverage, waived.problems
    # Of a rule that doesn't run nobody knows whether its waivers are needed.
    unused = (waiver for waiver in waived.unused if not waiver.code or policy.wants(waiver.code))
    kept = Kept(waived.expired, tuple(unused))
    if baseline:
        from planchk.gate.baseline import apply_baseline  # here: most plans have none, and it hashes

        compared = apply_baseline(plan, coverage, problems, baseline, today, policy)
        coverage, problems = compared.coverage, compared.problems
        kept = kept._replace(fixed=compared.fixed, outdated=compared.outdated)
    told = run_rules(subject._replace(kept=kept), _wanted(KEEPING_RULES, policy))
    if told:
        problems = in_order((*problems, *_treated(told, coverage, policy)))
    if service is not None:
        coverage = coverage._replace(findings=tuple(f for f in coverage.findings if f.finding.service == service))
        scope = {each.finding.id for each in coverage.findings}
        problems = tuple(problem for problem in problems if not problem.finding or problem.finding in scope)
    return Assessment(
        plan=plan,
        catalogue=catalogue,
        reader="+".join(dict.fromkeys(each.name for each in readers)),
        coverage=coverage,
        problems=problems,
        summary=summarise(coverage.findings),
        gate=judge(coverage, problems, policy, plan.path),
    )


def _wanted(rules: tuple[Rule, ...], policy: Policy) -> tuple[Rule, ...]:
    if not policy.select and not policy.ignore:
        return rules
    return tuple(rule for rule in rules if policy.wants(rule.CODE))


def _cover(catalogue: Catalogue, matches: Matches, policy: Policy) -> Coverage:
    findings = tuple(_cover_finding(finding, matches, policy) for finding in catalogue.to_cover)
    return Coverage(findings, matches.unsupported, matches.stale)


def _cover_finding(finding: Finding, matches: Matches, policy: Policy) -> FindingCoverage:
    covered, elements = 0, []
    for element in finding.elements:
        key = finding.id, element.id
        each = _cover_element(element, matches.links[key], tuple(matches.rejected.get(key, ())), policy)
        covered += each.status == "covered"
        elements.append(each)
    status: FindingStatus = "gap" if not covered else "covered" if covered == len(elements) else "partial"
    return FindingCoverage(finding, status, tuple(elements))


def _cover_element(element: Element, links: list[Link], rejected: tuple[Link, ...], policy: Policy) -> ElementCoverage:
    if not links:
        return ElementCoverage(element, "missing", (), rejected)
    if policy.links != "inferred":
        links = [link if policy.counts(link.basis) else link._replace(counts=False) for link in links]
        links.sort(key=rank)
    status: ElementStatus = "covered" if any(link.counts for link in links) else "possible"
    return ElementCoverage(element, status, tuple(links), rejected)


def _with_responses(coverage: Coverage, plan: Plan, catalogue: Catalogue) -> Coverage:
    """Return the coverage with what the council says to each finding, which covers nothing."""
    if not plan.responses:
        return coverage
    from planchk.match.responses import responses_by_finding  # here: most plans have none

    responses = responses_by_finding(plan, catalogue)
    findings = (each._replace(response=responses.get(each.finding.id)) for each in coverage.findings)
    return coverage._replace(findings=tuple(findings))


def _treated(problems: Iterable[Problem], coverage: Coverage, policy: Policy) -> tuple[Problem, ...]:
    """Return problems with the severity that the policy gives them; open findings by their treatment."""
    findings = {each.finding.id: each.finding for each in coverage.findings}
    treated = []
    for problem in problems:
        severity = problem.severity
        if problem.code in COVERAGE_RULES and problem.finding in findings:
            treatment = policy.treatment(findings[problem.finding])
            if treatment == "ignore":
                continue
            if problem.code in OPEN_RULES:
                severity = "error" if treatment == "fail" else "warning"
        severity = policy.severities.get(problem.code, severity)
        treated.append(problem if problem.severity == severity else problem._replace(severity=severity))
    return tuple(treated)
