"""The summary page of a GitHub Actions job, in GitHub's Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planchk.assessment import Assessment, FindingCoverage
from planchk.counted import counted
from planchk.policy import COVERAGE_RULES
from planchk.render.escape import on_one_line
from planchk.render.labels import SEVERITIES, STANDINGS
from planchk.render.repository import AS_GIVEN, Repository
from planchk.render.results import results_of, worst_first

# GitHub shows no summary at all where a step writes more.
MAX_BYTES = 1024 * 1024
_SIGNS = {"covered": "✅", "partial": "⚠️", "gap": "❌", "waived": "⏸️"}
# What means something within a line. What does at its beginning needs no escape: no line begins with a plan's text.
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]|~$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def render_step_summary(
    assessments: Sequence[Assessment], repository: Repository = AS_GIVEN, room: int = MAX_BYTES
) -> str:
    """Return the verdict, the findings and the problems of each plan, in at most ``room`` bytes."""
    notice = "\nThe rest is left out, since GitHub shows no more than 1 MB. The log of the job has it.\n"
    left = room - len(notice.encode())
    kept: list[str] = []
    for told in _lines(assessments, repository):
        text = told + "\n"
        left -= len(text.encode("utf-8", "backslashreplace"))
        if left < 0:
            return "".join(kept) + notice if room > len(notice.encode()) else ""
        kept.append(text)
    return "".join(kept)


def _lines(assessments: Sequence[Assessment], repository: Repository) -> Iterator[str]:
    for assessment in assessments:
        yield from _head(assessment, repository)
        yield from _findings(assessment)
        yield from _problems(assessment, repository)


def _head(assessment: Assessment, repository: Repository) -> Iterator[str]:
    plan, summary, gate = assessment.plan, assessment.summary, assessment.gate
    yield f"## {'✅ Passed' if gate.passed else '❌ Failed'}: {_safe(repository.path(plan.path))}"
    yield ""
    if plan.council or plan.title:
        yield f"Plan: {', '.join(_safe(text) for text in (plan.council, plan.title) if text)}\n"
    open_ones = (("partial", summary.partial), ("not covered", summary.gap), ("waived", summary.waived))
    counts = [f"**{summary.covered} of {counted(summary.findings, 'finding')} covered**"]
    counts += [f"{number} {name}" for name, number in open_ones if number]
    counts.append(f"{summary.elements_covered} of {summary.elements} elements ({summary.percent}%)")
    counts += [f"{summary.elements_possible} possible"] if summary.elements_possible else []
    yield ", ".join(counts) + f"; {counted(len(plan.actions), 'action')}."
    yield ""
    for reason in gate.reasons:
        yield f"- {_safe(reason)}"
    if gate.remedy:
        yield f"\n{_safe(gate.remedy)}"
    yield ""


def _findings(assessment: Assessment) -> Iterator[str]:
    if not assessment.coverage.findings:
        return
    yield "| | Finding | What it asks | Not answered |"
    yield "|---|---|---|---|"
    for covered in assessment.coverage.findings:
        finding = covered.finding
        standing = f"{_SIGNS[covered.standing]} {STANDINGS[covered.standing]}{' (known)' if covered.known else ''}"
        yield f"| {standing} | {_safe(finding.id)} | {_safe(finding.summary)} | {_safe(_missing(covered))} |"
    yield ""


def _missing(covered: FindingCoverage) -> str:
    open_ones = [element for element in covered.elements if element.status != "covered"]
    return "; ".join(
        element.element.text + (" (possible: a person decides)" if element.status == "possible" else "")
        for element in open_ones
    )


def _problems(assessment: Assessment, repository: Repository) -> Iterator[str]:
    """Yield the problems that the findings above don't tell."""
    results = [each for each in worst_first(results_of([assessment])) if each.problem.code not in COVERAGE_RULES]
    if not results:
        return
    counts = [(name, sum(r.problem.severity == severity for r in results)) for severity, name in SEVERITIES.items()]
    told = ", ".join(counted(number, name.lower()) for name, number in counts if number)
    yield f"<details><summary>Problems: {told}</summary>"
    yield ""
    yield "| | Rule | Where | What |"
    yield "|---|---|---|---|"
    for result in results:
        problem = result.problem
        place = problem.place._replace(path=repository.path(problem.place.path))
        rule = f"{problem.code} {_safe(problem.name)}"
        yield f"| {SEVERITIES[problem.severity]} | {rule} | {_safe(str(place))} | {_safe(result.message)} |"
    yield ""
    yield "</details>\n"


def _safe(text: str) -> str:
    """Return text in which Markdown and HTML mean nothing."""
    return on_one_line(text).translate(_SPECIAL)
