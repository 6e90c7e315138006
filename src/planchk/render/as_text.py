"""The report that an officer reads at a glance, as styled lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from planchk.assessment import Assessment, ElementCoverage, FindingCoverage, Link, Problem
from planchk.counted import counted
from planchk.plan import Plan
from planchk.render.escape import shortened
from planchk.render.lines import Line, line
from planchk.render.rulings import ruling_of
from planchk.values.periods import say

Detail = Literal["short", "normal", "full"]

_STATUS_STYLE = {
    "covered": "green",
    "waived": "cyan",
    "partial": "yellow",
    "gap": "bold red",
    "possible": "yellow",
    "missing": "red",
}
_SEVERITY_STYLE = {"error": "bold red", "warning": "yellow", "info": "dim"}
_READERS = {
    "quick": "read by the quick reader",
    "ranking": "no model was learnt for this catalogue: declared references decide, likeness of words only suggests",
}
# Coverage is told above the problems, finding by finding.
_TOLD_ABOVE = ("PC301", "PC302", "PC303")
_QUOTE = 160


def render_text(assessment: Assessment, detail: Detail = "normal") -> Iterator[Line]:
    """Yield the report: summary, findings by service and principle, problems, verdict.

    ``short`` is the summary, what is open and the verdict; ``full`` has every link with its
    evidence, the report's own words and the problems of severity info.
    """
    yield from _head(assessment)
    if detail == "short":
        yield from _open_findings(assessment)
    else:
        yield from _findings(assessment, detail)
        yield from _problems(assessment, detail)
        yield from _notes(assessment.plan, detail)
        yield line()
    yield _verdict(assessment)


def _head(assessment: Assessment) -> Iterator[Line]:
    plan, summary = assessment.plan, assessment.summary
    yield line((plan.path, "bold"), *(f" | {text}" for text in (plan.council, plan.title) if text))
    if summary.findings:
        parts: list[str | tuple[str, str]] = [f"{summary.covered} of {summary.findings} findings covered"]
        if summary.partial:
            parts += [", ", (f"{summary.partial} partial", "yellow")]
        if summary.gap:
            parts += [", ", (f"{summary.gap} with no answer", "bold red")]
        if summary.waived:
            parts += [", ", (f"{summary.waived} waived", "cyan")]
        parts.append(f" | {summary.elements_covered} of {summary.elements} elements ({summary.percent}%)")
        if summary.elements_possible:
            parts += [", ", (f"{summary.elements_possible} possible", "yellow")]
        yield line(*parts, f" | {counted(len(plan.actions), 'action')}")


def _open_findings(assessment: Assessment) -> Iterator[Line]:
    for covered in assessment.coverage.findings:
        if covered.status != "covered":
            open_ones = ", ".join(e.element.id for e in covered.elements if e.status != "covered")
            yield line(
                (f"{covered.standing:<8}", _STATUS_STYLE[covered.standing]),
                f"{covered.finding.id:<8} {covered.finding.summary} ({open_ones})",
                " | known" if covered.known else "",
                indent=2,
                hang=19,
            )


def _findings(assessment: Assessment, detail: Detail) -> Iterator[Line]:
    catalogue = assessment.catalogue

    def heading(covered: FindingCoverage) -> tuple[str, str]:
        return covered.finding.service, covered.finding.principle

    service_before = ""
    for (service, principle), group in groupby(assessment.coverage.findings, heading):
        yield line()
        if service != service_before:
            yield line((catalogue.service_title(service).upper(), "bold"))
            service_before = service
        yield line((catalogue.principle_title(principle), "bold"))
        for covered in group:
            yield from _finding(covered, detail)


def _finding(covered: FindingCoverage, detail: Detail) -> Iterator[Line]:
    finding = covered.finding
    yield line(
        (f"{covered.standing.upper():<8}", _STATUS_STYLE[covered.standing]),
        (f"{finding.id} ", "bold"),
        f"{finding.summary} ({finding.duty})",
        (" | known from the baseline", "dim") if covered.known else "",
        (f" | asked for before: {', '.join(finding.repeats)}", "yellow") if finding.repeats else "",
        indent=2,
        hang=10,
    )
    if covered.waiver and covered.standing == "waived":
        waiver = covered.waiver
        until = f'{covered.status}, waived until {say(waiver.expires)} by {waiver.owner}: "{waiver.reason}" '
        yield line(until, (str(waiver.place), "dim"), indent=4, hang=6)
    if covered.response:
        response = covered.response
        without = "" if response.answer == "agreed" else ", without a reason"
        reason = f': "{shortened(response.reason, _QUOTE)}"' if response.reason else without
        yield line(f"Council: {response.answer}{reason} ", (str(response.place), "dim"), indent=4, hang=6)
    if detail == "full":
        yield line((f'Report: "{finding.quote}"', "italic"), indent=4, hang=6)
    for alike in _alike(covered.elements, detail):
        yield from _elements(alike, detail)


def _alike(elements: tuple[ElementCoverage, ...], detail: Detail) -> list[list[ElementCoverage]]:
    """Group neighbours that the same words answer: they are quoted once."""
    groups: list[list[ElementCoverage]] = []
    for element in elements:
        before = groups[-1][0] if groups else None
        same = before and before.status == element.status != "missing" and before.links[0].evidence
        if detail != "full" and same and same == element.links[0].evidence:
            groups[-1].append(element)
        else:
            groups.append([element])
    return groups


def _elements(alike: list[ElementCoverage], detail: Detail) -> Iterator[Line]:
    covered = alike[0]
    tag = (f"{covered.status:<9}", _STATUS_STYLE[covered.status])
    name = ", ".join(each.element.id for each in alike) + ": "
    if covered.status == "missing":
        yield line(tag, name, "no action answers this: ", covered.element.text, indent=4, hang=13)
        yield from _rejected(alike, detail)
        return
    shown = covered.links if detail == "full" else covered.links[:1]
    for number, link in enumerate(shown):
        lead = (tag, name) if number == 0 else (" " * 9,)
        yield line(*lead, *_link(link, detail), indent=4, hang=13)
    same = covered.counting if covered.status == "covered" else covered.links
    if detail != "full" and len(same) > 1:
        others = ", ".join(link.action.id for link in same[1:6]) + (" and more" if len(same) > 6 else "")
        yield line((f"also {others}", "dim"), indent=13, hang=13)
    if covered.status == "possible":
        asked = "; ".join(each.element.text for each in alike)
        yield line(f"Asked for: {asked}. A person decides.", indent=13, hang=13)
    yield from _rejected(alike, detail)


def _rejected(alike: list[ElementCoverage], detail: Detail) -> Iterator[Line]:
    """Name the actions that a person said do not answer this: nobody need look at them again."""
    for link in (link for each in alike for link in each.rejected) if detail == "full" else ():
        if link.decision:
            told = f"{link.action.id} does not answer it ({ruling_of(link.decision)})"
            yield line((told, "dim"), indent=13, hang=13)


def _link(link: Link, detail: Detail) -> Iterator[str | tuple[str, str]]:
    yield (link.action.id if link.counts else f"{link.action.id} may answer it", "bold")
    if link.decision:
        yield f" ({ruling_of(link.decision)})"
        if link.suspect:
            yield (f" suspect: {link.suspect};", "bold yellow")
    elif not link.score:
        yield f" ({link.basis}; the words don't show it)"
    elif detail == "full" or not link.counts:
        yield f" ({link.basis}, {link.score:.2f})"
    elif link.basis != "inferred":
        yield f" ({link.basis})"
    for words in link.evidence:
        quote = words.quote if detail == "full" else shortened(words.quote, _QUOTE)
        yield f' "{quote}" '
        yield (str(words.place), "dim")


def _problems(assessment: Assessment, detail: Detail) -> Iterator[Line]:
    all_told = [problem for problem in assessment.problems if problem.code not in _TOLD_ABOVE]
    told = [problem for problem in all_told if problem.counts]
    aside = [problem for problem in all_told if not problem.counts]
    if not all_told:
        return
    yield line()
    counts = [(severity, sum(p.severity == severity for p in told)) for severity in ("error", "warning", "info")]
    names = {"error": "error", "warning": "warning", "info": "note"}
    numbers = [counted(count, names[sev]) for sev, count in counts if count]
    waived = sum(problem.waiver is not None for problem in aside)
    numbers += [f"{waived} waived"] if waived else []
    numbers += [f"{len(aside) - waived} known from the baseline"] if len(aside) > waived else []
    yield line(("PROBLEMS ", "bold"), ", ".join(numbers))
    shown = told if detail == "full" else [problem for problem in told if problem.severity != "info"]
    for group in _by_message(shown):
        yield from _same_problems(group)
    if len(shown) < len(told):
        yield line((f"{counted(len(told) - len(shown), 'note')} not shown: --verbose lists them.", "dim"), indent=2)
    for problem in aside if detail == "full" else ():
        yield from _set_aside(problem)


def _set_aside(problem: Problem) -> Iterator[Line]:
    waiver = problem.waiver
    why = f'waived until {say(waiver.expires)} by {waiver.owner}: "{waiver.reason}"' if waiver else "known"
    where = f"{problem.action}: " if problem.action else ""
    told = f" {problem.code} {problem.name}: {where}{problem.message} "
    yield line(f"{problem.place} ", (problem.severity, "dim"), told, (f"({why})", "dim"), indent=2, hang=4)


def _by_message(problems: list[Problem]) -> list[list[Problem]]:
    """Group what is said alike of several actions, at the place of the first."""
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.code, problem.severity, problem.message), []).append(problem)
    return list(groups.values())


def _same_problems(group: list[Problem]) -> Iterator[Line]:
    first = group[0]
    kind = ((first.severity, _SEVERITY_STYLE[first.severity]), f" {first.code} {first.name}: ")
    if len(group) == 1:
        where = f"{first.action}: " if first.action else ""
        yield line(f"{first.place} ", *kind, where + first.message, indent=2, hang=4)
        return
    yield line(*kind, f"{len(group)} times: {first.message}", indent=2, hang=4)
    for problem in group:
        yield line(f"{problem.place} ", problem.action, indent=4, hang=6)


def _notes(plan: Plan, detail: Detail) -> Iterator[Line]:
    """Say what the file's reader assumed and left unread: nothing is dropped in silence."""
    if not plan.notes:
        return
    unread = sum(note.texts for note in plan.unread)
    yield line()
    yield line(
        ("READING ", "bold"),
        f"{counted(len(plan.assumed), 'assumption')}, {counted(unread, 'text')} of the file read as no action's",
        "" if detail == "full" else ": --verbose lists them",
    )
    for note in plan.notes if detail == "full" else ():
        yield line(f"{note.place} ", (note.kind, "dim"), f" {note.message}", indent=2, hang=4)


def _verdict(assessment: Assessment) -> Line:
    gate = assessment.gate
    how = f" ({_READERS.get(assessment.reader, f'read by the {assessment.reader} reader')}.)"
    if gate.passed:
        return line(("Passed", "bold green"), f": {_why_passed(assessment)}.", (how, "dim"))
    return line(("Failed", "bold red"), f": {'; '.join(gate.reasons)}. {gate.remedy}", (how, "dim"))


def _why_passed(assessment: Assessment) -> str:
    """Say what a pass rests on: nothing open is passed over in silence."""
    findings = assessment.coverage.findings
    still_open = [each for each in findings if each.status != "covered"]
    if not still_open:
        return "every finding in scope is covered"
    waived = sum(each.standing == "waived" for each in still_open)
    known = sum(each.known and each.standing != "waived" for each in still_open)
    rest = len(still_open) - waived - known
    ways = ((waived, "waived"), (known, "known from the baseline"), (rest, "open, which the gate lets pass"))
    told = ", ".join(f"{count} {how}" for count, how in ways if count)
    return f"{len(findings) - len(still_open)} of {counted(len(findings), 'finding')} covered, {told}"
