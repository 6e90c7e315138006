"""JUnit XML, for whatever shows test results: a test for each finding, and one for each error in a plan.

There is no standard. What is written here is valid against Jenkins' schema; GitLab tells tests apart by
``classname`` and ``name`` alone, so the plan's path is in the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lxml import etree

from planchk.assessment import Assessment, ElementCoverage, FindingCoverage
from planchk.place import Place
from planchk.policy import COVERAGE_RULES
from planchk.render.escape import on_one_line, without_commands
from planchk.render.repository import AS_GIVEN, Repository
from planchk.render.results import results_of
from planchk.waiver import Waiver


class _Case(NamedTuple):
    """A test: its group within the plan, its name, what came of it, why in a few words, and the lines below."""

    group: str
    name: str
    outcome: Literal["passed", "failure", "skipped"]
    kind: str = ""
    message: str = ""
    lines: tuple[str, ...] = ()


def render_junit(assessments: Sequence[Assessment], repository: Repository = AS_GIVEN) -> str:
    """Return two suites a plan: its findings and its errors. A test that is skipped is open and fails nothing.

    ASCII only: whatever a plan holds, the text passes every terminal and code page.
    """
    root = etree.Element("testsuites")
    totals: Counter[str] = Counter()
    for assessment in assessments:
        path = on_one_line(repository.path(assessment.plan.path))
        findings = [_finding(covered, assessment, repository) for covered in assessment.coverage.findings]
        problems = list(_problems(assessment, repository))
        for name, cases in ((path, findings), (f"{path}: problems", problems)):
            suite = _suite(name, path, cases)
            totals.update({count: int(suite.attrib[count]) for count in ("tests", "failures", "errors")})
            if name == path:
                suite.insert(0, _properties(assessment))
            root.append(suite)
    root.attrib.update({"name": "planchk", "time": "0", **{name: str(totals[name]) for name in totals}})
    etree.indent(root)
    text = etree.tostring(root, encoding="us-ascii", xml_declaration=False).decode("ascii")
    declared = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
    return without_commands(declared, colon="&#58;", number_sign="&#35;")


def _suite(name: str, path: str, cases: Sequence[_Case]) -> etree._Element:
    outcomes = Counter(case.outcome for case in cases)
    suite = etree.Element("testsuite", name=name, tests=str(len(cases)), failures=str(outcomes["failure"]))
    suite.attrib.update({"errors": "0", "skipped": str(outcomes["skipped"]), "time": "0"})
    for case in cases:
        test = etree.SubElement(suite, "testcase", name=case.name, classname=f"{path}.{case.group}", time="0")
        text = "\n".join(case.lines)
        if case.outcome == "failure":
            etree.SubElement(test, "failure", message=case.message, type=case.kind).text = text
            continue
        if case.outcome == "skipped":
            etree.SubElement(test, "skipped", message=case.message, type=case.kind)
        if text:
            etree.SubElement(test, "system-out").text = text
    return suite


def _properties(assessment: Assessment) -> etree._Element:
    properties = etree.Element("properties")
    values = {
        "council": assessment.plan.council,
        "title": assessment.plan.title,
        "catalogue": assessment.catalogue.id,
        "reader": assessment.reader,
        "gate": "passed" if assessment.gate.passed else "failed",
        **{name: str(number) for name, number in assessment.summary._asdict().items()},
    }
    for name, value in values.items():
        etree.SubElement(properties, "property", name=name, value=on_one_line(value))
    return properties


def _finding(covered: FindingCoverage, assessment: Assessment, repository: Repository) -> _Case:
    finding = covered.finding
    group = on_one_line(f"{finding.service}.{finding.principle}")
    name = on_one_line(f"{finding.id} {finding.summary}")
    lines = [on_one_line(f'Report: "{finding.quote}"')]
    for element in covered.elements:
        lines += (on_one_line(told) for told in _element(element, repository))
    open_ones = ", ".join(element.element.id for element in covered.elements if element.status != "covered")
    if covered.status == "covered":
        return _Case(group, name, "passed", lines=tuple(lines))
    told = f"{covered.status}: {open_ones} not answered"
    if covered.waiver:
        return _Case(group, name, "skipped", "waived", _waived(covered.waiver), tuple(lines))
    if covered.known:
        return _Case(group, name, "skipped", "known", f"known from the baseline; {told}", tuple(lines))
    if covered.finding.id not in assessment.gate.failing:
        return _Case(group, name, "skipped", covered.status, f"the gate lets it pass; {told}", tuple(lines))
    return _Case(group, name, "failure", covered.status, told, tuple(lines))


def _element(covered: ElementCoverage, repository: Repository) -> Iterator[str]:
    element = covered.element
    if not covered.links:
        yield f"{covered.status} {element.id}: no action answers this: {element.text}"
    for link in covered.counting if covered.status == "covered" else covered.links:
        about = "" if link.counts else " may answer it; a person decides"
        quotes = (f'"{words.quote}" {_place(words.place, repository)}' for words in link.evidence)
        yield f"{covered.status} {element.id}: {link.action.id}{about} {' '.join(quotes)}"


def _problems(assessment: Assessment, repository: Repository) -> Iterator[_Case]:
    """Yield the errors that are not told as findings."""
    seen: Counter[str] = Counter()
    for result in results_of([assessment]):
        problem = result.problem
        if problem.severity != "error" or problem.code in COVERAGE_RULES:
            continue
        name = " ".join(filter(None, (problem.code, problem.name, on_one_line(problem.action or problem.finding))))
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name} ({seen[name]})"
        lines = (on_one_line(_place(problem.place, repository)),)
        if problem.waiver:
            yield _Case("problems", name, "skipped", "waived", _waived(problem.waiver), (result.message, *lines))
        elif problem.known:
            message = f"known from the baseline; {result.message}"
            yield _Case("problems", name, "skipped", "known", message, lines)
        else:
            yield _Case("problems", name, "failure", problem.name, result.message, lines)


def _place(place: Place, repository: Repository) -> str:
    return str(place._replace(path=repository.path(place.path)))


def _waived(waiver: Waiver) -> str:
    return on_one_line(f"waived until {waiver.expires.isoformat()} by {waiver.owner}: {waiver.reason}")
