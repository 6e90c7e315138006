"""The one verdict: a plan against a catalogue. Pure; whoever prints, writes or exits stands outside."""

from __future__ import annotations

from datetime import date

from planchk.assessment import (
    Assessment,
    Coverage,
    ElementCoverage,
    ElementStatus,
    FindingCoverage,
    FindingStatus,
    Gate,
    Link,
    Problem,
    summarise,
)
from planchk.catalogue import Catalogue, Element, Finding
from planchk.match.choice import reader_for
from planchk.match.claims import with_claims
from planchk.match.links import Advance, Matches, find_links
from planchk.match.reader import Reader
from planchk.plan import Plan
from planchk.rules import run_rules
from planchk.rules.rule import Subject


def check(
    plan: Plan,
    catalogue: Catalogue | None = None,
    *,
    service: str | None = None,
    reader: Reader | None = None,
    today: date | None = None,
    advance: Advance | None = None,
) -> Assessment:
    """Return what a careful reader says of a plan.

    Args:
        plan: the council's plan.
        catalogue: the report's findings; without it, the one that planchk ships.
        service: the id of the only service in scope; without it, all are.
        reader: what reads the words; without it, the best that is known for the catalogue.
        today: the day that decides what is overdue; without it, the computer's date.
        advance: called after each action, for a progress bar.
    """
    if catalogue is None:
        from planchk.catalogues import load_catalogue

        catalogue = load_catalogue()
    reader = reader or reader_for(catalogue)
    plan = with_claims(plan, catalogue)
    coverage = _cover(catalogue, find_links(plan, catalogue, reader, advance))
    problems = run_rules(Subject(plan, catalogue, coverage, today or date.today()))
    if service is not None:  # the whole plan was read, so that references to other services are known
        coverage = coverage._replace(findings=tuple(f for f in coverage.findings if f.finding.service == service))
        scope = {each.finding.id for each in coverage.findings}
        problems = tuple(problem for problem in problems if not problem.finding or problem.finding in scope)
    summary = summarise(coverage.findings)
    return Assessment(
        plan=plan,
        catalogue=catalogue,
        reader=reader.name,
        coverage=coverage,
        problems=problems,
        summary=summary,
        gate=_gate(coverage, problems),
    )


def _cover(catalogue: Catalogue, matches: Matches) -> Coverage:
    findings = tuple(_cover_finding(finding, matches.links) for finding in catalogue.to_cover)
    return Coverage(findings, matches.unsupported)


def _cover_finding(finding: Finding, links: dict[tuple[str, str], list[Link]]) -> FindingCoverage:
    elements = tuple(_cover_element(element, links[finding.id, element.id]) for element in finding.elements)
    covered = sum(element.status == "covered" for element in elements)
    status: FindingStatus = "gap" if not covered else "covered" if covered == len(elements) else "partial"
    return FindingCoverage(finding, status, elements)


def _cover_element(element: Element, links: list[Link]) -> ElementCoverage:
    status: ElementStatus = "missing"
    if links:
        status = "covered" if any(link.counts for link in links) else "possible"
    return ElementCoverage(element, status, tuple(links))


def _gate(coverage: Coverage, problems: tuple[Problem, ...]) -> Gate:
    """The default gate: no recommendation is a gap or partial, and no problem is an error."""
    reasons = []
    for status, what in (("gap", "not covered"), ("partial", "covered only in part")):
        ids = [
            each.finding.id
            for each in coverage.findings
            if each.finding.kind == "recommendation" and each.status == status
        ]
        if ids:
            reasons.append(f"{_count(len(ids), 'recommendation')} {what}: {', '.join(ids)}")
    told = ("PC301", "PC302")  # gap and partial: the reasons above
    errors = [problem for problem in problems if problem.severity == "error" and problem.code not in told]
    if errors:
        codes = ", ".join(dict.fromkeys(f"{problem.code} {problem.name}" for problem in errors))
        reasons.append(f"{_count(len(errors), 'error')} in the plan: {codes}")
    return Gate(not reasons, tuple(reasons))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
